"""What takes long to make and depends on little, kept from one build to the next by what it is made of."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Kept:
    """A folder of files by key; it can be thrown away at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked: set[str] = set()

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What was kept under a key, or else what `make` makes, which is kept from now on.

        The key must say everything that the result depends on.
        """
        self._asked.add(key)
        path = self._folder / key
        with suppress(OSError):
            return path.read_bytes()
        made = make()
        # Where nothing may be written the site is built all the same. A build that dies half-way leaves no half file.
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            half = self._folder / f"{key}.{os.getpid()}"
            half.write_bytes(made)
            half.replace(path)
        return made

    def tidy(self) -> None:
        """Throw away what nobody asked for this time."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in self._asked:
                    path.unlink()
