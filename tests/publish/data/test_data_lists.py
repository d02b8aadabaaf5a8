"""Lists and cards for other sites."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from jsonschema import Draft7Validator, FormatChecker

from browser import STANDARDS, faults, needs_browser
from conftest import ROOT
from samenverder.publish.data.about import About
from samenverder.publish.data.lists import MOST, list_schema, term_lists

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from conftest import Repository

SITE = "https://samenverder.example/"
ABOUT = About("Samen", "Een bibliotheek", SITE)


def test_every_list_is_valid_against_its_schema(real_site: Path) -> None:
    schema = json.loads((real_site / "schema/lijst.v1.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    check = Draft7Validator(schema, format_checker=FormatChecker())
    files = sorted((real_site / "data/lijst").rglob("*.json"))
    assert files
    for path in files:
        found = json.loads(path.read_text(encoding="utf-8"))
        assert [error.message for error in check.iter_errors(found)] == []
        assert len(found["praktijken"]) == min(found["totaal"], MOST)
        page = found["begrip"]["url"].removeprefix(SITE)
        assert (real_site / page / "index.html").is_file()
        for practice in found["praktijken"][:3]:
            for name in ("url", "kort_adres", "insluiten"):
                assert (real_site / practice[name].removeprefix(SITE) / "index.html").is_file()


def test_a_list_has_the_newest_first_and_works_under_a_former_id(repository: Repository) -> None:
    repository.change(
        "verhalen/koffie-in-de-straat.md",
        "beoordeeld:",
        "gewijzigd: [{datum: 2026-11-20, wat: Er staat iets bij.}]\nbeoordeeld:",
    )
    found = dict(term_lists(repository.catalogue(), ABOUT))
    here = found["data/lijst/voorwaarden/vertrouwen.json"]
    assert here["praktijken"][0]["id"] == "koffie-in-de-straat"
    assert here["praktijken"][0]["gewijzigd"] == "2026-11-20"
    assert found["data/lijst/onderwerpen/wijk.json"] == found["data/lijst/onderwerpen/buurt.json"]
    assert found["data/lijst/onderwerpen/wijk.json"]["begrip"]["id"] == "buurt"


def test_a_list_stays_short_and_says_how_many_there_are(repository: Repository) -> None:
    text = (repository.practices / "verhalen/aan-het-werk.md").read_text(encoding="utf-8")
    repository.write({f"verhalen/werk-{number}.md": text for number in range(MOST)})
    here = dict(term_lists(repository.catalogue(), ABOUT))["data/lijst/onderwerpen/werk.json"]
    assert here["totaal"] > len(here["praktijken"]) == MOST
    assert list(Draft7Validator(list_schema(ABOUT)).iter_errors(here)) == []


def test_a_card_has_no_script_and_nothing_around_it(real_site: Path) -> None:
    for path in sorted((real_site / "insluiten").glob("*/index.html")):
        html = path.read_text(encoding="utf-8")
        assert len(html) < 6000
        assert not re.search(r"<script|\son\w+=|\sstyle=|<nav|<header", html)
        assert 'content="noindex' in html
        links = re.findall(r"<a [^>]*>", html)
        assert links
        assert all('target="_blank"' in link for link in links), "a link opens outside the frame"
    practices = {path.stem for path in (real_site / "data/praktijken").glob("*.json")}
    assert {path.parent.name for path in (real_site / "insluiten").glob("*/index.html")} == practices


def test_what_a_contributor_wrote_is_escaped_in_a_card(repository: Repository) -> None:
    repository.change("verhalen/aan-de-deur.md", "title: Samen aan", "title: Samen <b>&</b> aan")
    repository.change(
        "verhalen/aan-de-deur.md", "beoordeeld:", "eerdere_adressen: [op-de-stoep]\nbeoordeeld:"
    )
    site = repository.build()
    html = (site / "insluiten/aan-de-deur/index.html").read_text(encoding="utf-8")
    assert "Samen &lt;b&gt;&amp;&lt;/b&gt; aan de deur" in html
    assert (site / "insluiten/op-de-stoep/index.html").read_text(encoding="utf-8") == html, (
        "a frame never dies"
    )
    page = (site / "verhalen/aan-de-deur/index.html").read_text(encoding="utf-8")
    # What is copied is HTML that shows the title: escaped for the page, and once more for the code.
    assert "title=&#34;Samen &amp;lt;b&amp;gt;&amp;amp;&amp;lt;/b&amp;gt; aan de deur&#34;" in page


def test_the_colours_of_a_card_are_those_of_the_site() -> None:
    def colours(name: str) -> dict[str, str]:
        text = (ROOT / f"docs/assets/css/{name}.css").read_text(encoding="utf-8")
        return dict(re.findall(r"(--sv-[\w-]+): (light-dark\([^;]+\));", text))

    ours, theirs = colours("frame"), colours("base")
    assert ours
    assert ours.items() <= theirs.items()


@needs_browser
def test_a_card_is_fit_for_everyone_from_300_pixels(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    for practice in ("velsen-skaeve-huse", "casusoverleg-op-vaste-tijden", "leren-van-wat-misging"):
        page.goto(f"/insluiten/{practice}/")
        for width in (300, 640):
            page.set_viewport_size({"width": width, "height": 420})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                assert faults(page, rules=STANDARDS) == [], (practice, width, scheme)
    context.close()


@needs_browser
def test_the_example_shows_a_card_and_a_list_as_another_site_would(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/data/voorbeeld/")
    assert page.locator("[data-list] a").count() == 3 or page.locator("[data-list] a").nth(2).text_content()
    frame = page.frame_locator(".sv-demo iframe")
    title = frame.get_by_role("heading").inner_text()
    with context.expect_page() as opened:
        frame.get_by_role("link", name=title).click()
    assert opened.value.get_by_role("heading", level=1).inner_text() == title
    assert page.url.endswith("/data/voorbeeld/"), "the page around the frame stays"
    pasted = page.locator("#plak-kaart").inner_text()
    assert re.fullmatch(
        rf'<iframe src="{SITE}insluiten/[\w-]+/" title="[^"]+" width="100%" height="420" frameborder="0" loading="lazy"></iframe>',
        pasted,
    )
    assert said == []
    context.close()
