"""The trainings of our own editors: can somebody give them who never gave one?"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from samenverder.reading.fields import Module
from samenverder.reading.library import read_library

if TYPE_CHECKING:
    from samenverder.reading.training_fields import Part

OURS = "Redactie Samen Verder"
"""Who makes a training that others may follow as an example; what a contributor sends may be shorter."""

CLOCK = re.compile(r"De klok voor dit deel: ([^.]+)\.")
"""What a trainer's notes begin with: each step with its minutes behind it."""


def parts() -> list[tuple[str, Part]]:
    library = read_library(ROOT / "practices", date(2026, 11, 28))
    modules = [(practice.id, practice.as_(Module)) for practice in library.practices]
    return [
        (f"{id} {number}", part)
        for id, module in modules
        if module and module.editor == OURS
        for number, part in enumerate(module.parts, 1)
        if not part.pause
    ]


every_part = pytest.mark.parametrize("part", [pytest.param(part, id=name) for name, part in parts()])


@every_part
def test_a_part_tells_what_to_do_how_and_what_comes_of_it(part: Part) -> None:
    told = (part.form, part.task, part.lay_ready, part.attention, part.answer, part.notes)
    assert all(told)


@every_part
def test_the_clock_of_a_part_fills_its_minutes(part: Part) -> None:
    clock = CLOCK.match(part.notes or "")
    assert clock
    minutes = [re.search(r" (\d+)$", step) for step in clock[1].split(", ")]
    assert sum(int(found[1]) for found in minutes if found) == part.minutes
    assert all(minutes)


@every_part
def test_who_is_played_is_made_up_and_says_so(part: Part) -> None:
    assert [role.name for role in part.roles if not role.text.startswith("Verzonnen")] == []


@every_part
def test_an_answer_that_no_practice_gives_is_told_to_be_ours(part: Part) -> None:
    assert part.practice or "van ons" in (part.answer or "")
