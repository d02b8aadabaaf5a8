"""QR codes for paper: what a phone reads to come back to a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class QrCode:
    """A QR code as it is drawn."""

    size: int
    """Width and height in units, with the four empty units around it that readers of the code ask for."""
    path: str
    """What is dark, as data of an SVG path: strokes of one unit thick."""


@lru_cache(maxsize=1_000)
def qr_code(address: str) -> QrCode:
    """The QR code of an address: a page has the same one more than once, and its sheets have it too."""
    # A fixed mask: trying all eight takes four times as long, and any of them can be read.
    code = segno.make_qr(address, error="m", mask=2, boost_error=False)
    return QrCode(len(code.matrix) + 8, "".join(_strokes([bytes(row) for row in code.matrix])))


def _strokes(rows: list[bytes]) -> Iterator[str]:
    """The dark stretches, each moved to from the end of the one before: half as long as with places of their own."""
    at_x, at_y = 0.0, 0.0
    for y, row in enumerate(rows):
        for stretch in re.finditer(b"\x01+", row):
            x, length = stretch.start() + 4, stretch.end() - stretch.start()
            yield f"m{x - at_x:g} {y + 4.5 - at_y:g}h{length}"
            at_x, at_y = x + length, y + 4.5
