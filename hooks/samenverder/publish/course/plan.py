"""What participants get of a module: its parts in order, each with its task, its sheet and where to read on.

What is for the trainer alone is never put in: notes, roles, example answers and what to watch for. Platforms differ
in whether they hide such a thing from participants (Moodle and Canvas do, by the role that a file is meant for; the
importer of Open edX does not look), so a package that has none of it is the only one that is safe everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from samenverder.publish.sheets import sheet
from samenverder.reading.fields import Module

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.sheets import Sheet
    from samenverder.reading.practice import Practice


@dataclass(frozen=True)
class Item:
    """One thing in a section of a course."""

    sort: Literal["task", "sheet", "link"]
    title: str
    text: str = ""
    """Of a task: what participants do."""
    practice: Practice | None = None
    """Of a link: where it leads."""
    sheet: Sheet | None = None


@dataclass(frozen=True)
class Section:
    """A part of the programme; a pause is none."""

    number: int
    title: str
    minutes: int
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Course:
    """A module as participants get it."""

    module: Practice
    sections: tuple[Section, ...]


def course_of(catalogue: Catalogue, module: Practice, words: Mapping[str, str]) -> Course:
    """What participants get of a module; `words` has how a story is called that has no question."""
    return Course(module, tuple(_sections(catalogue, module, words)))


def _sections(catalogue: Catalogue, module: Practice, words: Mapping[str, str]) -> Iterator[Section]:
    fields = module.as_(Module)
    parts = [part for part in (fields.parts if fields else ()) if not part.pause]
    for number, part in enumerate(parts, 1):
        used = catalogue.by_id.get(part.practice or "")
        told = sheet(catalogue, used) if used and used.kind.tells else None
        # The title of a story often tells how it ended.
        title = name_of(told, words) if told else used.title if used else part.exercise or part.practice or ""
        items = [Item("task", title, part.task)] if part.task else []
        if told and told.situation:
            items.append(Item("sheet", title, sheet=told))
        if used:
            items.append(Item("link", title, practice=used))
        yield Section(number, title, part.minutes or 0, tuple(items))


def name_of(told: Sheet, words: Mapping[str, str]) -> str:
    """What a story is called before its end is told: the question that it answers, or where it happened."""
    if told.question:
        return told.question
    return words["from"].format(", ".join(told.places)) if told.places else words["story"]


_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def possible(text: str) -> str:
    """A text without the signs that XML cannot hold, at any cost: XML 1.0, 2.2."""
    return _IMPOSSIBLE.sub("", text)
