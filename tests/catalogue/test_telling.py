"""The sentence that tells how it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
