"""Documents that must fail say exactly what is wrong with them; those that must pass are left in peace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import Repository
from samenverder.rules import RULES, check

if TYPE_CHECKING:
    from samenverder.reading.problem import Problem

HERE = Path(__file__).parent
BAD, GOOD = (
    sorted(p for p in (HERE / name).iterdir() if p.name != "README.md") for name in ("problems", "good")
)


def notes(case: Path) -> tuple[str, list[str]]:
    """Where a document would lie, and what else it says of itself."""
    lines = case.read_text(encoding="utf-8").split("\n")
    place, *rest = [line.removeprefix("#! ") for line in lines if line.startswith("#! ")]
    return place, rest


def problems_of(case: Path, repository: Repository) -> list[Problem]:
    place, _ = notes(case)
    return check(repository.write({place: case.read_text(encoding="utf-8")}).read())


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_says_all_that_is_wrong_and_nothing_else(case: Path, repository: Repository) -> None:
    place, expected = notes(case)
    assert expected, f"{case.name} does not say what is wrong with it"
    full = (
        line if line.startswith(("practices/", "docs/")) else f"practices/{place}:{line}" for line in expected
    )
    assert sorted(map(str, problems_of(case, repository))) == sorted(full)


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.stem)
def test_leaves_in_peace_what_is_right(case: Path, repository: Repository) -> None:
    assert list(map(str, problems_of(case, repository))) == []


def test_the_small_library_itself_is_right(repository: Repository) -> None:
    assert repository.problems() == []


def test_every_rule_is_broken_by_a_document(tmp_path: Path) -> None:
    broken = {p.code for n, case in enumerate(BAD) for p in problems_of(case, Repository(tmp_path / str(n)))}
    assert {rule.code for rule in RULES} - broken == set()


def test_every_rule_is_nearly_broken_by_a_document() -> None:
    nearly = {
        code.strip()
        for case in GOOD
        for line in notes(case)[1]
        for code in line.removeprefix("bijna:").split(",")
    }
    assert nearly == {rule.code for rule in RULES}


def test_every_rule_says_what_it_asks_with_a_wrong_and_a_right_example() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.text.endswith(".")
        assert rule.wrong != rule.right
