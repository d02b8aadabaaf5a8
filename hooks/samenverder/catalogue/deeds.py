"""What a story says that someone at its table did, and what they needed: sentences of the story itself."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from samenverder.catalogue.order import documented
from samenverder.language.dutch import tokens
from samenverder.reading.sentences import END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.catalogue.neighbours import Entry
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Term, Vocabulary

AMONG = 60
"""Stories that are looked through, the best documented first: what a page costs must not grow with the collection."""
DEEDS, NEEDS = 6, 4
SHORTEST, LONGEST = 6, 30
"""Words in a sentence that says enough by itself, and in one that is read at a glance."""
BEFORE = frozenset(["de", "het", "een", "ook", "alle", "beide", "elke", "twee", "drie", "vier"])
"""Words that may stand before the name of who does something."""
BACK = frozenset(["daarin", "daarbij", "daarmee", "daarna", "daarvoor", "hen", "hem", "hiervoor"])
"""Words that point back to the sentence before: with one of these it does not stand by itself."""
ENDINGS = ("", "s", "en", "n")
"""Of the plural, behind the last word of a name."""


class Deed(NamedTuple):
    """A sentence that tells what someone did."""

    practice: Practice
    text: str
    anchor: str
    """Of the heading under which it stands."""


class Need(NamedTuple):
    """A statement on what was needed, that names someone at the table."""

    practice: Practice
    entry: Entry
    """What was needed, and how it stood."""
    text: str
    anchor: str
    """Of the heading under which it stands."""


class AtTable:
    """What the stories tell of one term of a vocabulary whose terms are called by name."""

    def __init__(self, catalogue: Catalogue, vocabulary: Vocabulary, term: Term) -> None:
        """Nothing is reckoned before it is asked for: a page that did not change does not ask."""
        self._catalogue, self._vocabulary, self._term = catalogue, vocabulary, term

    @cached_property
    def deeds(self) -> tuple[Deed, ...]:
        """What they did: at most one sentence of each story, the best documented first."""
        found = (deed for story in self._stories if (deed := self._deed(story)))
        return tuple(islice(found, DEEDS))

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """What was needed, where the story names them with it: at most one statement of each story, and one of each need."""
        found: dict[str, Need] = {}
        for story in self._stories:
            for need in self._needs(story):
                if need.entry.term.id not in found:
                    found[need.entry.term.id] = need
                    break
            if len(found) == NEEDS:
                break
        return tuple(found.values())

    @cached_property
    def _stories(self) -> list[Practice]:
        stories = [p for p in self._catalogue.with_term(self._vocabulary, self._term) if p.kind.tells]
        return sorted(stories, key=documented, reverse=True)[:AMONG]

    def _names(self, story: Practice) -> set[tuple[str, ...]]:
        """What they are called in a story: the words of the term, and the names that stand beside it."""
        entries = self._catalogue.entries_in(story, self._vocabulary)
        named = [name for entry in entries if entry.term is self._term for name in entry.names]
        term = self._term
        words = [tuple(tokens(name)) for name in (term.label, *term.synonyms, *term.narrower_words, *named)]
        return {(*name[:-1], name[-1] + ending) for name in words if name for ending in ENDINGS}

    def _deed(self, story: Practice) -> Deed | None:
        names = self._names(story)
        for section in story.text.sections:
            if section.heading.text == story.kind.done:
                for _, line in section.statements():
                    for sentence in END.split(line):
                        if _does(sentence, names):
                            return Deed(story, sentence, section.heading.anchor)
        return None

    def _needs(self, story: Practice) -> Iterator[Need]:
        names = self._names(story)
        told = self._catalogue.told(story)
        entries = [entry for entry in self._catalogue.entries[story.id] if entry.standing]
        # What had to be arranged says more than what was there all along.
        for entry in sorted(entries, key=lambda entry: bool(entry.standing and entry.standing.default)):
            words = list(tokens(told.get(entry.term.id, "")))
            if any(_at(words, place, names) for place in range(len(words))):
                text = told[entry.term.id]
                yield Need(story, entry, bare(text, entry.term.label), _where(story, text))


def bare(statement: str, label: str) -> str:
    """A statement without the name of its subject before it, for where that name stands above it."""
    rest = statement[len(label) :]
    if not statement.casefold().startswith(label.casefold()) or rest[:1] not in (".", ":"):
        return statement
    said = rest[1:].strip()
    return said[:1].upper() + said[1:] if said else statement


def _where(story: Practice, text: str) -> str:
    """The anchor of the section in which a statement stands."""
    return next(
        (
            section.heading.anchor
            for section in story.text.sections
            if any(text in line for _, line in section.statements())
        ),
        "",
    )


def _does(sentence: str, names: set[tuple[str, ...]]) -> bool:
    """Whether a sentence tells what someone with one of these names did: it begins with the name, and stands by itself.

    What is followed by a comma is a row of names, or is explained first.
    """
    if not SHORTEST <= len(sentence.split()) <= LONGEST or not sentence[0].isupper():
        return False
    if not sentence.endswith(".") or sentence[:-1].endswith((" dat", " dit")):
        return False
    if BACK.intersection(tokens(sentence)):
        return False
    words = list(tokens(sentence.partition(",")[0]))
    place = next((n for n, word in enumerate(words) if word not in BEFORE), 0)
    return 0 < _at(words, place, names) < len(words) - place


def _at(words: list[str], place: int, names: set[tuple[str, ...]]) -> int:
    """How many words the longest name has that stands at a place; 0 where none does."""
    most = max(map(len, names), default=0)
    return next((n for n in range(most, 0, -1) if tuple(words[place : place + n]) in names), 0)
