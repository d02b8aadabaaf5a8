"""Adding what is published now to the list of addresses that must work for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.reading.addresses import addresses
from samenverder.reading.library import ADDRESSES

if TYPE_CHECKING:
    from pathlib import Path

    from samenverder.reading.library import Library

_HEAD = """\
# Elk adres dat ooit gepubliceerd is. De lijst groeit alleen; `samenverder adressen` zet nieuwe erbij.
# Bestaat een adres niet meer, dan zegt `samenverder controleer` waar je het oude id neerzet.
"""


def remember(folder: Path, library: Library) -> list[str]:
    """Add the addresses of now to the list of published ones; returns those that are new."""
    known = {address for _, address in library.published}
    added = sorted(set(addresses(library)) - known)
    if added:
        (folder / ADDRESSES).write_text(
            _HEAD + "".join(f"{a}\n" for a in sorted({*known, *added})), encoding="utf-8"
        )
    return added
