"""Which pages there are and what stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samenverder.publish.pages import harmless_links, moved, pages, practice_text

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
        "zoeken/", "overzicht/", "vergelijken/", "selectie/", "bijdragen/verhaal-schrijven/",
        "bijdragen/velden/", "bijdragen/regels/",
    ]  # fmt: skip


def test_a_number_in_the_text_leads_to_its_source(repository: Repository) -> None:
    text = practice_text(repository.read().by_id["aan-de-deur"])
    assert text.endswith('[1]: #bron-1 "Bron 1: Het verslag"\n[2]: #bron-2 "Bron 2: Een tweede bron"\n')


def test_two_sources_in_a_row_are_two_links(repository: Repository) -> None:
    repository.change("verhalen/aan-de-deur.md", "samen heen [2]", "samen heen [1][2]")
    assert "samen heen\N{WORD JOINER}[1]\N{WORD JOINER}[2]." in practice_text(
        repository.read().by_id["aan-de-deur"]
    )


@pytest.mark.parametrize("line", ["- [1] begint ermee", "1. [1] begint ermee", "> [1] begint ermee"])
def test_a_number_that_begins_an_item_stays_there(repository: Repository, line: str) -> None:
    repository.change("verhalen/aan-de-deur.md", "Ga samen.", line)
    assert line in practice_text(repository.read().by_id["aan-de-deur"])


def test_html_in_a_contribution_is_text(repository: Repository) -> None:
    repository.change(
        "verhalen/aan-de-deur.md",
        "Ga samen.",
        "Ga <script>x</script> <img src=x onerror=y> <https://voorbeeld.nl> 1 < 2.",
    )
    text = practice_text(repository.read().by_id["aan-de-deur"])
    assert "&lt;script>x&lt;/script> &lt;img src=x onerror=y> <https://voorbeeld.nl> 1 < 2." in text


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


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        "&#106;avascript:alert(1)",
        "java&#10;script:x",
        "data:text/html,x",
        "vbscript:x",
    ],
)
def test_a_link_that_could_run_something_is_no_link(target: str) -> None:
    assert harmless_links(f'<a class="x" href="{target}">kijk</a>') == '<a class="x">kijk</a>'


@pytest.mark.parametrize(
    "target",
    ["https://a.nl/?q=a:b", "mailto:wijkteam@a.nl", "../verhalen/x/", "#bron-1", "a:b.md".replace(":", "-")],
)
def test_other_links_stay(target: str) -> None:
    assert harmless_links(f'<a href="{target}">kijk</a>') == f'<a href="{target}">kijk</a>'
