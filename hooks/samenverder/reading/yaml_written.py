"""Fields as they are written in a file: plain where they can be, in quotes where YAML would read something else."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

EMPTY = ("", "~", "null")
"""What YAML reads as nothing."""


def dumped(key: str, value: Any) -> str:
    """A field as it is written in a file, with a newline at its end; text in quotes only where it needs them."""
    if isinstance(value, list) and all(
        isinstance(item, str) and re.fullmatch(r"[\w-]+", item) for item in value
    ):
        return f"{key}: [{', '.join(value)}]\n"
    if isinstance(value, (list, dict)):
        found = yaml.dump({key: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
        return str(found)
    return f"{key}:\n" if value is None else f"{key}: {quoted(str(value))}\n"


class _Dumper(yaml.SafeDumper):
    """Writes lists set in under their field, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar(
    "tag:yaml.org,2002:str", text, style=None if quoted(text) == text else '"'))  # fmt: skip
_Dumper.yaml_implicit_resolvers = {}


def quoted(text: str) -> str:
    """The text as a value in YAML, in quotes only where it needs them."""
    plain = re.fullmatch(r"[^\W_](?:[^:#\n\t]*[^\s:#])?", text) and text.casefold() not in (
        *EMPTY,
        "true",
        "false",
        "yes",
        "no",
    )
    return text if plain else json.dumps(text, ensure_ascii=False)
