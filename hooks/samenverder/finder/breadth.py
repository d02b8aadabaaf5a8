"""How much of the library each word finds that the vocabularies give: a word that finds half of it helps nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from samenverder.finder.counting import Counting, all_words
from samenverder.finder.files import findable
from samenverder.finder.index import LENGTH, OF_ITSELF, SATURATION, rarity
from samenverder.finder.terms import concepts
from samenverder.language.concepts import NARROWER, RELATED, Concept, in_order
from samenverder.language.dutch import Language, stop_words
from samenverder.running.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.language.concepts import Phrase
    from samenverder.reading.vocabulary import Term, Vocabulary

BROAD = 0.1
"""The part of the library that a word may find before it is told."""
STRONG, COVERED, OF_A_CONCEPT, SPARSE = 0.3, 0.3, 0.5, 0.4
"""As in `docs/assets/finder/rank.js` and `engine.js`: what is worth less than this part of the best, or covers less of what
was asked, only touches the subject, and is shown apart."""


class Breadth(NamedTuple):
    """What one word of a term finds."""

    vocabulary: Vocabulary
    term: Term
    word: str
    field: str
    """Under which it stands in the file of the vocabulary."""
    finds: int
    """Practices that answer who asks for it: that have the word, or are about a term that it leads to."""
    says: int
    """Practices that have the word."""


def broad(catalogue: Catalogue, part: float = BROAD) -> list[Breadth]:
    """The words that find more than a part of the library, the broadest first; the names of the terms themselves are none.

    Places are left out: what is found by a place is as much as is there.
    """
    known = concepts(catalogue.vocabularies)
    words = list(_words(catalogue))
    phrases = list(dict.fromkeys(in_order(word) for *_, word in words))
    worths = _worths(catalogue, [*known, *(Concept((phrase,), alone=True) for phrase in phrases)])
    alone = {phrase: worths.get(len(known) + n, {}) for n, phrase in enumerate(phrases)}
    leads = _leads(known)
    total = len(catalogue.listed)
    found = []
    for vocabulary, term, field, word in words:
        phrase = in_order(word)
        says = alone[phrase]
        own = OF_ITSELF if len(phrase) > 1 else 1.0
        finds = _strong(
            [(own, says), *((much, worths.get(n, {})) for n, much in leads[phrase].items())], total
        )
        if finds > part * total:
            found.append(Breadth(vocabulary, term, word, field, finds, len(says)))
    return sorted(found, key=lambda one: (-one.finds, one.says, one.word.casefold()))


def _worths(catalogue: Catalogue, every: list[Concept]) -> dict[int, dict[int, float]]:
    """What each concept is worth in each practice that is about it (BM25F), both by their number."""
    texts = [findable(catalogue, practice) for practice in catalogue.listed]
    named = {
        word for one in every for phrase in (*one.words, *one.narrower, *one.asked_by) for word in phrase
    }
    counting = Counting(Language(frozenset((all_words(texts) | named) - stop_words())), every, Memory())
    average = sum(text.length for text in texts) / max(1, len(texts)) or 1
    worths: dict[int, dict[int, float]] = {}
    for practice, text in enumerate(texts):
        slow = SATURATION * (1 - LENGTH + LENGTH * text.length / average)
        for concept, (many, _) in counting.about(text).items():
            worths.setdefault(concept, {})[practice] = (SATURATION + 1) * many / (many + slow)
    return worths


def _strong(postings: list[tuple[float, dict[int, float]]], total: int) -> int:
    """How many practices of all answer, of some postings with how much each counts."""
    best: dict[int, tuple[float, float]] = {}
    for much, worths in postings:
        rare = rarity(total, len(worths))
        for practice, worth in worths.items():
            best[practice] = max(
                best.get(practice, (0.0, 0.0)), (much * rare * worth, min(1.0, max(much, OF_A_CONCEPT)))
            )
    most = max((counts for counts, _ in best.values()), default=0.0)
    return sum(
        counts >= STRONG * most and fits * min(1.0, SPARSE + counts / most) >= COVERED
        for counts, fits in best.values()
    )


def _words(catalogue: Catalogue) -> Iterator[tuple[Vocabulary, Term, str, str]]:
    for vocabulary in catalogue.vocabularies:
        for term in vocabulary.terms.values() if not vocabulary.located else ():
            for field, words in (("synoniemen", term.synonyms), ("nauwer", term.narrower_words), ("raakt", term.related_words)):  # fmt: skip
                for word in words:
                    if in_order(word):
                        yield vocabulary, term, field, word


def _leads(known: list[Concept]) -> dict[Phrase, dict[int, float]]:
    """The concepts to which each phrase leads, each with how well the phrase fits it."""
    found: dict[Phrase, dict[int, float]] = {}
    for n, concept in enumerate(known):
        for phrases, much in (
            (concept.words, 1.0),
            (concept.narrower, NARROWER),
            (concept.asked_by, RELATED),
        ):
            for phrase in phrases:
                found.setdefault(phrase, {}).setdefault(n, much)
    return found
