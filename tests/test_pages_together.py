"""What holds for all pages of the real collection, as they are built."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir

from conftest import published
from samenverder.reading.reserved import BELOW

SHEETS = (*BELOW["story"], *BELOW["module"][2:])
"""Last parts of addresses of pages that are made for paper: room to write is worth more there than a code."""


FRAMES = "insluiten/"
"""Cards for other sites: no pages that one comes back to."""


@pytest.fixture(scope="module")
def built(real_site: Path) -> dict[str, str]:
    """The pages by address; those that only lead to another are left out."""
    found = {
        str(path.relative_to(real_site).parent / path.name): path.read_text(encoding="utf-8")
        for path in real_site.rglob("*.html")
    }
    pages = {
        name: html
        for name, html in found.items()
        if 'http-equiv="refresh"' not in html and not name.startswith(FRAMES)
    }
    assert len(pages) > 200
    return pages


def test_every_page_says_what_it_is(built: dict[str, str]) -> None:
    for name, html in built.items():
        # What stands in a template is no part of the page until a script puts it there.
        assert re.sub(r"<template.*?</template>", "", html, flags=re.DOTALL).count("<h1") == 1, name
        assert '<html lang="nl"' in html, name
        assert re.search(r"<title>[^<]{5,}</title>", html), name
        assert re.search(r'<meta name="description" content="[^"]{20,}"', html), name
    titles = Counter(re.findall(r"<title>([^<]+)</title>", " ".join(built.values())))
    assert [title for title, many in titles.items() if many > 1] == []


def test_every_page_leads_back_from_paper(built: dict[str, str]) -> None:
    for name, html in built.items():
        if name.split("/")[-2:][0] in SHEETS:
            assert re.search(r'class="sv-leaf__foot">[^<]*https://[^<]+/ ', html), name
        elif name != "404.html":
            assert html.count('class="sv-paper__code"') == 1, name
            assert re.search(r'class="sv-paper__address">https://[^<]+/<', html), name


def test_no_page_has_a_script_or_style_in_it(built: dict[str, str]) -> None:
    """So that a site may forbid both: what a contributor slips in then runs nowhere."""
    for name, html in built.items():
        # What programs read of a page is data: no browser runs it.
        assert not re.search(r'<script(?![^>]*\ssrc=)(?! type="application/ld\+json">)', html), name
        assert not re.search(r"<style|\sstyle=|\son\w+=", html), name


def test_nothing_comes_from_elsewhere(built: dict[str, str]) -> None:
    for name, html in built.items():
        loaded = re.findall(
            r"<(?:script|img|iframe|source)[^>]*\ssrc=\"([^\"]+)\"|<link[^>]*stylesheet[^>]*href=\"([^\"]+)\"",
            html,
        )
        assert not [part for pair in loaded for part in pair if "//" in part], name


def english() -> set[str]:
    """What the theme says in English: whole phrases of at least two words."""
    theme = Path(get_theme_dir("material"))
    text = (theme / "partials" / "languages" / "en.html").read_text(encoding="utf-8")
    return {phrase for phrase in re.findall(r': "([^"]+)"', text) if " " in phrase}


def test_no_english_of_the_theme_is_left(built: dict[str, str]) -> None:
    phrases = english()
    assert "Skip to content" in phrases
    for name, html in built.items():
        assert not [phrase for phrase in phrases if phrase in html], name


def test_a_built_site_holds_no_script_of_the_theme_that_pages_use(built: dict[str, str]) -> None:
    for name, html in built.items():
        assert "assets/javascripts/" not in html, name


def test_links_within_the_site_lead_somewhere(built: dict[str, str], real_site: Path) -> None:
    """Also those that templates make, which MkDocs does not check; with their place on the page."""
    ids = {name: set(re.findall(r'\sid="([^"]+)"', html)) for name, html in built.items()}
    for name, html in built.items():
        here = (real_site / name).parent
        for link in set(re.findall(r'\s(?:href|src)="([^"]+)"', html)):
            if re.match(r"[a-z]+:", link) or link.startswith("/"):
                continue
            path, _, anchor = link.replace("&amp;", "&").partition("#")
            target = (here / path.partition("?")[0]).resolve() if path.partition("?")[0] else real_site / name
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{name}: {link}"
            page = str(target.relative_to(real_site.resolve())) if target.suffix == ".html" else ""
            if anchor and page in ids:
                assert anchor in ids[page], f"{name}: {link}"


def test_records_and_pages_are_of_the_same_practices(built: dict[str, str], real_site: Path) -> None:
    records = [json.loads(path.read_text()) for path in (real_site / "data" / "praktijken").glob("*.json")]
    assert len(records) == len(published("verhalen", "handreikingen", "modules", "werkvormen"))
    assert all(f"{record['address']}index.html" in built for record in records)
