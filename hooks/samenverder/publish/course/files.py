"""The files that lie beside the page of a module: package, links and sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.course.archive import zipped
from samenverder.publish.course.cartridge import cartridge, sheet_html
from samenverder.publish.course.links import links_csv
from samenverder.publish.course.plan import course_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.course.cartridge import Draw
    from samenverder.publish.course.plan import Course

PACKAGE, LINKS, SHEETS = "pakket.imscc", "links.csv", "werkbladen.zip"
"""Their names, below the address of the module."""


def course_files(catalogue: Catalogue, draw: Draw) -> Iterator[tuple[str, bytes]]:
    """Each file: its address from the root of the site, and its bytes.

    None without an address of the site: in a package only whole addresses lead anywhere.
    """
    site = catalogue.library.site
    if not site:
        return
    for module in catalogue.practices:
        if not hasattr(module.fields, "parts"):
            continue
        course = course_of(catalogue, module)
        yield module.address + PACKAGE, cartridge(course, site, draw)
        yield module.address + LINKS, links_csv(catalogue, module, site).encode()
        yield module.address + SHEETS, zipped(_sheets(course, site, draw))


def _sheets(course: Course, site: str, draw: Draw) -> dict[str, str]:
    used = dict.fromkeys(
        item.practice.id for section in course.sections for item in section.items
        if item.sort == "sheet" and item.practice
    )  # fmt: skip
    return {}
