"""Pictures as they are published: drawn anew in a few widths, without anything else that was in the file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.attachments import Attachment
    from samenverder.reading.library import Library
    from samenverder.reading.practice import Practice

WIDTHS = (480, 960, 1600)
"""A phone, a column of text, that column on a screen with twice the points."""
QUALITY = 78


@dataclass(frozen=True)
class Picture:
    """A picture as a page shows it."""

    widths: tuple[int, ...]
    width: int
    height: int
    """Of the largest, so that the page keeps room for it."""
    stem: str
    """How its files begin, in the folder of the page."""

    def name(self, width: int) -> str:
        """The file of a width."""
        return f"{self.stem}-{width}.webp"

    @property
    def largest(self) -> str:
        """The file of the largest."""
        return self.name(self.widths[-1])

    @property
    def choices(self) -> str:
        """Every file with its width, for `srcset`."""
        return ", ".join(f"{self.name(width)} {width}w" for width in self.widths)


def picture(attachment: Attachment) -> Picture:
    """How a picture is published: never wider than it is."""
    widths = [width for width in WIDTHS if width < attachment.width][: len(WIDTHS)]
    widths = [*widths, min(attachment.width, WIDTHS[-1])] if attachment.width not in widths else widths
    widths = sorted(set(widths))
    width = widths[-1]
    return Picture(
        tuple(widths),
        width,
        max(1, round(attachment.height * width / attachment.width)),
        attachment.name.replace(".", "-"),
    )


def published_files(library: Library, practice: Practice) -> Iterator[tuple[str, bytes]]:
    """Every file for the pictures and documents of a practice: its address from the root of the site, and its bytes."""
    for attachment in library.attachments.get(practice.place, {}).values():
        if not attachment.usable:
            continue
        if attachment.picture:
            for name, raw in _drawn(attachment):
                yield f"{practice.address}{name}", raw
        else:
            yield f"{practice.address}{attachment.name}", attachment.path.read_bytes()


def _drawn(attachment: Attachment) -> Iterator[tuple[str, bytes]]:
    found = picture(attachment)
    with Image.open(attachment.path) as opened:
        image = ImageOps.exif_transpose(opened)
        image = image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB")
    for width in found.widths:
        height = max(1, round(attachment.height * width / attachment.width))
        out = io.BytesIO()
        # A new image: what else was in the file (place, camera, a smaller picture of before it was cut) is not copied.
        clean = Image.new(image.mode, (width, height))
        clean.paste(image.resize((width, height), Image.Resampling.LANCZOS))
        clean.save(out, "WEBP", quality=QUALITY, method=4)
        yield found.name(width), out.getvalue()


def of_card(catalogue: Catalogue, practice: Practice) -> Picture | None:
    """The picture that stands for a practice on its card; None when it has none."""
    wanted = practice.fields.picture
    attachment = catalogue.library.attachments.get(practice.place, {}).get(wanted or "")
    return picture(attachment) if attachment and attachment.usable and attachment.picture else None
