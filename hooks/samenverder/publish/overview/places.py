"""Where stories took place, on a map of the Netherlands."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log, pi, sqrt, tan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samenverder.language.lists import lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.vocabulary import Term, Vocabulary


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
    counts = Counter(e.term.id for story in catalogue.stories for e in catalogue.entries_in(story, places))
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


def _mercator(lat: float) -> float:
    return log(tan(pi / 4 + lat * pi / 360))


def _drawing() -> Any:
    return lists(Path(__file__).with_name("netherlands.yml"))
