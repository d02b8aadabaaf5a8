"""The collection as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import ROOT, TODAY
from samenverder.catalogue.catalogue import Catalogue
from samenverder.publish.data.columns import BETWEEN, in_words
from samenverder.publish.data.tables import tables
from samenverder.reading.fields import Source
from samenverder.reading.library import read_library
from samenverder.reading.practice import KINDS
from samenverder.reading.schema import nested
from samenverder.reading.vocabulary import Term

if TYPE_CHECKING:
    from conftest import Repository


def test_every_declared_field_has_a_place(repository: Repository) -> None:
    found = {table.name: table for table in tables(repository.catalogue())}
    places = {column.name for column in found["praktijken"].columns} | {
        name.removeprefix("praktijken-") for name in found
    }
    places |= {choice for column in found["praktijken_lijsten"].columns for choice in column.choices}
    assert {info.alias for kind in KINDS for info in kind.model.model_fields.values()} <= places
    of_terms = {column.name for column in found["begrippen"].columns}
    of_terms |= {choice for column in found["begrippen_woorden"].columns for choice in column.choices}
    assert {info.alias for info in Term.model_fields.values()} <= of_terms


def test_every_row_has_as_many_cells_as_there_are_columns() -> None:
    """Also where two kinds have groups of their own under one name, as steps."""
    for table in tables(Catalogue(read_library(ROOT / "practices", TODAY))):
        assert {len(row) for row in table.rows()} <= {len(table.columns)}, table.name
        assert len({column.name for column in table.columns}) == len(table.columns), table.name
        assert all(column.title and column.help for column in table.columns), table.name


def test_a_facet_says_how_it_stood_and_who_it_was(repository: Repository) -> None:
    found = {table.name: table for table in tables(repository.catalogue())}
    assert ["aan-de-deur", "geld", "Geld", "miste"] in [
        list(row) for row in found["praktijken-voorwaarden"].rows()
    ]
    assert ["aan-de-deur", "corporatie", "Corporatie", f"Huis{BETWEEN}Haard"] in [
        list(row) for row in found["praktijken-gasten"].rows()
    ]
    assert {row[3] for row in found["praktijken-voorwaarden"].rows() if row[0] == "samen-op-bezoek"} <= {
        None
    }, "a guide cannot tell how it stood"


def test_relations_and_lists_have_their_number(repository: Repository) -> None:
    found = {table.name: [list(row) for row in table.rows()] for table in tables(repository.catalogue())}
    assert ["aan-de-deur", 1, "koffie-in-de-straat"] in found["praktijken-verwant"]
    assert ["aan-de-deur", 1, "geteld", "Twaalf mensen bleven wonen.", 1] in found["praktijken-opbrengst"]
    assert ["aan-de-deur", "gespreksvragen", 1, "Wie klopt er bij jullie aan?"] in found["praktijken_lijsten"]
    assert ["aan-de-deur", "ook_gevraagd", 1, "Hoe leer ik mijn overburen kennen?"] in found[
        "praktijken_lijsten"
    ]
    assert ["aan-de-deur", 5, "Lessen", "## Lessen\n\nGa samen."] in found["praktijken_tekst"]


def test_a_new_vocabulary_is_a_table_by_itself(repository: Repository) -> None:
    repository.write({
        "begrippen/seizoen.yml": "enkelvoud: seizoen\nmeervoud: seizoenen\nveld: seizoenen\nbegrippen:\n"
                                 "  - {id: zomer, label: Zomer, definitie: Als het warm is.}\n",
    }).change("verhalen/aan-de-deur.md", "beoordeeld:", "seizoenen: [zomer]\nbeoordeeld:")  # fmt: skip
    found = {table.name: table for table in tables(repository.catalogue())}
    assert [list(row) for row in found["praktijken-seizoenen"].rows()] == [["aan-de-deur", "zomer", "Zomer"]]
    assert "seizoenen" in [column.name for column in found["praktijken"].columns]


def test_a_text_without_headings_is_there_too(repository: Repository) -> None:
    story = (repository.practices / "verhalen/aan-de-deur.md").read_text(encoding="utf-8")
    repository.write({"verhalen/aan-de-deur.md": story[: story.index("## Aanleiding")] + "Alleen dit."})
    found = {table.name: [list(row) for row in table.rows()] for table in tables(repository.catalogue())}
    assert ["aan-de-deur", 1, "", "Alleen dit."] in found["praktijken_tekst"]


def test_a_group_within_a_group_is_told_in_words() -> None:
    group = Source.model_validate({"titel": "Het verslag", "organisatie": "Ons Dorp"})
    assert in_words((group, "los")) == "Het verslag: Ons Dorp, los"


def test_groups_of_one_name_share_a_table(repository: Repository) -> None:
    found = {table.name: table for table in tables(repository.catalogue())}
    declared = {
        inner.alias
        for kind in KINDS
        for info in kind.model.model_fields.values()
        if info.alias == "stappen"
        for group in [nested(info.annotation)]
        if group
        for inner in group.model_fields.values()
    }
    assert declared <= {column.name for column in found["praktijken-stappen"].columns}
