"""What participants get of a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.course.archive import zipped
from samenverder.publish.course.parts import parts_as_written
from samenverder.publish.course.plan import course_of, possible
from samenverder.publish.data.sheets import safe
from samenverder.reading.fields import Module

if TYPE_CHECKING:
    from conftest import Repository

WORDS = {"from": "Een verhaal uit {}", "story": "Een verhaal"}


def test_a_story_is_called_by_what_does_not_tell_its_end(repository: Repository) -> None:
    catalogue = repository.catalogue()
    course = course_of(catalogue, catalogue.by_id["oefenen-aan-de-deur"], WORDS)
    stories = [item for section in course.sections for item in section.items if item.sheet]
    assert stories
    for item in stories:
        assert item.sheet
        assert item.title != item.sheet.story.title
        assert item.title in (item.sheet.question, "Een verhaal")
    assert [section.number for section in course.sections] == list(range(1, len(course.sections) + 1))


def test_a_part_keeps_its_key_when_parts_change_places() -> None:
    parts = [
        {"werkvorm": "Wie zit er al?", "minuten": 10},
        {"pauze": "Koffie", "minuten": 15},
        {"verhaal": "aan-de-deur", "minuten": 20, "let_op": ["Op tijd"], "rollen": [{"rol": "Buur", "tekst": "Ja"}]},
        {"verhaal": "aan-de-deur", "minuten": 5},
        {"werkvorm": "???", "minuten": 5},
    ]  # fmt: skip
    found = parts_as_written(Module.model_validate({"onderdelen": parts}))
    assert [one["key"] for one in found] == ["wie-zit-er-al", "-", "aan-de-deur", "aan-de-deur-2", "deel"]
    assert [one["fields"] for one in found] == parts, "as it stands in the file"
    other = parts_as_written(Module.model_validate({"onderdelen": [parts[2], parts[0]]}))
    assert [one["key"] for one in other] == ["aan-de-deur", "wie-zit-er-al"]


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert possible("a\x00b\x07\tc\n\ufffe\U0001f600") == "ab\tc\n\U0001f600"


def test_no_text_is_a_formula() -> None:
    assert [safe(text) for text in ("=1+1", "+31", "-", "@x", "gewoon", "")] == [
        "'=1+1", "'+31", "'-", "'@x", "gewoon", "",
    ]  # fmt: skip


def test_an_archive_says_nothing_of_when_and_where_it_was_made() -> None:
    raw = zipped({"b.txt": "één", "a.txt": b"\x00"})
    assert raw == zipped({"b.txt": "één", "a.txt": b"\x00"})
    assert raw != zipped({"a.txt": b"\x00", "b.txt": "één"}), "the order is that of the reader"
