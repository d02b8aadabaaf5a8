"""The index of the finder: which practices have which words, and how much that says.

What a word is worth in a practice is reckoned here, once (BM25F: Robertson and Zaragoza, 2009); the browser adds up
whole numbers. The index is cut into small files, so that a search fetches only what it needs:

    words/<letter>.json     every word that begins with that letter: in how many practices it is, its group,
                            the groups of its parts
    groups/<number>.json    for a run of groups the practices that have them, each with its worth
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, TypeAlias

from samenverder.language.dutch import Language, Synonyms, stop_words, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PER_FILE = 4000
"""Practices (over all groups) in one file of groups: some ten kilobytes compressed."""
SATURATION, LENGTH = 1.4, 0.6
"""k1 and b of BM25."""
SCALE = 12
"""Worth is a whole number of twelfths: fine enough for a ranking, small enough for a file."""
OF_A_PART, OF_A_SYNONYM = 0.35, 0.3
"""What a word counts that stands there only as a part of a compound, or only as a synonym."""


Rows: TypeAlias = "Sequence[tuple[float, list[str]]]"
"""The words of each piece of a text, with how much they count."""


@dataclass(frozen=True)
class Text:
    """What a practice is found by: pieces of text, each with how much a word in it counts."""

    pieces: Sequence[tuple[float, str]]


def index_files(texts: Sequence[Text], synonyms: Synonyms) -> Iterator[tuple[str, str]]:
    """The files of the index over practices numbered from 0: each its name and what is in it."""
    rows = [[(counts, list(tokens(piece))) for counts, piece in text.pieces] for text in texts]
    counted = [_counted(row) for row in rows]
    starting: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for wanted in sorted(synonyms.phrases):
        starting[wanted[0]].append(wanted)
    found_by = [frozenset(synonyms.found_by(_phrases_in(row, starting))) for row in rows]
    words = {word for count in counted for word in count} | {word for also in found_by for word in also}
    known = Language(frozenset(words - stop_words()))
    # A part that never stands alone ("schuld" where all write "schulden") can be asked for all the same.
    language = Language(known.words | {part for word in known.words for part in known.split(word)})
    postings = _postings(counted, found_by, language)
    groups = sorted(postings)
    number = {group: n for n, group in enumerate(groups)}
    starts: list[int] = []
    for run in _runs(groups, postings):
        starts.append(number[run[0]])
        yield f"groups/{len(starts) - 1}.json", _json([_packed(postings[group]) for group in run])
    by_letter: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for word in sorted(language.words):
        parts = [
            number[language.group[part]]
            for part in language.parts.get(word, ())
            if language.group[part] in number
        ]
        own = number.get(language.group[word], -1)
        many = len(postings.get(language.group[word], ()))
        by_letter[word[0]][word] = [many, own, *dict.fromkeys(part for part in parts if part != own)]
    for letter, entries in sorted(by_letter.items()):
        yield f"words/{letter}.json", _json(entries)
    head = {
        "starts": starts,
        "letters": "".join(sorted(by_letter)),
        "stop": sorted(stop_words()),
        "common": [number[group] for group in groups if 2 * len(postings[group]) > len(texts)],
    }
    yield "index.json", _json(head)


def _counted(rows: Rows) -> dict[str, float]:
    """How often each word stands there, each time as much as its piece counts."""
    found: dict[str, float] = defaultdict(float)
    for counts, row in rows:
        for word in row:
            found[word] += counts
    return found


def _phrases_in(rows: Rows, starting: Mapping[str, Sequence[tuple[str, ...]]]) -> frozenset[tuple[str, ...]]:
    """The phrases of synonyms that stand there, stop words left out; `starting`: phrases by their first word."""
    present: set[tuple[str, ...]] = set()
    for _, words in rows:
        row = [word for word in words if word not in stop_words()]
        for at, word in enumerate(row):
            present.update(p for p in starting.get(word, ()) if tuple(row[at : at + len(p)]) == p)
    return frozenset(present)


def _postings(
    counted: Sequence[Mapping[str, float]], found_by: Sequence[frozenset[str]], language: Language
) -> dict[str, list[tuple[int, int]]]:
    """For each group the practices that have it, each with its worth; negative where only a synonym has it."""
    said: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    meant: dict[str, set[int]] = defaultdict(set)
    lengths = [sum(count.values()) for count in counted]
    for practice, count in enumerate(counted):
        for word, times in count.items():
            if word not in language.group:
                continue
            said[language.group[word]][practice] += times
            for part in language.parts.get(word, ()):
                said[language.group[part]][practice] += times * OF_A_PART
        for word in found_by[practice]:
            if word in language.group:
                meant[language.group[word]].add(practice)
    average = sum(lengths) / max(1, len(lengths)) or 1
    found: dict[str, list[tuple[int, int]]] = {}
    for group in {*said, *meant}:
        here = said[group]
        rarity = (
            log(1 + (len(counted) - len(here) + 0.5) / (len(here) + 0.5)) if here else log(1 + len(counted))
        )
        worth = {
            practice: _worth(times, lengths[practice] / average, rarity) for practice, times in here.items()
        }
        for practice in meant[group] - set(here):
            worth[practice] = -_worth(OF_A_SYNONYM * 3, 1, rarity)
        found[group] = sorted(worth.items())
    return found


def _worth(times: float, length: float, rarity: float) -> int:
    saturated = times * (SATURATION + 1) / (times + SATURATION * (1 - LENGTH + LENGTH * length))
    return max(1, round(SCALE * rarity * saturated))


def _runs(groups: Sequence[str], postings: Mapping[str, list[tuple[int, int]]]) -> Iterator[list[str]]:
    run: list[str] = []
    size = 0
    for group in groups:
        if run and size + len(postings[group]) > PER_FILE:
            yield run
            run, size = [], 0
        run.append(group)
        size += len(postings[group])
    if run:
        yield run


def _packed(posting: list[tuple[int, int]]) -> list[int]:
    """Practices as steps from the one before, each followed by its worth."""
    packed: list[int] = []
    before = 0
    for practice, worth in posting:
        packed += [practice - before, worth]
        before = practice
    return packed


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
