"""What can be wrong with a contribution, as a value that reads as a sentence."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Where in the front matter: field names and list positions, outermost first. `()` is the file as a whole."""


class Severity(StrEnum):
    """The two kinds of problem; the values are shown to people and stand in machine-readable output."""

    ERROR = "fout"
    """Stops a strict build."""
    HINT = "hint"
    """Never stops anything."""


@dataclass(frozen=True)
class Mend:
    """What to put in the place of a piece of a line, where only one answer is right."""

    new: str
    old: str | None = None
    """The piece; None is the whole line, and an empty one the place before it."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something a contributor has to mend, or might want to."""

    file: str
    """Path as people see it, with forward slashes, from the root of the repository."""
    line: int
    """Counted from 1."""
    field: str
    """Name of the field or section; empty when it concerns the whole file."""
    message: str
    """What is wrong and how to mend it, in Dutch."""
    code: str
    """Stable name of the rule."""
    severity: Severity = Severity.ERROR
    mend: Mend | None = dataclasses.field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field + ': ' if self.field else ''}{self.message}"


@dataclass(frozen=True)
class Finding:
    """A problem of which the file and the rule are not known yet.

    Give `line` where the place is a line of the body; otherwise it follows from `path`.
    """

    message: str
    path: Path = ()
    line: int | None = None
    field: str | None = None
    code: str | None = None
    mend: Mend | None = None
    covers: tuple[Path, ...] = ()
    """Other fields of which nothing needs to be said any more: what is wrong with them follows from this."""


def shown(path: Path) -> str:
    """The path as people read it: `('bronnen', 0, 'datum')` gives `bronnen 1, datum`."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)
