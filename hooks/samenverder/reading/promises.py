"""What was promised to those who link to us: addresses and headings that were published, and where old ones lead now.

Three plain lists beside the practices, one thing a line; what stands behind `#` at the start of a line is explanation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESSES = "_adressen.txt"
"""Every address that was ever published; it only grows."""
ANCHORS = "_kopjes.txt"
"""For every page the headings that were ever published on it: `verhalen/x/ #aanleiding #aanpak`; it only grows."""
REDIRECTS = "_doorverwijzingen.txt"
"""Where an address leads that no practice or term took over: `over/oud/ -> over/nieuw/`; written by people."""
LISTS = (ADDRESSES, ANCHORS, REDIRECTS)
LONGEST_PLACE, LONGEST_PART = 1000, 200
"""Signs of an address, and of what stands between two slashes in it: a file system takes 255 for a name, and about four
times a thousand for where it lies."""


@dataclass(frozen=True)
class Redirect:
    """A row of `REDIRECTS`."""

    line: int
    old: str
    """From the root of the site; empty when the row cannot be read."""
    new: str
    """The same, perhaps with `#` and a heading behind it."""


@dataclass(frozen=True)
class Anchors:
    """A row of `ANCHORS`."""

    line: int
    address: str
    anchors: tuple[str, ...]


def rows(text: str) -> Iterator[tuple[int, str]]:
    """The lines with something on them, each with its number."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line.strip()


def redirects(text: str, site: str) -> Iterator[Redirect]:
    """The rows of a list of redirects. `site`: the address of the site, which people may write in front."""
    for line, said in rows(text):
        parts = re.split(r"\s*(?:->|=>|→|\s)\s*", said)
        addresses = [address_of(part, site) for part in parts if part]
        whole = len(addresses) == 2 and all(addresses)
        yield Redirect(line, *(addresses if whole else ("", "")))


def anchors(text: str) -> Iterator[Anchors]:
    """The rows of a list of headings."""
    for line, said in rows(text):
        address, *found = said.split()
        yield Anchors(line, address, tuple(anchor.removeprefix("#") for anchor in found))


def address_of(said: str, site: str = "") -> str:
    """An address as people write or paste it, from the root of the site; empty when it is none of this site."""
    rest = said.removeprefix(site) if site else said
    if re.match(r"[a-z][a-z0-9+.-]*:|//", rest, re.IGNORECASE):
        return ""
    path, mark, anchor = unquote(rest).strip("/").partition("#")
    path = re.sub(r"(^|/)index\.html$", "", path).strip("/")
    # Names that begin with a dot are hidden, and `..` leads out of the site.
    if not re.fullmatch(r"(?:[\w~+-][\w.~+-]*/)*[\w~+-][\w.~+-]*", path, re.ASCII) or not re.fullmatch(
        r"[\w.~-]*", anchor, re.ASCII
    ):
        return ""
    # No disk has room for a longer name, or a deeper place.
    if len(path) > LONGEST_PLACE or any(len(part) > LONGEST_PART for part in path.split("/")):
        return ""
    return f"{path}{'' if '.' in path.rpartition('/')[2] else '/'}{mark}{anchor}"
