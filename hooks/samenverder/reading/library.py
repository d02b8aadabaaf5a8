"""Everything read from the folder with practices, before anyone asks whether it is right.

Any file in it may be anything at all. What cannot be read is named, and the rest stands.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from samenverder.reading.attachments import attachments
from samenverder.reading.files import LONGEST_NAME, Unreadable, entries, is_folder, read_text, unreadable
from samenverder.reading.front_matter import practice_document, read_practice, read_vocabulary
from samenverder.reading.practice import KINDS, Practice, practice_from
from samenverder.reading.problem import Finding
from samenverder.reading.promises import ADDRESSES, ANCHORS, LISTS, REDIRECTS, anchors, redirects, rows
from samenverder.reading.reserved import OF_A_FOLDER, OF_THE_SITE
from samenverder.reading.schema import names
from samenverder.reading.strays import shown_name, strays
from samenverder.reading.vocabulary import Vocabulary, vocabulary_from
from samenverder.reading.written import WrittenPage, written_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from samenverder.reading.attachments import Attachment
    from samenverder.reading.front_matter import Document
    from samenverder.reading.practice import Kind
    from samenverder.reading.promises import Anchors, Redirect

VOCABULARIES = "begrippen"
TEMPLATES = "_sjablonen"


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
    published_anchors: tuple[Anchors, ...] = ()
    """Headings that were published once, by page."""
    redirects: tuple[Redirect, ...] = ()
    """Where addresses lead that no practice or term took over."""
    written: tuple[WrittenPage, ...] = ()
    """The pages that are written by hand."""
    attachments: Mapping[str, Mapping[str, Attachment]] = field(default_factory=dict)
    """Pictures and documents by the place of their practice (`verhalen/<id>`) and their name."""
    site: str = ""
    """The address of the site, as in `https://voorbeeld.nl/`; without it its own full addresses lead out of it."""
    lacking: bool = False
    """Whether a vocabulary could not be used: what only follows from that is no problem of its own."""

    only: frozenset[str] | None = None
    """The files (as people see them) to look at; the others are there to be referred to. None is all."""

    @cached_property
    def checked(self) -> tuple[Practice, ...]:
        """The practices to look at."""
        if self.only is None:
            return self.practices
        return tuple(practice for practice in self.practices if practice.file in self.only)

    @cached_property
    def checked_vocabularies(self) -> tuple[Vocabulary, ...]:
        """The vocabularies to look at."""
        if self.only is None:
            return self.vocabularies
        return tuple(vocabulary for vocabulary in self.vocabularies if vocabulary.document.file in self.only)

    @cached_property
    def by_id(self) -> dict[str, Practice]:
        """Practices by id; of two with the same id the first."""
        found: dict[str, Practice] = {}
        for practice in self.practices:
            found.setdefault(practice.id, practice)
        return found

    @cached_property
    def written_by_address(self) -> dict[str, WrittenPage]:
        """The pages that are written by hand, by address."""
        return {page.address: page for page in self.written}

    @cached_property
    def by_vocabulary(self) -> dict[str, Vocabulary]:
        """Vocabularies by id."""
        return {vocabulary.id: vocabulary for vocabulary in self.vocabularies}


def build_date() -> date:
    """The day that dates are held against: that of SOURCE_DATE_EPOCH (seconds) when it is set, else today.

    Raises ValueError, in Dutch, for a SOURCE_DATE_EPOCH that is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
    except (ValueError, OverflowError, OSError):
        raise ValueError(
            f"SOURCE_DATE_EPOCH is '{epoch}'; daar hoort een aantal seconden sinds 1970."
        ) from None


@dataclass(frozen=True)
class Found:
    """A file that may hold a practice."""

    kind: Kind
    id: str
    path: Path
    file: str
    """Path as people see it."""


Taken: TypeAlias = "Practice | tuple[Finding, ...]"
"""What a file gives: a practice, or why it cannot be read."""
Take: TypeAlias = "Callable[[Library, Sequence[Found]], Iterable[Taken]]"
"""Reads practices, in order, given the library without any: vocabularies, templates, what lies beside."""


def read_each(library: Library, files: Sequence[Found]) -> Iterator[Taken]:
    """Every practice, from its file."""
    for found in files:
        try:
            document = read_practice(found.path, found.file)
            yield practice_from(found.kind, found.id, document, library.vocabularies, lacking=library.lacking)
        except Unreadable as error:
            yield error.findings


def read_library(
    folder: Path,
    today: date,
    progress: Callable[[int, int], None] | None = None,
    *,
    site: str = "",
    take: Take = read_each,
) -> Library:
    """All vocabularies and practices below `folder`; hand-written pages are looked for in `docs` beside it.

    `site`: the address of the site, where it is known. `progress` is called with the number of practices read so far,
    and of all. `take` reads the practices.
    """
    kept: list[tuple[str, Finding]] = list(
        strays(folder, {VOCABULARIES: (".yml", None), **{kind.folder: (".md", None) for kind in KINDS},
                        TEMPLATES: (".md", frozenset(f"{kind.name}.md" for kind in KINDS))}, LISTS)
    )  # fmt: skip
    read: list[Vocabulary] = []
    for id, path, file in _files(folder, VOCABULARIES, ".yml", kept):
        try:
            read.append(vocabulary_from(id, read_vocabulary(path, file)))
        except Unreadable as error:
            kept.extend((file, finding) for finding in error.findings)
    read.sort(key=lambda vocabulary: (vocabulary.head.order, vocabulary.id))
    usable: list[Vocabulary] = []
    for vocabulary in read:
        if why := _unusable(vocabulary, usable):
            line = vocabulary.document.line(("veld",))
            kept.append((vocabulary.document.file, Finding(why, ("veld",), line=line, code="onleesbaar")))
        else:
            usable.append(vocabulary)
    lacking = any(file.startswith(f"{folder.name}/{VOCABULARIES}/") for file, _ in kept)
    texts = dict(_plain_texts(folder, {kind.name: f"{TEMPLATES}/{kind.name}.md" for kind in KINDS}, kept))
    templates: dict[str, Document] = {}
    for name, text in texts.items():
        try:
            templates[name] = practice_document(text, (), f"{name}.md")
        except Unreadable as error:
            kept.extend((f"{folder.name}/{TEMPLATES}/{name}.md", finding) for finding in error.findings)
    lists = dict.fromkeys(LISTS, "") | dict(_plain_texts(folder, {name: name for name in LISTS}, kept))
    library = Library(
        folder.name, today, tuple(usable), (), (), templates, texts, tuple(rows(lists[ADDRESSES])),
        tuple(anchors(lists[ANCHORS])), tuple(redirects(lists[REDIRECTS], site)), tuple(written_pages(folder.parent / "docs")), _attached(folder), site, lacking,
    )  # fmt: skip
    files = [
        Found(kind, id, path, file)
        for kind in KINDS
        for id, path, file in _files(folder, kind.folder, ".md", kept)
    ]
    practices: list[Practice] = []
    for number, (found, taken) in enumerate(zip(files, take(library, files), strict=True), 1):
        if isinstance(taken, Practice):
            practices.append(taken)
        else:
            kept.extend((found.file, finding) for finding in taken)
        if progress:
            progress(number, len(files))
    return replace(library, practices=tuple(practices), unreadable=tuple(kept))


def _files(
    folder: Path, inside: str, ending: str, kept: list[tuple[str, Finding]]
) -> Iterator[tuple[str, Path, str]]:
    """The files of a sort in a folder: what each is called, its path, and that as people see it; refused names go to `kept`."""
    root = folder / inside
    # A folder that is a link is a stray: it was told.
    for path in entries(root) if is_folder(root) else ():
        name = path.name
        if name.startswith((".", "_")) or path.suffix != ending:
            continue
        file = f"{folder.name}/{inside}/{shown_name(name)}"
        if why := _refused_name(path):
            kept.append((file, unreadable(why)))
        elif not is_folder(path):
            yield path.stem, path, file


def _plain_texts(
    folder: Path, names: Mapping[str, str], kept: list[tuple[str, Finding]]
) -> Iterator[tuple[str, str]]:
    """The texts of files that may be there; what keeps us from one goes to `kept`."""
    for key, name in names.items():
        path = folder / name
        if path.parent.is_symlink() or not os.path.lexists(path):
            continue
        try:
            yield key, read_text(path)[0]
        except Unreadable as error:
            kept.extend((f"{folder.name}/{name}", finding) for finding in error.findings)


def _attached(folder: Path) -> dict[str, dict[str, Attachment]]:
    found: dict[str, dict[str, Attachment]] = {}
    for kind in KINDS:
        root = folder / kind.folder
        for attachment in attachments(root, folder.name) if is_folder(root) else ():
            found.setdefault(attachment.owner, {})[attachment.name] = attachment
    return found


def _refused_name(path: Path) -> str | None:
    if path.stem.casefold() in OF_A_FOLDER:
        return f"Een bestand kan hier niet '{path.name}' heten: dat is de pagina van de map zelf. Geef het een eigen naam."
    if len(path.stem) > LONGEST_NAME:
        return (
            f"De bestandsnaam heeft {len(path.stem)} tekens; hoogstens {LONGEST_NAME}. Kies een kortere naam."
        )
    if shown_name(path.name) != path.name:
        return "De bestandsnaam bevat tekens die niet te lezen zijn. Gebruik kleine letters, cijfers en koppeltekens."
    return None


def _unusable(vocabulary: Vocabulary, before: list[Vocabulary]) -> str | None:
    """Why a vocabulary cannot be a facet: its field is in use, or no field at all."""
    wanted = vocabulary.field
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", wanted):
        return f"'{wanted}' kan geen veld zijn. Gebruik kleine letters, cijfers en koppeltekens."
    if other := next((v for v in before if v.field == wanted), None):
        return f"Het veld '{wanted}' is al van {other.document.file}. Kies een andere naam bij 'veld'."
    of_fields = {name for kind in KINDS for name in names(kind.model)}
    if wanted in OF_THE_SITE | of_fields | {kind.folder for kind in KINDS}:
        return f"De naam '{wanted}' gebruikt de site zelf al. Kies een andere naam bij 'veld'."
    return None
