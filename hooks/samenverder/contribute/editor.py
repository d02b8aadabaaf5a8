"""Completion for an editor: snippets of VS Code for every field with a closed list of values.

The format is that of VS Code's user snippets: https://code.visualstudio.com/docs/editing/userdefinedsnippets
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from samenverder.reading.json_schema import field_rows
from samenverder.reading.practice import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from samenverder.reading.json_schema import FieldRow
    from samenverder.reading.vocabulary import Vocabulary

SNIPPETS = ".vscode/samenverder.code-snippets"


def snippets(vocabularies: Iterable[Vocabulary]) -> str:
    """The snippets file: type the name of a field, choose from its values."""
    rows = {row.name: row for kind in KINDS for row in field_rows(kind, vocabularies)}
    found = {}
    for name, row in rows.items():
        if row.choices or row.vocabulary:
            found[f"{row.label}: {name}"] = {
                "scope": "markdown",
                "prefix": name,
                "description": row.help,
                "body": [f"{name}: {_choice(1, row.choices)}"] if row.choices else _facet_body(row),
            }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def write_snippets(root: Path, vocabularies: Iterable[Vocabulary]) -> Path:
    """Write the snippets file below the root of the repository; returns where it is."""
    path = root / SNIPPETS
    path.parent.mkdir(exist_ok=True)
    path.write_text(snippets(vocabularies), encoding="utf-8")
    return path


def _facet_body(row: FieldRow) -> list[str]:
    vocabulary = row.vocabulary
    assert vocabulary
    ids = _choice(1, tuple(vocabulary.terms))
    if vocabulary.head.standings:
        default = vocabulary.default_standing
        # A choice may not be empty: the standing that needs nothing behind it is written as a comment.
        others = (standing for standing in vocabulary.head.standings if standing is not default)
        behind = [f" # {default.label}" if default else " #", *(f": {standing.id}" for standing in others)]
        return [f"{row.name}:", f"  - {ids}{_choice(2, tuple(behind))}"]
    if vocabulary.head.names:
        return [f"{row.name}:", f"  - {ids}: ${{2:naam}}"]
    return [f"{row.name}: [{ids}]"]


def _choice(number: int, values: tuple[str, ...]) -> str:
    escaped = (value.replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|") for value in values)
    return f"${{{number}|{','.join(escaped)}|}}"
