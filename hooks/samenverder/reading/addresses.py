"""Addresses that were published once, and so must work for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.reading.library import ADDRESSES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from samenverder.reading.library import Library

_HEAD = """\
# Elk adres dat ooit gepubliceerd is. De lijst groeit alleen; `samenverder adressen` zet nieuwe erbij.
# Bestaat een adres niet meer, dan zegt `samenverder controleer` waar je het oude id neerzet.
"""


def addresses(library: Library) -> Iterator[str]:
    """Every address of a practice or term that works, former ones included."""
    for practice in library.practices:
        if practice.fields.status != "concept":
            yield from (f"{practice.kind.folder}/{id}/" for id in (practice.id, *practice.fields.earlier))
    for vocabulary in library.vocabularies:
        yield from (f"{vocabulary.field}/{id}/" for id in (*vocabulary.terms, *vocabulary.replaced))


def remember(folder: Path, library: Library) -> list[str]:
    """Add the addresses of now to the list of published ones; returns those that are new."""
    known = {address for _, address in library.published}
    added = sorted(set(addresses(library)) - known)
    if added:
        (folder / ADDRESSES).write_text(
            _HEAD + "".join(f"{a}\n" for a in sorted({*known, *added})), encoding="utf-8"
        )
    return added
