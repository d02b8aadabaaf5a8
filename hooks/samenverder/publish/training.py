"""A module as it is given: what happens when, with which practice and which form, and what changed since its review."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from samenverder.publish.sheets import Sheet, sheet
from samenverder.reading.fields import Activity, Module
from samenverder.reading.reserved import BELOW
from samenverder.reading.sentences import END

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.fields import Change
    from samenverder.reading.practice import Practice
    from samenverder.reading.training_fields import Part

PARTICIPANT, TRAINER = (f"{name}/" for name in BELOW["module"][:2])
"""Where the two faces of a module lie below its page."""


@dataclass(frozen=True)
class Slot:
    """A part at its time."""

    number: int
    """From 1; breaks are not counted, and have that of the part before."""
    start: int
    """Minutes from the beginning of the session."""
    part: Part
    title: str
    """What a trainer calls it."""
    used: Practice | None
    """The story or guide, when it has a page."""
    form: Practice | None
    """The working form, when it has a page."""
    sheet: Sheet | None
    """What of a story can be shown before its end is told."""
    changed: tuple[Changed, ...] = field(default=())

    @property
    def end(self) -> int:
        """Minutes from the beginning."""
        return self.start + (self.part.minutes or 0)

    @property
    def materials(self) -> tuple[str, ...]:
        """What the part asks for, or else what its form does: who wrote the first knew the second."""
        own = self.form.as_(Activity) if self.form else None
        return self.part.lay_ready or (own.materials if own else ())


@dataclass(frozen=True)
class Changed:
    """A practice that is no longer what it was when the module was reviewed."""

    practice: Practice
    changes: tuple[Change, ...] = ()
    """What its editor wrote about it since then, the last first; may be none."""
    reviewed: date | None = None
    """When it was looked at last, when that was after the module was."""


def programme(catalogue: Catalogue, module: Practice) -> tuple[Slot, ...]:
    """The parts of a module in order, each with the minute at which it begins."""
    return tuple(_slots(catalogue, module))


def _slots(catalogue: Catalogue, module: Practice) -> Iterator[Slot]:
    fields = module.as_(Module)
    start = number = 0
    for part in fields.parts if fields else ():
        number += not part.pause
        used, form = (catalogue.by_id.get(id or "") for id in (part.practice, part.form))
        title = part.exercise or part.pause or (used.title if used else part.practice) or ""
        changed = tuple(
            found for one in (used, form) if one and (found := changed_since(one, module.fields.reviewed))
        )
        told = sheet(catalogue, used) if used and used.kind.tells else None
        yield Slot(number, start, part, title, used, form, told, changed)
        start += part.minutes or 0


def changed_since(practice: Practice, day: date | None) -> Changed | None:
    """What changed in a practice after a day, from its own fields; None when nothing did or the day is not known."""
    if day is None:
        return None
    fields = practice.fields
    changes = sorted(
        (change for change in fields.changes if change.day and change.day > day),
        key=lambda change: str(change.day),
        reverse=True,
    )
    later = fields.reviewed if fields.reviewed and fields.reviewed > day else None
    return Changed(practice, tuple(changes), later) if changes or later else None


def in_step(slots: Sequence[Slot]) -> tuple[Changed, ...]:
    """Every practice that changed, once."""
    return tuple({found.practice.id: found for slot in slots for found in slot.changed}.values())


def archived(slots: Sequence[Slot]) -> tuple[Practice, ...]:
    """The practices that are used and no longer looked after, once each."""
    used = (one for slot in slots for one in (slot.used, slot.form) if one)
    return tuple({one.id: one for one in used if one.fields.status == "gearchiveerd"}.values())


def by_section(html: str) -> dict[str, str]:
    """A page's text cut at its `##` headings: by the anchor of each, with the heading itself left out."""
    pieces = re.split(r'<h2 id="([^"]+)">.*?</h2>', html, flags=re.DOTALL)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def steps(task: str) -> list[str]:
    """A task step by step: each sentence is one. A question is none by itself: it says what the step before asks."""
    found: list[str] = []
    for begin, end in pairwise([0, *(sentence.end() for sentence in END.finditer(task)), len(task)]):
        sentence = task[begin:end].strip()
        if found and (found[-1].endswith((":", ";")) or (sentence.endswith("?") and ":" not in sentence)):
            found[-1] += f" {sentence}"
        else:
            found.append(sentence)
    return found
