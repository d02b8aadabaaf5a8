"""What is in sight when a page opens: the menu on one line, the first result on a phone, the table of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser import needs_browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

FOLD = 640
"""Of a phone of 740 high what is left above the bars of its browser."""


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "address", ["/zoeken/", "/zoeken/?q=schulden", "/verhalen/", "/handreikingen/", "/modules/"]
)
def test_on_a_phone_the_first_result_is_in_sight(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    first = page.locator("main .sv-card").filter(visible=True).first.bounding_box()
    assert first
    assert first["y"] < FOLD


def test_what_makes_a_list_shorter_is_folded_away_on_a_phone_and_open_on_a_desk(page: Page) -> None:
    page.goto("/verhalen/")
    facet = page.locator(".sv-narrow__facet summary").first
    assert not facet.is_visible()
    page.get_by_text("Maak de lijst korter").first.click()
    assert facet.is_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    assert facet.is_visible()
    assert not page.locator(".sv-fold-narrow > summary").is_visible()


def test_the_menu_stands_on_one_line_and_nothing_sticks_out_at_any_width(page: Page) -> None:
    page.goto("/verhalen/")
    for width in [*range(320, 1401, 40), 959, 960, 1000, 1087, 1088]:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        tops = page.evaluate("""[...document.querySelectorAll(".sv-tabs li")].filter((one) => one.checkVisibility())
            .map((one) => one.getBoundingClientRect().top)""")
        assert len(set(tops)) == (1 if width >= 960 else 0), width
        assert page.locator(".sv-menu summary").is_visible() == (width < 960), width


def test_the_table_of_a_story_can_be_read_at_any_width(page: Page) -> None:
    page.goto("/verhalen/zuid-limburg-community-care/")
    for width in (320, 360, 640, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        drawn = page.evaluate("""() => {
            const figure = document.querySelector(".sv-table").getBoundingClientRect();
            const scale = document.querySelector(".sv-table svg").getScreenCTM().a;
            const texts = [...document.querySelectorAll(".sv-table svg text")].filter((one) => one.getBoundingClientRect().width);
            return texts.map((one) => {
                const box = one.getBoundingClientRect();
                return [one.textContent, box.left >= figure.left - 1 && box.right <= figure.right + 1, parseFloat(getComputedStyle(one).fontSize) * scale];
            });
        }""")
        assert drawn
        for words, inside, size in drawn:
            assert inside, (width, words)
            assert size >= 11, (width, words, size)
        # Where there is no room for who sat there, it is told below.
        assert page.locator(".sv-table__who--left").first.is_visible() == (width >= 640)
        box = page.locator(".sv-table__said").bounding_box()
        assert box
        assert (box["height"] > 10) == (width < 640)
