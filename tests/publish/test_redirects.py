"""Addresses that lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.pages import pages
from samenverder.publish.redirects import former, moved, unbuilt
from samenverder.reading.links import Atlas

if TYPE_CHECKING:
    from pathlib import Path

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


def test_what_only_a_build_knows_is_told_by_the_build(repository: Repository, tmp_path: Path) -> None:
    repository.write(
        {"_adressen.txt": "data/oud.csv\ndata/nu.csv\nmodules/oefenen-aan-de-deur/oud/\n../weg.txt\n"}
    )
    site = tmp_path / "site"
    for name in ("data/nu.csv", "modules/index.html"):
        (site / name).parent.mkdir(parents=True)
        (site / name).write_text("a", encoding="utf-8")
    library = repository.read()
    assert [str(problem) for problem in unbuilt(library, site, ())] == [
        "practices/_adressen.txt:1: 'data/oud.csv' is gepubliceerd, maar de site maakt het niet meer. "
        "Zet in practices/_doorverwijzingen.txt waar het nu staat: data/oud.csv -> het/nieuwe/adres",
        "practices/_adressen.txt:3: 'modules/oefenen-aan-de-deur/oud/' is gepubliceerd, maar de site maakt het niet meer. "
        "Zet in practices/_doorverwijzingen.txt waar het nu staat: modules/oefenen-aan-de-deur/oud/ -> het/nieuwe/adres/",
    ]
    repository.write(
        {
            "_doorverwijzingen.txt": "data/oud.csv -> data/nu.csv\nmodules/oefenen-aan-de-deur/oud/ -> modules/\n"
        }
    )
    pages_, copies = former(repository.catalogue(), site)
    assert copies == {"data/oud.csv": "data/nu.csv"}
    assert pages_["modules/oefenen-aan-de-deur/oud/"] == "modules/"


def test_what_lies_below_a_page_goes_along_when_it_is_renamed(repository: Repository, tmp_path: Path) -> None:
    repository.change(
        "modules/oefenen-aan-de-deur.md", "beoordeeld:", "eerdere_adressen: [oefenen]\nbeoordeeld:"
    )
    site = tmp_path / "site"
    for name in ("modules/oefenen-aan-de-deur/index.html", "modules/oefenen-aan-de-deur/blad/index.html",
                 "modules/oefenen-aan-de-deur/index.md", "insluiten/oefenen-aan-de-deur/index.html", "onderwerpen/buurt/feed.atom"):  # fmt: skip
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x", encoding="utf-8")
    found, copies = former(repository.catalogue(), site)
    assert found["modules/oefenen/blad/"] == "modules/oefenen-aan-de-deur/blad/"
    assert found["modules/oefenen/"] == found["p/oefenen/"] == "modules/oefenen-aan-de-deur/"
    assert found["insluiten/oefenen/"] == "insluiten/oefenen-aan-de-deur/"
    assert copies == {
        "modules/oefenen/index.md": "modules/oefenen-aan-de-deur/index.md",
        "onderwerpen/wijk/feed.atom": "onderwerpen/buurt/feed.atom",
    }


def test_a_story_that_becomes_a_guide_keeps_its_address(repository: Repository) -> None:
    repository.write({"_adressen.txt": "verhalen/samen-op-bezoek/\n"})
    repository.change(
        "handreikingen/samen-op-bezoek.md", "beoordeeld:", "eerdere_adressen: [samen-op-bezoek]\nbeoordeeld:"
    )
    assert repository.problems() == []
    assert redirects(repository)["verhalen/samen-op-bezoek/"] == "handreikingen/samen-op-bezoek/"


def test_from_below_a_file_nothing_leads_on(repository: Repository, tmp_path: Path) -> None:
    rows = [
        "assets/base.css/x/ -> verhalen/",
        "assets/base.css/x.css -> assets/base.css",
        "oud.css -> assets/base.css",
        "oud.css/x/ -> verhalen/",
        "oud.css/y.css -> assets/base.css",
        f"{'x' * 300}/ -> verhalen/",
        f"{'a/' * 900} -> verhalen/",
    ]
    repository.write({"_doorverwijzingen.txt": "".join(f"{row}\n" for row in rows)})
    site = tmp_path / "site"
    for path in ("assets/base.css", "verhalen/index.html"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("", encoding="utf-8")
    catalogue = repository.catalogue()
    pages_, copies = former(catalogue, site)
    assert {old for old in pages_ if not old.startswith(("p/", "onderwerpen/"))} == set()
    assert copies == {"oud.css": "assets/base.css"}
    (site / "oud.css").write_text("", encoding="utf-8")
    told = {problem.line for problem in unbuilt(catalogue.library, site, ())}
    assert told == {1, 2, 4, 5}
    assert [line for line in repository.problems() if "niet te lezen" in line] == [
        f"practices/_doorverwijzingen.txt:{line}: Deze regel is niet te lezen. Schrijf het oude adres, een pijl en het "
        "nieuwe, allebei van deze site: over/oud/ -> over/nieuw/"
        for line in (6, 7)
    ]
