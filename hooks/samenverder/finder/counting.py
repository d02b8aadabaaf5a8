"""How often a practice says each word, and how much it is about each concept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from samenverder.language.concepts import NARROWER
from samenverder.language.dutch import tokens
from samenverder.running.store import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from samenverder.language.concepts import Concept, Phrase
    from samenverder.language.dutch import Language
    from samenverder.running.memory import Memory

OF_A_PART = 0.35
"""What a word counts that stands there only as a part of a compound."""
OF_A_TAG = 0.5
"""What a term counts that a practice is tagged with: enough to be found by, too little to be placed high."""

Row: TypeAlias = "tuple[float, str, int]"
"""How much each word of a piece of text counts, the words with a space between them, and the passage that it is."""
PASSAGES = 23
"""Pieces of a practice that can answer by themselves, at most: a bit of a whole number of the browser for each."""
NO_PASSAGE = -1

Said: TypeAlias = "tuple[float, int]"
"""How often something is said, each time as much as its piece counts; and in which passages, a bit for each."""


def row(counts: float, piece: str, passage: int = NO_PASSAGE) -> Row:
    """The words of a piece of text."""
    return counts, " ".join(tokens(piece)), passage


@dataclass(frozen=True)
class Text:
    """What a practice is found by: pieces of text, each with how much a word in it counts."""

    rows: Sequence[Row]
    tags: frozenset[tuple[str, str]] = frozenset()
    """The terms (vocabulary, term) that it is tagged with."""

    @property
    def length(self) -> float:
        """How many words it has, each as often as it counts."""
        return sum(counts * (words.count(" ") + 1) for counts, words, _ in self.rows if words)


@dataclass(frozen=True)
class Counting:
    """Counts in the texts of one collection."""

    language: Language
    concepts: Sequence[Concept]
    memory: Memory

    def of(self, text: Text) -> tuple[Mapping[str, Said], Mapping[int, Said]]:
        """What `words` and `about` say of a text."""
        return self.memory.recall(
            lambda: (dict(self.words(text)), dict(self.about(text))),
            self._digest, repr(text.rows), repr(sorted(text.tags)),
        )  # fmt: skip

    @cached_property
    def _digest(self) -> bytes:
        """Of all that counting depends on besides the text."""
        return digest("counting", repr(sorted(self.language.group.items())),
                      repr(sorted(self.language.parts.items())), repr(self.concepts))  # fmt: skip

    def words(self, text: Text) -> Mapping[str, Said]:
        """How often each group of words stands there, and in which passages."""
        said: dict[str, float] = defaultdict(float)
        where: dict[str, int] = defaultdict(int)
        for counts, words, passage in text.rows:
            bit = 1 << passage if passage >= 0 else 0
            for word in words.split():
                said[word] += counts
                where[word] |= bit
        found: dict[str, float] = defaultdict(float)
        places: dict[str, int] = defaultdict(int)
        group, parts = self.language.group, self.language.parts
        for word, many in said.items():
            lead = group.get(word)
            if lead is not None:
                found[lead] += many
                places[lead] |= where[word]
                for part in parts.get(word, ()):
                    found[group[part]] += many * OF_A_PART
                    places[group[part]] |= where[word]
        return {lead: (many, places[lead]) for lead, many in found.items()}

    def about(self, text: Text) -> Mapping[int, Said]:
        """How much a practice is about each concept: its own words in full, narrower ones less, a mere tag least."""
        found: dict[int, float] = defaultdict(float)
        places: dict[int, int] = defaultdict(int)
        grouped = self.language.group.get
        begins = self._begins
        for counts, said, passage in text.rows:
            bit = 1 << passage if passage >= 0 else 0
            words = [grouped(word, word) for word in said.split()]
            for at, word in enumerate(words):
                for wanted, fits in begins.get(word, ()):
                    if len(wanted) == 1 or tuple(words[at : at + len(wanted)]) == wanted:
                        for n, much in fits:
                            found[n] += counts * much
                            places[n] |= bit
        for tag in text.tags:
            for n in self._of_tags.get(tag, ()):
                found[n] += OF_A_TAG
        return {n: (many, places[n]) for n, many in found.items()}

    @cached_property
    def _begins(self) -> dict[str, list[tuple[Phrase, list[tuple[int, float]]]]]:
        """By its first word every phrase, as groups of words, with how much it counts for which concepts."""
        group = self.language.group
        fits: dict[Phrase, list[tuple[int, float]]] = defaultdict(list)
        for n, concept in enumerate(self.concepts):
            for phrases, much in ((concept.words, 1.0), (concept.narrower, NARROWER)):
                for words in phrases:
                    fits[tuple(group.get(word, word) for word in words)].append((n, much))
        found: dict[str, list[tuple[Phrase, list[tuple[int, float]]]]] = defaultdict(list)
        for phrase, here in fits.items():
            found[phrase[0]].append((phrase, here))
        return found

    @cached_property
    def _of_tags(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, concept in enumerate(self.concepts):
            if concept.term:
                found[concept.term].append(n)
        return found


def all_words(texts: Iterable[Text], least: float = 0) -> set[str]:
    """Every word in pieces that count at least so much."""
    return {
        word for text in texts for counts, words, _ in text.rows if counts >= least for word in words.split()
    }
