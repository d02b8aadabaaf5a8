"""What stands on the pages about what is new: the last months at a glance, and each month in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from babel.dates import format_date

from samenverder.catalogue.news import months
from samenverder.reading.reserved import FURTHER, NEWS
from samenverder.reading.values import first_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.catalogue.news import Month

LATEST = 6
"""Months on the first page."""
SHOWN = {"added": 6, "changed": 12, "reviewed": 6}
"""How much of each is on the first page, of every month; the rest is on the page of the month."""
PIECE = 150
"""How much that happened is on one page of a month."""


@dataclass(frozen=True)
class MonthPage:
    """A page of a month, or one of its further pieces."""

    address: str
    title: str
    description: str
    view: Mapping[str, Any]
    first: bool
    """Whether it is the page of the month itself: the others come and go."""


def latest(catalogue: Catalogue) -> dict[str, Any]:
    """What the first page shows: the last months, and which months were before."""
    found = months(catalogue)
    return {"months": found[:LATEST], "earlier": found[LATEST:], "shown": SHOWN}


def month_pages(catalogue: Catalogue) -> Iterator[MonthPage]:
    """A page for each month in which something happened, in pieces where that was much."""
    for month in months(catalogue):
        yield from _pieces(month)


def _pieces(month: Month) -> Iterator[MonthPage]:
    name = format_date(first_day(month.id), "MMMM y", locale="nl")
    here = f"{NEWS}/{month.id}/"
    starts = range(0, len(month.all), PIECE)
    places = [here, *(f"{here}{FURTHER}/{number}/" for number in range(2, len(starts) + 1))]
    for number, (start, place) in enumerate(zip(starts, places, strict=True)):
        yield MonthPage(
            place,
            f"Nieuw in {name}" + (f", bladzijde {number + 1}" if number else ""),
            f"Alles wat er in {name} bij kwam, veranderde of opnieuw werd nagekeken.",
            {
                "month": month,
                "name": name,
                "events": month.all[start : start + PIECE],
                "first": start + 1,
                "before": places[number - 1] if number else None,
                "after": places[number + 1] if number + 1 < len(places) else None,
            },
            first=not number,
        )
