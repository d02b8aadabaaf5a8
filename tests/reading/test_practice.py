"""What a story, a guide and a module are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.reading.fields import Module
from samenverder.reading.tags import Tag

if TYPE_CHECKING:
    from conftest import Repository


def test_tags_carry_standings_and_names(repository: Repository) -> None:
    story = repository.read().by_id["aan-de-deur"]
    assert story.tags["voorwaarde"] == (Tag("vertrouwen", "was-er"), Tag("geld", "miste"))
    assert story.tags["tafel"] == (
        Tag("gemeente", None, ("Gemeente Ons Dorp",)),
        Tag("corporatie", None, ("Huis", "Haard")),
    )


def test_sections_are_the_text_between_headings_and_code_has_none(repository: Repository) -> None:
    repository.change(
        "verhalen/aan-de-deur.md", "Ga samen.", "Ga samen.\n\n~~~\n## nee\n~~~\n\n### Wel een kop\n\nSlot."
    )
    story = repository.read().by_id["aan-de-deur"]
    assert [section.heading.text for section in story.text.sections] == [
        "Aanleiding",
        "Aanpak",
        "Opbrengst",
        "Wat was nodig",
        "Lessen",
    ]
    section = story.text.sections[-1]
    assert section.plain == "Ga samen. ## nee Wel een kop Slot."
    lines = (repository.practices / "verhalen/aan-de-deur.md").read_text().split("\n")
    assert lines[section.heading.line - 1] == "## Lessen"


def test_a_module_adds_up_its_own_time(repository: Repository) -> None:
    module = repository.read().by_id["oefenen-aan-de-deur"].as_(Module)
    assert module is not None
    assert module.minutes == 90
