"""The files of the finder, by what they are called among themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from samenverder.finder.files import write_finder
from samenverder.finder.packing import LENGTH

if TYPE_CHECKING:
    from samenverder.catalogue.catalogue import Catalogue


class FinderFiles:
    """What a build writes for the finder."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.written: dict[str, str] = {}
        self.finder = write_finder(catalogue, self.written.__setitem__)
        self._names = self._read(self.finder.index)["names"] | self._read(self.finder.catalogue)["names"]

    def __getitem__(self, name: str) -> Any:
        """`texts/3`, `groups/0`, `words/a` or `phrases/a`: as a browser looks it up."""
        family, key = name.split("/")
        names = self._names[family]
        short = names[key] if isinstance(names, dict) else names[LENGTH * int(key) : LENGTH * (int(key) + 1)]
        return self._read(f"zoek/{short}.json")

    def _read(self, address: str) -> Any:
        return json.loads(self.written[address])
