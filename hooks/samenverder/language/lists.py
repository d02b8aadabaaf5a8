"""Lists of words that are data: YAML files that lie beside the code that reads them."""

from __future__ import annotations

from functools import cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Value = TypeVar("Value")
Given = TypeVar("Given")


@cache
def lists(path: Path) -> Any:
    """What stands in a YAML file of ours, read once."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), loader)


def once(reckon: Callable[[Given], Value]) -> Callable[[Given], Value]:
    """Reckon something once for the same object: what follows from the vocabularies is the same for each practice."""
    last: list[tuple[Given, Value]] = []

    @wraps(reckon)
    def found(given: Given) -> Value:
        if not last or last[0][0] is not given:
            last[:] = [(given, reckon(given))]
        return last[0][1]

    return found
