"""What a visitor does, in a real browser on the real collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser import needs_browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = needs_browser
SIZES = {"phone": (360, 740), "desk": (1280, 900)}


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A page that fails the test when it asks for anything outside the site or reports an error."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=site)
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda asking: asked.append(asking.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []
    assert errors == []
    context.close()


def fits(page: Page) -> None:
    """Nothing sticks out sideways, and there is one main heading."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("h1").count() == 1


def test_from_home_by_theme_precondition_and_partner_to_another_story(page: Page) -> None:
    page.goto("/")
    fits(page)
    page.get_by_role("link", name="Wonen met zorg en begeleiding").first.click()
    page.wait_for_url("**/themas/wonen-en-zorg/")
    fits(page)
    page.locator(".sv-beside a", has_text="Regie").click()
    page.wait_for_url("**/randvoorwaarden/regie/")
    fits(page)
    page.locator(".sv-card--story .sv-card__title a").first.click()
    page.wait_for_url("**/verhalen/*/")
    fits(page)
    first = page.url
    page.locator('.sv-facts a[href*="/partners/"]').first.click()
    page.wait_for_url("**/partners/*/")
    fits(page)
    page.locator(".sv-card--story .sv-card__title a").locator("visible=true").last.click()
    page.wait_for_url("**/verhalen/*/")
    fits(page)
    assert page.url != first


def test_the_menu_leads_everywhere_on_any_screen(page: Page) -> None:
    page.goto("/over/")
    menu = page.locator(".sv-menu summary")
    if menu.is_visible():
        menu.click()
    page.get_by_role("link", name="Handreikingen").filter(visible=True).first.click()
    page.wait_for_url("**/handreikingen/")
    assert page.locator(".sv-card--guide").count() >= 8


def test_a_number_leads_to_its_source(page: Page) -> None:
    page.goto("/verhalen/doetinchem-vast-casusoverleg/")
    page.locator(".sv-text a", has_text="1").first.click()
    assert page.url.endswith("#bron-1")
    assert page.locator("#bron-1").is_visible()


def test_the_page_is_complete_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto("/randvoorwaarden/gegevensdeling/")
    assert page.locator(".sv-card").count() >= 3
    assert page.locator("h3#geregeld").is_visible()
    context.close()
