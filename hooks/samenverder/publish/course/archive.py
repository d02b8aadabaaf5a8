"""Files in one file: the same files give the same bytes, whenever and wherever it is made."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that the format knows: it says nothing about when a package was made."""
READABLE = 0o644 << 16


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of files by name, in the order in which they are given."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = READABLE
            # Or the name of the machine's system would stand in it.
            entry.create_system = 3
            archive.writestr(entry, content)
    return out.getvalue()
