"""Puts a file of the site in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def put(site: Path, address: str, content: str | bytes | Iterable[str]) -> None:
    """Write what is at an address of a site; `content` is bytes, a text, or a text in pieces.

    Ends of lines stay as they are, whatever this system is used to.
    """
    target = site / address
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        target.write_bytes(content)
        return
    with target.open("w", encoding="utf-8", newline="") as file:
        file.writelines([content] if isinstance(content, str) else content)
