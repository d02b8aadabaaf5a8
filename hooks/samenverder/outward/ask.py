"""Asks one address whether its page is there: politely, within bounds, and nowhere but at public machines.

First HEAD, and GET where a server does not like that; of a page nothing is read but its head.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from samenverder.outward.reach import Refused, is_public, plain, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from samenverder.outward.reach import May

HOPS = 8
"""Redirects that are followed."""
MOVED = frozenset({301, 308})
"""Redirects that say a page has another address for good."""
LEADS_ON = MOVED | {302, 303, 307}
CLOSED = frozenset({401, 402, 403, 405, 406, 429, 451, 999})
"""Answers of a server that does not talk to programs: they say nothing of the page."""
GONE = frozenset({404, 410})


class Verdict(StrEnum):
    """What became of a question; the values name texts in `words.yml`."""

    THERE = "er"
    MOVED = "verhuisd"
    HOME = "voorpagina"
    GONE = "weg"
    CLOSED = "dicht"
    FAILING = "storing"
    SILENT = "stil"
    UNKNOWN = "onbekende-naam"
    UNTRUSTED = "certificaat"
    LOOPING = "rondjes"
    REFUSED = "geweigerd"


@dataclass(frozen=True)
class Answer:
    """What became of asking an address."""

    verdict: Verdict
    status: int = 0
    """The code that the server gave last; 0 when it gave none."""
    led_to: str = ""
    """Where the page is now, as its server says; may be anything a server can write."""
    wait: float = 0
    """Seconds that the server asked us to stay away."""


@dataclass(frozen=True)
class Asker:
    """How addresses are asked."""

    name: str
    """Tells the owner of a server who asks, and why."""
    may: May = is_public
    patience: float = 15
    """Seconds without a sign of life."""
    longest: float = 40
    """Seconds that one answer may take altogether, however alive it looks."""
    trust: ssl.SSLContext | None = None
    """Which certificates are right; None is those that this machine trusts."""
    turn: Callable[[str], AbstractContextManager[None]] = lambda host: nullcontext()
    """Waits until a host may be asked, and holds others off meanwhile."""

    def ask(self, address: str) -> Answer:
        """Whether there is a page at an address. Raises nothing: what goes wrong is the answer."""
        try:
            return self._follow(plain(address))
        except Refused:
            return Answer(Verdict.REFUSED)
        except ssl.SSLCertVerificationError:
            return Answer(Verdict.UNTRUSTED)
        except socket.gaierror:
            return Answer(Verdict.UNKNOWN)
        except (OSError, http.client.HTTPException, ValueError):
            return Answer(Verdict.SILENT)

    def _follow(self, address: str) -> Answer:
        at, for_good = address, True
        for _ in range(HOPS):
            status, location, wait = self._once(at)
            if status not in LEADS_ON or not location:
                if 200 <= status < 300 and _is_front(at) and not _is_front(address):
                    return Answer(Verdict.HOME, status, at)
                moved = at if at != address and for_good else ""
                return Answer(_meant(status, moved), status, moved, wait)
            for_good &= status in MOVED
            at = plain(urljoin(at, location))
        return Answer(Verdict.LOOPING, status)

    def _once(self, address: str) -> tuple[int, str, float]:
        said = self._said("HEAD", address)
        # Many servers answer HEAD with whatever comes first; only a yes, and "come back later", is believed.
        return said if said[0] < 400 or said[2] else self._said("GET", address)

    def _said(self, method: str, address: str) -> tuple[int, str, float]:
        parts = urlsplit(address)
        secure = parts.scheme == "https"
        host, port = parts.hostname or "", parts.port or (443 if secure else 80)
        line = http.client.HTTPConnection(host, port, timeout=self.patience)
        with self.turn(host):
            line.sock = socket.create_connection((resolve(host, port, self.may), port), self.patience)
            # A server that sends one byte now and then stays within our patience for ever.
            late = threading.Event()
            end = threading.Timer(self.longest, _shut, [line, late])
            end.daemon = True
            end.start()
            try:
                if secure:
                    trust = self.trust or ssl.create_default_context()
                    line.sock = trust.wrap_socket(
                        line.sock, server_hostname=host, do_handshake_on_connect=False
                    )
                    line.sock.do_handshake()
                target = f"{parts.path}?{parts.query}" if parts.query else parts.path
                line.request(
                    method, target, headers={"User-Agent": self.name, "Accept": "text/html, */*;q=0.5"}
                )
                got = line.getresponse()
                if late.is_set():
                    # What came looks like a whole answer that ended here.
                    raise TimeoutError
            finally:
                end.cancel()
                line.close()
        # A header is read as Latin-1; addresses are meant as UTF-8.
        location = got.getheader("Location", "").encode("latin-1", "replace").decode("utf-8", "replace")
        return got.status, location, _seconds(got.getheader("Retry-After", ""))


def _shut(line: http.client.HTTPConnection, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):
        line.sock.shutdown(socket.SHUT_RDWR)


def _is_front(address: str) -> bool:
    """Whether this is the first page of a site: where pages that are gone are often led to."""
    return urlsplit(address).path == "/" and not urlsplit(address).query


def _meant(status: int, moved: str) -> Verdict:
    if 200 <= status < 300:
        return Verdict.MOVED if moved else Verdict.THERE
    if status in GONE:
        return Verdict.GONE
    return Verdict.CLOSED if status in CLOSED else Verdict.FAILING


def _seconds(said: str) -> float:
    """What `Retry-After` says, as seconds from now: a number, or a moment (RFC 9110, 10.2.3)."""
    if said.strip().isdecimal():
        return float(said)
    with suppress(ValueError, TypeError):
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    return 0.0
