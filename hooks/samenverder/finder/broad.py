"""Words that find more than a tenth of the library: where so much is found, a word helps nobody to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samenverder.finder.counting import Counting, all_words
from samenverder.finder.files import findable
from samenverder.finder.index import language_of
from samenverder.finder.terms import concepts
from samenverder.language.concepts import Concept
from samenverder.running.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.finder.counting import Text

SHARE = 0.1
"""Of all practices: what finds more is told."""


@dataclass(frozen=True)
class Broad:
    """A concept that finds much, and the words by which people find that who asked for less."""

    label: str
    found: int
    """In how many practices it is."""
    words: tuple[tuple[str, int], ...]
    """Its words that stand in less than half of these, each with in how many they do."""


def broad(catalogue: Catalogue, share: float = SHARE) -> Iterator[Broad]:
    """The concepts that are in more than this share of the practices, the broadest first."""
    texts = [findable(catalogue, practice) for practice in catalogue.listed]
    known = concepts(catalogue.vocabularies)
    # Every phrase by itself as well, so that both are counted in the same way.
    alone = [
        Concept((words,), alone=True)
        for words in dict.fromkeys(w for concept in known for w in concept.words)
    ]
    every = [*known, *alone]
    said = all_words(texts) | {word for concept in every for words in concept.words for word in words}
    many = _many(every, Counting(language_of(said, Memory()), every, Memory()), texts)
    of_phrase = {concept.words[0]: number for concept, number in many[len(known) :]}
    for concept, found in sorted(many[: len(known)], key=lambda pair: (-pair[1], pair[0].label)):
        if found > share * len(texts):
            few = (
                (" ".join(words), of_phrase[words]) for words in concept.words if 2 * of_phrase[words] < found
            )
            yield Broad(concept.label, found, tuple(few))


def _many(every: Sequence[Concept], counting: Counting, texts: Sequence[Text]) -> list[tuple[Concept, int]]:
    found = [0] * len(every)
    for text in texts:
        for number in counting.about(text):
            found[number] += 1
    return list(zip(every, found, strict=True))
