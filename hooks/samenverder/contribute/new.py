"""A new practice, ready to be filled in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from samenverder.language.nearest import slug
from samenverder.reading.library import TEMPLATES

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from samenverder.reading.practice import Kind


def new_practice(folder: Path, kind: Kind, title: str, today: date) -> Path:
    """Write a file from the template of `kind`, named after the title; returns where it is.

    Raises ValueError for a title of which no name can be made, FileExistsError when there is such a practice.
    """
    name = slug(title)
    if not name:
        raise ValueError(
            f"Van de titel '{title}' kan geen bestandsnaam gemaakt worden. Gebruik letters of cijfers."
        )
    path = folder / kind.folder / f"{name}.md"
    if path.exists():
        raise FileExistsError(f"{path.as_posix()} is er al. Kies een andere titel, of werk dat bestand bij.")
    text = (folder / TEMPLATES / f"{kind.name}.md").read_text(encoding="utf-8")
    text = re.sub(r"^title:.*$", lambda _: f"title: {quoted(title)}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^beoordeeld: \S+", f"beoordeeld: {today}", text, count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    return path


def quoted(text: str) -> str:
    """The text as a value in YAML, in quotes only where it needs them."""
    plain = re.fullmatch(r"[^\W_][^:#\n\t]*[^\s:#]", text) and text.casefold() not in (
        "null",
        "true",
        "false",
        "yes",
        "no",
    )
    return text if plain else json.dumps(text, ensure_ascii=False)
