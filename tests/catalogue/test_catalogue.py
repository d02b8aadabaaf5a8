"""Everything together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import TODAY, Repository
from samenverder.catalogue.catalogue import RELATED, Catalogue
from samenverder.catalogue.neighbours import WINDOW, Neighbours
from samenverder.reading.library import read_library

if TYPE_CHECKING:
    import pytest

STORY = """---
title: Verhaal {n}
samenvatting: Een verhaal over dingen die gebeurden, nummer {n}, lang genoeg om mee te mogen doen.
onderwerpen: [{subject}]
voorwaarden: [{condition}]
gasten: [{guest}]
bronnen: [{{titel: De krant}}]
beoordeeld: 2026-01-31
---
## Aanleiding
"""


def test_related_practices_say_why(repository: Repository) -> None:
    catalogue = repository.catalogue()
    found = {
        r.practice.id: (r.said, [e.term.id for e in r.shared])
        for r in catalogue.related(catalogue.by_id["aan-de-deur"])
    }
    assert found["samen-op-bezoek"][0] == "basis_of"
    assert found["koffie-in-de-straat"] == ("related", ["corporatie", "buurt", "vertrouwen"])
    back = {r.practice.id: r.said for r in catalogue.related(catalogue.by_id["koffie-in-de-straat"])}
    assert back["aan-de-deur"] == "related", "what one says of the other holds both ways"


def test_one_shared_term_does_not_make_a_relation(repository: Repository) -> None:
    catalogue = repository.catalogue()
    related = [r.practice.id for r in catalogue.related(catalogue.by_id["koffie-in-de-straat"])]
    assert "samen-op-bezoek" not in related


def test_the_work_for_one_practice_does_not_grow_with_the_collection(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    subjects, conditions, guests = (
        ("wonen", "buurt", "werk"),
        ("vertrouwen", "geld"),
        ("gemeente", "corporatie"),
    )
    repository.write(
        {
            f"verhalen/v-{n}.md": STORY.format(n=n, subject=subjects[n % 3], condition=conditions[n % 2], guest=guests[n // 2 % 2])
            for n in range(400)
        }
    )  # fmt: skip
    catalogue = Catalogue(read_library(repository.practices, TODAY))
    compared = 0
    shared = Neighbours.shared

    def counting(self: Neighbours, one: object, other: object) -> object:
        nonlocal compared
        compared += 1
        return shared(self, one, other)  # type: ignore[arg-type]

    monkeypatch.setattr(Neighbours, "shared", counting)
    relations = catalogue.related(catalogue.by_id["v-7"])
    assert compared <= 3 * 2 * WINDOW
    assert len(relations) == RELATED
    assert all(len(relation.shared) == 3 for relation in relations), "the best are found all the same"


def test_a_term_splits_its_practices_by_how_it_stood(repository: Repository) -> None:
    catalogue = repository.catalogue()
    conditions = catalogue.library.by_vocabulary["voorwaarde"]
    split = catalogue.by_standing(conditions, conditions.terms["vertrouwen"])
    assert [(s.id if s else None, [p.id for p in found]) for s, found in split] == [
        ("gekregen", ["koffie-in-de-straat"]),
        ("was-er", ["aan-de-deur"]),
        (None, ["samen-op-bezoek", "oefenen-aan-de-deur"]),
    ]


def test_a_module_touches_the_terms_of_its_parts(repository: Repository) -> None:
    catalogue = repository.catalogue()
    touched = {entry.term.id for entry in catalogue.entries["oefenen-aan-de-deur"]}
    assert touched == {"wonen", "buurt", "vertrouwen", "geld"}
    assert [module.id for module in catalogue.used_in["samen-op-bezoek"]] == ["oefenen-aan-de-deur"]


def test_terms_that_occur_together_are_counted(repository: Repository) -> None:
    catalogue = repository.catalogue()
    guests, subjects = catalogue.library.by_vocabulary["tafel"], catalogue.library.by_vocabulary["onderwerp"]
    beside = catalogue.terms_beside(guests, guests.terms["corporatie"], subjects)
    assert [(term.id, many) for term, many in beside] == [("buurt", 2), ("wonen", 1)]


def test_a_draft_is_for_its_writer_and_an_archived_practice_keeps_its_page(repository: Repository) -> None:
    repository.change("verhalen/aan-het-werk.md", "beoordeeld:", "status: concept\nbeoordeeld:")
    repository.change("verhalen/koffie-in-de-straat.md", "beoordeeld:", "status: gearchiveerd\nbeoordeeld:")
    library = repository.read()
    assert "aan-het-werk" not in Catalogue(library).by_id
    assert "aan-het-werk" in Catalogue(library, drafts=True).by_id
    catalogue = Catalogue(library)
    assert "koffie-in-de-straat" in catalogue.by_id
    assert all(practice.id != "koffie-in-de-straat" for practice in catalogue.listed)
    assert catalogue.related(catalogue.by_id["koffie-in-de-straat"])


def test_the_last_reviewed_come_first_and_of_these_what_happened_last(repository: Repository) -> None:
    repository.change("verhalen/koffie-in-de-straat.md", "2026-02-28", "2026-03-01\nperiode: 2019 tot 2024")
    ids = [practice.id for practice in repository.catalogue().recent]
    assert ids[:2] == ["koffie-in-de-straat", "aan-het-werk"]
    assert "oude-aanpak" not in ids


def test_how_it_stood_beside_a_term_counts_stories(repository: Repository) -> None:
    catalogue = repository.catalogue()
    subjects, conditions = catalogue.vocabularies[:2]
    found = catalogue.standings_beside(
        subjects, subjects.terms["buurt"], conditions, conditions.terms["vertrouwen"]
    )
    assert [(standing.id, many) for standing, many in found] == [("gekregen", 1), ("was-er", 1)]
    assert (
        catalogue.standings_beside(
            subjects, subjects.terms["werk"], conditions, conditions.terms["vertrouwen"]
        )
        == []
    )


def test_stories_are_those_that_tell_what_happened(repository: Repository) -> None:
    repository.change("verhalen/koffie-in-de-straat.md", "beoordeeld:", "status: gearchiveerd\nbeoordeeld:")
    assert {practice.id for practice in repository.catalogue().stories} == {"aan-de-deur", "aan-het-werk"}


def test_only_what_stood_somehow_is_told(repository: Repository) -> None:
    repository.change("verhalen/aan-de-deur.md", "Vertrouwen. Geld", "Vertrouwen in de gemeente. Geld")
    catalogue = repository.catalogue()
    assert set(catalogue.told(catalogue.by_id["aan-de-deur"])) == {"vertrouwen", "geld"}


def test_an_entry_leads_to_the_page_of_its_term(repository: Repository) -> None:
    first, *_ = repository.catalogue().entries["aan-de-deur"]
    assert first.address == "onderwerpen/wonen/"
