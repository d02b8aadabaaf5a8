"""What participants get of a module: its parts in order, each with its task, its sheet and where to read on.

What is for the trainer alone is never put in: notes, roles, example answers and what to watch for. Platforms differ
in whether they hide such a thing from participants (Moodle and Canvas do, by the role that a file is meant for; the
importer of Open edX does not look), so a package that has none of it is the only one that is safe everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.practice import Practice


@dataclass(frozen=True)
class Item:
    """One thing in a section of a course."""

    sort: Literal["task", "sheet", "link"]
    title: str
    text: str = ""
    """Of a task: what participants do."""
    practice: Practice | None = None
    """Of a sheet or a link: what it is of, or where it leads."""


@dataclass(frozen=True)
class Section:
    """A part of the programme, without its pauses."""

    number: int
    title: str
    minutes: int
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Course:
    """A module as participants get it."""

    module: Practice
    sections: tuple[Section, ...]


def course_of(catalogue: Catalogue, module: Practice) -> Course:
    """What participants get of a module; its parts are those of `Module.parts`, pauses left out."""
    return Course(module, tuple(_sections(catalogue, module)))


def _sections(catalogue: Catalogue, module: Practice) -> Iterator[Section]:
    parts = [part for part in getattr(module.fields, "parts", ()) if not part.pause]
    for number, part in enumerate(parts, 1):
        used = catalogue.by_id.get(part.practice or "")
        title = used.title if used else part.exercise or part.practice or ""
        items = [Item("task", title, part.task)] if part.task else []
        if used:
            # A story is read after its sheet is filled in: the page tells what came of it.
            items += [Item("sheet", used.title, practice=used)] if has_sheet(used) else []
            items.append(Item("link", used.title, practice=used))
        yield Section(number, title, part.minutes or 0, tuple(items))


def has_sheet(practice: Practice) -> bool:
    """Whether a sheet can be made of it: something happened, and it tells how that began."""
    return practice.kind.tells and bool(practice.text.sections)


_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def possible(text: str) -> str:
    """A text without the signs that XML cannot hold, at any cost: XML 1.0, 2.2."""
    return _IMPOSSIBLE.sub("", text)
