"""The ids of headings on a page: addresses that are out there."""

from __future__ import annotations

import re
import unicodedata


def slugified(text: str) -> str:
    """A heading as the id of its place on the page; the same as Python-Markdown makes, whose addresses are out there."""
    kept = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", kept).strip().lower())


def unique(id: str, used: set[str], last: dict[str, int] | None = None) -> str:
    """The id, with a number behind it when it is taken or empty; it is taken from now on.

    `last`: of each id the number that was put behind it last, so that a thousand of the same are not counted anew.
    """
    number = last.get(id, 0) if last else 0
    found = id
    while not found or found in used:
        number += 1
        found = f"{id}_{number}"
    used.add(found)
    if last is not None:
        last[id] = number
    return found
