"""What someone probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


NEAR = 0.75
"""How much alike two words are (`difflib`, 0 to 1) when one is a misspelling of the other; below it guesses mislead."""


def nearest(word: str, known: Iterable[str] | Mapping[str, str]) -> str | None:
    """The known word that looks most like `word`, or None when nothing comes near.

    `known` may map other spellings (labels, synonyms) to the word that should be written.
    """
    spellings = known if isinstance(known, Mapping) else {word: word for word in known}
    folded = {spelling.casefold(): meant for spelling, meant in spellings.items()}
    found = get_close_matches(word.strip().casefold(), folded, n=1, cutoff=NEAR)
    return folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str] | Mapping[str, str]) -> str:
    """` Bedoelde je 'x'?`, with a space before it, or nothing."""
    found = nearest(word, known)
    return f" Bedoelde je '{found}'?" if found else ""


def listed(words: Iterable[str], last: str = "of") -> str:
    """`'a', 'b' of 'c'`."""
    quoted = [f"'{word}'" for word in words]
    return f" {last} ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def slug(text: str) -> str:
    """The text as part of an address: lower case, accents gone, a hyphen between words."""
    folded = (
        unicodedata.normalize("NFKD", text.casefold().replace("'", "")).encode("ascii", "ignore").decode()
    )
    return "-".join(re.findall(r"[a-z0-9]+", folded))
