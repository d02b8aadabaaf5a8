"""Asks many addresses: several servers at once, each server one question at a time, with a pause in between."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from samenverder.outward.ask import Answer, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from samenverder.outward.ask import Asker

AGAIN = frozenset({Verdict.FAILING, Verdict.SILENT, Verdict.UNKNOWN})
"""What may be otherwise a moment later."""


@dataclass(frozen=True)
class Manners:
    """How polite we are."""

    together: int = 8
    """Servers that are asked at the same time."""
    pause: float = 2
    """Seconds between two questions to one server."""
    tries: int = 3
    """How often is asked before a page counts as lost."""
    longest_wait: float = 120
    """Seconds that we wait when a server asks us to; where it asks for more we stay away, and know nothing."""


def ask_all(
    addresses: Iterable[str],
    asker: Asker,
    manners: Manners,
    progress: Callable[[int, int], None] = lambda done, all: None,
) -> dict[str, Answer]:
    """The answer for each address."""
    by_server: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        by_server[_server(address)].append(address)
    many = sum(map(len, by_server.values()))
    asker = replace(asker, turn=_Turns(manners.pause).of)
    found: dict[str, Answer] = {}
    counted = threading.Lock()

    def visit(mine: Sequence[str]) -> None:
        rounds = _Visit(asker, manners)
        for address in mine:
            answer = rounds.ask(address)
            with counted:
                found[address] = answer
                progress(len(found), many)

    # Servers with most questions first: they take longest.
    with ThreadPoolExecutor(max_workers=manners.together) as pool:
        for _ in pool.map(visit, sorted(by_server.values(), key=len, reverse=True)):
            pass
    return found


class _Visit:
    """All addresses at one server."""

    def __init__(self, asker: Asker, manners: Manners) -> None:
        self._asker = asker
        self._manners = manners
        self._unwelcome = False

    def ask(self, address: str) -> Answer:
        answer = Answer(Verdict.CLOSED, 429)
        for _ in range(self._manners.tries):
            if self._unwelcome:
                break
            answer = self._asker.ask(address)
            if answer.wait > self._manners.longest_wait:
                self._unwelcome = True
                return Answer(Verdict.CLOSED, answer.status)
            time.sleep(answer.wait)
            if answer.verdict not in AGAIN and not (answer.wait and answer.status == 429):
                break
        return answer


class _Turns:
    """Lets one question at a time through to each host, with a pause after it: redirects lead to hosts of others too."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._not_before: dict[str, float] = defaultdict(float)

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        with self._locks[host]:
            time.sleep(max(0.0, self._not_before[host] - time.monotonic()))
            try:
                yield
            finally:
                self._not_before[host] = time.monotonic() + self._pause


def _server(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
