"""Where a link in contributed text leads: the same answer for the rule that asks and for the page that shows it.

People write links as they know them: the name of the file, its path, the address of its page, the id between double
brackets. Where only one page can be meant, that page it is.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from samenverder.reading.addresses import earlier_headings, headings_of, short
from samenverder.reading.practice import KINDS
from samenverder.reading.reserved import BELOW, NEWS

if TYPE_CHECKING:
    from samenverder.reading.attachments import Attachment
    from samenverder.reading.library import Library
    from samenverder.reading.practice import Practice

OUTSIDE = ("http", "https", "mailto")
"""The schemes that a link may have."""


class Writer(Protocol):
    """What has a text with links in it: a practice, or a page that was written by hand."""

    @property
    def folder(self) -> str:
        """Where its links count from."""

    @property
    def place(self) -> str:
        """Where the files beside it lie."""

    @property
    def address(self) -> str:
        """Its page, from the root of the site."""


@dataclass(frozen=True)
class Destination:
    """Where a link leads."""

    address: str | None = None
    """The page, from the root of the site; None when it is none of ours."""
    query: str = ""
    anchor: str = ""
    """The place on that page."""
    scheme: str = ""
    """Of a link that leads out of the site."""
    attachment: Attachment | None = None
    """The file beside the practice that it leads to."""

    @property
    def found(self) -> bool:
        """Whether it can be followed."""
        return self.address is not None or self.scheme in OUTSIDE or self.attachment is not None


@dataclass
class Atlas:
    """All pages that text can link to."""

    library: Library
    _pages: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Every way to name a page, without ending and slashes around it, with its address."""
        library, pages = self.library, self._pages
        for page in library.written:
            pages[page.address.strip("/")] = page.address
        for address in (*(kind.folder for kind in KINDS), *(v.field for v in library.vocabularies), *_TOOLS):
            pages[address] = f"{address}/"
        for vocabulary in library.vocabularies:
            for id in (*vocabulary.terms, *vocabulary.replaced):
                pages[f"{vocabulary.field}/{id}"] = f"{vocabulary.field}/{vocabulary.replaced.get(id, id)}/"
        for practice in library.by_id.values():
            for id in practice.fields.earlier:
                pages.setdefault(id, practice.address)
                pages.setdefault(f"{practice.kind.folder}/{id}", practice.address)
                pages.setdefault(short(id).strip("/"), practice.address)
        for practice in library.by_id.values():
            if practice.fields.status is None or practice.fields.status == "gepubliceerd":
                for day in practice.days:
                    month = f"{NEWS}/{day.isoformat()[:7]}"
                    pages[month] = f"{month}/"
            ways = (practice.id, f"{practice.kind.folder}/{practice.id}", short(practice.id).strip("/"))
            pages.update(dict.fromkeys(ways, practice.address))
            for name in BELOW.get(practice.kind.id, ()):
                pages[f"{practice.address}{name}"] = f"{practice.address}{name}/"

    def destination(self, target: str, writer: Writer) -> Destination:
        """Where `target`, as written in the text of `writer`, leads."""
        target = target.strip()
        site = self.library.site
        if site and target.startswith(site):
            target = "/" + target.removeprefix(site)
        scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", target)
        if scheme or target.startswith("//"):
            return Destination(scheme=scheme[1].casefold() if scheme else "https")
        rest, query, anchor = _parts(target)
        if not rest:
            return Destination(writer.address, query, anchor)
        beside = posixpath.normpath(f"{writer.folder}/{unquote(rest)}")
        place, _, name = beside.rpartition("/")
        if attachment := self.library.attachments.get(place, {}).get(name):
            return Destination(attachment=attachment) if place == writer.place else Destination()
        path = re.sub(
            r"(?:/index)?(?:\.md|\.html)?/*$", "", unquote(rest).replace("\\", "/"), flags=re.IGNORECASE
        )
        root = path.startswith("/")
        path = path.lstrip("/").removeprefix(f"{self.library.folder}/").removeprefix("docs/")
        near = posixpath.normpath(f"{writer.folder}/{path}") if not root else path
        address = next(
            (self._pages[way] for way in (near, path, path.lstrip("./")) if way in self._pages), None
        )
        return Destination(address, query, anchor)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """All pages that text can link to."""
        return frozenset(self._pages.values())

    def has_anchor(self, found: Destination) -> bool:
        """Whether the place that a link names is on its page; of pages that are not practices nobody knows."""
        return (
            not found.anchor
            or found.address not in self._practices
            or unquote(found.anchor) in self.anchors(found)
        )

    def anchors(self, found: Destination) -> set[str]:
        """The places on the page of a practice that a link can name."""
        target = self._practices[found.address or ""]
        known = headings_of(target) | earlier_headings(target.fields.earlier_headings)
        return known | {f"bron-{number}" for number, _ in enumerate(target.fields.sources, 1)}

    @cached_property
    def _practices(self) -> dict[str, Practice]:
        return {practice.address: practice for practice in self.library.by_id.values()}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of all practices, by id."""
        return {practice.id: practice.title for practice in self.library.by_id.values()}

    def spellings(self, writer: Writer) -> dict[str, str]:
        """Every practice and page that a link could mean, by its last part, each as it is written there."""
        found = {}
        for way, address in self._pages.items():
            folder, _, name = address.strip("/").rpartition("/")
            if folder:
                up = "" if folder == writer.folder else f"../{folder}/"
                found[way.rpartition("/")[2]] = f"{up}{name}.md"
        return found


def _parts(target: str) -> tuple[str, str, str]:
    """Path, question and anchor of an address within the site."""
    path, _, anchor = target.partition("#")
    path, _, query = path.partition("?")
    return path, query, anchor


_TOOLS = (
    "zoeken",
    "overzicht",
    "aan-tafel",
    "vergelijken",
    "selectie",
    NEWS,
    "bijdragen/verhaal-schrijven",
    "bijdragen/velden",
    "bijdragen/regels",
    "data",
    "data/voorbeeld",
)
"""Pages that the site makes besides those of practices and terms."""
