"""The groups of fields that a module and a working form are made of: parts, steps, roles, what to do when it gets hard."""

from __future__ import annotations

from samenverder.reading.schema import Schema, declared
from samenverder.reading.values import Id


class Preparation(Schema):
    """What a trainer does before the day, and when."""

    when: str = declared(
        "wanneer", "Wanneer", "Hoe lang van tevoren, zoals 'Twee weken ervoor'.", required=True, default=""
    )
    what: str = declared("wat", "Wat", "Wat je dan doet, in één zin.", required=True, default="")


class Difficulty(Schema):
    """Something that goes otherwise than planned, and what a trainer does then."""

    when: str = declared("als", "Als", "Wat er gebeurt.", required=True, default="")
    then: str = declared("dan", "Dan", "Wat je dan doet of zegt.", required=True, default="")


class Role(Schema):
    """A role that a participant plays; it becomes a card."""

    name: str = declared("rol", "Rol", "Wie je speelt, kort.", required=True, default="")
    text: str = declared("tekst", "Tekst", "Wat op de kaart staat: wat je weet, wilt en doet.", required=True, default="")  # fmt: skip


class ActivityStep(Schema):
    """A step of a working form."""

    title: str = declared("titel", "Stap", "Wat de groep doet, kort.", required=True, default="")
    minutes: int | None = declared("minuten", "Minuten", "Hoe lang deze stap duurt.", ge=1, le=480)
    text: str | None = declared("tekst", "Uitleg", "Wat je doet, zo dat een vreemde het kan volgen.")
    say: str | None = declared("zeg", "Zeg", "Een zin die je letterlijk kunt zeggen.")


class Part(Schema):
    """A part of a module: a story, a guide, an exercise or a break; a working form beside it tells how to do it."""

    story: Id | None = declared("verhaal", "Verhaal", "Id van een verhaal.")
    guide: Id | None = declared("handreiking", "Handreiking", "Id van een handreiking.")
    exercise: str | None = declared(
        "werkvorm", "Werkvorm", "Naam van een oefening zonder verhaal of handreiking."
    )
    pause: str | None = declared("pauze", "Pauze", "Naam van de pauze, bijvoorbeeld 'Pauze' of 'Lunch'.")
    minutes: int | None = declared(
        "minuten", "Minuten", "Hoe lang dit deel duurt.", required=True, ge=1, le=480
    )
    form: Id | None = declared("vorm", "Vorm", "Id van de werkvorm waarmee je dit deel doet.")
    task: str | None = declared("opdracht", "Opdracht", "Wat de deelnemers doen.")
    roles: tuple[Role, ...] = declared(
        "rollen", "Rollen", "Rolkaarten voor deelnemers, die je kunt uitprinten.", default=()
    )
    lay_ready: tuple[str, ...] = declared(
        "klaarleggen", "Klaarleggen", "Wat de trainer voor dit deel klaarlegt.", default=()
    )
    attention: tuple[str, ...] = declared(
        "let_op", "Let op", "Waar de trainer naar luistert of op let.", default=()
    )
    answer: str | None = declared(
        "antwoord", "Antwoord", "Voorbeeld van een goed antwoord, voor wie dit voor het eerst geeft."
    )
    notes: str | None = declared("notities_trainer", "Voor de trainer", "Wat de trainer verder moet weten.")

    @property
    def practice(self) -> str | None:
        """The id of the story or guide that this part is about."""
        return self.story or self.guide

    @property
    def practices(self) -> tuple[str, ...]:
        """The ids of all practices that this part uses, its working form included."""
        return tuple(id for id in (self.practice, self.form) if id)
