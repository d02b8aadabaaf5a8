"""Signs that nobody sees: what they are called, and texts without them."""

from __future__ import annotations

import re
import unicodedata

NAMES = {
    "\u00ad": "zacht koppelteken", "\u200b": "spatie zonder breedte", "\u200c": "onzichtbare scheiding",
    "\u200d": "onzichtbare verbinding", "\u2060": "onzichtbare verbinding", "\ufeff": "BOM",
    "\u00a0": "harde spatie", "\u202f": "harde spatie", "\u2007": "harde spatie", "\u2011": "hard koppelteken",
}  # fmt: skip
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_PLAIN = {**dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u2002\u2003\u3000"), " "), **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013"), "-"),
          **{0xFF10 + n: str(n) for n in range(10)}}  # fmt: skip
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def seen(text: str) -> str:
    """The text with each sign that cannot be seen by its name, between ‹ and ›."""
    if text.isprintable() and not _UNSEEN.search(text):
        return text
    return "".join(_named(sign) for sign in text)


def _named(sign: str) -> str:
    if sign in NAMES:
        return f"‹{NAMES[sign]}›"
    return (
        sign
        if sign.isprintable() or sign.isspace()
        else f"‹{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}›"
    )


def plain_word(text: str) -> str:
    """An id as it was meant: without signs that nobody sees, hard spaces and hyphens as ordinary ones."""
    return (
        _UNSEEN.sub("", text)
        .replace("\u2011", "-")
        .replace("\u2010", "-")
        .replace("\u00a0", " ")
        .replace("\u202f", " ")
        .strip()
    )


def as_read(text: str) -> str:
    """A text as a reader sees it: hard spaces and hyphens as ordinary ones, without signs that nobody sees."""
    return _UNSEEN.sub("", text).translate(_PLAIN)


def turning(text: str) -> str | None:
    """The first sign that makes text run the other way, with which a text can look like another; None without one."""
    found = _TURNS.search(text)
    return found[0] if found else None
