"""What the form knows follows from what is declared, and nothing that is declared is missing from it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT, TODAY
from samenverder.catalogue.catalogue import Catalogue
from samenverder.publish.form import Form, form_data, form_files, forms, source_files
from samenverder.reading.json_schema import field_rows
from samenverder.reading.library import read_library

if TYPE_CHECKING:
    from conftest import Repository

EDITORS = {
    "beoordeeld",
    "toegevoegd",
    "gewijzigd",
    "beoordelen_na",
    "status",
    "eerdere_adressen",
    "eerdere_kopjes",
}
"""What only editors fill in."""


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return Catalogue(read_library(ROOT / "practices", TODAY))


@pytest.mark.parametrize("form", forms(), ids=lambda form: str(form.kind.name))
def test_every_field_has_its_step_and_every_step_asks_a_field_that_exists(
    real: Catalogue, form: Form
) -> None:
    asked = [name for step in form.steps for name in (*step.fields, *step.more)]
    facets = {vocabulary.field for vocabulary in real.vocabularies}
    declared = {row.name for row in field_rows(form.kind, real.vocabularies)} - facets
    assert sorted(asked) == sorted(declared - EDITORS)
    assert sum(step.sections for step in form.steps) == sum(step.facets for step in form.steps) == 1


@pytest.mark.parametrize("form", forms(), ids=lambda form: str(form.kind.name))
def test_every_required_heading_has_its_question(real: Catalogue, form: Form) -> None:
    for section in form_data(form, real)["sections"]:
        assert section["question"] or not section["required"], section["heading"]


def test_a_good_example_is_word_for_word_from_the_practice_that_it_names(real: Catalogue) -> None:
    found = [
        section["example"] for section in form_data(forms()[0], real)["sections"] if "example" in section
    ]
    assert len(found) >= 4
    for example in found:
        (practice,) = [practice for practice in real.practices if practice.address == example["address"]]
        assert practice.title == example["title"]
        assert any(example["text"] in section.plain for section in practice.text.sections)


def test_another_facet_is_asked_by_itself(repository: Repository) -> None:
    repository.write({
        "begrippen/middel.yml": "enkelvoud: middel\nmeervoud: middelen\nveld: middelen\nbegrippen:\n"
        "  - {id: tafel, label: Tafel, definitie: Iets om aan te zitten.}\n"
    })  # fmt: skip
    catalogue = repository.catalogue()
    found = dict(form_files(catalogue))
    assert [v["field"] for v in found["data/formulier/begrippen.json"]] == [  # type: ignore[attr-defined]
        v.field for v in catalogue.vocabularies
    ]
    fields = {field["name"]: field for field in found["data/formulier/verhaal.json"]["fields"]}  # type: ignore[index]
    assert fields["middelen"]["type"] == "terms"
    assert fields["middelen"]["vocabulary"] == "middel"


def test_a_source_is_published_to_the_byte_and_under_former_ids(repository: Repository) -> None:
    repository.change(
        "verhalen/aan-de-deur.md", "beoordeeld:", "eerdere_adressen: [op-de-stoep]\nbeoordeeld:"
    )
    raw = (repository.practices / "verhalen/aan-de-deur.md").read_bytes()
    catalogue = repository.catalogue()
    found = dict(
        chain.from_iterable(
            source_files(catalogue, practice, repository.practices) for practice in catalogue.practices
        )
    )
    assert found["data/bron/verhalen/aan-de-deur.md"] == found["data/bron/verhalen/op-de-stoep.md"] == raw
    assert len(found) == 7
