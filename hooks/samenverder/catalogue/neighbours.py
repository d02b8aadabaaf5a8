"""Which practices resemble each other most, and in what: without comparing all with all."""

from __future__ import annotations

from dataclasses import dataclass
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


class Neighbours:
    """An inverted index over practices, asked for the nearest of one of them.

    Terms are whole numbers here, the rarest first: then what two practices share is the intersection of two sets of
    numbers, and in order of rarity when it is sorted.
    """

    def __init__(
        self,
        entries: Mapping[str, tuple[Entry, ...]],
        postings: Mapping[tuple[str, str], tuple[Practice, ...]],
        total: int,
    ) -> None:
        """`entries`: the terms of each practice, by its id; `postings`: the practices of each term; `total`: of all."""
        self._entries = entries
        rarest = sorted(postings, key=lambda key: (len(postings[key]), key))
        number = {key: n for n, key in enumerate(rarest)}
        self._weight = [log(1 + total / len(postings[key])) for key in rarest]
        """How much a shared term says: the logarithm of how rare it is."""
        self._terms = {
            id: {number[e.key]: e for e in reversed(found) if e.key in number}
            for id, found in entries.items()
        }
        self._sets = {id: frozenset(terms) for id, terms in self._terms.items()}
        signature = {p.id: (sorted(self._sets[p.id]), p.id) for found in postings.values() for p in found}
        self._ordered = [sorted(postings[key], key=lambda p: signature[p.id]) for key in rarest]
        """The practices of each term, those with the same rare terms together."""
        self._places = [{p.id: place for place, p in enumerate(found)} for found in self._ordered]

    def alike(
        self, practice: Practice, without: set[str], most: int
    ) -> list[tuple[Practice, tuple[Entry, ...]]]:
        """At most `most` practices that share more than one term with this one, and those terms, the rarest first.

        Rare terms count for more. Candidates come from a window in the list of each term, so that the work for one
        practice does not grow with the collection.
        """
        mine, weight = self._sets[practice.id], self._weight
        candidates: dict[str, Practice] = {}
        for term in mine:
            place = self._places[term].get(practice.id)
            if place is not None:
                for other in self._ordered[term][max(0, place - WINDOW) : place + WINDOW + 1]:
                    candidates[other.id] = other
        scored = []
        for id, other in candidates.items():
            both = mine & self._sets[id]
            if len(both) > 1 and id not in without:
                # A fixed order of adding up, so that equal sets weigh equally much.
                scored.append((-sum(weight[term] for term in sorted(both)), id, other))
        scored.sort(key=lambda score: score[:2])
        return [(other, self.shared(practice, other)) for _, _, other in scored[:most]]

    def shared(self, one: Practice, other: Practice) -> tuple[Entry, ...]:
        """The terms that two practices share, as they stand with the first, the rarest first."""
        terms = self._terms[one.id]
        return tuple(terms[term] for term in sorted(self._sets[one.id] & self._sets[other.id]))
