"""What the work is done with: when that changes, nothing of before may be used."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from samenverder.running.store import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARIES = (
    "babel",
    "jinja2",
    "linkify-it-py",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "mkdocs",
    "mkdocs-material",
    "pillow",
    "pydantic",
    "pyyaml",
    "segno",
    "snowballstemmer",
    "xlsxwriter",
)
"""Those that have a hand in what is made."""


@cache
def code_digest() -> bytes:
    """The digest of our code and its data, of the libraries and of Python."""
    return digest(
        sys.version, *(f"{name} {_version(name)}" for name in LIBRARIES), *files_in(Path(__file__).parents[1])
    )


def files_in(folder: Path) -> Iterator[str | bytes]:
    """Names and contents of all files below a folder, in order; of what Python keeps for itself nothing."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix()
            yield path.read_bytes()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
