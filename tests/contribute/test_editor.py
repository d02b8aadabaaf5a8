"""Completion and checking in VS Code."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from conftest import ROOT, TODAY
from samenverder.contribute.editor import SNIPPETS, snippets
from samenverder.reading.library import read_library

if TYPE_CHECKING:
    from conftest import Repository


def test_completion_is_in_step_with_fields_and_vocabularies() -> None:
    written = (ROOT / SNIPPETS).read_text(encoding="utf-8")
    assert written == snippets(read_library(ROOT / "practices", TODAY).vocabularies), (
        "run: samenverder editor"
    )


def test_no_choice_is_empty(repository: Repository) -> None:
    """VS Code then takes the whole choice for text."""
    found = json.loads(snippets(repository.read().vocabularies))
    choices = [
        part for snippet in found.values() for part in re.findall(r"\|(.*?)\|\}", "\n".join(snippet["body"]))
    ]
    assert choices
    assert all(all(value.strip() for value in re.split(r"(?<!\\),", choice)) for choice in choices)


def test_vs_code_puts_every_problem_at_its_line(repository: Repository) -> None:
    task = re.sub(
        r"^\s*//.*$", "", (ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    matchers = json.loads(task)["tasks"][0]["problemMatcher"]
    told = {
        "practices/verhalen/x.md:5: themas: 'wonenn' staat niet in de begrippenlijst.": "error",
        "practices/verhalen/x.md:9: hint: tekst: 'middels': gewoner is 'met'.": "info",
    }
    for line, severity in told.items():
        hits = [
            (m["severity"], found) for m in matchers if (found := re.search(m["pattern"]["regexp"], line))
        ]
        assert [hit[0] for hit in hits] == [severity]
        assert (hits[0][1][1], hits[0][1][2]) == ("practices/verhalen/x.md", line.split(":")[1])
