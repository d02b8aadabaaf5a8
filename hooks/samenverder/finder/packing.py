"""Postings of the index as they are sent: whole numbers, in files that are not too large."""

from __future__ import annotations

import json
from base64 import b32encode
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from samenverder.language.concepts import Phrase

PER_FILE, PER_LARGE_FILE, LARGE = 800, 2400, 4000
"""Numbers of practices (over all groups) in one file of groups, about, and in one of a library with so many practices:
a search wants one group of each file it fetches, and the index names every file."""
LENGTH = 7
"""Signs in the name of a file: enough that two texts seldom get the same, few enough for a list of ten thousand."""


@dataclass(frozen=True)
class Nearby:
    """A place that can be asked for, with the practices there and near."""

    names: tuple[Phrase, ...]
    label: str
    point: tuple[float, float]
    """Latitude and longitude of its middle."""
    rows: Sequence[tuple[int, int, int]]
    """The number of a practice, its worth, and how many kilometres away: 0 is there."""


def runs(postings: Iterable[tuple[str, list[Any]]], total: int) -> Iterator[tuple[int, list[list[Any]]]]:
    """Postings over `total` practices, each behind its name, in files that are not too large: each with the number of its first.

    Where a file ends is up to the names: one practice more somewhere changes the file with it, and not all behind it.
    """
    begin, run, size = 0, list[list[Any]](), 0
    most = PER_LARGE_FILE if total >= LARGE else PER_FILE
    for n, (name, posting) in enumerate(postings):
        more = len(posting) // 2
        ends = size > most // 2 and crc32(name.encode()) % 4 == 0
        if run and (ends or size + more > 2 * most):
            yield begin, run
            begin, run, size = n, [], 0
        run.append(posting)
        size += more
    if run:
        yield begin, run


class Named:
    """Files that are called after what is in them: what did not change keeps its name, and need not be fetched again."""

    def __init__(self, write: Callable[[str, str], object]) -> None:
        """`write` is given the name of each file, and what is in it."""
        self._write = write
        self._taken: dict[str, bytes] = {}

    def put(self, text: str) -> str:
        """Write a text, once; the first part of its name, `LENGTH` signs."""
        whole = blake2b(text.encode()).digest()
        for turn in count():
            # Capitals would be small letters on many a disk.
            name = b32encode(whole[turn : turn + 5]).decode().lower()[:LENGTH]
            if self._taken.setdefault(name, whole) == whole:
                break
        self._write(f"{name}.json", text)
        return name


def packed(practices: Iterable[int], worths: Iterable[int]) -> list[int]:
    """Practices in order as steps from the one before, each followed by its worth."""
    row: list[int] = []
    before = 0
    for practice, worth in zip(practices, worths, strict=True):
        row += (practice - before, worth)
        before = practice
    return row


def with_distance(place: Nearby) -> list[Any]:
    """As `packed`, with the name of the place and its middle before it and kilometres behind each worth."""
    row: list[Any] = [[place.label, *(round(degrees, 2) for degrees in place.point)]]
    before = 0
    for practice, worth, away in sorted(place.rows):
        row += [practice - before, worth, away]
        before = practice
    return row


def as_json(value: object) -> str:
    """As small as JSON can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
