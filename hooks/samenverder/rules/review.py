"""Is it looked after?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from samenverder.reading.problem import Finding, Severity
from samenverder.reading.table import limit, say
from samenverder.reading.values import first_day
from samenverder.rules.engine import Found, rule

if TYPE_CHECKING:
    from samenverder.reading.library import Library
    from samenverder.reading.practice import Practice
    from samenverder.reading.problem import Path

MONTHS = limit("nakijken", "maanden")
"""How long a practice holds when it does not say itself."""


def due(practice: Practice) -> date | None:
    """The day before which a practice should be looked at again; None while it was never reviewed."""
    reviewed = practice.fields.reviewed
    if reviewed is None:
        return None
    months = reviewed.month - 1 + (practice.fields.review_after or MONTHS)
    return date(min(reviewed.year + months // 12, date.max.year), months % 12 + 1, min(reviewed.day, 28))


@rule("nakijken", Severity.HINT)
def overdue(library: Library) -> Found:
    """De redactie kijkt een praktijk om de twee jaar na, of zo vaak als bij `beoordelen_na` staat.

    Fout: `beoordeeld: 2020-01-31`
    Goed: `beoordeeld: 2026-01-31`
    """
    for practice in library.checked:
        when = due(practice)
        if when and when < library.today and practice.fields.status != "gearchiveerd":
            yield practice.document, Finding(say("nakijken", "te-laat", when=when), ("beoordeeld",))


@rule("toekomst")
def future(library: Library) -> Found:
    """Een datum ligt niet in de toekomst.

    Fout: `datum: 2062-05-25`
    Goed: `datum: 2026-05-25`
    """
    for practice in library.checked:
        fields = practice.fields
        days: list[tuple[date | None, Path]] = [
            (fields.reviewed, ("beoordeeld",)),
            (fields.added, ("toegevoegd",)),
            *((change.day, ("gewijzigd", number, "datum")) for number, change in practice.numbered("gewijzigd", fields.changes)),
        ]  # fmt: skip
        for day, path in days:
            if day and day > library.today:
                yield practice.document, Finding(say("toekomst", "nog-komen", date=day), path)
        for number, source in practice.numbered("bronnen", practice.fields.sources):
            if source.date and first_day(source.date) > library.today:
                yield (
                    practice.document,
                    Finding(say("toekomst", "nog-komen", date=source.date), ("bronnen", number, "datum")),
                )


@rule("wijziging", of_one=True)
def changes(library: Library) -> Found:
    """Een wijziging staat er één keer, en is niet ouder dan de praktijk zelf.

    Fout: `gewijzigd` van 2025-03-01, terwijl er `toegevoegd: 2026-01-31` staat
    Goed: `gewijzigd` van 2026-03-01
    """
    for practice in library.checked:
        seen: set[tuple[date, str]] = set()
        for number, change in practice.numbered("gewijzigd", practice.fields.changes):
            if change.day is None:
                continue
            key = (change.day, change.what.casefold().rstrip(". "))
            if change.what and key in seen:
                yield practice.document, Finding("Deze wijziging staat er twee keer. Haal er één weg.", ("gewijzigd", number))  # fmt: skip
            seen.add(key)
            if practice.fields.added and change.day < practice.fields.added:
                yield practice.document, Finding(f"{change.day} is eerder dan de dag bij 'toegevoegd' ({practice.fields.added}). Kijk na welke van de twee niet klopt.", ("gewijzigd", number, "datum"))  # fmt: skip
