"""Where a page of the site lies as a Markdown file, and how one file leads to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass


def source_name(address: str) -> str:
    """The Markdown file that a generator would publish at an address: an index has a folder of its own."""
    return f"{address}index.md" if address.count("/") <= 1 else f"{address.rstrip('/')}.md"


@dataclass(frozen=True)
class From:
    """Links from one file to others."""

    name: str
    """The file they stand in, from the root of all."""

    def page(self, address: str, anchor: str = "") -> str:
        """To the page at an address of the site, and a place on it."""
        return self.file(source_name(address)) + (f"#{anchor}" if anchor else "")

    def file(self, name: str) -> str:
        """To a file, from the root of all."""
        return posixpath.relpath(name, posixpath.dirname(self.name) or ".")
