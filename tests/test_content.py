"""The real collection."""

from __future__ import annotations

import re
import shutil
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from samenverder.catalogue.catalogue import Catalogue
from samenverder.reading.library import read_library
from samenverder.reading.practice import KINDS
from samenverder.rules import check

if TYPE_CHECKING:
    from pathlib import Path

    from samenverder.reading.library import Library
    from samenverder.reading.practice import Kind

TODAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT / "practices", TODAY)


def test_has_no_problems(library: Library) -> None:
    assert [str(problem) for problem in check(library) if problem.severity == "fout"] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_template_handed_in_as_it_is_asks_only_for_other_words(kind: Kind, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "practices", tmp_path / "practices")
    handed_in = tmp_path / "practices" / kind.folder / "sjabloon-hier.md"
    shutil.copy(ROOT / "practices" / "_sjablonen" / f"{kind.name}.md", handed_in)
    problems = check(
        read_library(tmp_path / "practices", TODAY), [f"practices/{kind.folder}/sjabloon-hier.md"]
    )
    # What one practice is about is no example for another: terms are left open, all else is there.
    assert {problem.code for problem in problems} <= {"sjabloon", "ontbreekt", "vindbare-bron"}
    assert "sjabloon" in {problem.code for problem in problems}
    facets = {vocabulary.field for vocabulary in read_library(ROOT / "practices", TODAY).vocabularies}
    assert {problem.field for problem in problems if problem.code == "ontbreekt"} <= facets


def test_holds_what_was_promised(library: Library) -> None:
    catalogue = Catalogue(library)
    stories, guides, modules, _ = (catalogue.of_kind(kind) for kind in KINDS)
    assert len(stories) >= 5
    assert len(guides) >= 8
    assert len(modules) >= 1
    assert all(catalogue.related(practice) for practice in catalogue.listed)


def test_a_term_with_hardly_any_practice_says_why(library: Library) -> None:
    catalogue = Catalogue(library)
    silent = [
        f"{vocabulary.id}: {term.id}"
        for vocabulary in library.vocabularies
        for term in vocabulary.terms.values()
        if len(catalogue.with_term(vocabulary, term)) < 2 and not (term.few or vocabulary.head.few)
    ]
    assert silent == []


def test_what_a_trainer_uses_has_questions_to_discuss(library: Library) -> None:
    catalogue = Catalogue(library)
    used = {id for module in catalogue.of_kind(KINDS[2]) for id in catalogue.parts_of(module)}
    # A working form asks nothing of itself: it is a way to ask.
    used -= {activity.id for activity in catalogue.of_kind(KINDS[3])}
    assert [id for id in sorted(used) if not catalogue.by_id[id].fields.discussion] == []


class _Loads(HTMLParser):
    """Everything a page fetches by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and given.get("rel") not in ("canonical", "license"):
            self.fetched.append(given.get("href") or "")
        if tag in ("script", "img", "iframe", "source", "audio", "video"):
            self.fetched.append(given.get("src") or "")


def test_no_page_asks_anything_of_another_site(real_site: Path) -> None:
    pages = sorted(real_site.rglob("*.html"))
    assert len(pages) > 80
    for page in pages:
        loads = _Loads()
        loads.feed(page.read_text(encoding="utf-8"))
        assert [url for url in loads.fetched if re.match(r"(https?:)?//", url)] == [], page
