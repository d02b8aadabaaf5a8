"""The table of the rules: what they say, look for and allow, in `table.yml`.

Python and the form in the browser read the same table, so both say the same of the same text.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from samenverder.language.lists import lists


def table() -> dict[str, dict[str, Any]]:
    """Everything in it, by the code of the rule."""
    found: dict[str, dict[str, Any]] = lists(Path(__file__).with_suffix(".yml"))
    return found


def say(code: str, which: str, /, **words: object) -> str:
    """A message of a rule, filled in. Raises KeyError for one that is not there."""
    return str(table()[code]["zegt"][which]).format(**words)


@cache
def pattern(code: str, which: str) -> re.Pattern[str]:
    """What a rule looks for. Raises KeyError for what is not there."""
    return re.compile(table()[code]["patroon"][which])


def limit(code: str, which: str) -> int:
    """A figure of a rule. Raises KeyError for one that is not there."""
    return int(table()[code]["grens"][which])
