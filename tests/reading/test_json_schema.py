"""The declared fields in forms that others read say what validation does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT, TODAY
from samenverder.reading.json_schema import DRAFT_07, field_rows, json_schema
from samenverder.reading.library import read_library
from samenverder.reading.practice import KINDS
from samenverder.reading.schema import names
from samenverder.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository
    from samenverder.reading.practice import Kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_knows_exactly_the_fields_of_the_kind_and_every_facet(kind: Kind, repository: Repository) -> None:
    vocabularies = repository.read().vocabularies
    schema = json_schema(kind, vocabularies)
    fields = {*names(kind.model), *(vocabulary.field for vocabulary in vocabularies)}
    assert schema["$schema"] == DRAFT_07
    assert set(schema["properties"]) == fields
    assert {row.name for row in field_rows(kind, vocabularies)} == fields
    required = {row.name for row in field_rows(kind, vocabularies) if row.required}
    assert required == set(schema["required"])


def test_a_facet_lists_its_terms_with_what_may_stand_behind_them(repository: Repository) -> None:
    schema = json_schema(KINDS[0], repository.read().vocabularies)["properties"]
    plain, pairs = schema["voorwaarden"]["items"]["anyOf"]
    assert plain["enum"] == ["vertrouwen", "geld"]
    assert pairs["properties"]["geld"]["enum"] == ["gekregen", "miste", "was-er"]
    assert schema["onderwerpen"]["items"]["enum"] == ["wonen", "buurt", "werk"]
    assert schema["gasten"]["items"]["anyOf"][1]["properties"]["gemeente"]["anyOf"][1]["type"] == "array"


def test_limits_and_choices_come_along() -> None:
    schema = json_schema(KINDS[2], ())["properties"]
    assert schema["onderdelen"]["items"]["properties"]["minuten"] == {
        "title": "Minuten", "description": "Hoe lang dit deel duurt.", "type": "integer", "minimum": 1, "maximum": 480,
    }  # fmt: skip
    assert schema["niveau_training"]["enum"] == ["basis", "verdiepend", "train-de-trainer"]
    assert schema["beoordeeld"]["format"] == "date"
    assert schema["ook_gevraagd"]["maxItems"] == 12
    assert schema["ook_gevraagd"]["items"]["maxLength"] == 100
    row = next(row for row in field_rows(KINDS[2], ()) if row.name == "ook_gevraagd")
    assert row.holds == "lijst, hoogstens 12; elk onderdeel: tekst, hoogstens 100 tekens"


def test_every_field_rule_and_vocabulary_is_documented_on_the_site(real_site: Path) -> None:
    facets = {v.field for v in read_library(ROOT / "practices", TODAY).vocabularies}
    fields = (real_site / "bijdragen/velden/index.html").read_text(encoding="utf-8")
    for kind in KINDS:
        part = fields[fields.index(f'<h2 id="{kind.name}">') :]
        assert {*names(kind.model), *facets} <= set(re.findall(r"<dt><code>([^<]+)</code>", part))
        assert (real_site / "schema" / f"{kind.name}.json").is_file()
    rules = (real_site / "bijdragen/regels/index.html").read_text(encoding="utf-8")
    assert all(f'<li id="{rule.code}">' in rules for rule in RULES)
