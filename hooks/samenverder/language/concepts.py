"""What belongs together in meaning: words of the same, a narrower or a related meaning, and places with what lies near.

A concept is found in a text by its words; a query that has one of its words is answered by all texts in which the
concept is, each as much as that text is about it. The breadths are those of SKOS: what is narrower counts for the
concept, but who asks for the narrower word gets the concept only after it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from samenverder.language.dutch import data, fold, tokens
from samenverder.language.lists import lists

Phrase = tuple[str, ...]
"""Words, folded; stop words as well: 'alleen zijn' is not 'alleen'."""

NARROWER, RELATED = 0.5, 0.3
"""How much a narrower and a related word count for a concept, in a text and in a query, where its own count 1."""
NEAR = 30
"""Kilometres within which a place is near another: about half an hour's drive."""


@dataclass(frozen=True)
class Concept:
    """Words that mean the same, with those of another breadth."""

    words: tuple[Phrase, ...]
    narrower: tuple[Phrase, ...] = ()
    asked_by: tuple[Phrase, ...] = ()
    """Wider and related words: who asks for these gets the concept, but a text with them is not about it."""
    sayings: tuple[Phrase, ...] = ()
    """What people say for it in everyday language, asked for as its own words are; the words of a saying are no
    subjects by themselves ('komt de deur niet uit' is about neither doors nor coming)."""
    label: str = ""
    """What people call it."""
    alone: bool = False
    """Whether it is one phrase by itself."""
    term: tuple[str, str] | None = None
    """The vocabulary and the term that it is."""


def in_order(text: str) -> Phrase:
    """The words of a text, stop words as well; a hyphen is a space."""
    return tuple(tokens(text.replace("-", " ")))


def sets() -> list[Concept]:
    """The sets of words in `search.yml`."""
    return [
        Concept(
            in_orders(entry["woorden"]), (), in_orders(entry.get("ruimer", ())),
            tuple(dict.fromkeys(way for saying in entry.get("gezegd", ()) for way in ways(str(saying)))),
            str(entry["woorden"][0]),
        )
        for entry in data()["synoniemen"]
    ]  # fmt: skip


def ways(saying: str) -> list[Phrase]:
    """The phrases that a saying stands for: `zijn|haar` is either, `meer?` may be left out."""
    choices = [
        [*word.rstrip("?").split("|"), *([""] if word.endswith("?") else [])] for word in saying.split()
    ]
    return list(filter(None, (in_order(" ".join(way)) for way in product(*choices))))


def in_orders(texts: Any) -> tuple[Phrase, ...]:
    """The phrases of some texts, with a hyphen and without; none for a text without words."""
    ways = (way for text in texts for way in (text, text.replace("-", "")))
    return tuple(dict.fromkeys(filter(None, map(in_order, ways))))


@dataclass(frozen=True)
class Place:
    """A municipality, a village or district in one, a region or a province."""

    names: tuple[Phrase, ...]
    label: str
    province: str
    members: frozenset[str]
    """The municipalities it is in or has, by folded name."""
    points: tuple[tuple[float, float], ...]
    """Latitude and longitude, in degrees: its own, or those of its municipalities."""


@cache
def places() -> tuple[Place, ...]:
    """Every place that people may ask for, from `municipalities.yml`; a name that two have is the first's."""
    read = lists(Path(__file__).with_name("municipalities.yml"))
    home = {row["naam"]: row for row in read["gemeenten"]}
    found = [
        _place(row, row["provincie"], [row["naam"]], [(row["lat"], row["lon"])]) for row in read["gemeenten"]
    ]
    for row in read["plaatsen"]:
        found.append(
            _place(row, home[row["gemeente"]]["provincie"], [row["gemeente"]], [(row["lat"], row["lon"])])
        )
    for row in read["streken"]:
        inside = [home[name] for name in row["gemeenten"]]
        found.append(_place(row, "", row["gemeenten"], [(one["lat"], one["lon"]) for one in inside]))
    for province in dict.fromkeys(row["provincie"] for row in read["gemeenten"]):
        inside = [row for row in read["gemeenten"] if row["provincie"] == province]
        row = {"naam": province, "ook": [f"provincie {province}"]}
        found.append(
            _place(
                row, province, [one["naam"] for one in inside], [(one["lat"], one["lon"]) for one in inside]
            )
        )
    return tuple(found)


def _place(
    row: dict[str, Any], province: str, members: list[str], points: list[tuple[float, float]]
) -> Place:
    return Place(
        in_orders([row["naam"], *row.get("ook", ())]),
        row["naam"],
        province,
        frozenset(map(fold, members)),
        tuple(points),
    )


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance between two points (degrees) that are not far apart, over a flat earth."""
    north = (one[0] - other[0]) * 111.2
    east = (one[1] - other[1]) * 111.2 * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(north, east)
