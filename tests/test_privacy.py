"""What `docs/over/privacy.md` says is so: nothing is kept of who only looks, and of who asks only what it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from browser import needs_browser
from conftest import ROOT
from test_access import KINDS, SHEETS, is_drawn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PAGE = (ROOT / "docs" / "over" / "privacy.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"\| `(sv-[a-z:-]+)`", PAGE))
STORY, MODULE = KINDS["story"], KINDS["module"]

_KEPT = """async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: await caches.keys(),
})"""
NOTHING = {"local": [], "session": [], "cookies": "", "databases": [], "workers": 0, "caches": []}


def test_every_name_in_the_scripts_is_on_the_page() -> None:
    """A key that is new in the code is new on the page."""
    scripts = [path for path in (ROOT / "docs" / "assets").rglob("*.js") if "vendor" not in path.parts]
    keeping = [path.read_text(encoding="utf-8") for path in scripts]
    keeping = [text for text in keeping if re.search(r"(?:local|session)Storage", text)]
    assert not any("sessionStorage" in text for text in keeping)
    found = {name for text in keeping for name in re.findall(r"[\"`](sv-[a-z]+[:-]?)(?=[\"`$a-z])", text)}
    assert len(NAMED) == 5
    assert found == NAMED
    for text in map(str, keeping):
        assert "indexedDB" not in text
        assert "document.cookie" not in text


def kept(page: Page) -> dict[str, object]:
    found: dict[str, object] = page.evaluate(_KEPT)
    return found


@needs_browser
def test_of_who_only_looks_nothing_is_kept(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, reduced_motion="reduce")
    page = context.new_page()
    # A training that somebody sent is kept, so that it can be worked on; as the page says.
    looked = {kind: path.partition("#")[0] for kind, path in (KINDS | SHEETS).items()}
    for kind, path in looked.items():
        page.goto(path)
        if page.evaluate("document.contentType") == "text/html":
            is_drawn(page)
        assert kept(page) == NOTHING, kind
    assert context.cookies() == []
    context.close()


def _ask(context: BrowserContext) -> Page:
    """Somebody who asks for everything that can be kept."""
    page = context.new_page()
    page.goto(STORY)
    page.locator("#scheme").click()
    page.locator("main sv-save button, article sv-save button").first.click()
    page.goto(f"{MODULE}trainer/")
    page.locator("[data-tick]").first.check()
    page.goto(KINDS["builder"])
    page.wait_for_function("() => document.querySelector('#builder').ariaBusy === 'false'")
    for path in ("/bijdragen/verhaal-schrijven/", "/bijdragen/handreiking-schrijven/"):
        page.goto(path)
        page.locator("#form:not([hidden])").wait_for()
        page.locator("#f-title").fill("Iets")
        page.locator("#saved", has_text="Bewaard in deze browser om").wait_for()
    return page


@needs_browser
def test_what_is_asked_for_is_kept_under_the_names_on_the_page(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = _ask(context)
    found = kept(page)
    names = found.pop("local")
    assert isinstance(names, list)
    assert {next((known for known in NAMED if name.startswith(known)), name) for name in names} == NAMED
    assert found == {name: value for name, value in NOTHING.items() if name != "local"}
    # And it goes when it is taken away.
    page.goto(KINDS["builder, nothing yet"])
    page.wait_for_function("() => document.querySelector('#builder').ariaBusy === 'false'")
    page.goto(f"{MODULE}trainer/")
    page.locator("#untick").click()
    assert not [name for name in page.evaluate("Object.keys(localStorage)") if name.startswith("sv-vooraf-")]
    context.close()
