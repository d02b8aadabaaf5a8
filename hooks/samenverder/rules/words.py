"""The words that rules know, from `words.yml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from samenverder.language.lists import lists


def words(name: str) -> Any:
    """One list of the file: words, or words each with what to write instead."""
    return lists(Path(__file__).with_suffix(".yml"))[name]


@cache
def longest_words(name: str) -> frozenset[str]:
    """The longest word of each entry of a list, in lower case: a text without these has none of the entries."""
    found = (re.findall(r"\w+", str(word).casefold()) for word in words(name))
    return frozenset(max(some, key=len) for some in found if some)


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Finds any word of a list, whole, in upper or lower case; the longest first."""
    found = sorted(map(str, words(name)), key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, found)) + r")(?!\w)", re.IGNORECASE)
