"""The table of a story: who sat at it, who led, and how it stood with what was needed; as places to draw at.

Nothing here names a vocabulary: terms that may carry names of parties are seats, terms with a standing lie on the
table as marks. Two drawings come of it: a large one with words, for the page, and a small one without, for cards
and for the picture that is shared.
"""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from samenverder.reading.fields import Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.catalogue.neighbours import Entry
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Standing

WIDTH, TOP, EDGE = 720, 250, 46
"""Of the large drawing: how wide it is, how wide the table in the middle of it, and what is kept free above and below."""
LINE, GAP, ROW = 18, 16, 30
"""Of the large drawing: the height of a line of text, what lies between two seats, the height of a mark with its word."""
CORNER = 56
LETTERS, INSIDE, SHORT = 22, 21, 23
"""How many letters fit beside a seat, how many on the table, and how long names may be to stand with a seat."""
SMALL = 64
"""Width and height of the small drawing."""


@dataclass(frozen=True)
class Seat:
    """Who sat at the table."""

    label: str
    """The sort of party; or its name, where that says the sort."""
    lines: tuple[str, ...]
    """The label, cut into lines that fit."""
    names: str
    """Who exactly, where that is short and the lines do not say it."""
    leads: bool


@dataclass(frozen=True)
class Mark:
    """Something that was needed, with how it stood."""

    label: str
    lines: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True)
class Placed:
    """A seat or a mark with its place in a drawing."""

    what: Seat | Mark
    x: float
    y: float
    side: str = ""
    """Of a seat: `left`, `right`, `head` or `foot`."""
    turn: float = 0
    """Of a seat: how far it is turned, in degrees; at a straight side it is not."""


@dataclass(frozen=True)
class Table:
    """A table as it is drawn: who leads sits at its head, the others along the sides and perhaps at the foot."""

    seats: tuple[Seat, ...]
    marks: tuple[Mark, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """Everyone at the table, with their names where those are short."""
        return tuple(seat.label + (f" ({seat.names})" if seat.names else "") for seat in self.seats)

    @property
    def leads(self) -> bool:
        """Whether it is known who led."""
        return self._head is not None

    @property
    def signs(self) -> tuple[tuple[str, str], ...]:
        """The signs on the table, each with what it means."""
        return tuple(dict.fromkeys((mark.standing.drawn, mark.standing.label) for mark in self.marks))

    @cached_property
    def _head(self) -> Seat | None:
        return next((seat for seat in self.seats if seat.leads), None)

    @cached_property
    def _around(self) -> tuple[tuple[Seat, ...], tuple[Seat, ...], Seat | None]:
        """Those at the left, those at the right, and who is left over."""
        others = [seat for seat in self.seats if not seat.leads]
        half = len(others) // 2
        return tuple(others[:half]), tuple(others[half : 2 * half]), others[-1] if len(others) % 2 else None

    @cached_property
    def long(self) -> float:
        """The length of the table in the large drawing."""
        sides = self._around[:2]
        seats = max((sum(_tall(seat) for seat in side) for side in sides), default=0)
        return max(seats + 24, sum(_thick(mark) for mark in self.marks) + 52, 2 * CORNER)

    @property
    def above(self) -> float:
        """Where the table begins."""
        return 34 + (LINE * _lines(self._head) + EDGE - 14 if self._head else 0)

    @property
    def height(self) -> float:
        """The height of the large drawing."""
        foot = self._around[2]
        return self.above + self.long + (LINE * _lines(foot) + EDGE + 14 if foot else 34)

    @property
    def places(self) -> Iterator[Placed]:
        """The seats of the large drawing."""
        left, right, foot = self._around
        middle = WIDTH / 2
        if self._head:
            yield Placed(self._head, middle, self.above - 19, "head", 90)
        for side, seats, sign in (("left", left, -1), ("right", right, 1)):
            room = self.long - sum(_tall(seat) for seat in seats)
            down = self.above
            for seat in seats:
                share = _tall(seat) + room / len(seats)
                y = down + share / 2
                down += share
                inward, turn = _round(y - self.above, self.long)
                yield Placed(
                    seat, middle + sign * (TOP / 2 + 19 - inward), round(y, 1), side, round(sign * turn, 1)
                )
        if foot:
            yield Placed(foot, middle, self.above + self.long + 19, "foot", 90)

    @property
    def rows(self) -> Iterator[Placed]:
        """The marks of the large drawing, below each other on the table."""
        down = self.above + (self.long - sum(_thick(mark) for mark in self.marks)) / 2
        for mark in self.marks:
            yield Placed(mark, (WIDTH - TOP) / 2 + 32, down + _thick(mark) / 2)
            down += _thick(mark)

    @cached_property
    def small_seats(self) -> tuple[tuple[float, float, bool, bool], ...]:
        """The seats of the small drawing: place, whether it leads, whether it lies across."""
        left, right, foot = self._around
        found = [(SMALL / 2, 5.0, True, True)] if self._head else []
        for x, seats in ((10.0, left), (SMALL - 10.0, right)):
            step = 44 / len(seats) if seats else 0
            found += [(x, round(10 + (n + 0.5) * step, 1), False, False) for n in range(len(seats))]
        return (*found, (SMALL / 2, SMALL - 5.0, False, True)) if foot else tuple(found)

    @property
    def small_long(self) -> float:
        """How long a seat of the small drawing is, so that neighbours do not touch."""
        most = max(len(self._around[0]), 1)
        return round(min(4.5, 44 / most - 5), 1)

    @property
    def small_radius(self) -> float:
        """How large a mark of the small drawing is."""
        return 4.2 if len(self.marks) <= 3 else 3.4 if len(self.marks) <= 8 else 2.7

    @cached_property
    def small_marks(self) -> tuple[tuple[float, float, Standing], ...]:
        """The marks of the small drawing, in as many columns as they need."""
        many = len(self.marks)
        columns = 1 if many <= 3 else 2 if many <= 8 else 3
        rows = math.ceil(many / columns) or 1
        across, down = min(11.0, 25 / columns), min(12.0, 40 / rows)
        return tuple(
            (
                round(SMALL / 2 + (n % columns - (min(columns, many - n + n % columns) - 1) / 2) * across, 1),
                round(SMALL / 2 + (n // columns - (rows - 1) / 2) * down, 1),
                mark.standing,
            )
            for n, mark in enumerate(self.marks)
        )

    @property
    def small(self) -> dict[str, str]:
        """The small drawing as data of SVG paths, by what is drawn: seats, who leads, and each sign."""
        paths: dict[str, str] = {}
        long = self.small_long
        for x, y, leads, across in self.small_seats:
            stroke = f"M{x - 2.2:g} {y:g}h4.4" if across else f"M{x:g} {y - long / 2:g}v{long:g}"
            paths["leads" if leads else "seats"] = paths.get("leads" if leads else "seats", "") + stroke
        radius = self.small_radius
        for x, y, standing in self.small_marks:
            arc = f"{radius:g} {radius:g} 0 0 1"
            circle = f"M{x - radius:g} {y:g}a{arc} {2 * radius:g} 0a{arc} {-2 * radius:g} 0z"
            if standing.drawn == "half":
                circle += f"M{x:g} {y - radius:g}a{arc} 0 {2 * radius:g}z"
            paths[standing.drawn] = paths.get(standing.drawn, "") + circle
        return paths


def table_of(catalogue: Catalogue, practice: Practice) -> Table | None:
    """The table of a practice that tells what happened; None of any other, or when nobody is said to have sat there."""
    if not practice.kind.tells:
        return None
    entries = catalogue.entries[practice.id]
    fields = practice.fields
    lead = fields.lead if isinstance(fields, Story) else None
    seats = tuple(_seats([entry for entry in entries if entry.vocabulary.head.names], lead))
    if not seats:
        return None
    order = [standing for v in catalogue.vocabularies for standing in v.head.standings]
    standing = [(entry, entry.standing) for entry in entries if entry.standing]
    marks = [Mark(entry.term.label, _cut(entry.term.label, INSIDE), how) for entry, how in standing]
    return Table(seats, tuple(sorted(marks, key=lambda mark: order.index(mark.standing))))


def _seats(entries: Sequence[Entry], lead: str | None) -> Iterator[Seat]:
    led = False
    for entry in entries:
        label, names = entry.term.label, ", ".join(entry.names)
        if len(names) > SHORT:
            names = ""
        if label.casefold() in names.casefold():
            label, names = names[:1].upper() + names[1:], ""
        leads = lead is not None and not led and entry.vocabulary.term(lead) is entry.term
        led |= leads
        yield Seat(label, _cut(label, LETTERS), names, leads)


def _cut(label: str, letters: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(label, letters, break_long_words=False, break_on_hyphens=False)) or ("",)


def _lines(seat: Seat | None) -> int:
    return len(seat.lines) + bool(seat.names) if seat else 0


def _tall(seat: Seat) -> float:
    return max(2, _lines(seat)) * LINE + GAP


def _thick(mark: Mark) -> float:
    return ROW + (len(mark.lines) - 1) * LINE


def _round(y: float, long: float) -> tuple[float, float]:
    """How far a seat at this height moves in with the corner of the table, and how far it turns."""
    over = max(CORNER - y, CORNER - (long - y), 0)
    turn = math.asin(min(over / CORNER, 0.95))
    return round((CORNER + 19) * (1 - math.cos(turn)), 1), math.degrees(turn) * (-1 if y < long / 2 else 1)
