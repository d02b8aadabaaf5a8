"""Addresses that lead on: the short one of each practice, which never changes, and those of before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from samenverder.reading.addresses import short
from samenverder.reading.problem import Problem
from samenverder.reading.promises import ADDRESSES, REDIRECTS, address_of
from samenverder.reading.reserved import BELOW, FRAMES
from samenverder.rules.addresses import known_to_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.library import Library


def renamed(catalogue: Catalogue) -> dict[str, str]:
    """Former places of practices and terms (`verhalen/oud`), each with the place of now, without slashes around them."""
    promised = {address.strip("/") for _, address in catalogue.library.published}
    found: dict[str, str] = {}
    for vocabulary in catalogue.vocabularies:
        for old, new in vocabulary.replaced.items():
            found[f"{vocabulary.field}/{old}"] = f"{vocabulary.field}/{new}"
    folders = {practice.kind.folder for practice in catalogue.practices}
    for practice in catalogue.practices:
        for old in practice.fields.earlier:
            here = f"{practice.kind.folder}/{old}"
            # Who was a story once and is a guide now keeps the address of the story.
            elsewhere = (f"{folder}/{old}" for folder in folders)
            found |= dict.fromkeys(
                [here, *(place for place in elsewhere if place in promised)], practice.place
            )
    return {old: new for old, new in found.items() if old != new}


def former(catalogue: Catalogue, site: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What has to stand at addresses of before in a site that is built but for these: pages that lead on, and copies of files.

    Both from the former address to that of now, from the root of the site; where something stands already, it stays.
    """
    pages: dict[str, str] = {}
    copies: dict[str, str] = {}
    names = renamed(catalogue)
    for practice in catalogue.practices:
        names |= {f"{FRAMES}/{old}": f"{FRAMES}/{practice.id}" for old in practice.fields.earlier}
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()) if names else ()
    for old, new in beside(sorted(files), names):
        if old.endswith("/index.html"):
            pages[old.removesuffix("index.html")] = new.removesuffix("index.html")
        elif not (site / old).exists():
            copies[old] = new
    for old, new in moved(catalogue, ()).items():
        if old.endswith("/"):
            pages[old] = new
        elif (site / new).is_file() and not (site / old).exists():
            copies[old] = new
    free = {
        old: new
        for old, new in pages.items()
        if not (site / old / "index.html").exists() and not _is_below_file(site, old, copies)
    }
    copies = {old: new for old, new in copies.items() if not _is_below_file(site, old, copies)}
    return {old: new for old, new in free.items() if (site / _end_of(new) / "index.html").exists()}, copies


def _is_below_file(site: Path, address: str, more: Collection[str] = ()) -> bool:
    """Whether part of the way to an address is a file of the site, or one of `more`: then there is no folder there."""
    parts = address.strip("/").split("/")
    ways = ("/".join(parts[:many]) for many in range(1, len(parts) + address.endswith("/")))
    return any(way in more or (site / way).is_file() for way in ways)


def unbuilt(library: Library, site: Path, told: Iterable[Problem]) -> Iterator[Problem]:
    """A problem for each published address that is not in a built site, unless it was told before.

    And for each redirect that there is no room for.
    """
    told = list(told)
    known = {problem.line for problem in told if problem.code == "adres-weg"}
    wrong = {problem.line for problem in told if problem.code == "doorverwijzing"}
    for row in library.redirects:
        if row.line not in wrong and _is_below_file(site, row.old):
            yield Problem(
                f"{library.folder}/{REDIRECTS}", row.line, "",
                f"'{row.old}' ligt onder een bestand van de site. Van daar kan niets doorverwijzen: haal deze regel weg.",
                "doorverwijzing",
            )  # fmt: skip
    nowhere = {row.old for row in library.redirects if row.line in wrong}
    for line, address in library.published:
        # What is no address at all, or is led to nowhere, was told by the rules.
        if line in known or address in nowhere or address != address_of(address):
            continue
        # The pages of a list of terms that cannot be used are not there, and that was told of the list.
        if library.lacking and known_to_rules(address):
            continue
        slash = "/" if address.endswith("/") else ""
        if not (site / address / "index.html" if slash else site / address).is_file():
            yield Problem(
                f"{library.folder}/{ADDRESSES}", line, "",
                f"'{address}' is gepubliceerd, maar de site maakt het niet meer. Zet in {library.folder}/{REDIRECTS} waar het nu staat: {address} -> het/nieuwe/adres{slash}",
                "adres-weg",
            )  # fmt: skip


def moved(catalogue: Catalogue, used: Collection[str]) -> dict[str, str]:
    """Addresses without a page of their own, each with the one that it leads to; never away from one that is `used`.

    Where someone wrote down that it leads to a heading, `#` and that heading stand behind it.
    """
    found = {row.old: row.new for row in catalogue.library.redirects if row.old}
    found |= {f"{old}/": f"{new}/" for old, new in renamed(catalogue).items()}
    for practice in catalogue.practices:
        found |= {short(old): practice.address for old in practice.fields.earlier}
        for old in practice.fields.earlier:
            # Sheets and faces have no page in `used`: whose they are is said by the page above them.
            if f"{practice.kind.folder}/{old}/" not in used:
                for name in BELOW.get(practice.kind.id, ()):
                    found[f"{practice.kind.folder}/{old}/{name}/"] = f"{practice.address}{name}/"
    # Last, so that an id in use leads to its own practice whatever others say they were called.
    found |= {short(practice.id): practice.address for practice in catalogue.practices}
    return {old: new for old, new in found.items() if old not in used and _end_of(new) != old}


def _end_of(address: str) -> str:
    return address.partition("#")[0]


def beside(files: Iterable[str], renamed: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What lies beside or below a page that has another name now, such as its sheets: each former file with that of now.

    `files`: everything that is published, as paths from the root of the site.
    """
    former: dict[str, list[str]] = {}
    for old, new in renamed.items():
        former.setdefault(new, []).append(old)
    for file in files:
        parts = file.split("/")
        for at, (folder, name) in enumerate(pairwise(parts)):
            id, dot, ending = name.partition(".")
            for old in former.get(f"{folder}/{id}", ()):
                yield "/".join([*parts[:at], f"{old}{dot}{ending}", *parts[at + 2 :]]), file
