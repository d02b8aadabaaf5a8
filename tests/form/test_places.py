"""Who writes about a place that is not in the list yet is not stopped by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser import needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = needs_browser


def test_a_place_outside_the_list_goes_along(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/bijdragen/verhaal-schrijven/#stap-wie")
    box = page.locator("[data-field=plaatsen]")
    box.locator("summary").click()
    search = box.get_by_role("searchbox")
    search.fill("Rozendaal")
    box.get_by_role("button", name="Neem Rozendaal").press("Enter")
    assert "de redactie zet die plaats in de lijst" in page.locator("#tell").inner_text()
    assert box.locator("[data-chosen] strong").all_inner_texts() == ["Rozendaal"]
    search.fill("Qwxz")
    assert box.locator("[data-new-place]").is_hidden()
    # What was taken along is kept, and is a tip: it does not stand in the way of handing in.
    while not page.evaluate("() => localStorage.length"):
        page.wait_for_timeout(50)
    page.reload()
    page.locator("[data-chosen] strong", has_text="Rozendaal").wait_for(state="attached")
    page.goto(f"{page.url.partition('#')[0]}#stap-klaar")
    told = page.locator("#problems li", has_text="Rozendaal")
    told.wait_for()
    assert told.inner_text().startswith("tip")
    assert "plaatsen: [rozendaal]" in (page.locator("#file").text_content() or "")
    context.close()
