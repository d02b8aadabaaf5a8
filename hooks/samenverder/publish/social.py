"""The picture that goes along when someone shares a page: its title, and what it is about as a drawing.

`draw` is a pure function of what it is given: the same page gives the same bytes, and needs to be drawn once.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from samenverder.publish.letters import Palette, fitted, font, length, lines
from samenverder.publish.mark import GREEN, PAPER, mark
from samenverder.publish.pictures import of_card
from samenverder.publish.table import Table, table_of
from samenverder.reading.fields import Guide, Module, Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.practice import Practice

WIDTH, HEIGHT = 1200, 630
"""What Open Graph's readers show whole."""
NAME = "deelbeeld.png"
"""The file in the folder of a page."""

INK, DIM, SAND, LINE = "#23302e", "#55625f", "#f2ebdd", "#ded3c0"
RUST, SOFT, RAISED, OCHRE = "#9c431d", "#dcebe4", "#fffefb", "#8a6414"
"""The colours of a light screen in `base.css`."""
MARGIN, TEXT, SIDE = 64, 600, 450
"""Around everything; the width of the title; the width and height of the drawing."""
TITLE_SIZES = (72, 66, 60, 54, 48, 42, 36)
"""The first in which a title fits; the smallest can still be read where the picture is 300 points wide."""
TITLE_HEIGHT = 318
FINER = 2
COLOURS = 48
"""Of the drawing: a page of few colours is a third of the size."""
LEVEL = 4
"""How hard a picture is pressed: the next takes a sixth longer for a thirtieth less."""


@dataclass(frozen=True)
class Shared:
    """What stands on a picture."""

    kind: str
    """Above the title."""
    title: str
    beneath: str
    """Below the title: where and when."""
    site: str
    table: Table | None = None
    steps: int = 0
    """How many steps are drawn, where there is no table."""
    parts: tuple[tuple[int, bool], ...] = ()
    """How long each part of a training is, and whether it is a break; drawn where there is neither."""


@dataclass(frozen=True)
class Share:
    """A picture that goes along."""

    address: str
    """Where it lies."""
    shared: Callable[[], Shared]
    """What stands on it."""
    practice: Practice | None = None
    """Whose it is."""


def shared_pictures(catalogue: Catalogue, site: str, told: str) -> Iterator[Share]:
    """Every practice without a photograph, and one for all other pages.

    `site` is the name of the site, `told` what it is in one sentence.
    """
    for practice in catalogue.practices:
        if of_card(catalogue, practice) is None:
            shared = partial(shared_of, catalogue, practice, site)
            yield Share(f"{practice.address}{NAME}", shared, practice)
    yield Share(f"assets/{NAME}", lambda: Shared("", told, "", site))


def shared_of(catalogue: Catalogue, practice: Practice, site: str) -> Shared:
    """What stands on the picture of a practice."""
    fields = practice.fields
    places = [entry.term.label for entry in catalogue.entries[practice.id] if entry.vocabulary.located][:2]
    when = [fields.period] if isinstance(fields, Story) and fields.period else []
    return Shared(
        practice.kind.name,
        practice.title,
        " · ".join([*places, *when]),
        site,
        table_of(catalogue, practice),
        len(fields.steps) if isinstance(fields, Guide) else 0,
        tuple((part.minutes or 0, bool(part.pause)) for part in fields.parts)
        if isinstance(fields, Module)
        else (),
    )


def draw(shared: Shared) -> bytes:
    """The picture, as a PNG."""
    palette = Palette(PAPER, (INK, DIM, RUST, GREEN))
    image = palette.new(WIDTH, HEIGHT)
    image.paste(palette.number(GREEN), (0, 0, 16, HEIGHT))
    x, y = MARGIN + 12, 60
    palette.write(image, x, y, fitted(shared.kind.upper(), "bold", 30, TEXT), "bold", 30, RUST)
    size, title = _title(shared.title)
    y += 58
    for line in title:
        palette.write(image, x, y, line, "bold", size, INK)
        y += round(size * 1.14)
    if shared.beneath:
        beneath = fitted(shared.beneath, "regular", 34, TEXT)
        palette.write(image, x, y + 16, beneath, "regular", 34, DIM)
    palette.paste(image, _sign(60), x, HEIGHT - 56 - 60, 12)
    palette.write(image, x + 78, HEIGHT - 56 - 52, shared.site, "bold", 38, GREEN)
    palette.paste(image, _side(shared), WIDTH - MARGIN + 10 - SIDE, (HEIGHT - SIDE) // 2, COLOURS)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=LEVEL)
    return out.getvalue()


@cache
def _sign(size: int) -> Image.Image:
    """The mark as it lies on paper."""
    image = Image.new("RGB", (size, size), PAPER)
    image.paste(sign := _mark(size), (0, 0), sign)
    return image


@cache
def _mark(size: int) -> Image.Image:
    return mark(size)


def _title(title: str) -> tuple[int, Sequence[str]]:
    """The largest letters in which a title fits, and its lines; of one that never fits, as much as does."""
    for size in TITLE_SIZES:
        found = lines(title, "bold", size, TEXT)
        room = int(TITLE_HEIGHT // (size * 1.14))
        if len(found) <= room and all(length(line, "bold", size) <= TEXT for line in found):
            break
    else:
        if len(found) > room:
            found = [*found[: room - 1], found[room - 1] + "…"]
        found = [fitted(line, "bold", size, TEXT) for line in found]
    return size, found


def _side(shared: Shared) -> Image.Image:
    """What the page is about, as a drawing."""
    image = Image.new("RGB", (SIDE * FINER, SIDE * FINER), PAPER)
    pen = ImageDraw.Draw(image)
    if shared.table:
        _draw_table(pen, shared.table)
    elif shared.steps:
        _draw_steps(pen, shared.steps)
    elif shared.parts:
        _draw_parts(pen, shared.parts)
    else:
        large = _mark(300 * FINER)
        image.paste(large, (80 * FINER, 80 * FINER), large)
    return image.reduce(FINER)


def _draw_table(pen: ImageDraw.ImageDraw, table: Table) -> None:
    unit = SIDE * FINER / 64

    def box(x: float, y: float, wide: float, high: float, around: float, **how: object) -> None:
        corners = (x * unit, y * unit, (x + wide) * unit, (y + high) * unit)
        pen.rounded_rectangle(corners, around * unit, **how)  # type: ignore[arg-type]

    box(18, 12, 28, 42, 9, fill=LINE)
    box(18, 11, 28, 42, 9, fill=SAND, outline=LINE, width=round(unit / 3))
    long = table.small_long + 4.5
    for x, y, leads, across in table.small_seats:
        wide, high = (long if long > 7 else 7, 4.2) if across else (4.2, long)
        colour = OCHRE if leads else GREEN
        box(x - wide / 2, y - high / 2, wide, high, 2.1, fill=colour)
        _disc(pen, x * unit, y * unit, 1.65 * unit, SOFT if not leads else RAISED)
    radius = table.small_radius * unit
    for x, y, standing in table.small_marks:
        _draw_sign(pen, standing.drawn, x * unit, y * unit, radius)


def _draw_sign(pen: ImageDraw.ImageDraw, drawn: str, x: float, y: float, radius: float) -> None:
    box = (x - radius, y - radius, x + radius, y + radius)
    width = max(2, round(radius / 4.5))
    if drawn == "vol":
        pen.ellipse(box, fill=GREEN)
        tick = [(-0.46, 0.06), (-0.14, 0.38), (0.46, -0.3)]
        points = [(x + dx * radius, y + dy * radius) for dx, dy in tick]
        pen.line(points, fill=RAISED, width=width, joint="curve")
    elif drawn == "half":
        pen.ellipse(box, outline=GREEN, width=width)
        pen.pieslice(box, -90, 90, fill=GREEN)
    else:
        for start in range(0, 360, 45):
            pen.arc(box, start, start + 25, fill=RUST, width=width)


def _draw_steps(pen: ImageDraw.ImageDraw, steps: int) -> None:
    """A path of stones to a table: one for each step, up from the left."""
    size = SIDE * FINER
    many = min(steps, 12)
    across = 3 if many > 4 else 2
    rows = -(-many // across)
    gap = min(size / rows, size / across, size / 3)
    spots = []
    for number in range(many):
        row, column = divmod(number, across)
        # To and fro, as one walks.
        column = column if row % 2 == 0 else across - 1 - column
        spots.append(
            (size / 2 + (column - (across - 1) / 2) * gap, size / 2 + ((rows - 1) / 2 - row) * gap * 0.98)
        )
    pen.line(spots, fill=LINE, width=round(gap / 9), joint="curve")
    letters = font("bold", round(gap / 3))
    for number, (x, y) in enumerate(spots, 1):
        last = number == many
        _disc(pen, x, y, gap * 0.32, OCHRE if last else SAND)
        if not last:
            pen.ellipse(
                (x - gap * 0.32, y - gap * 0.32, x + gap * 0.32, y + gap * 0.32),
                outline=OCHRE,
                width=round(gap / 28),
            )
        pen.text((x, y), str(number), font=letters, fill=RAISED if last else OCHRE, anchor="mm")


def _draw_parts(pen: ImageDraw.ImageDraw, parts: Sequence[tuple[int, bool]]) -> None:
    """The programme of a training: a bar for each part, as long as it lasts."""
    size = SIDE * FINER
    longest = max(minutes for minutes, _ in parts) or 1
    high = min(size / len(parts), size / 6)
    y = (size - high * len(parts)) / 2
    for number, (minutes, pause) in enumerate(parts):
        long = max(high * 0.62, size * 0.92 * minutes / longest)
        box = (size * 0.04, y + high * 0.16, size * 0.04 + long, y + high * 0.84)
        colour = SAND if pause else GREEN if number % 2 == 0 else "#4d8377"
        pen.rounded_rectangle(box, high * 0.3, fill=colour, outline=LINE if pause else None, width=3)
        y += high


def _disc(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str) -> None:
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
