"""For every place that people may ask for: the practices there, and those near, with how far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samenverder.finder.index import SCALE, rarity
from samenverder.finder.packing import Nearby
from samenverder.language.concepts import NEAR, kilometres, places
from samenverder.language.dutch import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.language.concepts import Place
    from samenverder.reading.vocabulary import Term
    from samenverder.running.memory import Memory

THERE = 2.0
"""What being there counts: as much as a rare word that stands in the title."""
NEARBY = 0.4
"""Of that, what being near counts at most."""
MOST = 12
"""Practices near a place that are told, where none is there."""


def nearby(catalogue: Catalogue, memory: Memory) -> list[Nearby]:
    """Every place, with the practices there and near: of a place without any the finder tells what is nearest."""
    spots: dict[str, _Spot] = {}
    for number, practice in enumerate(catalogue.listed):
        for entry in catalogue.entries[practice.id]:
            if entry.vocabulary.located and (entry.term.lat is not None or entry.term.province):
                if entry.term.id not in spots:
                    spots[entry.term.id] = _spot(entry.term)
                spots[entry.term.id].having.append(number)
    total = len(catalogue.listed)
    said = (f"{spot.term!r} {spot.having}" for spot in spots.values())
    return memory.recall(lambda: list(_near(spots.values(), total)), "nearby", str(total), *said)


def _near(spots: Collection[_Spot], total: int) -> Iterator[Nearby]:
    for place in places():
        away: dict[int, int] = {}
        label = fold(place.label)
        for spot in spots:
            far = _distance(place, label, spot)
            if far is not None:
                for number in spot.having:
                    away[number] = min(far, away.get(number, far))
        there = [number for number, far in away.items() if far == 0]
        near = sorted((far, number) for number, far in away.items() if far > 0)[:MOST]
        rare = rarity(total, max(1, len(there)))
        rows = [(number, round(SCALE * rare * THERE), 0) for number in there]
        rows += [
            (number, max(1, round(SCALE * rare * THERE * NEARBY * (1 - far / (NEAR + 5)))), far)
            for far, number in near
        ]
        yield Nearby(place.names, place.label, _middle(place), rows)


def _middle(place: Place) -> tuple[float, float]:
    north, east = zip(*place.points, strict=True)
    return sum(north) / len(north), sum(east) / len(east)


@dataclass(frozen=True)
class _Spot:
    """A term with a place, and the numbers of the practices there."""

    term: Term
    names: frozenset[str]
    having: list[int]


def _spot(term: Term) -> _Spot:
    return _Spot(term, frozenset({fold(term.label), *map(fold, term.synonyms)}), [])


def _distance(place: Place, label: str, spot: _Spot) -> int | None:
    """How far a term lies from a place, in kilometres; 0 is there, None is not near."""
    term = spot.term
    if label in spot.names or not spot.names.isdisjoint(place.members):
        return 0
    # A region is in a province as a whole, and has the places that lie in it.
    if len(place.members) > 1 and term.province and term.province == place.province:
        return 0
    if term.lat is None or term.lon is None:
        return None
    here = (term.lat, term.lon)
    # Most places lie too far north or south to look further.
    close = [
        kilometres(point, here) for point in place.points if abs(point[0] - term.lat) * 111.2 <= NEAR + 1
    ]
    far = round(min(close, default=NEAR + 1))
    return max(1, far) if far <= NEAR else None
