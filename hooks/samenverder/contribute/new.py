"""A new practice, ready to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.language.nearest import slug
from samenverder.reading.files import LONGEST_NAME, Unreadable, read_text
from samenverder.reading.front_matter import dump_post, load_post
from samenverder.reading.library import TEMPLATES

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from samenverder.reading.practice import Kind


def new_practice(folder: Path, kind: Kind, title: str, today: date) -> Path:
    """Write a file from the template of `kind`, named after the title; returns where it is.

    Raises ValueError for a title of which no name can be made or a template that cannot be used, FileExistsError
    when there is such a practice.
    """
    name = slug(title)
    if len(name) > LONGEST_NAME:
        # Whole words, as many as fit.
        name = name[: LONGEST_NAME + 1].rpartition("-")[0] or name[:LONGEST_NAME]
    if not name:
        raise ValueError(
            f"Van de titel '{title}' kan geen bestandsnaam gemaakt worden. Gebruik letters of cijfers."
        )
    path = folder / kind.folder / f"{name}.md"
    if path.exists():
        raise FileExistsError(f"{path.as_posix()} is er al. Kies een andere titel, of werk dat bestand bij.")
    template = folder / TEMPLATES / f"{kind.name}.md"
    try:
        post = load_post(read_text(template)[0])
    except Unreadable as error:
        raise ValueError(f"{template.as_posix()} is niet te gebruiken: {error.findings[0].message}") from None
    post["title"], post["beoordeeld"], post["toegevoegd"] = title, str(today), str(today)
    path.write_text(dump_post(post), encoding="utf-8")
    return path
