"""Postings of the index as they are sent: whole numbers, in files that are not too large."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samenverder.language.concepts import Phrase

PER_FILE = 4000
"""Numbers of practices (over all groups) in one file of groups: some ten kilobytes compressed."""
Posting: TypeAlias = "list[tuple[int, int]]"
"""Practices in order of their number, each with its worth."""


@dataclass(frozen=True)
class Nearby:
    """A place that can be asked for, with the practices there and near."""

    names: tuple[Phrase, ...]
    label: str
    rows: Sequence[tuple[int, int, int]]
    """The number of a practice, its worth, and how many kilometres away: 0 is there."""


def runs(postings: Sequence[list[int]]) -> Iterator[tuple[int, list[list[int]]]]:
    """Postings in files that are not too large: each with the number of its first."""
    begin, run, size = 0, list[list[int]](), 0
    for n, posting in enumerate(postings):
        if run and size + len(posting) // 2 > PER_FILE:
            yield begin, run
            begin, run, size = n, [], 0
        run.append(posting)
        size += len(posting) // 2
    if run:
        yield begin, run


def packed(posting: Posting) -> list[int]:
    """Practices as steps from the one before, each followed by its worth."""
    row: list[int] = []
    before = 0
    for practice, worth in posting:
        row += [practice - before, worth]
        before = practice
    return row


def with_distance(place: Nearby) -> list[Any]:
    """As `packed`, with the name of the place before it and kilometres behind each worth."""
    row: list[Any] = [place.label]
    before = 0
    for practice, worth, away in sorted(place.rows):
        row += [practice - before, worth, away]
        before = practice
    return row


def as_json(value: object) -> str:
    """As small as JSON can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
