"""What is told of a word that is in no list of places: the row to add, as far as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Repository

PLACES = """\
enkelvoud: dorp
meervoud: dorpen
veld: dorpen
begrippen:
  - {id: zuidlaren, label: Zuidlaren, definitie: Een dorp bij een meer., provincie: Drenthe, lat: 53.1, lon: 6.7}
  - {id: borger-odoorn, label: Borger-Odoorn, definitie: Dorpen bij elkaar., provincie: Drenthe, lat: 52.9, lon: 6.8}
"""


def told(repository: Repository, place: str) -> str:
    """What is said of a story that happened there."""
    repository.write({"begrippen/dorp.yml": PLACES})
    repository.change("verhalen/aan-de-deur.md", "gasten:", f"dorpen: [{place}]\ngasten:")
    (problem,) = repository.problems()
    before, _, said = problem.partition(": dorpen: ")
    assert before == "practices/verhalen/aan-de-deur.md:6"
    return said


@pytest.mark.parametrize(
    ("place", "row"),
    [
        ("aalten", "id: aalten, label: Aalten, definitie: Gemeente in Gelderland., lat: 51.9"),
        ("nergenshuizen", "id: nergenshuizen, label: nergenshuizen, definitie: Gemeente in ...., lat: ..., lon: ..."),
    ],
)  # fmt: skip
def test_a_place_that_is_not_listed_comes_with_its_row(repository: Repository, place: str, row: str) -> None:
    said = told(repository, place)
    assert said.startswith(
        f"'{place}' staat niet in de begrippenlijst. Kies uit practices/begrippen/dorp.yml"
    )
    assert row in said


def test_the_kind_of_place_before_its_name_is_understood(repository: Repository) -> None:
    assert told(repository, "gemeente zuidlaren") == (
        "'gemeente zuidlaren' staat niet in de begrippenlijst. Bedoelde je 'zuidlaren'?"
    )


def test_a_part_of_a_double_name_is_understood(repository: Repository) -> None:
    assert told(repository, "odoorn") == (
        "'odoorn' staat niet in de begrippenlijst. Bedoelde je 'borger-odoorn'?"
    )
