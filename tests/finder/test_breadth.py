"""How much of the library a word finds: what the report says is what a visitor sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser import needs_browser
from conftest import ROOT
from samenverder.catalogue.catalogue import Catalogue
from samenverder.finder.breadth import Breadth, broad
from samenverder.reading.library import build_date, read_library

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(read_library(ROOT / "practices", build_date()))


@pytest.fixture(scope="module")
def found(catalogue: Catalogue) -> list[Breadth]:
    return broad(catalogue)


def test_only_what_finds_more_than_a_tenth_is_told_the_broadest_first(
    catalogue: Catalogue, found: list[Breadth]
) -> None:
    assert found
    many = [one.finds for one in found]
    assert many == sorted(many, reverse=True)
    assert many[-1] > len(catalogue.listed) / 10
    assert not any(one.vocabulary.located for one in found)


def test_what_stands_in_few_practices_and_leads_to_many_is_told_apart_from_what_many_say(
    found: list[Breadth],
) -> None:
    says = {one.word: (one.finds, one.says) for one in found}
    finds, said = says["woningbouwvereniging"]
    assert said < 5 < finds
    assert says["corporaties"][1] > 20


@needs_browser
def test_the_finder_finds_as_many(found: list[Breadth], browser: Browser, site: str) -> None:
    page = browser.new_page(base_url=site)
    told = {one.word: one.finds for one in found}
    for word in ("woonomgeving", "corporaties", "inwoners", "jeugdigen"):
        page.goto(f"/zoeken/?q={word}")
        page.wait_for_selector(f"#finder[data-ready='{word}']")
        counted = int(page.locator("#count").inner_text().split()[0])
        # The browser also finds parts of compounds, and counts who is about the same as the best for more.
        assert abs(counted - told[word]) <= max(2, counted / 3), word
    page.close()
