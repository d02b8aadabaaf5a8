"""Where stories are and where they are missing: two vocabularies held against each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.vocabulary import Standing, Vocabulary


@dataclass(frozen=True)
class Cell:
    """Where two terms meet."""

    stories: int
    split: tuple[tuple[Standing, int], ...]
    """How it stood there, with in how many of the stories; what never occurs is left out."""
    shade: int
    """From 0 (no story) to 4 (as many as in the fullest cell)."""


@dataclass(frozen=True)
class Matrix:
    """Two vocabularies held against each other."""

    rows: Vocabulary
    """The one with standings."""
    columns: Vocabulary
    cells: Mapping[tuple[str, str], Cell]
    """By id of the row's term and of the column's."""

    @property
    def empty(self) -> int:
        """How many cells have no story."""
        return sum(not cell.stories for cell in self.cells.values())


def matrix(catalogue: Catalogue) -> Matrix | None:
    """How many stories each pair of terms has; None without a vocabulary with standings and a plain one."""
    rows = next((v for v in catalogue.vocabularies if v.head.standings), None)
    columns = next((v for v in catalogue.vocabularies if _is_plain(v)), None)
    if rows is None or columns is None:
        return None
    standings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for story in catalogue.stories:
        beside = catalogue.entries_in(story, columns)
        for entry in catalogue.entries_in(story, rows):
            for other in beside:
                standings[entry.term.id, other.term.id][entry.standing.id if entry.standing else ""] += 1
    most = max((counts.total() for counts in standings.values()), default=1)
    cells = {}
    for row in rows.terms:
        for column in columns.terms:
            counts = standings[row, column]
            split = tuple((s, counts[s.id]) for s in rows.head.standings if counts[s.id])
            cells[row, column] = Cell(counts.total(), split, _shade(counts.total(), most))
    return Matrix(rows, columns, cells)


def _is_plain(vocabulary: Vocabulary) -> bool:
    """Whether it says what a practice is about, and no more."""
    head = vocabulary.head
    return not (head.standings or head.names or vocabulary.located)


def _shade(number: int, most: int) -> int:
    if number in (0, most):
        return 4 if number else 0
    return 1 + int(3 * log(number) / log(most))
