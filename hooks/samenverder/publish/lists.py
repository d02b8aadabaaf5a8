"""Lists that stay short: a first piece, and further pieces with pages of their own.

Which practice is on which piece changes with every new one. So further pieces are marked as not to be indexed, and
nobody is invited to link to them; the page of the list itself keeps its address.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samenverder.reading.practice import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Standing, Term, Vocabulary

PIECE = 50
"""Practices in a piece."""
REST = 10
"""Practices for which a page of their own does not pay: as many more may be in the last piece."""


@dataclass(frozen=True)
class Piece:
    """One piece of a list."""

    practices: Sequence[Practice]
    address: str
    number: int
    """From 1."""
    total: int
    """How many practices are in the whole list."""
    first: int
    """Which of all the first in this piece is, from 1."""
    before: str | None
    after: str | None
    """The addresses of the pieces on either side."""


def pieces(practices: Sequence[Practice], address: str, further: str) -> list[Piece]:
    """A list in pieces: the first at `address`, those after it below `further`. Never none: an empty list has one piece."""
    starts = [0, *(at for at in range(PIECE, len(practices), PIECE) if len(practices) - at > REST)]
    ends = [*starts[1:], len(practices)]
    places = [address, *(f"{further}{number}/" for number in range(2, len(starts) + 1))]
    return [
        Piece(
            practices[begin:end], places[n], n + 1, len(practices), begin + 1,
            places[n - 1] if n else None, places[n + 1] if n + 1 < len(places) else None,
        )
        for n, (begin, end) in enumerate(zip(starts, ends, strict=True))
    ]  # fmt: skip


@dataclass(frozen=True)
class Section:
    """Practices with a term that belong together: by how it stood there, or by their kind."""

    id: str
    title: str
    standing: Standing | None
    pieces: Sequence[Piece]

    @property
    def total(self) -> int:
        """How many practices are in it."""
        return self.pieces[0].total


def sections(catalogue: Catalogue, vocabulary: Vocabulary, term: Term) -> Iterator[Section]:
    """The sections on the page of a term, in order. Of a facet with standings guides are no section: they stand apart."""
    here = f"{vocabulary.field}/{term.id}/"
    found = catalogue.with_term(vocabulary, term)
    if vocabulary.head.standings:
        for standing, some in catalogue.by_standing(vocabulary, term):
            if standing:
                yield Section(
                    standing.id, standing.heading, standing, pieces(some, here, f"{here}{standing.id}/")
                )
    for kind in KINDS[2:] if vocabulary.head.standings else KINDS:
        if some := tuple(practice for practice in found if practice.kind is kind):
            in_training = vocabulary.head.standings and kind.id == "module"
            title = "Oefen het in een training" if in_training else kind.plural.capitalize()
            yield Section(kind.folder, title, None, pieces(some, here, f"{here}{kind.folder}/"))
