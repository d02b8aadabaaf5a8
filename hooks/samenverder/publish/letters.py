"""Letters on a picture: how long a text is, where its lines end, and how it is drawn.

Each letter is measured and drawn once. A picture of letters and few colours is drawn by number: what is in it are
places in its palette, so that nobody has to look for the colours of a whole picture afterwards.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageColor, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence

MEASURED = 200
"""The size in which letters are measured: that of large ones is exact enough for all."""
SHADES = 15
"""Between the paper and a colour, so that the edges of letters are smooth."""
AROUND = 8
"""Room beside a letter, for those that lean over."""


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """The letters of a weight (`bold`, `regular`) and a size in points."""
    path = Path(__file__).with_name("fonts") / f"texgyrepagella-{weight}.otf"
    # Read here: the library cannot open a file in a folder whose name does not fit the locale.
    # The simple layout is the same whatever other libraries a machine has.
    return ImageFont.truetype(io.BytesIO(path.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


def length(text: str, weight: str, size: int) -> float:
    """How long a text is, in points."""
    return sum(_wide(letter, weight) for letter in text) * size / MEASURED


@cache
def _wide(letter: str, weight: str) -> float:
    return font(weight, MEASURED).getlength(letter)


def lines(text: str, weight: str, size: int, room: int) -> list[str]:
    """A text in lines that are as long as `room`, where its words allow it."""
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and length(longer, weight, size) > room:
            found.append(word)
        else:
            found[-1] = longer
    return found


def fitted(text: str, weight: str, size: int, room: int) -> str:
    """A text, or as much of it as there is room for."""
    if length(text, weight, size) <= room:
        return text
    while text and length(f"{text}…", weight, size) > room:
        text = text[:-1]
    # No word is cut, unless it is the only one.
    return f"{(text.rpartition(' ')[0] or text).rstrip(' ,·')}…"


class Palette:
    """The colours of a picture that is drawn by number: its paper, and for each colour of letters the shades up to it."""

    def __init__(self, paper: str, colours: Sequence[str]) -> None:
        self._begin = {colour: 1 + number * SHADES for number, colour in enumerate(colours)}
        ground = ImageColor.getrgb(paper)
        self._values = list(ground)
        for colour in colours:
            for shade in range(1, SHADES + 1):
                for under, over in zip(ground, ImageColor.getrgb(colour), strict=True):
                    self._values.append(round(under + (over - under) * shade / SHADES))

    def new(self, width: int, height: int) -> Image.Image:
        """A picture with nothing on it."""
        image = Image.new("P", (width, height), 0)
        image.putpalette(self._values)
        return image

    def number(self, colour: str) -> int:
        """The number of a colour."""
        return self._begin[colour] + SHADES - 1

    def write(
        self, image: Image.Image, x: float, y: int, text: str, weight: str, size: int, colour: str
    ) -> None:
        """Write a text from `x` on; `y` is the top of its highest letters."""
        for at, letter in enumerate(text):
            drawn, where = _letter(letter, weight, size, self._begin[colour])
            image.paste(drawn, (round(x) - AROUND, y), where)
            x += _step(text[at : at + 2], weight, size)

    def paste(self, image: Image.Image, part: Image.Image, x: int, y: int, colours: int) -> None:
        """Put another picture on it, in at most so many colours of its own."""
        known = image.getpalette() or []
        by_number = part.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        own = by_number.getpalette() or []
        first = len(known) // 3
        image.paste(by_number.point(lambda number: number + first), (x, y))
        image.putpalette([*known, *own])


@cache
def _letter(letter: str, weight: str, size: int, begin: int) -> tuple[Image.Image, Image.Image]:
    """A letter by number of its shades, and where it is."""
    wide = round(font(weight, size).getlength(letter)) + 2 * AROUND
    grey = Image.new("L", (wide, round(size * 1.4)), 0)
    ImageDraw.Draw(grey).text((AROUND, 0), letter, font=font(weight, size), fill=255)
    shades = [round(value * SHADES / 255) for value in range(256)]
    numbers = grey.point([begin + shade - 1 if shade else 0 for shade in shades])
    return numbers, grey.point([255 if shade else 0 for shade in shades])


@cache
def _step(pair: str, weight: str, size: int) -> float:
    """How far the next letter is: letters that belong together stand closer."""
    letters = font(weight, size)
    return letters.getlength(pair) - letters.getlength(pair[1:])
