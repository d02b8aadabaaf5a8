"""A practice as plain data."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING

from samenverder.publish.exports import exports, records
from samenverder.publish.record import record

if TYPE_CHECKING:
    from conftest import Repository


def test_a_record_says_who_and_how_it_stood(repository: Repository) -> None:
    catalogue = repository.catalogue()
    found = record(catalogue, catalogue.by_id["aan-de-deur"])
    assert found["address"] == "verhalen/aan-de-deur/"
    assert found["reviewed"] == "2026-01-31"
    assert {facet["field"]: facet["terms"] for facet in found["facets"]} == {
        "onderwerpen": [{"id": "wonen", "label": "Wonen"}, {"id": "buurt", "label": "De buurt"}],
        "voorwaarden": [
            {"id": "vertrouwen", "label": "Vertrouwen", "standing": "was-er"},
            {"id": "geld", "label": "Geld", "standing": "miste"},
        ],
        "gasten": [
            {"id": "gemeente", "label": "Gemeente", "names": ["Gemeente Ons Dorp"]},
            {"id": "corporatie", "label": "Corporatie", "names": ["Huis", "Haard"]},
        ],
    }
    assert found["told"] == {
        "vertrouwen": "Vertrouwen. Geld was er niet.",
        "geld": "Vertrouwen. Geld was er niet.",
    }
    assert found["outcomes"] == [["geteld", "Twaalf mensen bleven wonen."]]
    assert found["sections"][0] == ["Aanleiding", [["p", "Mensen raakten hun huis kwijt."]]]


def test_a_guide_does_not_say_how_it_stood(repository: Repository) -> None:
    catalogue = repository.catalogue()
    terms = record(catalogue, catalogue.by_id["samen-op-bezoek"])["facets"][1]["terms"]
    assert terms == [{"id": "vertrouwen", "label": "Vertrouwen"}]


def published(repository: Repository) -> dict[str, str]:
    catalogue = repository.catalogue()
    return dict(
        chain(exports(catalogue), *(records(catalogue, practice) for practice in catalogue.practices))
    )


def test_every_practice_is_published_as_data_and_every_template_as_it_stands(repository: Repository) -> None:
    files = published(repository)
    assert json.loads(files["data/praktijken/oude-aanpak.json"])["title"] == "De oude aanpak"
    assert len([name for name in files if name.startswith("data/praktijken/")]) == 6
    repository.change(
        "verhalen/aan-de-deur.md", "beoordeeld:", "eerdere_adressen: [op-de-stoep, oude-aanpak]\nbeoordeeld:"
    )
    files = published(repository)
    assert files["data/praktijken/op-de-stoep.json"] == files["data/praktijken/aan-de-deur.json"], (
        "a former id"
    )
    assert json.loads(files["data/praktijken/oude-aanpak.json"])["id"] == "oude-aanpak", "an id in use"
    template = repository.practices / "_sjablonen" / "verhaal.md"
    assert files["data/sjablonen/verhaal.md"] == template.read_text(encoding="utf-8")
