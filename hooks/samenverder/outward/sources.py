"""Every address outside the site that a practice, a page or a vocabulary leads to, with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from samenverder.reading.library import Library
    from samenverder.reading.problem import Path

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Place:
    """Where an address stands."""

    file: str
    line: int
    seen: date | None = None
    """The day on which an editor last looked at it, as far as that is known."""


def outside(library: Library) -> dict[str, list[Place]]:
    """All addresses that lead out of the site, each with its places, both in order."""
    found: dict[str, set[Place]] = {}
    for address, place in _all(library):
        if not library.site or not address.startswith(library.site):
            found.setdefault(address, set()).add(place)
    return {
        address: sorted(found[address], key=lambda place: (place.file, place.line))
        for address in sorted(found)
    }


def _all(library: Library) -> Iterator[tuple[str, Place]]:
    for practice in library.practices:
        seen, document = practice.fields.reviewed, practice.document
        for path, value in _values(document.data, ()):
            if _ADDRESS.match(value.strip()):
                yield value.strip(), Place(practice.file, document.line(path), seen)
        for link in practice.text.links:
            if _ADDRESS.match(link.target):
                yield link.target, Place(practice.file, link.line, seen)
    for page in library.written:
        for link in page.text.links:
            if _ADDRESS.match(link.target):
                yield link.target, Place(page.file, link.line)
    for vocabulary in library.vocabularies:
        document = vocabulary.document
        for path, value in _values(document.data, ()):
            for address in re.findall(r"https?://[^\s<>()\[\]\"']+", value):
                yield address.rstrip(".,;:"), Place(document.file, document.line(path))


def _values(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text within fields, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, (list, tuple)):
        for number, item in enumerate(value):
            yield from _values(item, (*path, number))
    elif hasattr(value, "items"):
        mapping: Mapping[str, Any] = value
        for name, item in mapping.items():
            yield from _values(item, (*path, name))
