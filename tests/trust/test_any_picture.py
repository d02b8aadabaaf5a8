"""Pictures that nobody would think of: each is refused in words, or drawn anew with nothing of the file in it.

SAMENVERDER_EXAMPLES says how many; without it the same few each time.
"""

from __future__ import annotations

import io
import os
import struct
import zlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from conftest import Repository
from samenverder.publish.pictures import WIDTHS, published_files
from samenverder.reading.attachments import attachments
from trust.holds import _ENGLISH

if TYPE_CHECKING:
    from pathlib import Path

    from samenverder.reading.attachments import Attachment
    from samenverder.reading.library import Library

EXAMPLES = int(os.environ.get("SAMENVERDER_EXAMPLES", "200"))
SECRET = b"Camera van Jansen"
NAMES = ("tafel.jpg", "tafel.jpeg", "tafel.png", "tafel.webp")
PLACE = "verhalen/aan-de-deur"


def exif(orientation: int, *, place: bool) -> Image.Exif:
    """What a camera notes: its owner, how it was held, perhaps where."""
    found = Image.Exif()
    found[0x010F] = SECRET.decode()
    found[0x0112] = orientation
    if place:
        found.get_ifd(0x8825).update({1: "N", 2: (52.0, 13.0, 0.0)})
    return found


@cache
def image(mode: str, kind: str, orientation: int, place: bool, frames: int, width: int, height: int) -> bytes:
    """A picture of a sort: its colours, how it is written, and what is written beside it."""
    made = Image.linear_gradient("L").resize((width, height))
    made = made.convert("L").convert("I").convert("I;16") if mode == "I;16" else made.convert(mode)
    out = io.BytesIO()
    more = {"save_all": True, "append_images": [made.copy()] * (frames - 1)} if frames > 1 else {}
    colours = {} if mode in ("I;16", "1", "P") else {"icc_profile": _profile() + SECRET}
    made.save(out, kind, exif=exif(orientation, place=place), **more, **colours)
    return out.getvalue()


@cache
def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


SORTS = {
    "JPEG": ("RGB", "L", "CMYK", "YCbCr", "1"),
    "PNG": ("RGB", "RGBA", "L", "LA", "P", "1", "I;16"),
    "WEBP": ("RGB", "RGBA"),
}


@st.composite
def sound(draw: st.DrawFn) -> bytes:
    kind = draw(st.sampled_from(sorted(SORTS)))
    frames = draw(st.sampled_from([1, 1, 1, 3])) if kind != "JPEG" else 1
    width, height = draw(
        st.sampled_from([(240, 200), (200, 640), (1700, 210), (199, 400), (8001, 200), (1, 1)])
    )
    return image(
        draw(st.sampled_from(SORTS[kind])), kind, draw(st.integers(0, 9)), draw(st.integers(0, 5)) == 0,
        frames, width, height,
    )  # fmt: skip


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, depth: int, colour: int, data: bytes) -> bytes:
    """A PNG that says of itself what it is told to, with sums that are right."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"tEXt", b"Author\x00" + SECRET)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )


SIZES = st.one_of(st.sampled_from([0, 1, 199, 200, 8000, 8001, 65535, 2**31 - 1, 2**31, 2**32 - 1]), st.integers(0, 2**32 - 1))  # fmt: skip
LIES = st.builds(
    png, SIZES, SIZES, st.sampled_from([0, 1, 2, 4, 8, 16, 255]), st.sampled_from([0, 2, 3, 4, 6, 7]),
    st.sampled_from([b"", bytes(100), bytes(200 * 201), bytes(4_000_000)]),
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A picture of which bytes were changed, lost, doubled or put in, most often where it says what it is."""
    raw = bytearray(draw(sound()))
    for _ in range(draw(st.integers(1, 6))):
        if not raw:
            break
        most = draw(st.sampled_from([len(raw), min(len(raw), 64), min(len(raw), 700)]))
        at = draw(st.integers(0, most - 1))
        what = draw(st.sampled_from(["flip", "cut", "lose", "double", "zero", "ones", "noise"]))
        long = draw(st.integers(1, 40))
        if what == "flip":
            raw[at] ^= 1 << draw(st.integers(0, 7))
        elif what == "cut":
            del raw[at:]
        elif what == "lose":
            del raw[at : at + long]
        elif what == "double":
            raw[at:at] = raw[at : at + long]
        elif what == "noise":
            raw[at:at] = draw(st.binary(max_size=long))
        else:
            raw[at : at + 4] = (b"\x00" if what == "zero" else b"\xff") * 4
    return bytes(raw)


PICTURES = st.one_of(sound(), damaged(), damaged(), LIES, st.binary(max_size=300))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """One folder for all examples: only the pictures in it change."""
    return Repository(tmp_path_factory.mktemp("pictures"))


def held(shared: Repository, name: str, raw: bytes) -> Attachment:
    """What is read of a picture, and that it is published whole or refused in words."""
    folder = shared.practices / PLACE
    folder.mkdir(exist_ok=True)
    path: Path = folder / name
    path.write_bytes(raw)
    try:
        [found] = attachments(shared.practices / "verhalen", "practices")
        hold(shared, found)
    finally:
        path.unlink()
    return found


@cache
def library_of(shared: Repository) -> Library:
    """The rest of the library, which is the same for all pictures."""
    return shared.read()


def hold(shared: Repository, found: Attachment) -> None:
    for finding in found.findings:
        assert finding.line == 1
        assert finding.message.endswith(".")
        assert not _ENGLISH.search(finding.message), finding.message
    if not found.usable:
        return
    library = replace(library_of(shared), attachments={PLACE: {found.name: found}})
    [practice] = [one for one in library.practices if one.place == PLACE]
    files = list(published_files(library, practice))
    assert files
    for name, raw in files:
        assert name.endswith(".webp")
        assert SECRET not in raw
        with Image.open(io.BytesIO(raw)) as drawn:
            assert drawn.format == "WEBP"
            assert drawn.width <= WIDTHS[-1]
            assert getattr(drawn, "n_frames", 1) == 1
            assert not drawn.getexif()
            assert not {"icc_profile", "exif", "xmp"} & set(drawn.info)


@settings(max_examples=EXAMPLES, deadline=None, derandomize="SAMENVERDER_EXAMPLES" not in os.environ, database=None, suppress_health_check=list(HealthCheck))  # fmt: skip
@given(raw=PICTURES, name=st.sampled_from(NAMES))
def test_any_picture_is_refused_in_words_or_drawn_anew(shared: Repository, raw: bytes, name: str) -> None:
    held(shared, name, raw)


@pytest.mark.parametrize("kind", sorted(SORTS))
def test_every_sort_of_picture_is_published(shared: Repository, kind: str) -> None:
    name = {"JPEG": "tafel.jpg", "PNG": "tafel.png", "WEBP": "tafel.webp"}[kind]
    for mode in SORTS[kind]:
        assert held(shared, name, image(mode, kind, 6, False, 1, 240, 200)).usable, mode
        assert not held(shared, name, image(mode, kind, 1, True, 1, 240, 200)).usable, mode
