"""Which pages there are and what stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.pages import moved, pages
from samenverder.reading.links import Atlas

if TYPE_CHECKING:
    from conftest import Repository


def test_every_practice_index_facet_and_term_has_an_address(repository: Repository) -> None:
    assert [page.address for page in pages(repository.catalogue())] == [
        "verhalen/aan-het-werk/", "verhalen/oude-aanpak/",
        "verhalen/koffie-in-de-straat/", "verhalen/aan-de-deur/",
        "handreikingen/samen-op-bezoek/", "modules/oefenen-aan-de-deur/",
        "verhalen/", "handreikingen/", "modules/",
        "onderwerpen/", "onderwerpen/wonen/", "onderwerpen/buurt/", "onderwerpen/werk/",
        "voorwaarden/", "voorwaarden/vertrouwen/", "voorwaarden/geld/",
        "gasten/", "gasten/gemeente/", "gasten/corporatie/",
        "zoeken/", "overzicht/", "aan-tafel/", "vergelijken/", "selectie/", "bijdragen/verhaal-schrijven/",
        "bijdragen/handreiking-schrijven/",
        "bijdragen/velden/", "bijdragen/regels/",
    ]  # fmt: skip


def test_former_addresses_lead_to_new_ones_and_never_away_from_a_page(repository: Repository) -> None:
    repository.change(
        "verhalen/aan-de-deur.md",
        "beoordeeld:",
        "eerdere_adressen: [op-de-stoep, koffie-in-de-straat]\nbeoordeeld:",
    )
    catalogue = repository.catalogue()
    assert moved(catalogue, {page.address for page in pages(catalogue)}) == {
        "onderwerpen/wijk/": "onderwerpen/buurt/",
        "verhalen/op-de-stoep/": "verhalen/aan-de-deur/",
    }


def test_every_page_that_the_site_makes_can_be_linked_to(repository: Repository) -> None:
    atlas = Atlas(repository.read())
    writer = repository.read().by_id["aan-de-deur"]
    for page in pages(repository.catalogue()):
        assert atlas.destination(f"/{page.address}", writer).address == page.address
