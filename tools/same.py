"""Says where two built sites differ, but for the name of the generator: `python tools/same.py site other`.

A site that ProperDocs built must be the one that MkDocs built: then we can move on the day that MkDocs stops.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def differences(one: Path, other: Path) -> Iterator[str]:
    """Each file that is only in one of two folders, or has other bytes in it."""
    ours, theirs = _files(one), _files(other)
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in theirs:
            yield f"{name}: only in {one}"
        elif name not in ours:
            yield f"{name}: only in {other}"
        elif _read(ours[name]) != _read(theirs[name]):
            yield f"{name}: differs"


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def _read(path: Path) -> bytes:
    raw = path.read_bytes()
    return GENERATOR.sub(b"", raw) if path.suffix == ".html" else raw


def main(one: Path, other: Path) -> int:
    """Print all differences; 1 when there are any, or when there is nothing to compare."""
    found = list(differences(one, other))
    many = len(_files(one))
    print("\n".join(found) or f"{many} files, all the same.")
    return int(bool(found) or not many)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
