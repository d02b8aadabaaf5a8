"""What is new, as readers of feeds see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import feedparser
import pytest

from samenverder.publish.data.about import About
from samenverder.publish.data.feeds import MOST, OF_A_TERM, feeds

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository

SITE = "https://samenverder.example/"
ABOUT = About("Samen & verder", "Een <bibliotheek>", SITE)


def read(repository: Repository) -> dict[str, str]:
    return dict(feeds(repository.catalogue(), ABOUT))


def parsed(text: str) -> Any:
    found = feedparser.parse(text)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_every_published_feed_is_read_by_a_reader(small_site: Path) -> None:
    atoms = sorted(small_site.rglob("feed.atom"))
    terms = [
        path.parent
        for folder in ("onderwerpen", "voorwaarden", "gasten")
        for path in (small_site / folder).glob("*/feed.atom")
    ]
    assert len(atoms) == 1 + len(terms)
    for path in atoms:
        found, other = (
            parsed(path.read_text(encoding="utf-8")),
            json.loads(path.with_suffix(".json").read_text()),
        )
        assert found.feed.id.startswith(SITE)
        assert found.feed.updated
        assert found.feed.author
        assert other["version"] == "https://jsonfeed.org/version/1.1"
        assert [entry.id for entry in found.entries] == [item["id"] for item in other["items"]]
        assert [entry.title for entry in found.entries] == [item["title"] for item in other["items"]]
        for entry, item in zip(found.entries, other["items"], strict=True):
            assert (small_site / entry.link.removeprefix(SITE) / "index.html").is_file()
            assert entry.summary == item["content_text"]
            plain = next(link.href for link in entry.links if link.type == "text/markdown")
            assert (small_site / plain.removeprefix(SITE)).is_file()
        days = [entry.updated for entry in found.entries]
        assert days == sorted(days, reverse=True)


def test_a_feed_says_what_changed_and_that_comes_first(repository: Repository) -> None:
    repository.change(
        "verhalen/oude-aanpak.md",
        "beoordeeld:",
        "toegevoegd: 2020-01-01\ngewijzigd:\n  - {datum: 2026-11-20, wat: De <cijfers> staan erbij.}\nbeoordeeld:",
    ).change("verhalen/oude-aanpak.md", "status: gearchiveerd\n", "")
    found = read(repository)
    first = parsed(found["feed.atom"]).entries[0]
    assert first.id == f"{SITE}p/oude-aanpak/"
    assert first.summary.startswith("Gewijzigd: De <cijfers> staan erbij.")
    assert (first.published, first.updated) == ("2020-01-01T00:00:00Z", "2026-11-20T00:00:00Z")


def test_a_new_name_makes_no_new_entry_and_old_feeds_go_on(repository: Repository) -> None:
    before = {entry.id for entry in parsed(read(repository)["feed.atom"]).entries}
    old, new = (
        repository.practices / "verhalen/aan-het-werk.md",
        repository.practices / "verhalen/samen-werken.md",
    )
    old.rename(new)
    repository.change(
        "verhalen/samen-werken.md", "beoordeeld:", "eerdere_adressen: [aan-het-werk]\nbeoordeeld:"
    )
    found = read(repository)
    assert {entry.id for entry in parsed(found["feed.atom"]).entries} == before
    assert found["onderwerpen/wijk/feed.atom"] == found["onderwerpen/buurt/feed.atom"], (
        "a term that was replaced"
    )
    assert f"{SITE}onderwerpen/buurt/feed.json" in found["onderwerpen/wijk/feed.json"]


@pytest.mark.parametrize("title", ['Een & <b>ander</b> "verhaal"', "Een 😀 verhaal", "]]> en &amp; nog iets"])
def test_any_title_comes_back(repository: Repository, title: str) -> None:
    repository.change(
        "verhalen/aan-het-werk.md", "title: ", f"title: {json.dumps(title, ensure_ascii=False)} # "
    )
    assert repository.read().by_id["aan-het-werk"].title == title
    found = read(repository)
    assert title in [entry.title for entry in parsed(found["feed.atom"]).entries]
    assert title in [item["title"] for item in json.loads(found["feed.json"])["items"]]


def test_a_feed_stays_short_and_may_be_empty(repository: Repository) -> None:
    text = (repository.practices / "verhalen/aan-het-werk.md").read_text(encoding="utf-8")
    repository.write({f"verhalen/werk-{number}.md": text for number in range(MOST + 10)})
    found = read(repository)
    assert len(parsed(found["feed.atom"]).entries) == MOST
    assert len(parsed(found["onderwerpen/werk/feed.atom"]).entries) == OF_A_TERM
    for path in repository.practices.glob("[hmv]*/*.md"):
        path.unlink()
    assert parsed(read(repository)["feed.atom"]).entries == []
