"""Which practices are at a place, and which near it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finder_files import FinderFiles
from samenverder.finder.where import nearby
from samenverder.running.memory import Memory

if TYPE_CHECKING:
    from conftest import Repository

PLACES = """\
enkelvoud: plek
meervoud: plekken
veld: plekken
begrippen:
  - {id: doetinchem, label: Doetinchem, definitie: Een stad., provincie: Gelderland, lat: 51.97, lon: 6.29}
  - {id: groningen, label: Groningen, definitie: Een stad., provincie: Groningen, lat: 53.22, lon: 6.57}
"""


def test_a_place_has_who_is_there_and_then_who_is_near_with_the_distance(repository: Repository) -> None:
    repository.write({"begrippen/plek.yml": PLACES})
    repository.change("verhalen/aan-de-deur.md", "beoordeeld:", "plekken: [doetinchem]\nbeoordeeld:")
    repository.change("verhalen/aan-het-werk.md", "beoordeeld:", "plekken: [groningen]\nbeoordeeld:")
    catalogue = repository.catalogue()
    number = {practice.id: n for n, practice in enumerate(catalogue.listed)}
    rows = {
        place.label: {practice: away for practice, _, away in place.rows}
        for place in nearby(catalogue, Memory())
    }
    assert rows["Doetinchem"] == {number["aan-de-deur"]: 0}
    assert rows["Achterhoek"] == {number["aan-de-deur"]: 0}
    assert rows["Gelderland"] == {number["aan-de-deur"]: 0}
    assert 15 < rows["Zutphen"][number["aan-de-deur"]] < 25
    assert number["aan-de-deur"] not in rows["Groningen"]
    assert rows["Maastricht"] == {}, "nothing is near"


def test_a_place_that_is_an_ordinary_word_is_one_only_behind_a_word_for_places(
    repository: Repository,
) -> None:
    repository.write({"begrippen/plek.yml": PLACES.replace("lat: 53.22, lon: 6.57", "lat: 51.9, lon: 5.4")})
    repository.change("verhalen/aan-de-deur.md", "beoordeeld:", "plekken: [doetinchem]\nbeoordeeld:")
    repository.change("verhalen/aan-het-werk.md", "beoordeeld:", "plekken: [groningen]\nbeoordeeld:")
    repository.change("verhalen/aan-het-werk.md", "Geduld.", "Geduld, en buren uit Zutphen.")
    files = FinderFiles(repository.catalogue())

    def weight(word: str) -> int:
        known = files[f"words/{word[0]}"]
        wanted = [known[word][1]]
        row = next(row for row in files[f"phrases/{word[0]}"] if row[0] == wanted)
        return int(row[2])

    assert weight("zutphen") == 100
    assert weight("buren") == -100
