"""A page in a browser from which the form's own modules can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser import served
from conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'self'; form-action 'self'"
)
"""What a site may forbid that shows our pages (README)."""
ASK = """() => {
  const root = new URL("../../", location.href);
  window.engine = (name) => import(new URL(`assets/form/${name}.js`, root));
  window.data = async (name) => (await fetch(new URL(`data/formulier/${name}.json`, root))).json();
}"""


def _ready(browser: Browser, address: str) -> Page:
    """The form on a site under the strictest policy, with `engine(name)` for its modules and `data(name)` for its files."""
    page = browser.new_page()

    def with_policy(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    page.route("**/bijdragen/verhaal-schrijven/", with_policy)
    page.goto(f"{address}/bijdragen/verhaal-schrijven/")
    page.evaluate(ASK)
    return page


@pytest.fixture(scope="session")
def small_engine(browser: Browser, small_site: Path) -> Iterator[Page]:
    """The engine with the vocabularies of the small library."""
    with served(small_site) as address:
        page = _ready(browser, address)
        yield page
        page.close()


@pytest.fixture(scope="session")
def real_engine(browser: Browser, site: str) -> Iterator[Page]:
    """The engine with those of the collection."""
    page = _ready(browser, site)
    yield page
    page.close()


@pytest.fixture
def checked() -> Callable[[Page, str], list[dict[str, Any]]]:
    """What the rules say of a story."""

    def check(page: Page, text: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = page.evaluate(
            """async ([text, today]) => (await engine("rules")).check(text, { id: "koken", schema: await data("verhaal"), vocabularies: await data("begrippen"), rules: await data("regels"), today })""",
            [text, TODAY.isoformat()],
        )
        return found

    return check
