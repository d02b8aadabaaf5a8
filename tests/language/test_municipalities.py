"""The municipalities, places and regions that the finder knows: all there, once, and each in its place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import samenverder.language

FILE = Path(samenverder.language.__file__).with_name("municipalities.yml")
DATA = yaml.safe_load(FILE.read_text(encoding="utf-8"))
MUNICIPALITIES: list[dict[str, Any]] = DATA["gemeenten"]
PLACES: list[dict[str, Any]] = DATA["plaatsen"]
REGIONS: list[dict[str, Any]] = DATA["streken"]
NAMES = {row["naam"] for row in MUNICIPALITIES}
# How many municipalities each province has.
PROVINCES = {
    "Drenthe": 12, "Flevoland": 6, "Friesland": 18, "Gelderland": 51, "Groningen": 10, "Limburg": 31, "Noord-Brabant": 56,
    "Noord-Holland": 44, "Overijssel": 25, "Utrecht": 26, "Zeeland": 13, "Zuid-Holland": 50,
}  # fmt: skip


def called(rows: list[dict[str, Any]]) -> Counter[str]:
    """How often each name stands in these rows, whatever its capitals."""
    return Counter(name.casefold() for row in rows for name in [row["naam"], *row.get("ook", [])])


def test_every_municipality_is_there_in_its_province() -> None:
    assert set(DATA) == {"gemeenten", "plaatsen", "streken"}
    assert len(MUNICIPALITIES) == len(NAMES) == 342
    assert Counter(row["provincie"] for row in MUNICIPALITIES) == PROVINCES


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        (MUNICIPALITIES, {"naam", "provincie", "lat", "lon"}),
        (PLACES, {"naam", "gemeente", "lat", "lon"}),
        (REGIONS, {"naam", "gemeenten"}),
    ],
    ids=["gemeenten", "plaatsen", "streken"],
)
def test_a_row_has_its_fields(rows: list[dict[str, Any]], fields: set[str]) -> None:
    for row in rows:
        assert set(row) - {"ook"} == fields, row
        names = [row["naam"], *row.get("ook", [])]
        assert all(isinstance(name, str) and name.strip() == name != "" for name in names), row


def test_points_lie_in_the_netherlands() -> None:
    for row in [*MUNICIPALITIES, *PLACES]:
        assert 50.75 < row["lat"] < 53.5, row
        assert 3.35 < row["lon"] < 7.22, row


def test_a_place_lies_near_its_municipality() -> None:
    points = {row["naam"]: (row["lat"], row["lon"]) for row in MUNICIPALITIES}
    for row in PLACES:
        lat, lon = points[row["gemeente"]]
        away = ((row["lat"] - lat) * 111) ** 2 + ((row["lon"] - lon) * 68) ** 2
        assert away < 26**2, row  # Hoek van Holland is the farthest


def test_a_name_is_one_place_and_one_region() -> None:
    twice = {name for name, times in called([*MUNICIPALITIES, *PLACES]).items() if times > 1}
    assert twice == {"bergen"}  # in Limburg and in Noord-Holland
    assert max(called(REGIONS).values()) == 1


def test_places_and_regions_refer_to_municipalities_that_exist() -> None:
    assert {row["gemeente"] for row in PLACES} <= NAMES
    for row in REGIONS:
        assert row["gemeenten"], row
        assert set(row["gemeenten"]) <= NAMES, row
        assert len(row["gemeenten"]) == len(set(row["gemeenten"])), row
