"""Real builds: what a visitor, an editor and a strict build get."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from broken import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Repository


@pytest.fixture(autouse=True)
def _no_unannounced_warning(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A build that warns without the test saying so is a failure."""
    yield
    if "warns" not in request.keywords:
        assert [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING] == []


def text(site: Path, address: str) -> str:
    """The page at an address, without tags."""
    html = (site / address / "index.html").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", html, flags=re.S))


def test_a_story_shows_all_that_is_known_of_it(small_site: Path) -> None:
    page = text(small_site, "verhalen/aan-de-deur")
    for said in ("Samen aan de deur", "Gemeente Ons Dorp", "Huis, Haard", "Twaalf mensen bleven wonen.", "25 mei 2016",
                 "Oefenen aan de deur", "Wie klopt er bij jullie aan?", "Door de redactie ernaast gelegd", "31 januari 2026"):  # fmt: skip
        assert said in page
    html = (small_site / "verhalen/aan-de-deur/index.html").read_text()
    assert 'href="../../voorwaarden/geld/"' in html
    assert 'href="#bron-2"' in html
    assert 'id="bron-2"' in html
    assert 'href="../koffie-in-de-straat/"' in html
    assert "edit/main/practices/verhalen/aan-de-deur.md" in html
    assert "&lt;bron&gt;" in html, "what a contributor wrote is escaped"
    asked, use = html.index('<details class="sv-no-print" id="ook-gevraagd">'), html.index('id="gebruik"')
    assert asked < html.index("Hoe leer ik mijn overburen kennen?") < use


def test_what_changed_is_told_on_the_page_and_under_what_is_new(repository: Repository) -> None:
    repository.change(
        "verhalen/aan-de-deur.md",
        "beoordeeld:",
        "toegevoegd: 2025-03-01\ngewijzigd:\n  - {datum: 2026-05-01, wat: <b>De cijfers</b> staan erbij.}\nbeoordeeld:",
    )
    site = repository.build()
    assert "1 mei 2026 &lt;b&gt;De cijfers&lt;/b&gt; staan erbij." in text(site, "verhalen/aan-de-deur")
    for page in ("nieuw", "nieuw/2026-05"):
        assert "1 mei 2026 Samen aan de deur verhaal &lt;b&gt;De cijfers&lt;/b&gt; staan erbij." in text(
            site, page
        )
    assert "Samen aan de deur" in text(site, "nieuw/2025-03")
    assert 'href="nieuw/"' in (site / "index.html").read_text()


def test_a_term_shows_its_practices_by_how_it_stood(small_site: Path) -> None:
    page = text(small_site, "voorwaarden/vertrouwen").partition("De praktijken")[2]
    assert (
        page.index("Gaandeweg gekregen")
        < page.index("Koffie in de straat")
        < page.index("Was er")
        < page.index("Samen aan de deur")
    )
    assert (
        "edit/main/practices/begrippen/voorwaarde.yml"
        in (small_site / "voorwaarden/vertrouwen/index.html").read_text()
    )


def test_a_new_vocabulary_appears_everywhere_by_itself(repository: Repository) -> None:
    repository.write({
        "begrippen/seizoen.yml": "enkelvoud: seizoen\nmeervoud: seizoenen\nveld: seizoenen\nvolgorde: 2\nbegrippen:\n"
                                 "  - {id: zomer, label: Zomer, definitie: Als het warm is.}\n",
    }).change("verhalen/aan-de-deur.md", "beoordeeld:", "seizoenen: [zomer]\nbeoordeeld:")  # fmt: skip
    site = repository.build(strict=True)
    assert "Zomer" in text(site, "seizoenen")
    assert "Samen aan de deur" in text(site, "seizoenen/zomer")
    assert 'href="../../seizoenen/zomer/"' in (site / "verhalen/aan-de-deur/index.html").read_text()
    assert 'href="seizoenen/">Seizoenen</a>' in (site / "index.html").read_text(), "also in the menu"


def test_who_wishes_to_be_named_is_and_what_they_typed_is_only_text(repository: Repository) -> None:
    repository.change(
        "verhalen/aan-de-deur.md",
        "beoordeeld:",
        "wie:\n  - {naam: <b>Anna</b> Jansen, rol: verteller}\n  - rol: redacteur\nbeoordeeld:",
    )
    page = (repository.build() / "verhalen/aan-de-deur/index.html").read_text(encoding="utf-8")
    assert "Verteld en geschreven door: &lt;b&gt;Anna&lt;/b&gt; Jansen (verteller); redacteur.</p>" in page


@pytest.mark.warns
def test_broken_files_are_all_named_in_one_run_and_the_rest_is_served(
    repository: Repository, caplog: pytest.LogCaptureFixture
) -> None:
    repository.write({
        **BROKEN,
        "verhalen/f-bom.md": b"\xef\xbb\xbf" + (repository.practices / "verhalen/aan-het-werk.md").read_bytes(),
    })  # fmt: skip
    repository.change("verhalen/koffie-in-de-straat.md", "datum: 2020", "datum: 2016-02-31")
    repository.change(
        "verhalen/aan-het-werk.md", "onderwerpen: [werk]", "onderwerpen: [wrek]\nonderwerpen: [werk]"
    )
    repository.change("handreikingen/samen-op-bezoek.md", "[aan-de-deur]", "[aan-de-duer]")
    site = repository.build()
    said = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    for begin in ("a-niet-dicht.md:1:", "b-leeg.md:1:", "c-latin.md:2:", "d-yaml.md:2:", "e-lijst.md:2:", "f-bom.md:1:",
                  "koffie-in-de-straat.md:7: bronnen 1, datum:", "aan-het-werk.md:5: onderwerpen:", "aan-het-werk.md:4: onderwerpen:"):  # fmt: skip
        assert any(f"practices/verhalen/{begin}" in line for line in said), begin
    assert any("samen-op-bezoek.md:9: gebaseerd_op 1:" in line for line in said)
    assert not (site / "verhalen/a-niet-dicht").exists()
    assert "Koffie in de straat" in text(site, "verhalen/koffie-in-de-straat")
    assert "Nog te doen" not in text(site, "verhalen/koffie-in-de-straat"), "that is not for visitors"
    assert "Samen aan de deur" in text(site, "verhalen")


@pytest.mark.warns
def test_a_writer_reads_on_the_page_what_is_still_to_do(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMENVERDER_PREVIEW", "1")
    repository.write({"verhalen/leeg.md": ""})
    repository.change("verhalen/aan-het-werk.md", "Geduld.", "Middels geduld.")
    repository.change("verhalen/aan-de-deur.md", "beoordeeld:", "status: concept\nbeoordeeld:")
    site = repository.build()
    assert "Regel 19, tekst: 'middels': gewoner is 'met'." in text(site, "verhalen/aan-het-werk").replace(
        "&#39;", "'"
    )
    assert "Dit bestand is leeg." in text(site, "verhalen"), "what has no page is told on the index"
    assert "Dit bestand is leeg." in text(site, "")
    assert "Nog te doen" not in text(site, "verhalen/oude-aanpak")
    assert "Dit is een concept." in text(site, "verhalen/aan-de-deur")


@pytest.mark.warns
def test_a_strict_build_stops_on_a_problem(repository: Repository) -> None:
    repository.write({"verhalen/leeg.md": ""})
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        repository.build(strict=True)


@pytest.mark.warns
def test_a_link_in_a_story_that_leads_nowhere_stops_a_strict_build(repository: Repository) -> None:
    repository.change("verhalen/aan-de-deur.md", "(koffie-in-de-straat.md)", "(#nergens)")
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        repository.build(strict=True)


def test_front_matter_is_no_setting_of_the_theme(
    repository: Repository, caplog: pytest.LogCaptureFixture
) -> None:
    repository.change(
        "verhalen/aan-het-werk.md", "beoordeeld:", "template: 404.html\nhide: [toc]\nbeoordeeld:"
    )
    with caplog.at_level(logging.ERROR, logger="mkdocs.samenverder"):
        site = repository.build()
    assert "Een werkplaats" in text(site, "verhalen/aan-het-werk")


def test_a_page_that_someone_wrote_wins_and_keeps_its_list(repository: Repository) -> None:
    docs = repository.folder / "docs"
    (docs / "onderwerpen").mkdir(parents=True)
    (docs / "onderwerpen" / "wonen.md").write_text(
        "Wonen is meer dan een dak, zie [de deur](../verhalen/aan-de-deur.md).\n"
    )
    page = text(repository.build(strict=True), "onderwerpen/wonen")
    assert "Wonen is meer dan een dak" in page
    assert "Samen aan de deur" in page


def test_former_addresses_still_lead_somewhere(small_site: Path) -> None:
    html = (small_site / "onderwerpen/wijk/index.html").read_text()
    assert 'url=../../onderwerpen/buurt/"' in html
    assert (small_site / "onderwerpen/wijk" / "../../onderwerpen/buurt/index.html").resolve().exists()
    assert 'rel="canonical" href="https://samenverder.example/onderwerpen/buurt/"' in html
    assert 'url=../../verhalen/aan-de-deur/"' in (small_site / "p/aan-de-deur/index.html").read_text()
    story = (small_site / "verhalen/aan-de-deur/index.html").read_text()
    assert story.count("https://samenverder.example/p/aan-de-deur/") == 3, (
        "by itself, in the citation and on paper"
    )


def test_a_review_that_is_overdue_is_admitted(repository: Repository) -> None:
    repository.change("verhalen/koffie-in-de-straat.md", "2026-02-28", "2020-02-28")
    site = repository.build()
    assert "We hadden dit vóór 28 februari 2022 opnieuw willen nakijken" in text(
        site, "verhalen/koffie-in-de-straat"
    )
    assert "opnieuw willen nakijken" not in text(site, "verhalen/oude-aanpak"), "archived: nobody will"
    assert "opnieuw willen nakijken" not in text(site, "verhalen/aan-het-werk")


def test_who_did_the_same_stands_on_the_page_and_not_twice(repository: Repository) -> None:
    repository.change(
        "verhalen/koffie-in-de-straat.md", "beoordeeld:", "gebaseerd_op: [aan-het-werk]\nbeoordeeld:"
    )
    site = repository.build()
    html = (site / "verhalen" / "aan-het-werk" / "index.html").read_text(encoding="utf-8")
    section = html[html.index('id="wij-deden-dit-ook"') :]
    assert "Koffie in de straat" in section[: section.index("</section>")]
    assert len(re.findall(r'<a href="[./]*(?:verhalen/)?koffie-in-de-straat/">', html)) == 1
    assert "Hier staat nog geen verhaal van iemand die dit overnam" in text(
        site, "verhalen/koffie-in-de-straat"
    )


def test_a_collection_without_places_or_standings_is_shown_all_the_same(repository: Repository) -> None:
    (repository.practices / "begrippen" / "voorwaarde.yml").unlink()
    for path in repository.practices.glob("*/*.md"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text(
            "".join(line for line in lines if not line.startswith("voorwaarden:")), encoding="utf-8"
        )
    site = repository.build()
    overview = (site / "overzicht" / "index.html").read_text(encoding="utf-8")
    assert 'id="netwerk"' in overview
    assert 'id="kaart"' not in overview
    assert 'id="gaten"' not in overview
    assert "Past dit bij ons?" not in text(site, "verhalen/aan-de-deur")
