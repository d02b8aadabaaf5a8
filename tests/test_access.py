"""Everyone can use every kind of page: WCAG 2.2 A and AA, at any width, in both schemes, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser import STANDARDS, faults, needs_browser
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

TWO = "a=apeldoorn-opstapregeling&b=overbetuwe-opstapregeling"
KINDS = {
    "home": "/",
    "story": "/verhalen/velsen-skaeve-huse/",
    "guide": "/handreikingen/casusoverleg-op-vaste-tijden/",
    "module": "/modules/leren-van-wat-misging/",
    "module, for participants": "/modules/leren-van-wat-misging/deelnemer/?begin=13:30",
    "module, for the trainer": "/modules/leren-van-wat-misging/trainer/",
    "working form": "/werkvormen/kies-je-plek/",
    "list of a kind that the menu does not lead to": "/werkvormen/",
    "list of a kind": "/verhalen/",
    "facet": "/randvoorwaarden/",
    "facet of places": "/plaatsen/",
    "term with standings": "/randvoorwaarden/gegevensdeling/",
    "term": "/themas/schulden-en-armoede/",
    "term of who sits at the table": "/partners/woningcorporatie/",
    "list that was made shorter": "/verhalen/?themas=dakloosheid,ouderen&sorteer=onderbouwd",
    "finder": "/zoeken/?q=schulden&missen=financiering",
    "overview": "/overzicht/",
    "sheet for a meeting": "/aan-tafel/?hebben=woningcorporatie,ggz-aanbieder&missen=gegevensdeling",
    "sheet for a meeting, nothing yet": "/aan-tafel/",
    "further piece of a list": "/verhalen/bladzijde/2/",
    "compare": f"/vergelijken/?{TWO}",
    "compare, nothing yet": "/vergelijken/",
    "reading list": "/selectie/?lijst=apeldoorn-opstapregeling,pas-op-de-plaats",
    "reading list, empty": "/selectie/",
    "builder": "/modules/samenstellen/#van=samen-signaleren&begin=0930&d=wie-ziet-welk-signaal*100&d=-&d=*15*Doe+iets",
    "builder, nothing yet": "/modules/samenstellen/",
    "write": "/bijdragen/verhaal-schrijven/?themas=ouderen",
    "write a guide": "/bijdragen/handreiking-schrijven/",
    "contribute": "/bijdragen/",
    "news": "/nieuw/",
    "news of a month": "/nieuw/2026-11/",
    "fields": "/bijdragen/velden/",
    "rules": "/bijdragen/regels/",
    "about": "/over/",
    "open data": "/data/",
    "example of cards and lists on another site": "/data/voorbeeld/",
    "text": "/over/toegankelijkheid/",
    "text with a table": "/over/oprichting/",
    "not found": "/404.html",
}
SHEETS = {
    "sheet of a story": "/verhalen/velsen-skaeve-huse/werkblad/",
    "sheet with the outcome": "/verhalen/velsen-skaeve-huse/uitkomst/",
    "sheets of a module": "/modules/leren-van-wat-misging/werkbladen/",
    "outcomes of a module": "/modules/leren-van-wat-misging/uitkomsten/",
}
"""Pages for paper: they have no menu."""
WIDTHS = {"desk": 1280, "desk at 200 % zoom": 640, "phone": 360, "small phone": 320}
"""In CSS pixels: zooming in to 200 % leaves half of them."""


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def is_drawn(page: Page) -> None:
    """Wait until what scripts draw is there."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function(
        "() => ![...document.querySelectorAll('[aria-busy]')].some((one) => one.ariaBusy === 'true')"
    )


@pytest.mark.parametrize("kind", KINDS | SHEETS)
def test_no_fault_on_any_kind_of_page(page: Page, kind: str) -> None:
    page.goto((KINDS | SHEETS)[kind])
    is_drawn(page)
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[f"{name}, too wide"] = [("reflow", [])]
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            # Between schemes only colours differ.
            rules = STANDARDS if scheme == "light" else ["color-contrast"]
            found[f"{name}, {scheme}"] = faults(page, rules=rules)
            if width == WIDTHS["phone"] and kind in KINDS:
                page.locator(".sv-menu summary").click()
                found[f"{name}, {scheme}, menu open"] = faults(page, rules=rules)
                page.keyboard.press("Escape")
    assert {state: fault for state, fault in found.items() if fault} == {}


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("kind", ["home", "story", "overview", "reading list"])
def test_the_keyboard_goes_everywhere_and_shows_where_it_is(page: Page, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(KINDS[kind])
    is_drawn(page)
    seen = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate("""() => {
            const one = document.activeElement;
            const box = one.getBoundingClientRect();
            const style = getComputedStyle(one);
            return one === document.body ? null : {
                what: one.outerHTML.slice(0, 120),
                seen: one.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
                inside: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight && box.width > 0,
                outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
            };
        }""")
        if at is None:
            break
        seen += 1
        # What is drawn for the eye alone is passed by; what is met is on the screen, with an outline around it.
        assert (at["seen"], at["inside"], at["outline"]) == (True, True, True), at["what"]
    assert seen > 10


def test_the_first_key_leads_past_the_header(page: Page) -> None:
    page.goto(KINDS["story"])
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Ga naar de inhoud"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_a_closed_menu_is_not_there_for_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(KINDS["story"])
    summary = page.locator(".sv-menu summary")
    summary.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.sv-menu')") is None
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Verhalen"
    assert summary.inner_text() == "Sluit"
    page.keyboard.press("Escape")
    assert page.locator(":focus").inner_text() == "Menu"
    assert summary.evaluate("it => it.parentElement.open") is False


def test_what_a_script_changes_is_told(page: Page) -> None:
    """WCAG 4.1.3: counts and messages stand in regions that a screen reader follows."""
    for address, region in [("/zoeken/", "#status"), ("/selectie/", "#count"), ("/over/", "#tell")]:
        page.goto(address)
        assert page.locator(region).get_attribute("role") == "status"
    page.goto("/vergelijken/?a=bestaat-niet")
    page.locator("#note:not([hidden])").wait_for()
    assert page.get_by_role("alert").inner_text() != ""


def test_letters_may_be_set_wider_without_loss(page: Page) -> None:
    """WCAG 1.4.12: with the spacing that readers may choose nothing sticks out of the page."""
    page.set_viewport_size({"width": 360, "height": 740})
    for kind in ("home", "story", "overview", "finder", "compare"):
        page.goto(KINDS[kind])
        is_drawn(page)
        # As a reader's own style sheet: what stands in the page itself is against its policy.
        page.evaluate(
            "css => { const own = new CSSStyleSheet(); own.replaceSync(css); document.adoptedStyleSheets = [own]; }",
            "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }",
        )  # fmt: skip
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, kind


def test_the_statement_says_what_was_looked_at() -> None:
    statement = (ROOT / "docs" / "over" / "toegankelijkheid.md").read_text(encoding="utf-8")
    assert f"op {len(KINDS | SHEETS)} pagina's" in statement
    for width in WIDTHS.values():
        assert str(width) in statement
