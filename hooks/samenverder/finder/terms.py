"""The terms of the vocabularies as concepts that people may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.language.concepts import Concept, in_orders, sets

if TYPE_CHECKING:
    from samenverder.reading.vocabulary import Vocabulary


def concepts(vocabularies: tuple[Vocabulary, ...]) -> list[Concept]:
    """The sets of words that the language knows, and the terms of the vocabularies; places are found by `where`."""
    return sets() + [
        Concept(
            in_orders((term.label, *term.synonyms)), in_orders(term.narrower_words), in_orders(term.related_words),
            label=term.label, term=(vocabulary.id, term.id),
        )
        for vocabulary in vocabularies
        if not vocabulary.located
        for term in vocabulary.terms.values()
    ]  # fmt: skip
