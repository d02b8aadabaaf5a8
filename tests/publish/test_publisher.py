"""Who stands behind the site."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

import pytest

from samenverder.publish.publisher import WANTED, Publisher, hints, publisher_from

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository

SAID = {
    "name": "Stichting Samen",
    "url": "https://stichting.example/",
    "address": "Straat 1, Ons Dorp",
    "editors": ["hoofdredacteur", "redacteur wonen"],
    "funding": "gemeente Ons Dorp",
    "review": "elk verhaal na twee jaar",
}


def test_all_that_is_said_needs_no_hint() -> None:
    found = publisher_from({"publisher": SAID, "contact": "mailto:redactie@stichting.example"})
    assert found.editors == "hoofdredacteur, redacteur wonen"
    assert found.unsaid == ()
    assert list(hints(found)) == []


@pytest.mark.parametrize(
    "given", [None, {}, "", [], 3, {"name": None}, {"name": {"a": 1}}, {"name": False}, {1: 2}]
)
def test_whatever_stands_there_a_site_can_be_built(given: Any) -> None:
    found = publisher_from({"publisher": given})
    assert found == Publisher()
    (hint,) = hints(found)
    assert hint.startswith("mkdocs.yml: extra: publisher: ")
    assert all(f"{name}: " in hint for name in WANTED)


def about(site: Path) -> str:
    html = (site / "over/index.html").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def write_about(repository: Repository) -> None:
    path = repository.folder / "docs/over/index.md"
    path.write_text(
        f"---\ntemplate: pages/about.html\n---\n{path.read_text(encoding='utf-8')}", encoding="utf-8"
    )


def test_a_site_without_says_so_and_the_build_tells_what_to_write(
    repository: Repository, caplog: pytest.LogCaptureFixture
) -> None:
    write_about(repository)
    with caplog.at_level(logging.INFO, logger="mkdocs.samenverder"):
        site = repository.build(strict=True)
    assert "Dit is nog niet ingevuld." in about(site)
    assert any(record.getMessage().startswith("mkdocs.yml: extra: publisher:") for record in caplog.records)
    assert "Een uitgave van" not in about(site)
    assert "#uitgever" not in (site / "verhalen/aan-de-deur/index.html").read_text(encoding="utf-8")


def test_who_it_is_stands_on_the_page_about_it_in_the_footer_and_in_the_data(repository: Repository) -> None:
    write_about(repository)
    site = repository.build(
        strict=True, extra={"publisher": SAID, "contact": "mailto:redactie@stichting.example"}
    )
    page = about(site)
    for said in ("Stichting Samen", "Straat 1, Ons Dorp", "hoofdredacteur, redacteur wonen", "gemeente Ons Dorp", "elk verhaal na twee jaar", "redactie@stichting.example"):  # fmt: skip
        assert said in page
    assert "nog niet ingevuld" not in page
    story = (site / "verhalen/aan-de-deur/index.html").read_text(encoding="utf-8")
    assert 'Een uitgave van <a href="https://stichting.example/">Stichting Samen</a>' in story
    assert '"publisher":{"@type":"Organization","@id":"https://samenverder.example/#uitgever"' in story
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '"name":"Stichting Samen"' in home


def test_what_is_half_said_names_what_is_not(repository: Repository) -> None:
    write_about(repository)
    page = about(repository.build(strict=True, extra={"publisher": {"name": "Stichting Samen"}}))
    assert "Uitgever Stichting Samen" in page
    assert "Nog niet ingevuld: waar die te vinden is" in page
