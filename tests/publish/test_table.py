"""The table of a story, drawn."""

from __future__ import annotations

import gzip
import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest

from samenverder.publish.table import CORNER, SMALL, TOP, WIDTH, Mark, Seat, Table, table_of
from samenverder.reading.vocabulary import Standing

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository
    from samenverder.publish.table import Placed

STANDINGS = tuple(
    Standing.model_validate(said)
    for said in ({"id": "a", "teken": "half"}, {"id": "b", "teken": "leeg"}, {"id": "c", "standaard": True})
)
LONG = "Vastelastenpartner of schuldeiser"


def table(seats: int, marks: int, *, led: bool) -> Table:
    """A table of this size, with the longest words that there are."""
    return Table(
        tuple(
            Seat(LONG, ("Vastelastenpartner of", "schuldeiser"), "GBLT, Vitens", led and n == seats // 2)
            for n in range(seats)
        ),
        tuple(
            Mark("Gegevensdeling", ("Gegevensdeling en", "privacy"), STANDINGS[n % 3]) for n in range(marks)
        ),
    )


def boxes(place: Placed) -> list[tuple[float, float, float, float]]:
    """What a seat takes up: who sits there, and the words beside it."""
    assert isinstance(place.what, Seat)
    high = (len(place.what.lines) + bool(place.what.names)) * 18
    seat = (place.x - 17, place.y - 17, place.x + 17, place.y + 17)
    if place.side == "head":
        return [seat, (place.x - 100, place.y - 17 - high, place.x + 100, place.y - 17)]
    if place.side == "foot":
        return [seat, (place.x - 100, place.y + 17, place.x + 100, place.y + 17 + high)]
    begin, end = (
        (place.x - 20 - 190, place.x - 20) if place.side == "left" else (place.x + 20, place.x + 20 + 190)
    )
    return [seat, (begin, place.y - high / 2, end, place.y + high / 2)]


SIZES = [(marks, led) for marks in range(13) for led in (True, False)]


@pytest.mark.parametrize("seats", range(1, 15))
def test_nothing_lies_over_anything_else_or_outside_the_drawing(seats: int) -> None:
    for marks, led in SIZES:
        lies_apart(table(seats, marks, led=led), seats, marks)


def lies_apart(drawn: Table, seats: int, marks: int) -> None:
    places = list(drawn.places)
    assert len(places) == seats
    taken = [box for place in places for box in boxes(place)]
    for left, top, right, bottom in taken:
        assert left >= -1
        assert top >= 0
        assert right <= WIDTH + 1
        assert bottom <= drawn.height
    for one, other in combinations(range(len(taken)), 2):
        a, b = taken[one], taken[other]
        if one // 2 == other // 2:
            continue
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)
    rows = list(drawn.rows)
    assert len(rows) == marks
    for row in rows:
        assert drawn.above + 20 <= row.y <= drawn.above + drawn.long - 20
        assert (WIDTH - TOP) / 2 < row.x < WIDTH / 2
    assert all(lower.y - upper.y >= 30 for upper, lower in pairwise(rows))
    assert drawn.long >= 2 * CORNER


@pytest.mark.parametrize("seats", range(1, 15))
def test_the_small_drawing_keeps_its_parts_apart(seats: int) -> None:
    for marks, led in SIZES:
        is_apart(table(seats, marks, led=led), seats, marks)


def is_apart(drawn: Table, seats: int, marks: int) -> None:
    assert len(drawn.small_seats) == seats
    assert len(drawn.small_marks) == marks
    for x, y, _, _ in drawn.small_seats:
        assert 5 <= x <= SMALL - 5
        assert 5 <= y <= SMALL - 5
    for (x, y, _, _), (x2, y2, _, _) in combinations(drawn.small_seats, 2):
        assert abs(x - x2) > 6 or abs(y - y2) >= drawn.small_long + 1.5
    for (x, y, _), (x2, y2, _) in combinations(drawn.small_marks, 2):
        assert (x - x2) ** 2 + (y - y2) ** 2 >= (2 * drawn.small_radius) ** 2
    for x, y, _ in drawn.small_marks:
        assert 18 + drawn.small_radius <= x <= 46 - drawn.small_radius
        assert 11 + drawn.small_radius <= y <= 53 - drawn.small_radius


def test_a_story_says_who_sat_there_and_how_it_stood(repository: Repository) -> None:
    catalogue = repository.change("verhalen/aan-de-deur.md", "beoordeeld:", "trekker: corporatie\nbeoordeeld:").catalogue()  # fmt: skip
    found = table_of(catalogue, catalogue.by_id["aan-de-deur"])
    assert found is not None
    assert found.said == ("Gemeente Ons Dorp", "Corporatie (Huis, Haard)")
    assert [(mark.label, mark.standing.id, mark.standing.drawn) for mark in found.marks] == [
        ("Geld", "miste", "leeg"),
        ("Vertrouwen", "was-er", "vol"),
    ]
    assert [(place.what.label, place.side) for place in found.places] == [
        ("Corporatie", "head"),
        ("Gemeente Ons Dorp", "foot"),
    ]
    assert set(found.small) == {"leads", "seats", "leeg", "vol"}


def test_which_vocabularies_are_drawn_stands_in_their_heads(repository: Repository) -> None:
    """A further list with names brings seats, a further list with standings brings marks; without either no table."""
    repository.write({
        "begrippen/buur.yml": "enkelvoud: buur\nmeervoud: buren\nveld: buren\nnamen: true\nbegrippen:\n"
                              "  - {id: links, label: De buren links, definitie: Wie links woont.}\n",
        "begrippen/weer.yml": "enkelvoud: weer\nmeervoud: weer\nveld: weer\nstanden:\n"
                              "  - {id: kwam, label: kwam, kop: Kwam}\n  - {id: was, label: was er, kop: Was er, standaard: true}\n"
                              "begrippen:\n  - {id: zon, label: Zon, definitie: Het schijnt.}\n",
    }).change("verhalen/aan-de-deur.md", "beoordeeld:", "buren: [links]\nweer: [{zon: kwam}]\nbeoordeeld:")  # fmt: skip
    catalogue = repository.catalogue()
    found = table_of(catalogue, catalogue.by_id["aan-de-deur"])
    assert found is not None
    assert "De buren links" in [seat.label for seat in found.seats]
    assert ("Zon", "half") in [(mark.label, mark.standing.drawn) for mark in found.marks]
    (repository.practices / "begrippen/tafel.yml").unlink()
    (repository.practices / "begrippen/buur.yml").unlink()
    alone = repository.catalogue()
    assert table_of(alone, alone.by_id["aan-de-deur"]) is None


def test_only_what_tells_what_happened_has_a_table(repository: Repository) -> None:
    repository.change("handreikingen/samen-op-bezoek.md", "beoordeeld:", "gasten: [gemeente]\nbeoordeeld:")
    catalogue = repository.catalogue()
    assert {practice.id for practice in catalogue.practices if table_of(catalogue, practice)} == {
        practice.id
        for practice in catalogue.practices
        if practice.kind.tells
        and any(entry.vocabulary.head.names for entry in catalogue.entries[practice.id])
    }
    assert "samen-op-bezoek" in {practice.id for practice in catalogue.practices}


def test_the_page_tells_the_drawing_in_words_and_has_no_style_in_it(small_site: Path) -> None:
    page = (small_site / "verhalen/aan-de-deur/index.html").read_text(encoding="utf-8")
    figure = page[page.index('<figure class="sv-table">') : page.index("</figure>")]
    assert 'aria-hidden="true"' in figure
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", figure[figure.index("<figcaption>") :]))
    for said in ("Aan tafel: Gemeente Ons Dorp en Corporatie (Huis, Haard).", "Miste: Geld.", "Was er: Vertrouwen."):  # fmt: skip
        assert said in words
    assert "style" not in figure
    assert "sv-table" not in (small_site / "handreikingen/samen-op-bezoek/index.html").read_text()


def test_on_a_card_it_weighs_next_to_nothing(real_site: Path) -> None:
    page = (real_site / "verhalen/index.html").read_text(encoding="utf-8")
    drawings = re.findall(r'<svg class="sv-mini".*?</svg>', page, re.S)
    assert len(drawings) > 20
    assert max(len(gzip.compress(drawing.encode())) for drawing in drawings) < 700
