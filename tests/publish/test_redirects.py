"""Addresses that lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.pages import pages
from samenverder.publish.redirects import moved
from samenverder.reading.links import Atlas

if TYPE_CHECKING:
    from conftest import Repository


def redirects(repository: Repository) -> dict[str, str]:
    catalogue = repository.catalogue()
    return moved(catalogue, {page.address for page in pages(catalogue)})


def test_former_addresses_lead_to_new_ones_and_never_away_from_a_page(repository: Repository) -> None:
    repository.change(
        "verhalen/aan-de-deur.md",
        "beoordeeld:",
        "eerdere_adressen: [op-de-stoep, koffie-in-de-straat]\nbeoordeeld:",
    )
    found = redirects(repository)
    assert {old: new for old, new in found.items() if not old.startswith("p/")} == {
        "onderwerpen/wijk/": "onderwerpen/buurt/",
        "verhalen/op-de-stoep/": "verhalen/aan-de-deur/",
        "verhalen/op-de-stoep/werkblad/": "verhalen/aan-de-deur/werkblad/",
        "verhalen/op-de-stoep/uitkomst/": "verhalen/aan-de-deur/uitkomst/",
    }
    assert found["p/koffie-in-de-straat/"] == "verhalen/koffie-in-de-straat/", "whose id it is"


def test_a_practice_has_a_short_address_that_survives_a_new_name(repository: Repository) -> None:
    before = redirects(repository)["p/aan-de-deur/"]
    assert before == "verhalen/aan-de-deur/"
    repository.change(
        "verhalen/aan-de-deur.md", "beoordeeld:", "eerdere_adressen: [op-de-stoep]\nbeoordeeld:"
    )
    found = redirects(repository)
    assert found["p/op-de-stoep/"] == found["p/aan-de-deur/"] == "verhalen/aan-de-deur/"


def test_a_text_may_link_to_a_short_address(repository: Repository) -> None:
    repository.change(
        "verhalen/aan-de-deur.md", "beoordeeld:", "eerdere_adressen: [op-de-stoep]\nbeoordeeld:"
    )
    library = repository.read()
    writer = library.by_id["aan-het-werk"]
    for target in ("/p/aan-de-deur/", "https://samenverder.example/p/op-de-stoep/#bron-2"):
        assert Atlas(library).destination(target, writer).address == "verhalen/aan-de-deur/"
