"""A module as it is given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from samenverder.publish.training import archived, by_section, in_step, programme, steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Repository
    from samenverder.publish.training import Slot

MODULE = "modules/oefenen-aan-de-deur.md"
FORM = """\
---
title: Een rondje
samenvatting: Iedereen denkt eerst zelf na en vertelt het dan aan een ander, zodat niemand stil hoeft te blijven.
doel: Iedereen heeft iets gezegd
minuten: 20
materiaal: [Pennen]
stappen: [{titel: Denken, minuten: 20}]
beoordeeld: 2026-01-31
---
## Waarvoor
Om te beginnen.
"""


def slots(repository: Repository) -> Sequence[Slot]:
    catalogue = repository.catalogue()
    return programme(catalogue, catalogue.by_id["oefenen-aan-de-deur"])


def test_each_part_begins_where_the_one_before_ends(repository: Repository) -> None:
    assert [(slot.number, slot.start, slot.end, slot.title) for slot in slots(repository)] == [
        (1, 0, 15, "Kennismaken"),
        (2, 15, 45, "Samen aan de deur"),
        (2, 45, 55, "Pauze"),
        (3, 55, 90, "Samen op bezoek"),
    ]


def test_a_part_has_its_form_and_what_that_asks_for_unless_it_says_so_itself(repository: Repository) -> None:
    repository.write({"werkvormen/rondje.md": FORM}).change(MODULE, "{werkvorm: Kennismaken,", "{werkvorm: Kennismaken, vorm: rondje,")  # fmt: skip
    first, second, *_ = slots(repository)
    assert (first.form and first.form.title, first.materials) == ("Een rondje", ("Pennen",))
    assert (second.form, second.materials) == (None, ())
    repository.change(MODULE, "vorm: rondje,", "vorm: rondje, klaarleggen: [Eigen stiften],")
    assert slots(repository)[0].materials == ("Eigen stiften",)


@pytest.mark.parametrize("gone", ["bestaat-niet", "nog-niet-af"])
def test_a_practice_without_a_page_leaves_its_part_standing(repository: Repository, gone: str) -> None:
    draft = (repository.practices / "verhalen" / "aan-de-deur.md").read_text(encoding="utf-8")
    repository.write(
        {"verhalen/nog-niet-af.md": draft.replace("beoordeeld:", "status: concept\nbeoordeeld:")}
    )
    repository.change(MODULE, "{verhaal: aan-de-deur,", f"{{verhaal: {gone}, vorm: {gone},")
    _, second, third, _ = slots(repository)
    assert (second.title, second.used, second.form, second.sheet) == (gone, None, None, None)
    assert third.start == 45


def test_what_changed_since_the_module_was_reviewed_is_told_from_the_files(repository: Repository) -> None:
    assert in_step(slots(repository)) == ()
    repository.change(
        "verhalen/aan-de-deur.md",
        "beoordeeld: 2026-01-31",
        "gewijzigd:\n  - {datum: 2026-01-15, wat: Dit was ervoor.}\n  - {datum: 2026-02-02, wat: De cijfers staan erbij.}\n"
        "  - {datum: 2026-03-01, wat: Er is een tweede bron.}\nbeoordeeld: 2026-03-01",
    )
    repository.change("handreikingen/samen-op-bezoek.md", "beoordeeld: 2026-01-31", "beoordeeld: 2026-04-01")
    story, guide = in_step(slots(repository))
    assert story.practice.id == "aan-de-deur"
    assert [change.what for change in story.changes] == ["Er is een tweede bron.", "De cijfers staan erbij."]
    assert (guide.practice.id, guide.changes, guide.reviewed) == ("samen-op-bezoek", (), date(2026, 4, 1))


def test_a_module_that_was_never_reviewed_is_out_of_step_with_nothing(repository: Repository) -> None:
    repository.change(MODULE, "beoordeeld: 2026-01-31", "beoordeeld:")
    repository.change("handreikingen/samen-op-bezoek.md", "beoordeeld: 2026-01-31", "beoordeeld: 2026-04-01")
    assert in_step(slots(repository)) == ()


def test_what_is_archived_is_named_once(repository: Repository) -> None:
    repository.change(MODULE, "{handreiking: samen-op-bezoek,", "{verhaal: oude-aanpak, minuten: 5}\n  - {verhaal: oude-aanpak,")  # fmt: skip
    assert [one.id for one in archived(slots(repository))] == ["oude-aanpak"]


@pytest.mark.warns
def test_whatever_a_part_uses_its_module_can_be_given(repository: Repository) -> None:
    hard = "{verhaal: oude-aanpak, minuten: 5, opdracht: '<b>\"Lees\"</b>', let_op: ['<script>x</script>']}"
    repository.change(MODULE, "{handreiking: samen-op-bezoek,", f"{hard}\n  - {{verhaal: bestaat-niet,")
    folder = repository.build() / "modules" / "oefenen-aan-de-deur"
    trainer = (folder / "trainer" / "index.html").read_text(encoding="utf-8")
    assert "wordt niet meer bijgehouden" in trainer
    assert "Deze praktijk staat niet (meer) op de site." in trainer
    assert "&lt;b&gt;&#34;Lees&#34;&lt;/b&gt;" in trainer
    assert "<script>x" not in trainer
    participant = (folder / "deelnemer" / "index.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;" not in participant


def test_a_text_is_cut_at_its_headings() -> None:
    assert by_section('<p>Vooraf</p><h2 id="a">A</h2><p>Een</p><h3 id="c">C</h3><h2 id="b">B</h2>') == {
        "a": '<p>Een</p><h3 id="c">C</h3>',
        "b": "",
    }


@pytest.mark.parametrize(
    ("task", "found"),
    [
        ("Lees. Teken: wie zat er? Wissel.", ["Lees.", "Teken: wie zat er?", "Wissel."]),
        ("Vul je strook in. Wat zie ik? Wat doe ik dan? Plak hem op.", ["Vul je strook in. Wat zie ik? Wat doe ik dan?", "Plak hem op."]),
        ("Zeg: 'Ik bel.' Vraag 1: wie? Vraag 2: wanneer?", ["Zeg: 'Ik bel.'", "Vraag 1: wie?", "Vraag 2: wanneer?"]),
        ("Wie mis je? Zet een ster (of twee.) Klaar", ["Wie mis je?", "Zet een ster (of twee.)", "Klaar"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_a_task_is_cut_into_steps_with_their_questions_and_every_sign(task: str, found: list[str]) -> None:
    assert steps(task) == found
    assert " ".join(steps(task)) == task
