"""What the overview shows: gaps, places, and who works with whom. Figures and where they are drawn, no drawing.

Which vocabularies are drawn follows from what they hold: one with standings, one with names, one with places.
Everything counts stories, for only they tell of something that happened. Each part takes one pass over them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import log, pi, sqrt, tan
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from samenverder.catalogue import Catalogue
    from samenverder.practice import Practice
    from samenverder.vocabulary import Standing, Term, Vocabulary


@dataclass(frozen=True)
class Cell:
    """Where two terms meet."""

    stories: int
    split: tuple[tuple[Standing, int], ...]
    """How it stood there, with in how many of the stories; what never occurs is left out."""
    shade: int
    """From 0 (no story) to 4 (as many as in the fullest cell)."""


@dataclass(frozen=True)
class Matrix:
    """Two vocabularies held against each other."""

    rows: Vocabulary
    """The one with standings."""
    columns: Vocabulary
    cells: Mapping[tuple[str, str], Cell]
    """By id of the row's term and of the column's."""

    @property
    def empty(self) -> int:
        """How many cells have no story."""
        return sum(not cell.stories for cell in self.cells.values())


def matrix(catalogue: Catalogue) -> Matrix | None:
    """How many stories each pair of terms has; None without a vocabulary with standings and a plain one."""
    rows = next((v for v in catalogue.vocabularies if v.head.standings), None)
    columns = next((v for v in catalogue.vocabularies if _is_plain(v)), None)
    if rows is None or columns is None:
        return None
    standings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for story in _stories(catalogue):
        beside = catalogue.entries_in(story, columns)
        for entry in catalogue.entries_in(story, rows):
            for other in beside:
                standings[entry.term.id, other.term.id][entry.standing.id if entry.standing else ""] += 1
    most = max((counts.total() for counts in standings.values()), default=1)
    cells = {}
    for row in rows.terms:
        for column in columns.terms:
            counts = standings[row, column]
            split = tuple((s, counts[s.id]) for s in rows.head.standings if counts[s.id])
            cells[row, column] = Cell(counts.total(), split, _shade(counts.total(), most))
    return Matrix(rows, columns, cells)


@dataclass(frozen=True)
class Spot:
    """A place on the map."""

    term: Term
    stories: int
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Map:
    """The places of stories."""

    places: Vocabulary
    width: int
    height: int
    provinces: Mapping[str, str]
    """By name the outline, as data of an SVG path."""
    spots: tuple[Spot, ...]
    """The largest first, so that a small one is drawn on top."""
    listed: tuple[tuple[str, tuple[tuple[Term, int], ...]], ...]
    """By province (the empty name for what lies in more than one) its terms and how many stories each has."""
    source: str
    license: str


def place_map(catalogue: Catalogue) -> Map | None:
    """Where the stories took place; None without a vocabulary of places."""
    places = next((v for v in catalogue.vocabularies if v.located), None)
    if places is None:
        return None
    drawing = _drawing()
    counts = Counter(e.term.id for story in _stories(catalogue) for e in catalogue.entries_in(story, places))
    spots, listed = [], defaultdict(list)
    for term in places.terms.values():
        number = counts[term.id]
        if not number:
            continue
        listed[term.province or ""].append((term, number))
        if term.lat and term.lon:
            spots.append(
                Spot(term, number, *on_map(term.lat, term.lon), radius=round(5 + 4 * sqrt(number), 1))
            )
    by_name = sorted(listed.items(), key=lambda pair: (not pair[0], pair[0]))
    return Map(
        places,
        drawing["breedte"],
        drawing["hoogte"],
        drawing["provincies"],
        tuple(sorted(spots, key=lambda spot: (-spot.stories, spot.term.id))),
        tuple((name, tuple(sorted(terms, key=lambda t: t[0].label))) for name, terms in by_name),
        drawing["bron"],
        drawing["licentie"],
    )


def on_map(lat: float, lon: float) -> tuple[float, float]:
    """Where a point lies in the drawing, in its units, to a tenth; degrees north and east come in."""
    edge = _drawing()["grenzen"]
    across = (lon - edge["west"]) / (edge["oost"] - edge["west"])
    down = (_mercator(edge["noord"]) - _mercator(lat)) / (_mercator(edge["noord"]) - _mercator(edge["zuid"]))
    return (
        round(edge["links"] + across * (edge["rechts"] - edge["links"]), 1),
        round(edge["boven"] + down * (edge["onder"] - edge["boven"]), 1),
    )


@dataclass(frozen=True)
class Pair:
    """Two terms that occur together."""

    one: Term
    """The one that is drawn first."""
    other: Term
    stories: int
    weight: int
    """How thick the line is, from 1 to 8; 0 when the pair is in the table only."""


@dataclass(frozen=True)
class Network:
    """Who sits at the table with whom."""

    vocabulary: Vocabulary
    nodes: tuple[tuple[Term, int], ...]
    """In the order in which they are drawn, with how many stories each has."""
    pairs: tuple[Pair, ...]
    """The most frequent first."""

    @property
    def drawn(self) -> tuple[Pair, ...]:
        """The pairs with a line, the thinnest first."""
        return tuple(reversed([pair for pair in self.pairs if pair.weight]))


LINES = 60
"""How many lines a drawing bears before nobody can follow one."""


def network(catalogue: Catalogue) -> Network | None:
    """Which terms occur together in stories, and how often; None without a vocabulary with names.

    The same stories always give the same order: that in which frequent pairs stand close together.
    """
    vocabulary = next((v for v in catalogue.vocabularies if v.head.names), None)
    if vocabulary is None:
        return None
    alone: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for story in _stories(catalogue):
        ids = sorted({entry.term.id for entry in catalogue.entries_in(story, vocabulary)})
        alone.update(ids)
        together.update(combinations(ids, 2))
    order = _close_together([id for id in vocabulary.terms if alone[id]], together)
    place = {id: number for number, id in enumerate(order)}
    ranked = sorted(together.items(), key=lambda pair: (-pair[1], pair[0]))
    most = ranked[0][1] if ranked else 1
    # Of pairs with the same number all are drawn or none, so that no line is missing by chance.
    least = ranked[LINES][1] + 1 if len(ranked) > LINES else 1
    pairs = []
    for both, number in ranked:
        one, other = sorted(both, key=place.__getitem__)
        weight = 1 + round(7 * (number - 1) / max(1, most - 1)) if number >= least else 0
        pairs.append(Pair(vocabulary.terms[one], vocabulary.terms[other], number, weight))
    return Network(vocabulary, tuple((vocabulary.terms[id], alone[id]) for id in order), tuple(pairs))


def _close_together(ids: list[str], together: Mapping[tuple[str, str], int]) -> list[str]:
    """An order in which what occurs together often stands close: each put where it adds least, heaviest first."""
    weight: dict[str, Counter[str]] = defaultdict(Counter)
    for (one, other), number in together.items():
        weight[one][other] = weight[other][one] = number
    order: list[str] = []
    for id in sorted(ids, key=lambda id: (-weight[id].total(), id)):
        places = range(len(order) + 1)
        order.insert(min(places, key=lambda at: (_length([*order[:at], id, *order[at:]], weight), at)), id)
    return order


def _length(order: list[str], weight: Mapping[str, Mapping[str, int]]) -> int:
    """How long all lines are together, each as often as it counts."""
    return sum(weight[a][b] * (j - i) for (i, a), (j, b) in combinations(enumerate(order), 2))


def _stories(catalogue: Catalogue) -> Iterable[Practice]:
    return (practice for practice in catalogue.listed if practice.kind.tells)


def _is_plain(vocabulary: Vocabulary) -> bool:
    """Whether it says what a practice is about, and no more."""
    head = vocabulary.head
    return not (head.standings or head.names or vocabulary.located)


def _shade(number: int, most: int) -> int:
    return 0 if not number else 1 + int(3 * log(number) / log(max(2, most)))


def _mercator(lat: float) -> float:
    return log(tan(pi / 4 + lat * pi / 360))


@cache
def _drawing() -> Any:
    return yaml.safe_load(Path(__file__).with_name("netherlands.yml").read_text(encoding="utf-8"))
