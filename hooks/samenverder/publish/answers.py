"""What a page of a term answers before it lists: how to go about it, what to ask each other, what nobody knows."""

from __future__ import annotations

from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from samenverder.catalogue.deeds import AtTable
from samenverder.catalogue.order import documented

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Term, Vocabulary

OF_EACH = 3
"""Stories of each standing whose questions are asked."""
QUESTIONS, UNKNOWN = 6, 5


class Answers:
    """The answers on the page of a term. Nothing is reckoned before it is asked for: a page that is kept does not ask."""

    def __init__(self, catalogue: Catalogue, vocabulary: Vocabulary, term: Term) -> None:
        self._catalogue, self._vocabulary, self._term = catalogue, vocabulary, term
        self.at_table = AtTable(catalogue, vocabulary, term)

    @cached_property
    def guides(self) -> list[Practice]:
        """The guides with the term: who has it first is most about it."""
        found = [p for p in self._catalogue.with_term(self._vocabulary, self._term) if p.kind.id == "guide"]
        return sorted(found, key=lambda guide: (self._place(guide), -documented(guide)))

    @cached_property
    def questions(self) -> list[tuple[str, Practice]]:
        """What people can ask each other, each with the practice in which it stands."""
        return _in_turn(self._chosen, lambda practice: practice.fields.discussion, QUESTIONS)

    @cached_property
    def unknown(self) -> list[tuple[str, Practice]]:
        """What nobody knows yet, each with the practice that says so."""
        return _in_turn(self._chosen, lambda practice: practice.fields.unknown, UNKNOWN)

    @cached_property
    def _chosen(self) -> list[Practice]:
        """The best documented stories of each standing, and the guide that is most about it."""
        groups = self._catalogue.by_standing(self._vocabulary, self._term)
        best = [sorted(some, key=documented, reverse=True)[:OF_EACH] for standing, some in groups if standing]
        return [*self.guides[:1], *(story for some in best for story in some)]

    def _place(self, practice: Practice) -> int:
        entries = self._catalogue.entries_in(practice, self._vocabulary)
        return next(n for n, entry in enumerate(entries) if entry.term is self._term)


def _in_turn(
    practices: Sequence[Practice], texts: Callable[[Practice], Sequence[str]], most: int
) -> list[tuple[str, Practice]]:
    """Up to `most` texts of some practices, one of each in turn, none twice."""
    found: dict[str, Practice] = {}
    for some in zip_longest(*(texts(practice) for practice in practices)):
        for text, practice in zip(some, practices, strict=True):
            if text and len(found) < most:
                found.setdefault(text, practice)
    return list(found.items())
