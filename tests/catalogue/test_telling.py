"""The sentence that tells how it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.catalogue.telling import blocks

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


def test_blocks_are_paragraphs_and_items_without_marks() -> None:
    text = "### Een kop\nEen **alinea**\nover twee regels [1].\n\n- eerste\n  gaat door\n- tweede\n1. derde [2]\n\n| a | b |\n|---|---|"
    assert list(blocks(text)) == [
        (False, "Een alinea over twee regels."),
        (True, "eerste gaat door"),
        (True, "tweede"),
        (True, "derde"),
    ]
