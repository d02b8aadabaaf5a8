"""A published folder is replaced whole or not at all: built beside it, moved into place when everything is right."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


OURS = ".well-known"
"""The hidden entry that builds write."""


def begin(target: Path) -> Path:
    """A new folder beside `target` to build in; what builds that were killed left behind is cleared away."""
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    for path in target.parent.glob(f".{target.name}.*"):
        found = re.fullmatch(rf"\.{re.escape(target.name)}\.(\d+)\.(nieuw|oud)", path.name)
        if not found or (_alive(int(found[1])) and int(found[1]) != os.getpid()):
            continue
        if found[2] == "oud" and not target.exists():
            path.rename(target)
        else:
            shutil.rmtree(path, ignore_errors=True)
    folder = _beside(target, "nieuw")
    folder.mkdir()
    return folder


def finish(folder: Path, target: Path) -> None:
    """Put what was built in `folder` in the place of `target`. Hidden entries of before, such as `.git`, come along.

    All but `OURS`: what a build does not write there any more has to go.
    """
    target = target.resolve()
    if not target.exists():
        folder.rename(target)
        return
    for path in target.glob(".*"):
        if path.name != OURS and not (folder / path.name).exists():
            _copied(path, folder / path.name)
    old = _beside(target, "oud")
    try:
        target.rename(old)
    except OSError:
        # A mounted folder cannot be renamed: then entry by entry, as whole as it goes.
        _fill(folder, target)
        return
    folder.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def give_up(folder: Path) -> None:
    """Clear away what was built; the folder of before stays as it was."""
    shutil.rmtree(folder, ignore_errors=True)


def _beside(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.{what}")


def _copied(path: Path, to: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.copytree(path, to, symlinks=True)
    else:
        shutil.copy2(path, to, follow_symlinks=False)


def _fill(folder: Path, target: Path) -> None:
    for path in target.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    for path in folder.iterdir():
        shutil.move(path, target / path.name)
    folder.rmdir()


def _alive(process: int) -> bool:
    with suppress(OSError):
        os.kill(process, 0)
        return True
    return False
