"""Can a trainer work with it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.reading.fields import Activity, Module
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
            for used in filter(None, map(library.by_id.get, part.practices)):
                when = due(used)
                if not when or when >= library.today:
                    continue
                yield practice.document, Finding(f"'{used.id}' had voor {when} nagekeken moeten zijn. Kijk of het nog klopt voor je ermee traint.", ("onderdelen", number))  # fmt: skip


@rule("onderdeel-gearchiveerd")
def part_archived(library: Library) -> Found:
    """Een module die gepubliceerd is, gebruikt geen praktijk die niet meer wordt bijgehouden.

    Fout: `- {verhaal: oude-aanpak, minuten: 20}` terwijl daar `status: gearchiveerd` staat
    Goed: `- {verhaal: nieuwe-aanpak, minuten: 20}`
    """
    for practice in library.checked:
        for number, part in practice.numbered("onderdelen", getattr(practice.as_(Module), "parts", ())):
            for used in filter(None, map(library.by_id.get, part.practices)):
                if used.fields.status == "gearchiveerd" and not practice.fields.status:
                    yield practice.document, Finding(f"'{used.id}' is gearchiveerd. Kies voor dit onderdeel een {used.kind.name} waar de redactie nog naar kijkt.", ("onderdelen", number))  # fmt: skip


@rule("werkblad", Severity.HINT)
def nothing_to_ask(library: Library) -> Found:
    """Een verhaal in een module heeft gespreksvragen: die staan op het werkblad.

    Fout: een verhaal zonder `gespreksvragen` in een module
    Goed: `gespreksvragen: [Wie had jij gebeld, en wanneer?]`
    """
    used = {
        part.story: practice
        for practice in reversed(library.practices)
        for part in getattr(practice.as_(Module), "parts", ())
    }
    for practice in library.checked:
        if (
            practice.kind.tells
            and practice.id in used
            and not (practice.fields.discussion or practice.fields.status)
        ):
            yield practice.document, Finding(f"De module '{used[practice.id].id}' gebruikt dit verhaal, maar voor het werkblad zijn er geen vragen. Zet er drie bij 'gespreksvragen'. Tot dan vraagt het blad naar wat er ontbrak.", ("gespreksvragen",))  # fmt: skip


@rule("stapminuten", Severity.HINT, of_one=True)
def steps_do_not_add_up(library: Library) -> Found:
    """De stappen van een werkvorm duren samen zo lang als de werkvorm.

    Fout: `minuten: 20`, met stappen van 10 en 15 minuten
    Goed: `minuten: 25`, met stappen van 10 en 15 minuten
    """
    for practice in library.checked:
        activity = practice.as_(Activity)
        steps = [step.minutes for step in activity.steps] if activity else []
        told = [minutes for minutes in steps if minutes is not None]
        if activity and activity.minutes and told and len(told) == len(steps) and sum(told) != activity.minutes:  # fmt: skip
            yield practice.document, Finding(f"De stappen duren samen {sum(told)} minuten, en hier staat {activity.minutes}. Pas een van de twee aan.", ("minuten",))  # fmt: skip
