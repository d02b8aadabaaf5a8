"""Reading a file that may be anything at all: bounded, never out of its folder, never waiting."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from samenverder.reading.problem import Finding, Mend
from samenverder.reading.signs import turning

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 500_000
"""About eighty thousand words: more than any practice, little enough to read without harm."""
MAX_LINE = 20_000
"""Signs on one line; a paragraph of two thousand words stays below it."""
LONGEST_NAME = 100
"""Signs in the name of a file: what is named after it must fit a file system (255 bytes) too."""


class Unreadable(Exception):
    """A file of which nothing can be shown; `findings` says why. Caught where files are read, never further."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*(finding.message for finding in findings))
        self.findings = findings


def unreadable(message: str, line: int = 1, mend: Mend | None = None) -> Finding:
    """That a file, or this line of it, cannot be read."""
    return Finding(message, line=line, code="onleesbaar", mend=mend)


def read_text(
    path: Path, *, hint: str = "Kort de tekst in of maak er twee praktijken van."
) -> tuple[str, tuple[Finding, ...]]:
    """The text of a plain file with one sort of line ends, and what was wrong but can be read all the same.

    Raises `Unreadable` for what is no plain file, too large, not UTF-8 or has a line without end.
    """
    return decoded(read_raw(path, hint))


def read_raw(path: Path, hint: str = "Kort de tekst in of maak er twee praktijken van.") -> bytes:
    """What is in a plain file; raises `Unreadable` for what is none, or too large.

    A link is never followed, wherever it leads: what lies behind it may be no business of a contributor's.
    """
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            raise Unreadable(unreadable("Dit is een snelkoppeling. Zet het bestand zelf hier neer."))
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(unreadable("Dit is geen gewoon bestand. Haal het weg."))
        if found.st_size > MAX_BYTES:
            raise Unreadable(
                unreadable(
                    f"Dit bestand is te groot ({found.st_size // 1000} kB; hoogstens {MAX_BYTES // 1000} kB). {hint}"
                )
            )
        # Between looking and opening a file may have become something else: then this fails instead of waiting.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        raise Unreadable(unreadable("Dit bestand is niet te openen. Kijk of je het mag lezen.")) from None


def entries(folder: Path) -> list[Path]:
    """What lies in a folder, by name; of one that may not be looked into nothing."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def is_closed(folder: Path) -> bool:
    """Whether a folder may not be looked into."""
    try:
        next(folder.iterdir(), None)
    except OSError:
        return True
    return False


def is_folder(path: Path) -> bool:
    """Whether a folder is there, and no link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def is_plain(path: Path) -> bool:
    """Whether a plain file is there; for a name that no file can have the answer is no."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def decoded(raw: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text in a file, as `read_text` gives it; raises `Unreadable` as that does."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        at = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(unreadable("Op deze regel staat een teken dat niet als UTF-8 is opgeslagen, vaak een letter met "
                                    "een accent. Sla het bestand opnieuw op met tekenset UTF-8.", at)) from None  # fmt: skip
    findings: tuple[Finding, ...] = ()
    if text.startswith("\ufeff"):
        text = text.removeprefix("\ufeff")
        findings = (unreadable("Voor de eerste regel staat een onzichtbaar teken (BOM). Sla het bestand op als "
                               "'UTF-8', niet als 'UTF-8 met BOM'."),)  # fmt: skip
    if not text.strip():
        raise Unreadable(unreadable("Dit bestand is leeg. Begin met een sjabloon uit practices/_sjablonen/."))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            raise Unreadable(unreadable(f"Deze regel heeft {len(line)} tekens; hoogstens {MAX_LINE}. Breek hem af: een lege regel maakt een nieuwe alinea.", number))  # fmt: skip
        if turning(line):
            raise Unreadable(unreadable("Op deze regel staat een onzichtbaar teken dat de leesrichting omkeert. Verwijder het en typ de regel opnieuw.", number))  # fmt: skip
        if found := _control(line):
            raise Unreadable(unreadable(f"Op deze regel staat een onzichtbaar stuurteken (U+{ord(found):04X}). Verwijder het en typ de regel opnieuw.", number))  # fmt: skip
    return text, findings


def _control(line: str) -> str | None:
    """A sign that no text has and no reader of YAML takes: a control character other than a tab, or half a sign."""
    if line.isprintable():
        return None
    return next(
        (
            sign
            for sign in line
            if (sign < " " and sign != "\t") or "\x7f" <= sign < "\xa0" or sign in "\u2028\u2029\ufffe\uffff"
        ),
        None,
    )
