"""Two libraries, searched together: each shown as its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from browser import needs_browser, served
from conftest import Repository
from samenverder.contribute.sisters import fetch
from samenverder.reading.sisters import read_sister

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PLACES = """\
enkelvoud: plaats
meervoud: plaatsen
veld: plaatsen
volgorde: 9
begrippen:
  - {id: %s, label: %s, definitie: Gemeente in een provincie., provincie: Utrecht, lat: %s, lon: %s}
"""
THERE = "https://regio.example/"


def located(repository: Repository, id: str, label: str, lat: float, lon: float) -> Repository:
    """The small library with one place, where its story at the door happened."""
    repository.write({"begrippen/plaats.yml": PLACES % (id, label, lat, lon)})
    return repository.change("verhalen/aan-de-deur.md", "beoordeeld:", f"plaatsen: [{id}]\nbeoordeeld:")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the other library publishes."""
    other = located(Repository(tmp_path_factory.mktemp("zuster") / "repo"), "zeist", "Zeist", 52.09, 5.23)
    other.change(
        "verhalen/aan-de-deur.md",
        "Mensen raakten hun huis kwijt",
        "In de moestuin raakten mensen hun huis kwijt",
    )
    other.change("verhalen/aan-de-deur.md", "title: Samen aan de deur", "title: Samen in de moestuin")
    return other.build(site_url=THERE)


def ours(folder: Path) -> Repository:
    """Our own library, which names the other."""
    repository = located(Repository(folder), "ede", "Ede", 52.04, 5.66)
    repository.link()
    config = (repository.folder / "mkdocs.yml").read_text(encoding="utf-8")
    (repository.folder / "mkdocs.yml").unlink()
    named = f"zusterbibliotheken: [{{naam: Regio Midden, adres: {THERE}, bestand: zusters/midden.json}}]"
    assert "zusterbibliotheken: []" in config
    (repository.folder / "mkdocs.yml").write_text(
        config.replace("zusterbibliotheken: []", named), encoding="utf-8"
    )
    return repository


@needs_browser
def test_two_libraries_are_searched_together_and_each_is_shown_as_its_own(
    published: Path, tmp_path: Path, browser: Browser
) -> None:
    repository = ours(tmp_path / "repo")
    with served(published) as address:
        config = repository.folder / "mkdocs.yml"
        said = config.read_text(encoding="utf-8")
        config.write_text(said.replace(THERE, f"{address}/"), encoding="utf-8")
        assert list(fetch(repository.folder)) == [
            "Regio Midden: 6 praktijken opgehaald in zusters/midden.json."
        ]
        config.write_text(said, encoding="utf-8")
    site = repository.build(strict=True)
    with served(site) as address:
        page = browser.new_page(base_url=address)
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.goto("/zoeken/?q=moestuin")
        page.locator("#finder[data-ready='moestuin']").wait_for()
        card = page.locator("#results > li").first
        assert card.locator("a").get_attribute("href") == f"{THERE}verhalen/aan-de-deur/"
        assert (
            card.locator(".sv-card__from").inner_text()
            == "Uit Regio Midden, een zusterbibliotheek. Licentie: CC BY 4.0."
        )
        assert card.locator("sv-save").count() == 0, "a reading list keeps what is ours"
        # Ours and theirs side by side, by a word that both have and by a term that both have.
        page.goto("/zoeken/?q=deur")
        page.locator("#finder[data-ready='deur']").wait_for()
        links = page.locator("#results .sv-card__title a").evaluate_all(
            "some => some.map((one) => one.getAttribute('href'))"
        )
        assert {link.startswith(THERE) for link in links} == {True, False}
        page.goto("/zoeken/?gasten=corporatie")
        page.wait_for_function("() => document.querySelector('#finder').ariaBusy === 'false'")
        assert page.locator(".sv-card__from").count() >= 1
        assert (
            "We zoeken ook bij Regio Midden (5 praktijken, CC BY 4.0)."
            in page.locator("#finder").inner_text()
        )
        page.goto("/overzicht/")
        spot = page.locator(".sv-map__sister")
        assert spot.locator("title").text_content() == "Zeist: 1 verhaal bij Regio Midden"
        assert page.get_by_role("link", name="Zeist").first.get_attribute("href") == f"{THERE}plaatsen/zeist/"
        # What works on our own records leaves theirs out.
        page.goto("/vergelijken/")
        page.locator("#pick, input").first.focus()
        assert told == []
        page.close()


def read(path: Path, whole: Any, repository: Repository) -> Any:
    path.write_text(whole if isinstance(whole, str) else json.dumps(whole), encoding="utf-8")
    return read_sister(path, "Regio", THERE, repository.read().vocabularies)


def test_what_is_no_library_is_told(tmp_path: Path, repository: Repository) -> None:
    path = tmp_path / "zuster.json"
    with pytest.raises(ValueError, match=r"is er niet\. Haal het op met: samenverder zusters"):
        read_sister(path, "Regio", THERE, ())
    for whole in (
        "{",
        "[" * 100_000,
        "\udcff".encode("utf-8", "surrogatepass").decode("latin-1"),
        "[]",
        "{}",
        {"versie": 2},
    ):
        with pytest.raises(ValueError, match="Haal het opnieuw op"):
            read(path, whole, repository)
    with pytest.raises(ValueError, match="zegt niet onder welke licentie"):
        read(path, {"versie": 1, "bibliotheek": {}, "praktijken": []}, repository)


def test_of_what_comes_from_outside_only_what_fits_is_used(tmp_path: Path, repository: Repository) -> None:
    about = {"licentie": "CC0", "licentie_url": "javascript:alert(7)"}
    right = {"id": "a", "soort": "verhaal", "url": f"{THERE}verhalen/a/", "title": "<b>A</b>", "tekst": "## Aanpak\n\n<script>alert(7)</script>",
             "ingangen": {"onderwerpen": [{"id": "wonen"}, {"id": "onbekend"}, 7], "voorwaarden": [{"id": "geld", "stand": "miste"}, {"id": "vertrouwen", "stand": "onzin"}]}}  # fmt: skip
    wrong = [
        None, 7, {}, {**right, "url": "javascript:alert(7)"}, {**right, "url": "https://elders.example/a/"}, {**right, "soort": "lied"},
        {**right, "url": f"{THERE}\"><script>"}, {**right, "title": 3}, {**right, "id": None},
    ]  # fmt: skip
    odd = {
        **right,
        "id": "b",
        "ingangen": [1],
        "bronnen": "x",
        "opbrengst": [[[]]],
        "periode": {"a": 1},
        "status": "concept",
    }
    found = read(
        tmp_path / "zuster.json",
        {
            "versie": 1,
            "bibliotheek": about,
            "praktijken": [*wrong, right, odd],
            "begrippenlijsten": [1, {"begrippen": [2]}],
        },
        repository,
    )
    assert [practice.id for practice in found.practices] == ["regio:a"], "a concept is not shown"
    assert found.left_out == len(wrong)
    assert found.license_url == ""
    tags = {id: [(tag.term, tag.standing) for tag in some] for id, some in found.practices[0].tags.items()}
    assert tags["onderwerp"] == [("wonen", None)]
    assert [term for term, _ in tags["voorwaarde"]] == ["geld", "vertrouwen"]


@pytest.mark.warns
def test_a_sister_that_is_not_there_is_told_and_the_rest_is_built(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = ours(tmp_path / "repo").build()
    assert (site / "zoeken/index.html").is_file()
    assert [r.getMessage() for r in caplog.records if "zuster" in r.getMessage()] == [
        "mkdocs.yml:1: zusterbibliotheken 1: 'midden.json' is er niet. Haal het op met: samenverder zusters"
    ]
