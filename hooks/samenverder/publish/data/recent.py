"""What is newest: by the day on which it came, or was last different for readers."""

from __future__ import annotations

import heapq
from datetime import date
from typing import TYPE_CHECKING

from samenverder.language.lists import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Term, Vocabulary


@once
def _places(catalogue: Catalogue) -> dict[str, int]:
    """The place of every practice among all, the newest first, by id."""
    ordered = sorted(catalogue.practices, key=lambda p: (-(p.changed or date.min).toordinal(), p.id))
    return {practice.id: place for place, practice in enumerate(ordered)}


def newest(catalogue: Catalogue, practices: Iterable[Practice], most: int) -> list[Practice]:
    """At most `most` of them, the newest first; of one day in order of id."""
    places = _places(catalogue)
    return heapq.nsmallest(most, practices, key=lambda practice: places[practice.id])


def last_change(practices: Iterable[Practice]) -> date | None:
    """The day of the newest of them."""
    return max(filter(None, (practice.changed for practice in practices)), default=None)


def every_term(catalogue: Catalogue) -> Iterator[tuple[Vocabulary, Term, str]]:
    """Every term, with each id it has or had: what is published under an id stays there."""
    for vocabulary in catalogue.vocabularies:
        for id, term in vocabulary.terms.items():
            yield vocabulary, term, id
        for old in vocabulary.replaced:
            if old not in vocabulary.terms and (new := vocabulary.term(old)):
                yield vocabulary, new, old


def every_id(catalogue: Catalogue, practice: Practice) -> Iterator[str]:
    """Each id that a practice has or had, unless another practice has it now."""
    yield practice.id
    yield from (old for old in practice.fields.earlier if old not in catalogue.by_id)
