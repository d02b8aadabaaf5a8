"""Can a trainer work with it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.reading.fields import Module
from samenverder.reading.problem import Finding, Severity
from samenverder.rules.engine import Found, rule
from samenverder.rules.review import due
from samenverder.rules.words import any_of

if TYPE_CHECKING:
    from samenverder.reading.library import Library

WITHOUT_BREAK = 90
"""Minutes that people can be asked to sit."""


@rule("zonder-pauze", of_one=True)
def no_break(library: Library) -> Found:
    """Na hoogstens 90 minuten is er een pauze.

    Fout: vier onderdelen van een halfuur achter elkaar
    Goed: `- {pauze: Pauze, minuten: 15}` na het derde
    """
    for practice in library.checked:
        sitting = 0
        for number, part in practice.numbered("onderdelen", getattr(practice.as_(Module), "parts", ())):
            before, sitting = sitting, 0 if part.pause else sitting + (part.minutes or 0)
            if before <= WITHOUT_BREAK < sitting:
                yield practice.document, Finding(f"Hier zit de groep {sitting} minuten zonder pauze. Zet ervoor: - {{pauze: Pauze, minuten: 15}}.", ("onderdelen", number))  # fmt: skip


@rule("leerdoel", Severity.HINT, of_one=True)
def goal(library: Library) -> Found:
    """Een leerdoel zegt wat je iemand na afloop ziet doen.

    Fout: `Kennis over regie`
    Goed: `Na afloop kun je drie vormen van regie benoemen`
    """
    for practice in library.checked:
        for number, text in practice.numbered("leerdoelen", getattr(practice.as_(Module), "goals", ())):
            if not any_of("doen").search(text):
                yield practice.document, Finding("Dit leerdoel zegt niet wat je iemand ziet doen. Gebruik een werkwoord als benoemen, oefenen, kiezen of bespreken.", ("leerdoelen", number))  # fmt: skip


@rule("onderdeel-nakijken", Severity.HINT)
def part_overdue(library: Library) -> Found:
    """De praktijken in een module zijn op tijd nagekeken.

    Fout: een verhaal dat de redactie drie jaar geleden voor het laatst nakeek
    Goed: een verhaal dat dit jaar is nagekeken
    """
    for practice in library.checked:
        for number, part in practice.numbered("onderdelen", getattr(practice.as_(Module), "parts", ())):
            used = library.by_id.get(part.practice or "")
            when = due(used) if used else None
            if used and when and when < library.today:
                yield practice.document, Finding(f"'{used.id}' had voor {when} nagekeken moeten zijn. Kijk of het nog klopt voor je ermee traint.", ("onderdelen", number))  # fmt: skip
