"""A module as a package for a learning platform: IMS Common Cartridge 1.1.

Version 1.1, with web links and web content alone, is what all of them read:

- Moodle (`backup/converter/imscc11/lib.php`, `backup/cc/cc112moodle.php`): 1.0 and 1.1 only. It looks for the namespace
  of the manifest in the first 1,024 bytes (500 in older versions), and refuses what its copies of the schemas do.
- Canvas (`lib/cc/importer/standard/`): any version; what lies below the item at the root becomes a module each.
- Open edX (`cc2olx`): any version; its converter was run on these packages.
- Brightspace: by its documentation; its code is not public, so nobody looked.

Sections lie two deep, links and pages three: deeper Moodle only indents, and shallower Canvas makes no module of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from samenverder.publish.course.archive import zipped
from samenverder.publish.course.plan import possible
from samenverder.reading.addresses import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samenverder.publish.course.plan import Course, Item, Section


class Draw(Protocol):
    """Draws what stands in a package."""

    @property
    def words(self) -> Mapping[str, str]:
        """What stands there besides what the practices say."""

    def __call__(self, name: str, **data: Any) -> str:
        """The template of this name, below `overrides/package/` and without its ending, with this data."""


LICENSE = "CC BY 4.0"
"""Of the site, where a practice has no other."""

WEB_CONTENT, WEB_LINK = "webcontent", "imswl_xmlv1p1"
"""The types of resource of the standard that a package uses."""


@dataclass(frozen=True)
class Entry:
    """A file of a package, as its manifest lists it."""

    id: str
    title: str
    type: str
    file: str
    content: str


@dataclass(frozen=True)
class Entries:
    """A section of a package, as its manifest lists it."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def cartridge(course: Course, site: str, draw: Draw) -> bytes:
    """The package of a course, for a site at the address `site` (ending in a slash)."""
    return zipped(cartridge_files(course, site, draw))


def cartridge_files(course: Course, site: str, draw: Draw) -> dict[str, str]:
    """The files of the package by name, its manifest first."""
    sections = tuple(section for section in _sections(course, site, draw) if section.entries)
    manifest = draw(
        "manifest",
        id=f"training-{course.module.id}",
        course=course,
        entries=sections,
        license=course.module.fields.license or LICENSE,
    )
    return {"imsmanifest.xml": tidy(manifest)} | {
        entry.file: entry.content for section in sections for entry in section.entries
    }


def _sections(course: Course, site: str, draw: Draw) -> Iterator[Entries]:
    license = course.module.fields.license or LICENSE
    intro = draw("intro", course=course, site=site + short(course.module.id), license=license)
    yield Entries(
        "deel-0",
        course.module.title,
        (Entry("deel-0-1", draw.words["about"], WEB_CONTENT, "00/over.html", tidy(intro)),),
    )
    for section in course.sections:
        entries = (_entry(section, number, item, site, draw) for number, item in enumerate(section.items, 1))
        yield Entries(f"deel-{section.number}", f"{section.number}. {section.title}", tuple(entries))


def _entry(section: Section, number: int, item: Item, site: str, draw: Draw) -> Entry:
    id, folder = f"deel-{section.number}-{number}", f"{section.number:02}"
    title = draw.words[item.sort].format(item.title)
    if item.practice:
        page = draw("link", title=title, address=site + short(item.practice.id))
        return Entry(id, title, WEB_LINK, f"{folder}/lees.xml", tidy(page))
    if item.sheet:
        address, license = site + short(item.sheet.story.id), item.sheet.story.fields.license or LICENSE
        page = draw("sheet", title=title, sheet=item.sheet, address=address, license=license)
        return Entry(id, title, WEB_CONTENT, f"{folder}/werkblad.html", tidy(page))
    page = draw("task", title=title, section=section, item=item)
    return Entry(id, title, WEB_CONTENT, f"{folder}/opdracht.html", tidy(page))


def tidy(text: str) -> str:
    """As a file: nothing stands before its first sign (XML asks for that), and what XML cannot hold is left out."""
    return possible(text).strip() + "\n"
