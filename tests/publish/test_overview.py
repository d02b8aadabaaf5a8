"""Gaps, places, and who works with whom."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations, pairwise
from math import dist
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from conftest import ROOT, TODAY
from samenverder.catalogue.catalogue import Catalogue
from samenverder.publish.overview import LINES, Cell, matrix, network, on_map, place_map
from samenverder.reading.library import read_library

if TYPE_CHECKING:
    from conftest import Repository

DRAWING = yaml.safe_load(
    (ROOT / "hooks" / "samenverder" / "publish" / "overview" / "netherlands.yml").read_text(encoding="utf-8")
)
PLACES = """\
enkelvoud: plek
meervoud: plekken
veld: plekken
volgorde: 4
begrippen:
  - {id: overal, label: Overal, definitie: In het hele land.}
  - {id: ons-dorp, label: Ons Dorp, definitie: Een dorp., provincie: Utrecht, lat: 52.09, lon: 5.12}
  - {id: hun-dorp, label: Hun Dorp, definitie: Een dorp., provincie: Drenthe, lat: 52.99, lon: 6.56}
"""


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return Catalogue(read_library(ROOT / "practices", TODAY))


def split(cell: Cell) -> dict[str, int]:
    return {standing.id: many for standing, many in cell.split}


def test_a_cell_counts_stories_and_how_it_stood_there(repository: Repository) -> None:
    found = matrix(repository.catalogue())
    assert found
    assert (found.rows.id, found.columns.id) == ("voorwaarde", "onderwerp")
    cell = found.cells["vertrouwen", "buurt"]
    assert (cell.stories, split(cell)) == (2, {"gekregen": 1, "was-er": 1})
    assert split(found.cells["geld", "wonen"]) == {"miste": 1}, "an archived story does not count"
    assert found.cells["vertrouwen", "wonen"].stories == 1, "a guide does not tell what happened"
    assert found.cells["vertrouwen", "werk"] == Cell(0, (), 0)
    assert found.empty == sum(not cell.stories for cell in found.cells.values()) == 1
    assert {cell.shade for cell in found.cells.values()} == {0, 1, 4}


def test_without_a_vocabulary_with_standings_there_is_no_matrix(repository: Repository) -> None:
    (repository.practices / "begrippen" / "voorwaarde.yml").unlink()
    assert matrix(repository.catalogue()) is None
    assert network(repository.catalogue()) is not None
    (repository.practices / "begrippen" / "tafel.yml").unlink()
    assert network(repository.catalogue()) is None


def test_places_are_drawn_and_all_are_listed(repository: Repository) -> None:
    assert place_map(repository.catalogue()) is None
    repository.write({"begrippen/plek.yml": PLACES})
    repository.change("verhalen/aan-de-deur.md", "verwant:", "plekken: [ons-dorp, overal]\nverwant:")
    repository.change("verhalen/aan-het-werk.md", "gasten:", "plekken: [ons-dorp]\ngasten:")
    found = place_map(repository.catalogue())
    assert found
    assert [(spot.term.id, spot.stories) for spot in found.spots] == [("ons-dorp", 2)]
    listed = [(name, [(term.id, many) for term, many in terms]) for name, terms in found.listed]
    assert listed == [("Utrecht", [("ons-dorp", 2)]), ("", [("overal", 1)])], (
        "what has no province comes last"
    )


def shapes(path: str) -> list[list[tuple[float, float]]]:
    """The rings of a province, from the relative lines that its path is made of."""
    rings = []
    for ring in re.findall(r"M[^M]*", path):
        numbers = [float(number) for number in re.findall(r"-?\d+", ring)]
        x = y = 0.0
        points = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        rings.append(points)
    return rings


def distance_to(point: tuple[float, float], rings: list[list[tuple[float, float]]]) -> float:
    """0 inside (an odd number of borders to the right of it); outside how far the nearest corner is."""
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            if (y1 > point[1]) != (y2 > point[1]):
                crossings += point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1
    if crossings % 2:
        return 0.0
    return min(dist(point, corner) for ring in rings for corner in ring)


def test_every_place_lies_in_its_province(real: Catalogue) -> None:
    places = next(v for v in real.vocabularies if v.located)
    located = [term for term in places.terms.values() if term.lat and term.lon and term.province]
    assert len(located) > 60
    for term in located:
        rings = shapes(DRAWING["provincies"][term.province])
        # Two units are less than a kilometre: that much was lost when the borders were made simpler.
        assert distance_to(on_map(term.lat or 0, term.lon or 0), rings) <= 2, term.label


def test_pairs_are_counted_as_one_would_by_hand(real: Catalogue) -> None:
    found = network(real)
    assert found
    expected: Counter[frozenset[str]] = Counter()
    for story in real.listed:
        if story.kind.tells:
            ids = {entry.term.id for entry in real.entries_in(story, found.vocabulary)}
            expected.update(frozenset(pair) for pair in combinations(ids, 2))
    assert {frozenset((p.one.id, p.other.id)): p.stories for p in found.pairs} == dict(expected)


def test_the_drawing_is_always_the_same_and_bears_no_more_lines_than_one_can_follow(real: Catalogue) -> None:
    found = network(real)
    again = network(Catalogue(read_library(ROOT / "practices", TODAY)))
    assert found
    assert again
    assert (found.nodes, found.pairs) == (again.nodes, again.pairs)
    assert 20 <= len(found.drawn) <= LINES
    least = min(pair.stories for pair in found.drawn)
    assert all(pair.stories < least for pair in found.pairs if not pair.weight)
    place = {term.id: number for number, (term, _) in enumerate(found.nodes)}
    assert all(place[pair.one.id] < place[pair.other.id] for pair in found.pairs)


def test_what_occurs_together_stands_close_together(real: Catalogue) -> None:
    found = network(real)
    assert found

    def length(order: list[str]) -> int:
        place = {id: number for number, id in enumerate(order)}
        return sum(p.stories * abs(place[p.one.id] - place[p.other.id]) for p in found.pairs)

    drawn = [term.id for term, _ in found.nodes]
    by_the_list: list[Any] = [id for id in found.vocabulary.terms if id in drawn]
    assert length(drawn) < 0.9 * length(by_the_list)
