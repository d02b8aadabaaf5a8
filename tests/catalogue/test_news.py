"""What is told of what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.catalogue.news import events, months

if TYPE_CHECKING:
    from conftest import Repository


def told(repository: Repository) -> list[tuple[str, str, str, str]]:
    return [(str(e.day), e.sort, e.practice.id, e.what) for e in events(repository.catalogue())]


def of_door(repository: Repository) -> list[tuple[str, str, str]]:
    return [(day, sort, what) for day, sort, id, what in told(repository) if id == "aan-de-deur"]


def test_the_newest_comes_first_wherever_it_stands_in_the_list(repository: Repository) -> None:
    repository.change(
        "verhalen/aan-de-deur.md",
        "beoordeeld:",
        "toegevoegd: 2025-03-01\ngewijzigd:\n  - {datum: 2025-06-01, wat: De cijfers staan erbij.}\n"
        "  - {datum: 2026-05-01, wat: De corporatie doet niet meer mee.}\nbeoordeeld:",
    )
    assert of_door(repository) == [
        ("2026-05-01", "changed", "De corporatie doet niet meer mee."),
        ("2026-01-31", "reviewed", ""),
        ("2025-06-01", "changed", "De cijfers staan erbij."),
        ("2025-03-01", "added", ""),
    ]
    practice = repository.catalogue().by_id["aan-de-deur"]
    assert (str(practice.added), str(practice.changed)) == ("2025-03-01", "2026-05-01")


def test_who_does_not_say_when_it_was_added_has_the_first_day_that_is_known(repository: Repository) -> None:
    assert of_door(repository) == [("2026-01-31", "added", "")], "and is not looked at again that same day"


def test_what_is_not_listed_is_no_news(repository: Repository) -> None:
    assert "oude-aanpak" not in {id for _, _, id, _ in told(repository)}


def test_months_hold_everything_once(repository: Repository) -> None:
    repository.change("verhalen/aan-de-deur.md", "beoordeeld:", "toegevoegd: 2025-12-31\nbeoordeeld:")
    found = months(repository.catalogue())
    assert [month.id for month in found] == sorted({month.id for month in found}, reverse=True)
    assert sum(len(month.all) for month in found) == len(told(repository))
    assert [event.practice.id for event in found[-1].added] == ["aan-de-deur"]
