"""Taking in what came by mail: in its place, on a branch of its own, in a commit that names who it is from.

The only module that runs git.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from samenverder.contribute.received import Refused
from samenverder.reading.files import is_plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from samenverder.contribute.received import Received


def branch_for(root: Path, contribution: Received) -> str:
    """Make a branch for a contribution in the repository at `root`, and stand on it; returns its name.

    Raises `Refused` when this is no repository, when work of the editor's lies about, or when the branch is there.
    """
    if _git(root, "rev-parse", "--is-inside-work-tree", quiet=True).strip() != "true":
        raise Refused("Dit is geen git-map. Begin in de hoofdmap van de kennisbank, of zet het bestand er zelf neer met --geen-git.")  # fmt: skip
    if _git(root, "status", "--porcelain", "--untracked-files=no").strip():
        raise Refused("Er staan nog veranderingen die niet zijn vastgelegd. Leg die eerst vast (git commit) of zet ze weg (git stash).")  # fmt: skip
    name = f"bijdrage/{contribution.id}"
    if _git(root, "branch", "--list", name).strip():
        raise Refused(f"De tak '{name}' is er al. Ga erheen met 'git switch {name}', of haal hem weg met 'git branch -D {name}'.")  # fmt: skip
    _git(root, "switch", "--quiet", "--create", name)
    return name


def targets(folder: Path, contribution: Received, *, replace: bool = False) -> dict[Path, bytes]:
    """Where the files of a contribution go below `folder` (that of the practices), the text first, and what is in them.

    Raises `Refused` when there is one of that name and `replace` does not say that this is a better one.
    """
    kind = folder / contribution.kind.folder
    path = kind / f"{contribution.id}.md"
    if os.path.lexists(path) and not (replace and is_plain(path)):
        raise Refused(f"{path.as_posix()} is er al. Is dit een verbetering ervan, zeg dan --vervang. Is het een ander verhaal, geef het bestand dan een andere naam.")  # fmt: skip
    beside = path.with_suffix("")
    found = {path: contribution.text.encode()} | {
        beside / name: raw for name, raw in contribution.beside.items()
    }
    for one in (kind, beside, *found):
        if one.is_symlink():
            raise Refused(f"'{one.as_posix()}' is een snelkoppeling; daar zet ik niets neer.")
    return found


def place(root: Path, files: Mapping[Path, bytes]) -> tuple[str, ...]:
    """Write files; returns them as people see them from `root`."""
    for path, raw in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)
    return tuple(path.relative_to(root).as_posix() for path in files)


def author(contribution: Received, by: str | None) -> str:
    """How the contributor is named; "" when nobody wishes to be. `by`: as they said; else what the text gives as `wie`."""
    named = by if by is not None else ", ".join(wished(contribution))
    return re.sub(r"[<>\x00-\x1f]", " ", named).strip()[:200]


def commit(root: Path, contribution: Received, files: tuple[str, ...], *, replaced: bool, named: str) -> None:
    """Commit these files, by who is named so."""
    title = contribution.document.data.get("title")
    said = " ".join(title.split())[:120] if isinstance(title, str) else contribution.id
    message = f"{'Verbeterd' if replaced else 'Nieuw'}: {said}\n\n{f'Aangeleverd door {named}.' if named else 'Aangeleverd zonder naam.'}\n"  # fmt: skip
    _git(root, "add", "--", *files)
    by = ("--author", f"{named} <>") if named else ()
    _git(root, "commit", "--quiet", *by, "--message", message, "--", *files)


def wished(contribution: Received) -> list[str]:
    """The names that the text gives of who told or wrote it; where somebody gave a role only, that role."""
    found = contribution.document.data.get("wie")
    rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
    said = (row.get("naam") or row.get("rol") for row in rows)
    return [" ".join(one.split()) for one in said if isinstance(one, str) and one.strip()]


def _git(root: Path, *arguments: str, quiet: bool = False) -> str:
    """What git says; raises `Refused` with its words when it does not do what was asked, or is not there.

    The name of a file is one file, also where git would read a pattern in it, such as `[a]` or `:/`.
    """
    try:
        done = subprocess.run(
            ["git", "--literal-pathspecs", "-C", str(root), *arguments], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )  # fmt: skip
    except FileNotFoundError:
        raise Refused("git staat niet op deze computer. Zet het bestand er neer met --geen-git.") from None
    if done.returncode and not quiet:
        raise Refused(f"git {arguments[0]} lukte niet: {(done.stderr or done.stdout).strip()}")
    return done.stdout if not done.returncode else ""
