"""The list of pages for search engines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from samenverder.catalogue.catalogue import Catalogue
from samenverder.publish.data.sitemap import sitemap
from samenverder.publish.pages import pages
from samenverder.reading.library import read_library

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository

SITE = "https://samenverder.example/"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read(text: str) -> dict[str, str | None]:
    """Each address from the root of the site, with its day."""
    rows = ElementTree.fromstring(text).iter(f"{SPACE}url")
    return {
        (row.findtext(f"{SPACE}loc") or "").removeprefix(SITE): row.findtext(f"{SPACE}lastmod")
        for row in rows
    }


def test_it_names_exactly_the_pages_that_may_be_shown(real_site: Path) -> None:
    built = {
        path.parent.relative_to(real_site).as_posix().removeprefix(".") + "/"
        for path in real_site.rglob("index.html")
        if 'name="robots" content="noindex' not in path.read_text(encoding="utf-8")
    }
    built = {address.removeprefix("/") for address in built}
    assert set(read((real_site / "sitemap.xml").read_text(encoding="utf-8"))) == built
    assert not (real_site / "sitemap.xml.gz").exists(), "nobody is told of another one"


def test_days_are_those_of_the_files_whatever_day_it_is(repository: Repository) -> None:
    repository.change("verhalen/koffie-in-de-straat.md", "beoordeeld: ", "beoordeeld: 2026-03-04 #")
    found = []
    for today in (date(2026, 11, 28), date(2031, 1, 1)):
        library = read_library(repository.practices, today, site=SITE)
        catalogue = Catalogue(library)
        found.append(sitemap(pages(catalogue), catalogue))
    assert found[0] == found[1]
    days = read(found[0])
    assert days["verhalen/aan-de-deur/"] == "2026-01-31"
    assert days["verhalen/koffie-in-de-straat/"] == "2026-03-04"
    assert days["verhalen/"] == days[""] == "2026-03-04", "a list changes with what is in it"
    assert days["onderwerpen/wonen/"] == "2026-01-31"
    assert days["zoeken/"] is None
