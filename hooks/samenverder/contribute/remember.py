"""Adding what is published now to the lists of what must work for ever: addresses, and headings on pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.reading.addresses import addresses, pages_with_headings
from samenverder.reading.links import Atlas
from samenverder.reading.promises import ADDRESSES, ANCHORS
from samenverder.reading.reserved import NEWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from samenverder.reading.library import Library

_HEAD = """\
# Elk adres dat ooit gepubliceerd is. De lijst groeit alleen; `samenverder adressen` zet nieuwe erbij.
# Bestaat een adres niet meer, dan zegt `samenverder controleer` waar je het oude id neerzet.
"""
_HEAD_OF_ANCHORS = """\
# Elk kopje dat ooit gepubliceerd is, per pagina. De lijst groeit alleen; `samenverder adressen` zet nieuwe erbij.
# Heet een kopje anders, dan zegt `samenverder controleer` wat je bij 'eerdere_kopjes' zet.
"""
_FILES = re.compile(r"\.(?:atom|csv|ics|json|jsonld|md|pdf|ttl|txt|xlsx|xml|zip)$")
"""Files to which others link. What a name with a check sum in it holds is for our own pages."""
_NOT_PROMISED = re.compile(
    r"(?:assets|search|zoek|p|insluiten)/|data/(?:praktijken|lijst)/|.*\.[0-9a-f]{8,}\.|404\.html|sitemap\.xml\.gz"
)
"""What comes and goes, or follows from the address of its practice."""


def remember(folder: Path, library: Library, site: Path | None = None) -> tuple[list[str], int]:
    """Add what is published now; returns the addresses that are new, and the number of headings that are.

    `site`: a built site, for what only a build knows: downloads, feeds, and pages below those of practices.
    """
    known = {address for _, address in library.published}
    # Months come by themselves and stay as long as their dates do.
    now = set(Atlas(library).addresses) | set(addresses(library)) | {row.old for row in library.redirects}
    # What is not published yet is no promise.
    waiting = {practice.address for practice in library.practices if practice.fields.status == "concept"}
    now = (now | set(_built(site, addresses(library)) if site else ())) - known - waiting - {""}
    added = sorted(address for address in now if not address.startswith(f"{NEWS}/2"))
    if added:
        (folder / ADDRESSES).write_text(
            _HEAD + "".join(f"{a}\n" for a in sorted({*known, *added})), encoding="utf-8"
        )
    return added, _remember_anchors(folder, library)


def _remember_anchors(folder: Path, library: Library) -> int:
    known: dict[str, set[str]] = {}
    for row in library.published_anchors:
        known.setdefault(row.address, set()).update(row.anchors)
    all_of = {address: set(anchors) for address, anchors in known.items()}
    for address, anchors in pages_with_headings(library).items():
        if address and anchors:
            all_of.setdefault(address, set()).update(anchors)
    if many := sum(map(len, all_of.values())) - sum(map(len, known.values())):
        rows = (
            f"{address} {' '.join(f'#{a}' for a in sorted(all_of[address]))}\n" for address in sorted(all_of)
        )
        (folder / ANCHORS).write_text(_HEAD_OF_ANCHORS + "".join(rows), encoding="utf-8")
    return many


def _built(site: Path, pages: Iterable[str]) -> Iterator[str]:
    """The addresses in a built site that others may link to.

    Files beside the pages of practices and terms are left out: they follow from these `pages`.
    """
    places = {address.strip("/") for address in pages}
    for path in sorted(site.rglob("*")):
        address = path.relative_to(site).as_posix()
        if path.name == "index.html" and address != "index.html":
            # A page that leads on, or a further piece of a list, is not offered to anyone.
            if 'name="robots" content="noindex' not in path.read_text(encoding="utf-8"):
                yield address.removesuffix("index.html")
        elif "/".join(address.partition(".")[0].split("/")[:2]) in places:
            continue
        elif _FILES.search(path.name) and not _NOT_PROMISED.match(address):
            yield address
