"""Which practices resemble each other most, and in what: without comparing all with all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Standing, Term, Vocabulary

WINDOW = 20
"""How many practices on either side in the list of a term are compared with a practice.

In a collection of up to about forty practices a term that is all; in a larger one the list is ordered so that
practices with the same rare terms stand together, and the best are still among them.
"""


@dataclass(frozen=True)
class Entry:
    """A tag with the term it stands for."""

    vocabulary: Vocabulary
    term: Term
    standing: Standing | None
    names: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Which term it is, over all vocabularies."""
        return self.vocabulary.id, self.term.id

    @property
    def address(self) -> str:
        """The page of the term, from the root of the site."""
        return f"{self.vocabulary.field}/{self.term.id}/"


@dataclass(frozen=True)
class Neighbours:
    """An inverted index over practices, asked for the nearest of one of them."""

    entries: Mapping[str, tuple[Entry, ...]]
    """The terms of each practice, by its id."""
    postings: Mapping[tuple[str, str], tuple[Practice, ...]]
    """The practices of each term, by its key."""
    total: int
    """How many practices there are in all."""

    def alike(
        self, practice: Practice, without: set[str], most: int
    ) -> list[tuple[Practice, tuple[Entry, ...]]]:
        """At most `most` practices that share more than one term with this one, and those terms, the rarest first.

        Rare terms count for more. Candidates come from a window in the list of each term, so that the work for one
        practice does not grow with the collection.
        """
        candidates: dict[str, Practice] = {}
        for entry in self.entries[practice.id]:
            if practice.id not in self._places.get(entry.key, ()):
                continue
            ordered, place = self._ordered[entry.key], self._places[entry.key][practice.id]
            for other in ordered[max(0, place - WINDOW) : place + WINDOW + 1]:
                if other.id not in without:
                    candidates.setdefault(other.id, other)
        scored = [
            (-sum(self._weight[entry.key] for entry in shared), other.id, other, shared)
            for other in candidates.values()
            if len(shared := self.shared(practice, other)) > 1
        ]
        return [(other, shared) for _, _, other, shared in sorted(scored, key=lambda score: score[:2])[:most]]

    def shared(self, one: Practice, other: Practice) -> tuple[Entry, ...]:
        """The terms that two practices share, as they stand with the first, the rarest first."""
        theirs = {entry.key for entry in self.entries[other.id]}
        ours = {entry.key: entry for entry in self.entries[one.id] if entry.key in theirs}
        return tuple(ours[key] for key in sorted(ours, key=lambda key: (-self._weight.get(key, 0), key)))

    @cached_property
    def _weight(self) -> dict[tuple[str, str], float]:
        """How much a shared term says: the logarithm of how rare it is."""
        return {key: log(1 + self.total / len(found)) for key, found in self.postings.items()}

    @cached_property
    def _ordered(self) -> dict[tuple[str, str], list[Practice]]:
        """The practices of each term, those with the same rare terms together."""

        def signature(practice: Practice) -> tuple[list[tuple[float, tuple[str, str]]], str]:
            keys = {entry.key for entry in self.entries[practice.id]}
            return sorted((-self._weight[key], key) for key in keys), practice.id

        signatures = {p.id: signature(p) for found in self.postings.values() for p in found}
        return {key: sorted(found, key=lambda p: signatures[p.id]) for key, found in self.postings.items()}

    @cached_property
    def _places(self) -> dict[tuple[str, str], dict[str, int]]:
        return {key: {p.id: place for place, p in enumerate(found)} for key, found in self._ordered.items()}
