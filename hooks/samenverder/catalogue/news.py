"""What happened to the collection: what was added, what was changed for readers, what was looked at again.

Everything follows from the dates in the files themselves, never from the history of the repository: a copy without
that history tells the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.practice import Practice

SORTS = ("added", "changed", "reviewed")
"""What can happen, in the order in which it is told."""


@dataclass(frozen=True)
class Event:
    """Something that happened to a practice."""

    day: date
    sort: str
    """One of `SORTS`."""
    practice: Practice
    what: str = ""
    """Of a change the sentence for readers."""


@dataclass(frozen=True)
class Month:
    """What happened in a month."""

    id: str
    """As `2026-11`."""
    added: tuple[Event, ...]
    changed: tuple[Event, ...]
    reviewed: tuple[Event, ...]

    @property
    def all(self) -> tuple[Event, ...]:
        """Everything, in the order in which it is told."""
        return (*self.added, *self.changed, *self.reviewed)


def events(catalogue: Catalogue) -> list[Event]:
    """All that happened to what is listed, the newest first."""
    found = [event for practice in catalogue.listed for event in _of(practice)]
    return sorted(found, key=lambda e: (e.day, -SORTS.index(e.sort), e.practice.id, e.what), reverse=True)


def months(catalogue: Catalogue) -> list[Month]:
    """The months in which something happened, the newest first."""
    found: dict[str, dict[str, list[Event]]] = defaultdict(lambda: {sort: [] for sort in SORTS})
    for event in events(catalogue):
        found[event.day.isoformat()[:7]][event.sort].append(event)
    return [Month(id, *(tuple(of[sort]) for sort in SORTS)) for id, of in sorted(found.items(), reverse=True)]


def _of(practice: Practice) -> Iterator[Event]:
    told = set()
    if practice.added:
        told.add(practice.added)
        yield Event(practice.added, "added", practice)
    for change in practice.fields.changes:
        if change.day:
            told.add(change.day)
            yield Event(change.day, "changed", practice, change.what)
    # Who adds or changes something looks at it: that goes without saying.
    if practice.fields.reviewed and practice.fields.reviewed not in told:
        yield Event(practice.fields.reviewed, "reviewed", practice)
