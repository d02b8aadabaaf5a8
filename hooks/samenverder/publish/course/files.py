"""The files that lie beside the page of a module: package, links and sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.course.archive import zipped
from samenverder.publish.course.cartridge import cartridge, tidy
from samenverder.publish.course.links import links_csv
from samenverder.publish.course.plan import course_of
from samenverder.publish.sheets import sheet, stories_of
from samenverder.reading.fields import Module

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.course.cartridge import Draw
    from samenverder.publish.sheets import Sheet
    from samenverder.reading.practice import Practice

PACKAGE, LINKS, SHEETS = "pakket.imscc", "links.csv", "werkbladen.zip"
"""Their names, below the address of the module."""
STYLE = "sheets.css"
"""What makes the sheets look as on the site, beside them."""


def course_files(catalogue: Catalogue, draw: Draw, style: str) -> Iterator[tuple[str, bytes]]:
    """Each file: its address from the root of the site, and its bytes; `style` is the style sheet of the sheets.

    None without an address of the site: in a package only whole addresses lead anywhere.
    """
    site = catalogue.library.site
    for module in catalogue.practices if site else ():
        if not isinstance(module.fields, Module):
            continue
        yield module.address + PACKAGE, cartridge(course_of(catalogue, module, draw.words), site, draw)
        yield module.address + LINKS, links_csv(catalogue, module, site).encode()
        yield module.address + SHEETS, zipped(_sheets(catalogue, module, draw, style))


def _sheets(catalogue: Catalogue, module: Practice, draw: Draw, style: str) -> dict[str, str]:
    """A sheet for each story, and apart from these how it ended: nobody hands that out by accident."""
    sheets = [sheet(catalogue, story) for story in stories_of(catalogue, module)]
    names = [f"{number:02}-{one.story.id}.html" for number, one in enumerate(sheets, 1)]
    situations = {name: _leaf("situation", one, "", draw) for name, one in zip(names, sheets, strict=True)}
    outcomes = {f"uitkomsten/{name}": _leaf("outcome", one, "../", draw) for name, one in zip(names, sheets, strict=True)}  # fmt: skip
    return {STYLE: style} | situations | outcomes


def _leaf(sort: str, sheet: Sheet, up: str, draw: Draw) -> str:
    return tidy(draw("leaf", sort=sort, sheet=sheet, style=up + STYLE))
