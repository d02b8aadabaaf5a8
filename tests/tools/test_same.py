"""Two sites are compared file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from same import differences, main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("one", "other"):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "index.html").write_text(
            f'<meta name="generator" content="{name}"><p>Hallo'
        )
        (tmp_path / name / "data.json").write_text("{}")
    return tmp_path / "one", tmp_path / "other"


def test_the_name_of_the_generator_makes_no_difference(sites: tuple[Path, Path]) -> None:
    assert list(differences(*sites)) == []
    assert main(*sites) == 0


def test_another_byte_or_a_lacking_file_does(sites: tuple[Path, Path]) -> None:
    one, other = sites
    (one / "data.json").write_text("[]")
    (one / "more.txt").write_text("")
    (other / "deep" / "else.txt").write_text("")
    assert list(differences(one, other)) == [
        "data.json: differs",
        f"deep/else.txt: only in {other}",
        f"more.txt: only in {one}",
    ]
    assert main(one, other) == 1


def test_two_empty_folders_prove_nothing(tmp_path: Path) -> None:
    assert main(tmp_path, tmp_path) == 1
