"""The files that lie beside the page of a module: package, links and sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.course.archive import zipped
from samenverder.publish.course.cartridge import cartridge, outcome_html, sheet_html
from samenverder.publish.course.links import links_csv
from samenverder.publish.course.plan import course_of, has_sheet

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
    """A sheet for each story, and apart from these what came of it: nobody hands that out by accident."""
    used = {i.practice.id: i.practice for section in course.sections for i in section.items if i.practice}
    told = [practice for practice in used.values() if has_sheet(practice)]
    return {f"{n:02}-{p.id}.html": sheet_html(p, site, draw) for n, p in enumerate(told, 1)} | {
        f"uitkomsten/{n:02}-{p.id}.html": outcome_html(p, site, draw) for n, p in enumerate(told, 1)
    }
