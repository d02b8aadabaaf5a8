"""The mark in every size."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageStat

from browser import needs_browser
from conftest import ROOT
from samenverder.publish.mark import FOLDER, SAFE, icons, manifest, mark

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def test_every_icon_has_the_size_that_the_manifest_says() -> None:
    files = dict(icons("Samen Verder"))
    assert files == dict(icons("Samen Verder")), "the same bytes each time"
    said = json.loads(files[f"{FOLDER}.webmanifest"])
    assert said == manifest("Samen Verder")
    for icon in said["icons"]:
        with Image.open(io.BytesIO(files[f"assets/{icon['src']}"])) as made:
            assert "x".join(map(str, made.size)) == icon["sizes"]
    with Image.open(io.BytesIO(files[f"{FOLDER}-180.png"])) as made:
        assert made.size == (180, 180)
    with Image.open(io.BytesIO(files["favicon.ico"])) as made:
        assert made.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_what_devices_cut_off_is_green() -> None:
    files = dict(icons("Samen Verder"))
    with Image.open(io.BytesIO(files[f"{FOLDER}-heel-512.png"])) as made:
        whole = made.convert("RGB")
    green, safe = whole.getpixel((0, 0)), 512 * SAFE / 2
    for x in range(0, 512, 4):
        for y in range(0, 512, 4):
            if (x - 256) ** 2 + (y - 256) ** 2 > safe**2:
                assert whole.getpixel((x, y)) == green
    with Image.open(io.BytesIO(files[f"{FOLDER}-180.png"])) as made:
        assert "transparency" not in made.info, "Apple paints what is see-through black"


@needs_browser
def test_it_is_the_mark_of_the_site(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 192, "height": 192})
    page.set_content(f'<body style="margin:0">{(ROOT / "docs/assets/merk.svg").read_text()}')
    shown = tmp_path / "merk.png"
    page.screenshot(path=shown, clip={"x": 0, "y": 0, "width": 192, "height": 192})
    page.close()
    ours = Image.new("RGB", (192, 192), "white")
    ours.paste(drawn := mark(192), (0, 0), drawn)
    with Image.open(shown) as theirs:
        differs = ImageStat.Stat(ImageChops.difference(ours, theirs.convert("RGB")))
    assert max(differs.mean) < 2


def test_the_site_names_its_icons(real_site: Path) -> None:
    home = (real_site / "index.html").read_text(encoding="utf-8")
    for name in ("favicon.ico", f"{FOLDER}-180.png", f"{FOLDER}.webmanifest"):
        assert f'href="{name}"' in home
        assert (real_site / name).is_file()
    deep = (real_site / "verhalen/velsen-skaeve-huse/index.html").read_text(encoding="utf-8")
    assert f'href="../../{FOLDER}.webmanifest"' in deep
