"""Every address that was published and so must work for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samenverder.reading.fields import EarlierHeading
    from samenverder.reading.library import Library
    from samenverder.reading.text import Text


class Headed(Protocol):
    """A page with a text of its own: a practice, or one that was written by hand."""

    @property
    def address(self) -> str:
        """From the root of the site."""

    @property
    def text(self) -> Text:
        """What stands on it."""


def short(id: str) -> str:
    """The short address of a practice, for paper and citations: it works whatever becomes of its title, kind or id."""
    return f"p/{id}/"


def addresses(library: Library) -> Iterator[str]:
    """Every address of a practice or term that works, former ones included."""
    promised = {address for _, address in library.published}
    folders = {practice.kind.folder for practice in library.practices}
    for practice in library.practices:
        if practice.fields.status == "concept":
            continue
        yield practice.address
        for id in practice.fields.earlier:
            yield f"{practice.kind.folder}/{id}/"
            # Who was a story once and is a guide now keeps the address of the story.
            yield from (there for folder in folders if (there := f"{folder}/{id}/") in promised)
    for vocabulary in library.vocabularies:
        yield from (f"{vocabulary.field}/{id}/" for id in (*vocabulary.terms, *vocabulary.replaced))


def headings_of(page: Headed) -> set[str]:
    """The ids of the headings on a page."""
    return {heading.anchor for heading in page.text.headings}


def earlier_headings(earlier: Iterable[EarlierHeading]) -> set[str]:
    """The ids that headings had before."""
    return {heading.was for heading in earlier if heading.was}


def pages_with_headings(library: Library) -> dict[str, set[str]]:
    """Every page with a text of its own, with all ids of headings that lead to a place on it."""
    found = {page.address: headings_of(page) | earlier_headings(page.earlier) for page in library.written}
    for practice in library.by_id.values():
        if practice.fields.status != "concept":
            found[practice.address] = headings_of(practice) | earlier_headings(
                practice.fields.earlier_headings
            )
    return found
