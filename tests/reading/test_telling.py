"""The sentence that tells how it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.reading.telling import naming
from samenverder.reading.vocabulary import Term

if TYPE_CHECKING:
    from conftest import Repository


def test_a_term_is_told_by_the_first_statement_that_names_it(repository: Repository) -> None:
    catalogue = repository.catalogue()
    story = catalogue.by_id["aan-de-deur"]
    assert catalogue.told(story) == {
        "vertrouwen": "Vertrouwen. Geld was er niet.",
        "geld": "Vertrouwen. Geld was er niet.",
    }


def test_what_is_not_told_is_left_out_and_a_guide_tells_nothing(repository: Repository) -> None:
    catalogue = repository.catalogue()
    assert "geld" not in catalogue.told(catalogue.by_id["koffie-in-de-straat"])
    assert catalogue.told(catalogue.by_id["samen-op-bezoek"]) == {}


def test_a_term_is_named_by_one_sentence_and_a_name_alone_comes_with_the_next() -> None:
    money = Term.model_validate({"id": "geld", "label": "Geld", "synoniemen": ["budget"]})
    assert naming("Er was tijd. Geld was er niet. Hoeveel, weten we niet.", money) == "Geld was er niet."
    assert naming("Geld. Dat was er niet. Hoeveel, weten we niet.", money) == "Geld. Dat was er niet."
    assert naming("Budget: Dat was er niet.", money) == "Budget: Dat was er niet."
    assert naming("Dat was er niet. Of wel.", money) == "Dat was er niet. Of wel."
