"""The index of the finder: which practices have which words and are about which concepts, and how much that says.

What a word is worth in a practice is reckoned here, once (BM25F: Robertson and Zaragoza, 2009), but for how rare it
is: the browser sees how many have it. So a practice more or a sentence less changes few files. The index is cut into
small files, so that a search fetches only what it needs:

    words/<letter>.json     every word that begins with that letter: ten times in how many practices it is, and how much
                            it tells of a subject (0 to 9), its group, the groups of its parts
    phrases/<letter>.json   every phrase that begins with that letter and names a concept: its words (a group's number,
                            or the word itself where no practice has it), and the concepts with how well it fits each
    groups/<number>.json    for a run of groups, and behind these of concepts, the practices that have them, each with
                            its worth and above these bits the passages that it is in; of a place its worth and how
                            far away
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import chain
from math import log
from typing import TYPE_CHECKING, Any

from samenverder.finder.counting import Counting, all_words
from samenverder.finder.packing import as_json, packed, runs, with_distance
from samenverder.language.concepts import NARROWER, RELATED, Concept
from samenverder.language.dutch import Language, data, stop_words
from samenverder.running.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from samenverder.finder.counting import Said, Text
    from samenverder.finder.packing import Nearby
from samenverder.language.concepts import Phrase

SATURATION, LENGTH = 4, 0.75
"""k1 and b of BM25."""
SCALE = 50
"""Worth is a whole number of fiftieths, at most 250 (`SCALE * (SATURATION + 1)`), so that it fits in `WORTH` bits: fine enough for a ranking, small enough for a file."""
WORTH = 8
"""Bits of a number in a posting that are the worth; those above tell the passages."""
OF_ITSELF = 4 / 3
"""What a phrase counts for itself, where a concept that means the same counts 1."""
TELLING, AS_NAMED = 4, 5
"""How quickly a word that is said more tells more of a subject; and how much the name of something tells at least."""
UNSAID = 9
"""How much a word tells that only a saying has: as much as one that nobody knows, as no practice answers it."""


def index_files(
    texts: Iterable[Text],
    concepts: Sequence[Concept],
    nearby: Sequence[Nearby] = (),
    memory: Memory | None = None,
) -> Iterator[tuple[str, str]]:
    """The files of the index over practices numbered from 0: each its name and what is in it."""
    texts, memory = list(texts), memory or Memory()
    stop = stop_words()
    concepts = [*concepts, *_phrases_alone(concepts)]
    named = [
        words for concept in concepts for words in (*concept.words, *concept.narrower, *concept.asked_by)
    ]
    named += [name for place in nearby for name in place.names]
    said = all_words(texts)
    sayings = {words for concept in concepts for words in concept.sayings}
    language = language_of((said | {word for words in (*named, *sayings) for word in words}) - stop, memory)
    group = language.group
    groups = sorted({*group.values()})
    number = {lead: n for n, lead in enumerate(groups)}
    of_words, of_concepts = _counted(texts, Counting(language, concepts, memory))
    slow = _slow([text.length for text in texts])
    postings = chain(
        ((lead, of_words[lead].worths(slow) if lead in of_words else []) for lead in groups),
        ((f"{n} {concept.label}", of_concepts[n].worths(slow) if n in of_concepts else []) for n, concept in enumerate(concepts)),
        ((place.label, with_distance(place)) for place in nearby),
    )  # fmt: skip
    starts: list[int] = []
    for begin, run in runs(postings, len(texts)):
        starts.append(begin)
        yield f"groups/{len(starts) - 1}.json", as_json(run)
    many = {lead: len(of_words[lead].practices) if lead in of_words else 0 for lead in groups}
    known = {group.get(word) for words in named for word in words}
    tells = {
        lead: _tells(of_words[lead].much, lead in known)
        if lead in of_words
        else AS_NAMED
        if lead in known
        else UNSAID
        for lead in groups
    }
    yield from _words(language, many, tells, number)
    yield from _phrases(concepts, nearby, group, number, said)
    head = {
        "total": len(texts),
        "starts": starts,
        "letters": "".join(sorted({word[0] for word in language.words})),
        "begins": "".join(sorted({words[0][0] for words in (*named, *sayings)})),
        "stop": sorted(stop),
        "concepts": len(groups),
        "places": len(groups) + len(concepts),
        "at": sorted(map(str, data()["plaatswoorden"])),
        "aside": sorted(map(str, data()["windstreken"])),
        "labels": [concept.label for concept in concepts if not concept.alone],
        "common": [number[lead] for lead in groups if 2 * many[lead] > len(texts)],
    }
    yield "index.json", as_json(head)


def language_of(words: set[str], memory: Memory) -> Language:
    """The words of a collection, and what belongs together among them."""

    def make() -> tuple[frozenset[str], dict[str, str], dict[str, tuple[str, ...]]]:
        known = Language(frozenset(words))
        # A part that never stands alone ("schuld" where all write "schulden") can be asked for all the same.
        language = Language(known.words | {part for word in words for part in known.split(word)})
        return language.words, language.group, language.parts

    return Language.recalled(*memory.recall(make, "language", " ".join(sorted(words))))


class _Having:
    """The practices that have a word or are about a concept, each with how much: kept small, as there are millions."""

    def __init__(self) -> None:
        self.practices = array("I")
        self.times = array("d")
        self.passages = array("l")

    def add(self, practice: int, said: Said) -> None:
        """One practice more."""
        self.practices.append(practice)
        self.times.append(said[0])
        self.passages.append(said[1])

    @property
    def much(self) -> float:
        """How much it counts in a practice that has it, on average."""
        return sum(self.times) / max(1, len(self.times))

    def worths(self, slow: Sequence[float]) -> list[int]:
        """As a posting: what the word is worth in each, but for how rare it is."""
        return packed(
            self.practices,
            (
                max(1, round(SCALE * (SATURATION + 1) * many / (many + slow[practice]))) + (passages << WORTH)
                for practice, many, passages in zip(self.practices, self.times, self.passages, strict=True)
            ),
        )


def _counted(texts: Iterable[Text], counting: Counting) -> tuple[dict[str, _Having], dict[int, _Having]]:
    of_words: dict[str, _Having] = defaultdict(_Having)
    of_concepts: dict[int, _Having] = defaultdict(_Having)
    for practice, text in enumerate(texts):
        words, about = counting.of(text)
        for lead, said in words.items():
            of_words[lead].add(practice, said)
        for concept, said in about.items():
            of_concepts[concept].add(practice, said)
    return of_words, of_concepts


def _slow(lengths: Sequence[float]) -> list[float]:
    """For each text how slowly a word comes to be worth more there: in a long one a word says less.

    The average is rounded: else one word more in one text would change what all words are worth in all texts.
    """
    average = sum(lengths) / max(1, len(lengths)) or 1
    average = round(average, 1 - len(str(int(average))))
    return [SATURATION * (1 - LENGTH + LENGTH * length / (average or 1)) for length in lengths]


def _phrases_alone(concepts: Sequence[Concept]) -> list[Concept]:
    """Each phrase of more words by itself: who asks for "beschermd wonen" gets first who says just that."""
    every = (
        words for concept in concepts for words in (*concept.words, *concept.narrower, *concept.asked_by)
    )
    return [Concept((words,), alone=True) for words in dict.fromkeys(every) if len(words) > 1]


def rarity(total: int, having: int) -> float:
    """How much it says that a practice has something: the idf of BM25, never negative."""
    return log(1 + (total - having + 0.5) / (having + 0.5))


def _tells(much: float, named: bool) -> int:
    """How much a word tells of a subject, 0 to 9.

    What practices are about they say again, in titles and questions; other words they say once, in passing. What a
    vocabulary has a name for is a subject.
    """
    said = min(9, round(TELLING * log(max(1, much))))
    return max(said, AS_NAMED) if named else said


def _words(
    language: Language, of_words: Mapping[str, int], tells: Mapping[str, int], number: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    by_letter: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for word in sorted(language.words):
        lead = language.group[word]
        parts = [number[language.group[part]] for part in language.parts.get(word, ())]
        many = of_words[lead]
        by_letter[word[0]][word] = [
            10 * many + tells[lead],
            number[lead],
            *dict.fromkeys(part for part in parts if part != number[lead]),
        ]
    for letter, entries in sorted(by_letter.items()):
        yield f"words/{letter}.json", as_json(entries)


def _phrases(
    concepts: Sequence[Concept],
    nearby: Sequence[Nearby],
    group: Mapping[str, str],
    number: Mapping[str, int],
    said: set[str],
) -> Iterator[tuple[str, str]]:
    first = len(number)
    fits: dict[Phrase, dict[int, float]] = defaultdict(dict)
    for n, concept in enumerate(concepts):
        for phrases, much in (
            (concept.words, OF_ITSELF if concept.alone else 1.0),
            (concept.narrower, NARROWER),
            (concept.asked_by, RELATED),
        ):
            for words in phrases:
                fits[words].setdefault(first + n, much)
    # A name that is a word in many texts ("Buren", "Best") is one only behind "in", "bij", "gemeente".
    for n, place in enumerate(nearby):
        for words in place.names:
            plain = len(words) == 1 and words[0] in said and _is_ordinary(words[0])
            fits[words].setdefault(first + len(concepts) + n, -1.0 if plain else 1.0)
    # The forms of a word are one group: of two phrases that are the same then, the browser would take the first.
    rows: dict[tuple[str, tuple[int | str, ...]], dict[int, float]] = {}

    def row(words: Phrase, found: dict[int, float]) -> dict[int, float]:
        shown = tuple(number[group[word]] if word in group else word for word in words)
        return rows.setdefault((words[0][0], shown), found)

    for words, found in sorted(fits.items()):
        row(words, found)
    for n, concept in enumerate(concepts):
        for words in concept.sayings:
            row(words, {}).setdefault(first + n, 1.0)
    by_letter: dict[str, list[Any]] = defaultdict(list)
    for (letter, shown), found in rows.items():
        by_letter[letter].append(
            [shown, *(part for n, much in found.items() for part in (n, round(much * 100)))]
        )
    for letter, packed_rows in sorted(by_letter.items()):
        yield f"phrases/{letter}.json", as_json(packed_rows)


def _is_ordinary(word: str) -> bool:
    return word in set(map(str, data()["gewone_namen"]))
