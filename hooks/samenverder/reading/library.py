"""Everything read from the folder with practices, before anyone asks whether it is right."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from samenverder.reading.front_matter import Document, Unreadable, read_practice, read_yaml
from samenverder.reading.practice import KINDS, Practice, practice_from
from samenverder.reading.problem import Finding
from samenverder.reading.vocabulary import Vocabulary, vocabulary_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

VOCABULARIES = "begrippen"
TEMPLATES = "_sjablonen"
ADDRESSES = "_adressen.txt"
"""Every address that was ever published, one a line; it only grows."""


@dataclass(frozen=True)
class Library:
    """Vocabularies and practices as they were read.

    `unreadable` holds for each file that could not be read what kept us from it.
    """

    folder: str
    """The folder as people see it, such as `practices`."""
    today: date
    """The day on which this is looked at; an input, never the clock."""
    vocabularies: tuple[Vocabulary, ...] = ()
    """In the order in which people meet them."""
    practices: tuple[Practice, ...] = ()
    unreadable: tuple[tuple[str, Finding], ...] = field(default=())
    templates: Mapping[str, Document] = field(default_factory=dict)
    """The template that a contributor starts from, by name of the kind."""
    template_texts: Mapping[str, str] = field(default_factory=dict)
    """The same templates, word for word as they stand in their files."""
    published: tuple[tuple[int, str], ...] = ()
    """Addresses that were published once, each with its line in `ADDRESSES`."""

    only: frozenset[str] | None = None
    """The files (as people see them) to look at; the others are there to be referred to. None is all."""

    @cached_property
    def checked(self) -> tuple[Practice, ...]:
        """The practices to look at."""
        if self.only is None:
            return self.practices
        return tuple(practice for practice in self.practices if practice.file in self.only)

    @cached_property
    def by_id(self) -> dict[str, Practice]:
        """Practices by id; of two with the same id the first."""
        found: dict[str, Practice] = {}
        for practice in self.practices:
            found.setdefault(practice.id, practice)
        return found

    @cached_property
    def by_vocabulary(self) -> dict[str, Vocabulary]:
        """Vocabularies by id."""
        return {vocabulary.id: vocabulary for vocabulary in self.vocabularies}


def build_date() -> date:
    """The day that dates are held against: that of SOURCE_DATE_EPOCH (seconds) when it is set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()


def read_library(folder: Path, today: date, progress: Callable[[int], None] | None = None) -> Library:
    """All vocabularies and practices below `folder`.

    `progress` is called with the number of practices read so far. Files and folders that begin with `_` or `.`
    are passed over.
    """
    unreadable: list[tuple[str, Finding]] = []

    def documents(
        inside: str, ending: str, read: Callable[[Path, str], Document]
    ) -> Iterator[tuple[str, Document]]:
        root = folder / inside
        for path in sorted(root.iterdir()) if root.is_dir() else ():
            file = f"{folder.name}/{inside}/{path.name}"
            if path.name.startswith((".", "_")):
                continue
            why = _refused(path, ending, folder)
            try:
                if why:
                    raise Unreadable(Finding(why, line=1, code="onleesbaar"))
                yield path.stem, read(path, file)
            except Unreadable as error:
                unreadable.extend((file, finding) for finding in error.findings)

    vocabularies = [vocabulary_from(id, doc) for id, doc in documents(VOCABULARIES, ".yml", read_yaml)]
    vocabularies.sort(key=lambda vocabulary: (vocabulary.head.order, vocabulary.id))
    practices: list[Practice] = []
    for kind in KINDS:
        for id, document in documents(kind.folder, ".md", read_practice):
            practices.append(practice_from(kind, id, document, vocabularies))
            if progress:
                progress(len(practices))
    templates = _templates(folder)
    return Library(
        folder.name,
        today,
        tuple(vocabularies),
        tuple(practices),
        tuple(unreadable),
        {name: read_practice(path, path.name) for name, path in templates.items()},
        {name: path.read_text(encoding="utf-8") for name, path in templates.items()},
        _published(folder),
    )


def _templates(folder: Path) -> dict[str, Path]:
    found = {kind.name: folder / TEMPLATES / f"{kind.name}.md" for kind in KINDS}
    return {name: path for name, path in found.items() if path.exists()}


def _published(folder: Path) -> tuple[tuple[int, str], ...]:
    path = folder / ADDRESSES
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return tuple(
        (number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()[:1] not in ("", "#")
    )


def _refused(path: Path, ending: str, folder: Path) -> str | None:
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        return "Dit is een snelkoppeling naar een bestand buiten deze map. Zet het bestand zelf hier neer."
    if path.is_dir():
        return f"Een map hoort hier niet. Zet de {ending}-bestanden zelf in '{path.parent.name}'."
    if path.suffix != ending:
        return f"Hier horen alleen {ending}-bestanden. Geef het bestand die uitgang of zet het ergens anders."
    return None
