"""Which pages there are and what stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.pages import pages
from samenverder.reading.links import Atlas

if TYPE_CHECKING:
    from conftest import Repository


def test_every_practice_index_facet_and_term_has_an_address(repository: Repository) -> None:
    assert [page.address for page in pages(repository.catalogue())] == [
        "verhalen/aan-het-werk/", "verhalen/oude-aanpak/",
        "verhalen/koffie-in-de-straat/", "verhalen/aan-de-deur/",
        "handreikingen/samen-op-bezoek/", "modules/oefenen-aan-de-deur/",
        "modules/oefenen-aan-de-deur/deelnemer/", "modules/oefenen-aan-de-deur/trainer/",
        "verhalen/", "handreikingen/", "modules/", "werkvormen/",
        "onderwerpen/", "onderwerpen/wonen/", "onderwerpen/buurt/", "onderwerpen/werk/",
        "voorwaarden/", "voorwaarden/vertrouwen/", "voorwaarden/geld/",
        "gasten/", "gasten/gemeente/", "gasten/corporatie/",
        "zoeken/", "overzicht/", "aan-tafel/", "vergelijken/", "selectie/", "bijdragen/verhaal-schrijven/",
        "nieuw/", "nieuw/2026-03/", "nieuw/2026-02/", "nieuw/2026-01/",
        "bijdragen/velden/", "bijdragen/regels/", "data/", "data/voorbeeld/",
    ]  # fmt: skip


def test_every_page_that_the_site_makes_can_be_linked_to(repository: Repository) -> None:
    atlas = Atlas(repository.read())
    writer = repository.read().by_id["aan-de-deur"]
    for page in pages(repository.catalogue()):
        assert atlas.destination(f"/{page.address}", writer).address == page.address
