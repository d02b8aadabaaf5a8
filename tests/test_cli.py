"""The command for contributors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.cli import main

if TYPE_CHECKING:
    import pytest

    from conftest import Repository


def test_says_nothing_on_the_standard_output_when_all_is_well(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["controleer", "--map", str(repository.practices)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "6 praktijken nagekeken" in err


def test_names_every_problem_and_fails(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write({"verhalen/leeg.md": ""}).change("verhalen/aan-het-werk.md", "[werk]", "[wrek]")
    assert main(["controleer", "--map", str(repository.practices)]) == 1
    assert capsys.readouterr().out.count("\n") == 2


def test_reports_only_on_the_files_it_was_given(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write({"verhalen/leeg.md": ""}).change("verhalen/aan-het-werk.md", "[werk]", "[wrek]")
    assert main(["controleer", "--map", str(repository.practices), "practices/verhalen/leeg.md"]) == 1
    assert capsys.readouterr().out.startswith("practices/verhalen/leeg.md:1: Dit bestand is leeg.")
