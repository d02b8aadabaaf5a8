"""A real Chromium on a real site, for tests that are marked `browser`."""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""What axe holds a page against: WCAG up to 2.2, level A and AA, and what its makers count as good practice."""

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

needs_browser = pytest.mark.browser


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test speaks through its result."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a built site is served, on this machine only."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium as it is installed; without it the test is skipped, unless SAMENVERDER_BROWSER=1 demands it."""
    if CHROMIUM is None:
        if os.environ.get("SAMENVERDER_BROWSER") == "1":
            pytest.fail("SAMENVERDER_BROWSER=1, but there is no Chromium")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


def faults(page: Page, *, rules: list[str] = STANDARDS) -> list[tuple[str, list[str]]]:
    """What axe finds wrong with a page as it stands: each rule with the first elements that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    # From the top: what happens to lie half under the header that stays in view is no fault of the page.
    page.evaluate("scrollTo(0, 0)")
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = page.evaluate("async (options) => (await axe.run(document, options)).violations", options)
    return [(fault["id"], [node["html"][:120] for node in fault["nodes"]][:3]) for fault in found]
