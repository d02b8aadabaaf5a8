"""The mark of the site as pictures, in every size that devices ask for."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Iterator

GREEN, WHITE, CLAY, PAPER = "#1d5a50", "#ffffff", "#f2b184", "#fbf8f2"
"""The colours of `docs/assets/merk.svg`, and the one behind a page."""
UNITS = 32
"""Its width and height."""
FINER = 4
"""So many times larger it is drawn first: what is made smaller has smooth edges."""
FOLDER = "assets/merk"
SIZES = (180, 192, 512)
"""Of the screens of phones: Apple asks for the first, the manifest of a site for the others."""
MASKABLE = 512
SAFE = 0.8
"""What of a maskable picture is always seen: a circle that is so wide (W3C, Web Application Manifest)."""


def mark(size: int, *, whole: bool = False, scale: float = 1) -> Image.Image:
    """The mark, `size` points wide, as `docs/assets/merk.svg` has it.

    `whole` fills the corners; `scale` makes what stands on the green smaller.
    """
    unit = size * FINER / UNITS
    side = (size * FINER, size * FINER)
    image = Image.new("RGB", side, GREEN) if whole else Image.new("RGBA", side, f"{GREEN}00")
    draw = ImageDraw.Draw(image)
    if not whole:
        draw.rounded_rectangle((0, 0, size * FINER - 1, size * FINER - 1), 8 * unit, fill=GREEN)

    def at(value: float) -> float:
        return (UNITS / 2 + (value - UNITS / 2) * scale) * unit

    half = 1.5 * scale * unit

    def line(x: float, y: float, x2: float, y2: float, colour: str) -> None:
        draw.rounded_rectangle((at(x) - half, at(y) - half, at(x2) + half, at(y2) + half), half, fill=colour)

    for left, top in ((7.0, 14.5), (16.0, 11.0)):
        for x in (left, left + 9):
            line(x, top, x, 24, WHITE)
        # Where the arch meets the posts their round ends must not stick out.
        box = (at(left) - half, at(top - 4.5) - half, at(left + 9) + half, at(top + 4.5) + half)
        draw.pieslice(box, 180, 360, fill=WHITE)
        inner = (at(left) + half, at(top - 4.5) + half, at(left + 9) - half, at(top + 4.5) - half)
        draw.pieslice(inner, 180, 360, fill=GREEN)
        draw.rectangle((inner[0], at(top), inner[2], at(24) - half), fill=GREEN)
    line(5, 24, 27, 24, CLAY)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def icons(name: str) -> Iterator[tuple[str, bytes]]:
    """Every icon and the manifest that names them: its address from the root of the site, and its bytes."""
    for size in SIZES:
        # Apple paints what is see-through black.
        yield f"{FOLDER}-{size}.png", _png(mark(size, whole=size == SIZES[0]))
    yield f"{FOLDER}-heel-{MASKABLE}.png", _png(mark(MASKABLE, whole=True, scale=SAFE * 0.92))
    out = io.BytesIO()
    mark(48).save(out, "ICO", sizes=[(16, 16), (32, 32), (48, 48)])
    yield "favicon.ico", out.getvalue()
    yield f"{FOLDER}.webmanifest", (json.dumps(manifest(name), ensure_ascii=False, indent=1) + "\n").encode()


def manifest(name: str) -> dict[str, Any]:
    """What a device asks of a site that someone puts on the home screen; addresses count from its own folder."""
    own = FOLDER.rpartition("/")[2]
    pictures: list[dict[str, str]] = [
        {"src": f"{own}-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in SIZES[1:]
    ]
    pictures.append(
        {
            "src": f"{own}-heel-{MASKABLE}.png",
            "sizes": f"{MASKABLE}x{MASKABLE}",
            "type": "image/png",
            "purpose": "maskable",
        }
    )
    return {
        "name": name,
        "short_name": name,
        "lang": "nl",
        "start_url": "../",
        "scope": "../",
        "display": "browser",
        "theme_color": GREEN,
        "background_color": PAPER,
        "icons": pictures,
    }


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()
