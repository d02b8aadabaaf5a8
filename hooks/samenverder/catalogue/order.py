"""In which order lists begin, and how well a practice is documented: one number, to order by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.reading.fields import Story

if TYPE_CHECKING:
    from samenverder.reading.practice import Practice

LEVELS = ("verteld", "beschreven", "gevolgd", "geevalueerd")
"""How far a story is documented, the weakest first: the values of its field `onderbouwing`."""
MOST = 9
"""Sources that are counted: more say no more."""


def documented(practice: Practice) -> int:
    """How well a practice is documented: first its level, then how much it rests on, then how new its newest source is.

    As a number, so that it can be sent and compared: `3512` is followed with figures, rests on five, the newest of 2012.
    What tells no story has no level; it rests on its sources and on the stories that it is based on.
    """
    fields = practice.fields
    level = LEVELS.index(fields.evidence) + 1 if isinstance(fields, Story) and fields.evidence else 0
    rests_on = len(fields.sources) + len(fields.based_on)
    years = practice.source_years
    age = min(99, max(0, years[1] - 2000)) if years else 0
    return level * 1000 + min(MOST, rests_on) * 100 + age


def in_lists(practice: Practice) -> tuple[int, str, str]:
    """The key by which practices of one kind are listed.

    Of what tells a story the youngest come first, of what takes minutes the shortest, of the rest the best documented.
    """
    if practice.kind.tells:
        first = -practice.year
    elif hasattr(practice.fields, "minutes"):
        first = practice.fields.minutes or 9999
    else:
        first = -documented(practice)
    return (first, practice.title.casefold(), practice.id)
