"""The table of the rules: everything in it is said, looked for or held to, and nothing else is."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest

from conftest import ROOT
from samenverder.reading.table import limit, pattern, say, table
from samenverder.rules import RULES

PYTHON = {path: ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "hooks").rglob("*.py")}
WORDS = {node.value for tree in PYTHON.values() for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}  # fmt: skip
CALLS = [
    (call.func.id, str(code.value), which, {word.arg for word in call.keywords})
    for tree in PYTHON.values()
    for call in ast.walk(tree)
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and len(call.args) == 2
    for code, which in [call.args]
    if call.func.id in ("say", "pattern", "limit") and isinstance(code, ast.Constant)
]
PARTS = {"say": "zegt", "pattern": "patroon", "limit": "grens"}
PYDANTIC = re.compile(r"[a-z]+(?:_[a-z]+)+")


def test_every_rule_stands_in_it() -> None:
    assert {rule.code for rule in RULES} | {"privacy"} == set(table())
    for code, entry in table().items():
        assert set(entry) <= {"zegt", "patroon", "grens", "waar", "waarom"}, code
        assert entry.get("waar", "deels") in ("bouw", "deels"), code


def test_what_is_asked_of_it_is_there_with_the_words_that_fill_it_in() -> None:
    assert len(CALLS) > 100
    for name, code, which, words in CALLS:
        choices = [which.body, which.orelse] if isinstance(which, ast.IfExp) else [which]
        for choice in choices:
            if not isinstance(choice, ast.Constant):
                continue
            found = table()[code][PARTS[name]][choice.value]
            if name == "say" and None not in words:
                asked = {field for _, field, _, _ in Formatter().parse(found) if field}
                assert asked <= words, (code, choice.value)


def test_everything_in_it_is_used() -> None:
    loops = {"vreemde-tekens"}
    for code, entry in table().items():
        for part in PARTS.values():
            for which in entry.get(part, ()):
                # Names of pydantic come from pydantic.
                known = PYDANTIC.fullmatch(which) or code in loops
                assert which in WORDS or known, f"{code}, {part}, {which}"


def test_patterns_are_written_so_that_a_browser_means_the_same() -> None:
    for code, entry in table().items():
        for which, written in entry.get("patroon", {}).items():
            assert pattern(code, which).pattern == written
            assert not re.search(r"\\[ABGZghijklmoqyz]|\(\?P|\\[-'\" #&~%]", re.sub(r"\[(?:\\.|[^\]\\])*\]", "[]", written)), f"{code}, {which}"  # fmt: skip


def test_a_message_is_filled_in_and_braces_stay() -> None:
    assert say("waarde", "komma-in-groep", key="titel", quoted='"a, {b}"').endswith(
        'aanhalingstekens: titel: "a, {b}"'
    )
    assert say("waarde", "komma-in-groep", key="", quoted="").startswith("Tussen { en } begint")
    assert limit("lange-zin", "woorden") == 25


@pytest.mark.parametrize(
    ("of", "code", "which"), [(say, "bsn", "x"), (pattern, "bsn", "x"), (limit, "x", "x")]
)
def test_what_is_not_there_is_no_message(of: object, code: str, which: str) -> None:
    with pytest.raises(KeyError):
        of(code, which)  # type: ignore[operator]
