"""Every address that was published and so must work for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.reading.library import Library


def short(id: str) -> str:
    """The short address of a practice, for paper and citations: it works whatever becomes of its title, kind or id."""
    return f"p/{id}/"


def addresses(library: Library) -> Iterator[str]:
    """Every address of a practice or term that works, former ones included."""
    for practice in library.practices:
        if practice.fields.status != "concept":
            yield from (f"{practice.kind.folder}/{id}/" for id in (practice.id, *practice.fields.earlier))
    for vocabulary in library.vocabularies:
        yield from (f"{vocabulary.field}/{id}/" for id in (*vocabulary.terms, *vocabulary.replaced))
