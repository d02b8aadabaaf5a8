"""Documents that must fail say exactly what is wrong with them (see problems/README.md)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Repository

CASES = sorted(path for path in (Path(__file__).parent / "problems").glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_says_all_that_is_wrong_and_nothing_else(case: Path, repository: Repository) -> None:
    text = case.read_text(encoding="utf-8")
    place, *expected = [line.removeprefix("#! ") for line in text.split("\n") if line.startswith("#! ")]
    assert expected, f"{case.name} does not say what is wrong with it"
    found = repository.write({place: text}).problems()
    assert sorted(found) == sorted(f"practices/{place}:{line}" for line in expected)


def test_the_small_library_itself_is_right(repository: Repository) -> None:
    assert repository.problems() == []
