"""Pictures and documents that lie beside a practice, in a folder with its name: `verhalen/<id>/tafel.jpg`.

What they are is read from their content, never from their name. Nothing of a picture is published but its image: it
is drawn anew, so that place, camera and whatever else was in the file stay behind.
"""

from __future__ import annotations

import io
import re
import stat
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from samenverder.reading.files import entries, is_folder, is_plain
from samenverder.reading.problem import Finding
from samenverder.reading.strays import shown_name
from samenverder.reading.table import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
DOCUMENTS = {".pdf"}
MOST_BYTES, MOST_SIDE, LEAST_SIDE = 8_000_000, 8_000, 200
"""Of a picture: what a telephone makes is some 5 MB and 4,000 pixels wide; below 200 it is a stamp on a page."""
MOST_PIXELS = 40_000_000
MOST_OF_DOCUMENT = 10_000_000
_GPS = 0x8825
"""The tag under which a camera notes the place (Exif 2.3, table 4)."""
_RUNS = re.compile(rb"/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|RichMedia)\b")
"""What in a PDF can run something when it is opened (ISO 32000-1, 12.6)."""


@dataclass(frozen=True)
class Attachment:
    """A file beside a practice."""

    file: str
    """Path as people see it."""
    name: str
    owner: str
    """The practice it lies beside, as its folder and id: `verhalen/aan-de-deur`."""
    path: Path
    size: int = 0
    """In bytes."""
    width: int = 0
    height: int = 0
    """Of a picture, as it is looked at."""
    findings: tuple[Finding, ...] = ()

    @property
    def picture(self) -> bool:
        """Whether it is one, by its ending."""
        return self.path.suffix.casefold() in PICTURES

    @property
    def usable(self) -> bool:
        """Whether it can be published."""
        return not self.findings


def attachments(folder: Path, root: str) -> Iterator[Attachment]:
    """The files in the folders beside practices in `folder` (that of a kind); `root`: the folder above, as people see it."""
    for place in entries(folder):
        if not is_folder(place) or not is_plain(folder / f"{place.name}.md"):
            continue
        for path in entries(place):
            if path.name.startswith("."):
                continue
            owner = f"{folder.name}/{place.name}"
            file = f"{root}/{folder.name}/{shown_name(place.name)}/{shown_name(path.name)}"
            yield _attachment(path, file, owner)


def _attachment(path: Path, file: str, owner: str) -> Attachment:
    def wrong(message: str) -> Attachment:
        return Attachment(file, path.name, owner, path, findings=(Finding(message, line=1, code="bijlage"),))

    found = path.lstat()
    ending = path.suffix.casefold()
    if not stat.S_ISREG(found.st_mode):
        return wrong("Dit is geen gewoon bestand. Zet het bestand zelf hier neer, of haal het weg.")
    if ending not in PICTURES and ending not in DOCUMENTS:
        kinds = ", ".join(sorted([*PICTURES, *DOCUMENTS]))
        more = " Bewaar een SVG als PNG." if ending == ".svg" else ""
        return wrong(f"Hier kunnen alleen deze soorten bestanden staan: {kinds}.{more}")
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]+", path.name) or len(path.name) > 80:
        return wrong("De bestandsnaam mag alleen kleine letters, cijfers en koppeltekens hebben, en hoogstens 80 tekens: keukentafel-2026.jpg.")  # fmt: skip
    if pattern("bestandsnaam", "apparaat").fullmatch(path.stem):
        return wrong(f"Op een computer met Windows kan geen bestand '{path.name}' heten. Maak de naam langer.")  # fmt: skip
    most = MOST_OF_DOCUMENT if ending in DOCUMENTS else MOST_BYTES
    if found.st_size > most:
        return wrong(
            f"Dit bestand is te groot ({found.st_size / 1e6:.1f} MB; hoogstens {most // 1_000_000} MB). Maak het kleiner."
        )
    try:
        raw = path.read_bytes()
    except OSError:
        return wrong("Dit bestand is niet te openen. Kijk of je het mag lezen.")
    if ending in DOCUMENTS:
        return Attachment(file, path.name, owner, path, len(raw), findings=tuple(_of_document(raw)))
    return _picture(raw, path, file, owner, PICTURES[ending])


def _of_document(raw: bytes) -> Iterator[Finding]:
    if not raw.startswith(b"%PDF-"):
        yield Finding(
            "Dit is geen PDF, al heet het zo. Bewaar het document opnieuw als PDF.", line=1, code="bijlage"
        )
    elif found := _RUNS.search(raw):
        yield Finding(f"In deze PDF zit iets wat vanzelf start ({found[0].decode()}). Bewaar het document opnieuw als gewone PDF, zonder invulvelden of bijlagen.", line=1, code="bijlage")  # fmt: skip


def _picture(raw: bytes, path: Path, file: str, owner: str, wanted: str) -> Attachment:
    def wrong(message: str) -> Attachment:
        return Attachment(file, path.name, owner, path, findings=(Finding(message, line=1, code="bijlage"),))

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(raw), formats=sorted({*PICTURES.values()})) as image:
                width, height = image.size
                if max(width, height) > MOST_SIDE or width * height > MOST_PIXELS:
                    return wrong(f"Deze afbeelding is te groot ({width} bij {height} punten; hoogstens {MOST_SIDE} per kant). Maak haar kleiner, 2000 breed is genoeg.")  # fmt: skip
                if min(width, height) < LEAST_SIDE:
                    return wrong(f"Deze afbeelding is te klein ({width} bij {height} punten; minstens {LEAST_SIDE} per kant). Zoek een grotere.")  # fmt: skip
                if image.format != wanted:
                    return wrong(
                        f"Dit is een {image.format}, al heet het {path.suffix}. Geef het bestand de goede uitgang."
                    )
                exif = image.getexif()
                if exif.get_ifd(_GPS):
                    return wrong("Deze foto vertelt waar hij gemaakt is (GPS). Haal de locatie eruit (bij de eigenschappen van het bestand) of maak er een schermafdruk van.")  # fmt: skip
                if exif.get(0x0112) in (5, 6, 7, 8):
                    # The camera was held on its side.
                    width, height = height, width
                image.load()
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        Warning,
        Image.DecompressionBombError,
    ):
        return wrong(
            "Deze afbeelding is niet te lezen. Open haar in een tekenprogramma en bewaar haar opnieuw."
        )
    return Attachment(file, path.name, owner, path, len(raw), width, height)
