"""The folder in which a site is written; what has not changed since the site that it replaces is linked into place.

A part is one or more files that follow from the same things, known by a digest of these. As long as that is the same,
and the files of the former site are as they were written, none of them is made again. Their days stay as well, so
whoever copies the site onwards, or comes back to it, fetches only what changed.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, TypeAlias

from samenverder.running.store import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from samenverder.running.store import Store

Content: TypeAlias = "str | bytes | Iterable[str]"
"""Bytes, a text, or a text in pieces. Ends of lines stay as they are, whatever this system is used to."""
Row: TypeAlias = tuple[str, tuple[int, int, int]]
"""A file that was written: its address, and how it lay there (see `_lies`)."""


class SiteFolder:
    """Where the files of a site are written."""

    def __init__(self, folder: Path, former: Path | None, store: Store) -> None:
        """`former`: the site that this one takes the place of, if there may be one; `store` knows what lies in that."""
        self._folder = folder
        self._former = former
        self._store = store
        self._key = digest("the parts of a site", str(former))
        self._before: Mapping[bytes, tuple[Row, ...]] = _parts(store.get(self._key)) if former else {}
        self._parts: dict[bytes, tuple[Row, ...]] = {}
        self._there: set[str] = set()

    def put(self, address: str, content: Content) -> Row:
        """Write a file at an address from the root of the site."""
        path = self._free(address)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            with path.open("w", encoding="utf-8", newline="") as text:
                text.writelines([content] if isinstance(content, str) else content)
        return address, _lies(path)

    def part(self, key: bytes | None, make: Callable[[], Iterable[tuple[str, Content]]]) -> None:
        """Files with their addresses: those of before when these followed from the same, else what `make` gives.

        `key`: the digest of all that they follow from; without one they are made in any case.
        """
        if self.linked(key) is None:
            self.keep(key, [self.put(address, content) for address, content in make()])

    def linked(self, key: bytes | None) -> Sequence[Row] | None:
        """The files of a part, linked into place; None when there are none of before that are still as they were."""
        rows = self._before.get(key) if key else None
        if key is None or rows is None or self._former is None:
            return None
        try:
            for address, lay in rows:
                was = self._former / address
                if _lies(was) != lay:
                    return None
                self._free(address).hardlink_to(was)
        except OSError:
            # Not there any more, or a file system without links.
            return None
        self._parts[key] = rows
        self._store.also_used((key,))
        return rows

    def keep(self, key: bytes | None, rows: Iterable[Row]) -> None:
        """Remember the files of a part that was written."""
        if key:
            self._parts[key] = tuple(rows)

    def _free(self, address: str) -> Path:
        """Where a file goes: in a folder that is there, and never into a file that may be one with that of the former site."""
        path = self._folder / address
        below = address.rpartition("/")[0]
        if below not in self._there:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._there.add(below)
        path.unlink(missing_ok=True)
        return path

    @property
    def parts(self) -> Mapping[bytes, tuple[Row, ...]]:
        """The parts that were written, by key."""
        return self._parts

    def also(self, parts: Mapping[bytes, tuple[Row, ...]]) -> None:
        """Count parts that another process wrote."""
        self._parts.update(parts)

    def close(self) -> None:
        """Have the store know what was written."""
        if self._former:
            self._store.put(self._key, pickle.dumps(self._parts, pickle.HIGHEST_PROTOCOL))


def _parts(kept: bytes | None) -> Mapping[bytes, tuple[Row, ...]]:
    found: Mapping[bytes, tuple[Row, ...]] = pickle.loads(kept) if kept else {}
    return found


def _lies(path: Path) -> tuple[int, int, int]:
    """Which file lies at a path, and whether anyone wrote in it: its number, size in bytes and day (nanoseconds)."""
    found = path.lstat()
    return found.st_ino, found.st_size, found.st_mtime_ns
