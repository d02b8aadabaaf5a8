"""The picture that goes along with a shared page."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from samenverder.publish.letters import font
from samenverder.publish.social import HEIGHT, WIDTH, Shared, draw, shared_of, shared_pictures

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository

STORY = Shared("verhaal", "Samen aan de deur", "Ons Dorp · 2016", "Samen Verder")
LIGHTEST = 40_000


def test_the_same_page_gives_the_same_bytes_and_another_page_others(repository: Repository) -> None:
    catalogue = repository.catalogue()
    every = [shared_of(catalogue, practice, "Samen Verder") for practice in catalogue.practices]
    for shared in every:
        assert draw(shared) == draw(replace(shared))
    assert len({draw(shared) for shared in every}) == len(every)
    assert len({repr(shared) for shared in every}) == len(every)


@pytest.mark.parametrize("title", ["Samen", "Samen aan de deur " * 20, "Wijkverpleegkundigenoverleggroep" * 4, "", "é ë ï ö ü – ’ ‘ …"])  # fmt: skip
def test_any_title_fits(title: str) -> None:
    with Image.open(io.BytesIO(raw := draw(replace(STORY, title=title, beneath=title)))) as made:
        assert made.size == (WIDTH, HEIGHT)
        # What stands beside the drawing stays there, and what stands above the name of the site stays above it.
        for empty in ((690, 0, 700, HEIGHT), (80, 500, 690, 512)):
            assert min(made.convert("L").crop(empty).tobytes()) > 200
    assert len(raw) < LIGHTEST


def test_its_letters_know_dutch() -> None:
    for weight in ("bold", "regular"):
        letters = font(weight, 40)
        nothing = bytes(letters.getmask("\uffff"))
        for letter in "éèëêïîóöôüûçáàÉËÏ–—’‘“”…€·×%&?!":
            assert bytes(letters.getmask(letter)) != nothing, letter


@pytest.mark.parametrize("shared", [replace(STORY, steps=many) for many in (1, 4, 7, 12, 40)]
                         + [replace(STORY, parts=((15, False),) * many) for many in (1, 6, 20)]
                         + [replace(STORY, parts=((0, False), (0, True)))])  # fmt: skip
def test_a_guide_and_a_module_have_a_drawing_of_their_own(shared: Shared) -> None:
    with Image.open(io.BytesIO(draw(shared))) as made, Image.open(io.BytesIO(draw(STORY))) as plain:
        assert made.convert("RGB").crop((700, 0, WIDTH, HEIGHT)).tobytes() != plain.convert("RGB").crop((700, 0, WIDTH, HEIGHT)).tobytes()  # fmt: skip


def test_what_stays_the_same_is_not_drawn_again(repository: Repository) -> None:
    def keys() -> dict[str, str]:
        return {one.address: repr(one.shared()) for one in shared_pictures(repository.catalogue(), "Samen Verder", "Een kennisbank")}  # fmt: skip

    before = keys()
    assert keys() == before
    assert len(before) == len(repository.catalogue().practices) + 1
    repository.change("verhalen/aan-de-deur.md", "title: Samen aan de deur", "title: Samen aan de poort")
    repository.change("verhalen/koffie-in-de-straat.md", "beoordeeld: 2026", "beoordeeld: 2025")
    after = keys()
    assert {address for address in before if before[address] != after[address]} == {
        "verhalen/aan-de-deur/deelbeeld.png"
    }


def test_every_page_that_is_shared_has_a_picture_of_the_size_it_says(real_site: Path) -> None:
    seen: set[str] = set()
    for path in real_site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html or 'content="noindex' in html:
            continue
        said = dict(re.findall(r'<meta property="(og:image[:a-z]*)" content="([^"]*)"', html))
        name = said["og:image"].removeprefix("https://samenverder.example/")
        if name in seen:
            continue
        seen.add(name)
        raw = (real_site / name).read_bytes()
        with Image.open(io.BytesIO(raw)) as made:
            assert made.size == (int(said["og:image:width"]), int(said["og:image:height"]))
        assert len(raw) < LIGHTEST, name
    assert len(seen) > 100
