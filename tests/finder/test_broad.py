"""Words that find much of the library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from samenverder.cli import main
from samenverder.finder.broad import broad

if TYPE_CHECKING:
    from conftest import Repository


@pytest.fixture
def wide(repository: Repository) -> Repository:
    """A library in which a word of a term stands in more practices than another word for it."""
    repository.change(
        "begrippen/onderwerp.yml", "synoniemen: [huisvesting]", "synoniemen: [huisvesting, onderkomen]"
    )
    for number in range(6):
        text = (repository.practices / "verhalen/koffie-in-de-straat.md").read_text(encoding="utf-8")
        words = "Huisvesting. Een onderkomen." if number == 0 else "Huisvesting."
        text = text.replace("Koffie", f"Koffie {number}").replace("## Lessen\n", f"## Lessen\n{words}\n")
        repository.write({f"verhalen/koffie-{number}.md": text})
    return repository


def test_a_word_that_finds_more_than_it_stands_in_is_told(wide: Repository) -> None:
    found = {one.label: one for one in broad(wide.catalogue())}
    assert found["Wonen"].found >= 6
    words = dict(found["Wonen"].words)
    assert words["onderkomen"] == 1
    assert "huisvesting" not in words, "that stands in nearly all that are found"


def test_what_finds_little_is_not_told(wide: Repository) -> None:
    assert list(broad(wide.catalogue(), share=1)) == []


def test_the_command_tells_it_in_plain_words(wide: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zoekwoorden", "--map", str(wide.practices)]) == 0
    told = capsys.readouterr().out
    assert "  Die vindt ook wie 'onderkomen' typt; dat staat er in 1.\n" in told
    assert re.search(r"^Wonen: \d+ van de \d+ praktijken\.$", told, re.MULTILINE)
