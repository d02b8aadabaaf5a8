"""What came by mail: a Markdown file, or a zip with one and its pictures, made by anybody.

A zip is never unpacked as it says itself: every name is held against the names that can stand here, every size is
counted while reading (what a zip says of its sizes need not be true), and what is no plain file is refused.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from samenverder.language.nearest import slug
from samenverder.reading.attachments import DOCUMENTS, MOST_BYTES, MOST_OF_DOCUMENT, PICTURES
from samenverder.reading.files import LONGEST_NAME, MAX_BYTES, Unreadable
from samenverder.reading.front_matter import practice_document
from samenverder.reading.practice import KINDS
from samenverder.reading.schema import names
from samenverder.reading.signs import seen
from samenverder.reading.strays import shown_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samenverder.reading.front_matter import Document
    from samenverder.reading.practice import Kind

MOST_FILES = 20
"""In a zip: a text with its pictures and documents."""
MOST_IN_ALL = 40_000_000
_SHRUNK = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How files in a zip may be packed: as our form and every computer do. Other ways need libraries that fail in ways of
their own, and can take memory that no count of bytes stops."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, OSError)
"""What `zipfile` raises for bytes that are no zip, or one of a sort that it does not know: a wrong mark, sum or size;
packed data that is none or ends too soon; a version or a way of locking from elsewhere; a name that is no UTF-8; a place
before the beginning of the file. Only what it does itself is held against these, so that a fault of ours is not told as
one of theirs."""
_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What computers put into a zip without being asked."""


class Refused(Exception):
    """What came cannot be taken in; the message says in Dutch why, and what to do."""


@dataclass(frozen=True)
class Received:
    """A contribution as it came."""

    kind: Kind
    id: str
    text: str
    document: Document
    beside: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures and documents, by name."""


def received(path: Path, kind: Kind | None = None) -> Received:
    """The contribution in a file; `kind` when the editor says of what kind it is.

    Raises `Refused` for anything that is no Markdown file of ours or no zip with one.
    """
    try:
        if not path.is_file():
            raise Refused(f"'{path}' is geen bestand.")
        if zipfile.is_zipfile(path):
            name, raw, beside = _of_zip(path)
        else:
            name, beside = path.name, {}
            if path.suffix.casefold() not in (".md", ".markdown", ".txt"):
                raise Refused(f"'{path.name}' is geen Markdown-bestand (.md) en geen zip. Vraag om het bestand uit het formulier.")  # fmt: skip
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
    except OSError:
        raise Refused(f"'{path}' is niet te openen. Kijk of je het mag lezen.") from None
    text = _text(raw, name)
    try:
        document = practice_document(text, (), name)
    except Unreadable as error:
        raise Refused(f"{name}: {error.findings[0].message}") from None
    return Received(kind or _kind_of(document, name), _id_of(document, name), text, document, beside)


def _text(raw: bytes, name: str) -> str:
    if len(raw) > MAX_BYTES:
        raise Refused(f"'{name}' is te groot (hoogstens {MAX_BYTES // 1000} kB).")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"'{name}' is niet opgeslagen als UTF-8. Open het in een tekstprogramma en sla het op met tekenset UTF-8.") from None  # fmt: skip
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _of_zip(path: Path) -> tuple[str, bytes, dict[str, bytes]]:
    """Name and bytes of the text in a zip, and what lies beside it."""
    texts: dict[str, bytes] = {}
    beside: dict[str, bytes] = {}
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN:
        raise _broken(path.name) from None
    with archive:
        # Not `is_dir`: that asks for the last sign of a name, and a hostile name has none.
        infos = [
            info
            for info in archive.infolist()
            if not info.filename.endswith("/") and not _is_junk(info.filename)
        ]
        if len(infos) > MOST_FILES:
            raise Refused(f"In de zip zitten {len(infos)} bestanden; hoogstens {MOST_FILES}.")
        left = MOST_IN_ALL
        for info in infos:
            name = _safe_name(info)
            raw = _bytes(archive, info, name, min(left, _most(name)))
            left -= len(raw)
            if name.casefold() in {other.casefold() for other in beside} - {name}:
                raise Refused(f"'{name}' zit twee keer in de zip, één keer met andere hoofdletters. Op veel computers is dat één bestand.")  # fmt: skip
            target = texts if PurePosixPath(name).suffix == ".md" else beside
            if name in target:
                raise Refused(f"'{name}' zit twee keer in de zip.")
            target[name] = raw
    if len(texts) != 1:
        raise Refused(f"In de zip zitten {len(texts)} teksten (.md); er hoort er precies één in." if texts else "In de zip zit geen tekst (.md).")  # fmt: skip
    ((name, raw),) = texts.items()
    return name, raw, beside


def _broken(name: str) -> Refused:
    return Refused(f"'{name}' is geen zip die te openen is. Vraag om het bestand opnieuw te sturen.")


def _is_junk(name: str) -> bool:
    return name.startswith(_JUNK[0]) or PurePosixPath(name).name in _JUNK


def _safe_name(info: zipfile.ZipInfo) -> str:
    """The last part of a name, when the whole of it can stand here. Raises `Refused`."""
    name = info.filename
    shown = name.encode("unicode_escape").decode()[:80]
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise Refused(f"'{shown}' in de zip is geen gewoon bestand. Vraag om het bestand zelf.")
    if info.flag_bits & 1:
        raise Refused("De zip heeft een wachtwoord. Vraag om een zip zonder.")
    parts = name.split("/")
    if "\\" in name or name.startswith("/") or ":" in name or ".." in parts or len(parts) > 3:
        raise Refused(f"'{shown}' in de zip wil buiten zijn map komen. Neem deze zip niet aan.")
    last = PurePosixPath(name)
    if last.suffix.casefold() not in {".md", *PICTURES, *DOCUMENTS}:
        kinds = ", ".join(sorted({".md", *PICTURES, *DOCUMENTS}))
        raise Refused(f"'{shown}' hoort niet in de zip. Erin mogen: {kinds}.")
    stem = slug(last.stem)
    if not stem or len(stem) > LONGEST_NAME:
        raise Refused(f"Van '{shown}' kan geen bestandsnaam gemaakt worden. Gebruik kleine letters, cijfers en koppeltekens.")  # fmt: skip
    if shown_name(name) != name or seen(name) != name:
        raise Refused(f"In de naam '{shown}' in de zip zit een teken dat niemand ziet. Neem deze zip niet aan.")  # fmt: skip
    ending = last.suffix.casefold()
    # A picture keeps its name to the letter: the text names it so. A wrong one is told by the rules.
    return f"{stem}.md" if ending == ".md" else last.name


def _most(name: str) -> int:
    ending = PurePosixPath(name).suffix.casefold()
    return MAX_BYTES if ending == ".md" else MOST_OF_DOCUMENT if ending in DOCUMENTS else MOST_BYTES


def _bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, most: int) -> bytes:
    if info.compress_type not in _SHRUNK:
        raise Refused(
            f"'{name}' in de zip is op een manier ingepakt die we niet openen. Vraag om een gewone zip."
        )
    try:
        with archive.open(info) as file:
            raw = file.read(most + 1)
    except _BROKEN:
        raise _broken(Path(archive.filename or "").name) from None
    if len(raw) > most:
        raise Refused(f"'{name}' in de zip is te groot (hoogstens {most / 1e6:g} MB).")
    return raw


def _kind_of(document: Document, name: str) -> Kind:
    """The kind whose fields and headings it has most of. Raises `Refused` when nothing tells."""
    headings = {section.heading.text for section in document.text.sections}

    def likeness(kind: Kind) -> tuple[int, int]:
        return len(headings & set(kind.sections)), len(set(document.data) & set(names(kind.model)))

    best = max(KINDS, key=likeness)
    if not any(likeness(best)):
        raise Refused(f"Aan '{name}' is niet te zien of het een verhaal, handreiking of module is. Zeg het met --soort.")  # fmt: skip
    return best


def _id_of(document: Document, name: str) -> str:
    """Its id: the name of the file, or of one that was never named (`mijn-verhaal`) the title."""
    title = document.data.get("title")
    given = slug(Path(name).stem)
    if given and not given.startswith("mijn-"):
        return given[:LONGEST_NAME]
    found = slug(title)[:60].strip("-") if isinstance(title, str) else ""
    if not (found or given):
        raise Refused("Er is geen titel en geen bestandsnaam om een adres van te maken. Geef het bestand een naam.")  # fmt: skip
    return found or given
