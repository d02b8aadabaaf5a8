"""The terms of the vocabularies as concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.finder.terms import concepts

if TYPE_CHECKING:
    from conftest import Repository


def test_a_term_is_a_concept_with_its_words_by_breadth(repository: Repository) -> None:
    repository.change(
        "begrippen/onderwerp.yml",
        "synoniemen: [huisvesting]",
        "synoniemen: [huisvesting]\n    nauwer: [kamer huren]\n    raakt: [hypotheek]",
    )
    found = next(c for c in concepts(repository.read().vocabularies) if c.term == ("onderwerp", "wonen"))
    assert found.words == (("wonen",), ("huisvesting",))
    assert found.narrower == (("kamer", "huren"),)
    assert found.asked_by == (("hypotheek",),)
