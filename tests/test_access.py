"""Everyone can use every kind of page: WCAG 2.2 A and AA, at any width, in both schemes, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser import STANDARDS, faults, needs_browser

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
    "list of a kind": "/verhalen/",
    "facet": "/randvoorwaarden/",
    "facet of places": "/plaatsen/",
    "term with standings": "/randvoorwaarden/gegevensdeling/",
    "term": "/themas/schulden-en-armoede/",
    "finder": "/zoeken/?q=schulden&missen=financiering",
    "overview": "/overzicht/",
    "compare": f"/vergelijken/?{TWO}",
    "compare, nothing yet": "/vergelijken/",
    "reading list": "/selectie/?lijst=apeldoorn-opstapregeling,pas-op-de-plaats",
    "reading list, empty": "/selectie/",
    "write": "/bijdragen/verhaal-schrijven/?themas=ouderen",
    "fields": "/bijdragen/velden/",
    "rules": "/bijdragen/regels/",
    "text": "/over/toegankelijkheid/",
    "text with a table": "/over/oprichting/",
    "not found": "/404.html",
}
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


@pytest.mark.parametrize("kind", KINDS)
def test_no_fault_on_any_kind_of_page(page: Page, kind: str) -> None:
    page.goto(KINDS[kind])
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
            if width == WIDTHS["phone"]:
                page.locator(".sv-menu summary").click()
                found[f"{name}, {scheme}, menu open"] = faults(page, rules=rules)
                page.keyboard.press("Escape")
    assert {state: fault for state, fault in found.items() if fault} == {}
