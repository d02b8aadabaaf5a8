"""Which machines may be asked: only public ones, so that a link in a contribution never reaches into a network of ours."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Callable

PORTS = frozenset({80, 443})
"""Where public pages are: elsewhere something else may listen."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for one of IPv4 (RFC 6052)."""
_LEFT = "!$&'()*+,;=:@/%~-._"
"""Signs of a path that stay as they are (RFC 3986)."""


class Refused(Exception):
    """An address that is not asked; says why, as the name of a text in `words.yml`."""


May: TypeAlias = "Callable[[str, int], bool]"
"""Whether the machine with this number may be asked at this port."""


def is_public(number: str, port: int) -> bool:
    """Whether a machine is one of the public internet, at a port for pages."""
    found = ip_address(number.partition("%")[0])
    return port in PORTS and all(one.is_global and not one.is_multicast for one in _meant(found))


def _meant(found: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """An address, and those of IPv4 that are packed in it."""
    if isinstance(found, IPv4Address):
        return [found]
    packed = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
    if found in _TRANSLATED:
        packed.append(IPv4Address(int(found) & 0xFFFFFFFF))
    within: list[IPv4Address | IPv6Address] = [one for one in packed if one is not None]
    # What is mapped is that address itself; others are themselves as well.
    return within if found.ipv4_mapped else [found, *within]


def resolve(host: str, port: int, may: May) -> str:
    """The number of a machine that may be asked. Whoever connects to this number cannot be sent elsewhere meanwhile.

    Raises:
        Refused: one of its numbers may not be asked.
        OSError: nobody knows the name.

    """
    numbers = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(may(number, port) for number in numbers):
        raise Refused("besloten")
    # Many machines that run checks have no IPv6.
    return min(numbers, key=lambda number: ":" in number)


def plain(address: str) -> str:
    """An address as it goes over the line: signs outside ASCII written out, without the place on the page.

    Raises:
        Refused: it is no address of a page, or has a name and password in it.

    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as why:
        raise Refused("geen-adres") from why
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise Refused("geen-adres")
    host = f"[{host}]" if ":" in host else host
    place = f"{host}:{port}" if port else host
    path, query = quote(parts.path or "/", safe=_LEFT), quote(parts.query, safe=f"{_LEFT}?[]")
    return urlunsplit((parts.scheme, place, path, query, ""))
