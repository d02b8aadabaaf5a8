"""The pictures of the form in the guide for contributors, taken from a built site: `python bench/screens.py site`."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium, served  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = ROOT / "docs" / "bijdragen"
WIDE = (1200, 720)


def begin(page: Page) -> None:
    """A first step with something in it."""
    page.locator("#f-title").fill("Buren en corporatie maken samen de trap schoon")
    page.evaluate("scrollTo(0, 0)")


def terms(page: Page) -> None:
    """Preconditions with their standings."""
    page.goto("/bijdragen/verhaal-schrijven/?randvoorwaarden=vertrouwen,regie,financiering#stap-wie")
    page.locator("#form:not([hidden])").wait_for()
    box = page.locator("[data-field=randvoorwaarden]")
    box.get_by_label("geregeld").nth(1).check()
    box.get_by_label("ontbrak").nth(2).check()
    box.evaluate("(one) => one.scrollIntoView()")


def hand_in(page: Page) -> None:
    """The ways to hand in."""
    page.evaluate("location.hash = 'stap-klaar'")
    page.locator("#hand-in").wait_for()
    page.locator("#hand-in").evaluate("(one) => one.scrollIntoView()")


def main(site: Path) -> None:
    """Take them all."""
    with served(site) as address, chromium() as browser:
        for name, act in {"begin": begin, "begrippen": terms, "insturen": hand_in}.items():
            context = browser.new_context(
                base_url=address,
                viewport={"width": WIDE[0], "height": WIDE[1]},
                reduced_motion="reduce",
                device_scale_factor=1,
            )
            page = context.new_page()
            page.goto("/bijdragen/verhaal-schrijven/")
            page.locator("#form:not([hidden])").wait_for()
            act(page)
            page.wait_for_timeout(900)
            with Image.open(io.BytesIO(page.screenshot())) as image:
                image.convert("RGB").save(FOLDER / f"formulier-{name}.webp", "WEBP", quality=70, method=6)
            print(name, (FOLDER / f"formulier-{name}.webp").stat().st_size)
            context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
