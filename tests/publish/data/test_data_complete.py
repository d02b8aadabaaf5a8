"""Everything in one file of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jsonschema import Draft7Validator, FormatChecker

from samenverder.publish.data.about import About
from samenverder.publish.data.complete import SCHEMA, complete, complete_schema
from samenverder.reading.json_schema import json_schema
from samenverder.reading.practice import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository

ABOUT = About("Samen", "Een bibliotheek", "https://samenverder.example/")


def faults(found: Any, schema: Any) -> list[str]:
    Draft7Validator.check_schema(schema)
    return [
        error.message for error in Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(found)
    ]


def test_the_published_file_is_valid_against_the_published_schema(real_site: Path) -> None:
    found = json.loads((real_site / "data/praktijken.json").read_text(encoding="utf-8"))
    schema = json.loads((real_site / SCHEMA).read_text(encoding="utf-8"))
    assert faults(found, schema) == []
    assert found["$schema"] == schema["$id"]
    pages = {path.parent.name for kind in KINDS for path in (real_site / kind.folder).glob("*/index.html")}
    ids = {practice["id"] for practice in found["praktijken"]}
    assert ids <= pages
    assert ids == {path.stem for path in (real_site / "data/praktijken").glob("*.json")} & ids
    assert all((real_site / practice["adres"] / "index.html").is_file() for practice in found["praktijken"])
    found["praktijken"][0]["title"] = 7
    assert faults(found, schema) != []


def test_a_practice_is_there_with_fields_facets_addresses_and_text(repository: Repository) -> None:
    repository.change("verhalen/aan-de-deur.md", "Ga samen.", 'Zeg "ja" <b>\\ en 😀.')
    found = json.loads("".join(complete(repository.catalogue(), ABOUT)))
    one = next(practice for practice in found["praktijken"] if practice["id"] == "aan-de-deur")
    assert one["url"] == "https://samenverder.example/verhalen/aan-de-deur/"
    assert one["kort_adres"] == "https://samenverder.example/p/aan-de-deur/"
    assert one["bronnen"][1] == {"titel": 'Een "tweede" <bron>', "vindplaats": "in de kast"}
    assert one["ingangen"] == {
        "onderwerpen": [{"id": "wonen", "label": "Wonen"}, {"id": "buurt", "label": "De buurt"}],
        "voorwaarden": [
            {"id": "vertrouwen", "label": "Vertrouwen", "stand": "was-er"},
            {"id": "geld", "label": "Geld", "stand": "miste"},
        ],
        "gasten": [
            {"id": "gemeente", "label": "Gemeente", "namen": ["Gemeente Ons Dorp"]},
            {"id": "corporatie", "label": "Corporatie", "namen": ["Huis", "Haard"]},
        ],
    }
    assert one["tekst"].startswith("## Aanleiding\n")
    assert one["tekst"].endswith('Zeg "ja" <b>\\ en 😀.\n')
    assert [v["veld"] for v in found["begrippenlijsten"]] == ["onderwerpen", "voorwaarden", "gasten"]
    assert (
        found["begrippenlijsten"][0]["begrippen"][0]["url"]
        == "https://samenverder.example/onderwerpen/wonen/"
    )
    assert faults(found, complete_schema(ABOUT)) == []


def test_what_could_not_be_used_does_not_make_the_file_invalid(repository: Repository) -> None:
    repository.change("verhalen/aan-de-deur.md", "titel: Het verslag, ", "").change(
        "verhalen/aan-het-werk.md", "beoordeeld:", "periode: 2016\nbeoordeeld:"
    )
    repository.change("verhalen/koffie-in-de-straat.md", "title:", "titel:")
    found = json.loads("".join(complete(repository.catalogue(), ABOUT)))
    assert faults(found, complete_schema(ABOUT)) == []


def test_an_empty_library_has_a_valid_file(repository: Repository) -> None:
    for path in repository.practices.glob("[hmv]*/*.md"):
        path.unlink()
    assert faults(json.loads("".join(complete(repository.catalogue(), ABOUT))), complete_schema(ABOUT)) == []


def test_every_declared_field_stands_in_the_schema() -> None:
    definitions = complete_schema(ABOUT)["definitions"]
    for kind in KINDS:
        declared = json_schema(kind, ())["properties"]
        assert set(declared) == set(definitions[kind.name]["properties"])
        assert not set(declared) & {"id", "soort", "adres", "url", "kort_adres", "ingangen", "tekst"}, (
            "a field would hide behind what every practice has"
        )
        for name, shape in declared.items():
            assert definitions[kind.name]["properties"][name]["description"] == shape["description"]
