"""Do references lead somewhere?"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from samenverder.language.nearest import did_you_mean, slug
from samenverder.reading.addresses import addresses
from samenverder.reading.fields import Module
from samenverder.reading.library import ADDRESSES
from samenverder.reading.practice import KINDS
from samenverder.reading.problem import Finding, Severity
from samenverder.reading.prose import body_lines
from samenverder.rules.engine import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.reading.library import Library
    from samenverder.reading.practice import Kind, Practice
    from samenverder.reading.problem import Path


def references(practice: Practice) -> Iterator[tuple[Path, str, tuple[Kind, ...]]]:
    """Every practice that this one names in its fields: where, its id, and the kinds it may be."""
    story, guide, _ = KINDS
    for name, ids in (("gebaseerd_op", practice.fields.based_on), ("verwant", practice.fields.related)):
        yield from (((name, number), id, KINDS) for number, id in enumerate(ids))
    if isinstance(practice.fields, Module):
        for number, part in enumerate(practice.fields.parts):
            if part.story:
                yield ("onderdelen", number, "verhaal"), part.story, (story,)
            if part.guide:
                yield ("onderdelen", number, "handreiking"), part.guide, (guide,)


@rule("verwijzing")
def dangling(library: Library) -> Found:
    """Een verwijzing gaat naar een praktijk die er is, van de soort die daar hoort.

    Fout: `verwant: [doetinchem-vast-casusoverlegg]`
    Goed: `verwant: [doetinchem-vast-casusoverleg]`
    """
    for practice in library.checked:
        for path, id, kinds in references(practice):
            target = library.by_id.get(id)
            if id == practice.id:
                yield (
                    practice.document,
                    Finding("Deze praktijk verwijst naar zichzelf. Haal de verwijzing weg.", path),
                )
            elif target is None:
                allowed = (other.id for other in library.practices if other.kind in kinds)
                hint = did_you_mean(id, allowed) or " Schrijf de bestandsnaam zonder '.md'."
                yield practice.document, Finding(f"Er is geen praktijk met id '{id}'.{hint}", path)
            elif target.kind not in kinds:
                wanted = " of ".join(kind.name for kind in kinds)
                yield (
                    practice.document,
                    Finding(f"'{id}' is een {target.kind.name}; hier hoort een {wanted}.", path),
                )


@rule("dode-link")
def dead_link(library: Library) -> Found:
    """Een link in de tekst naar een andere praktijk of een begrip gaat naar een bestand dat er is.

    Fout: `[koffie](koffie-in-de-straaat.md)`
    Goed: `[koffie](koffie-in-de-straat.md)`
    """
    known: dict[str, set[str]] = {kind.folder: {"index"} for kind in KINDS}
    known |= {v.field: {"index", *v.terms} for v in library.vocabularies}
    for practice in library.practices:
        known[practice.kind.folder].add(practice.id)
    for practice in library.checked:
        for piece in body_lines(practice.document):
            for target in _TARGET.findall(piece.text):
                if target.startswith("/"):
                    yield practice.document, piece.finding(f"'{target}' begint met een schuine streep. Schrijf '{practice.id}.md' voor een bestand in deze map, of '../handreikingen/...md' voor een andere.")  # fmt: skip
                    continue
                *above, folder, name = posixpath.normpath(f"{practice.kind.folder}/{target}").split("/")
                if above or folder not in known or name.removesuffix(".md") in known[folder]:
                    continue
                hint = did_you_mean(name.removesuffix(".md"), known[folder])
                yield practice.document, piece.finding(f"'{target}' is er niet. Schrijf de naam van een bestand in '{folder}', met '.md' erachter.{hint}")  # fmt: skip


_TARGET = re.compile(r"\]\(\s*<?(/[^)\s#>]*|[^)\s:#>]+\.md)")
"""The target of a link that is a file here or begins at the root, without an anchor behind it."""


@rule("dubbel-id")
def same_id(library: Library) -> Found:
    """Elke praktijk heeft een eigen id (de bestandsnaam), ook over de mappen heen.

    Fout: `verhalen/regie.md` naast `handreikingen/regie.md`
    Goed: `verhalen/doetinchem-regie.md` naast `handreikingen/regie.md`
    """
    for practice in library.practices:
        first = library.by_id[practice.id]
        if first is not practice:
            # Told in both files: whichever of the two is new.
            for here, other in ((practice, first), (first, practice)):
                yield here.document, Finding(f"Er is nog een praktijk met dit id: {other.file}. Geef een van de twee een andere naam.")  # fmt: skip


@rule("bestandsnaam")
def clean_slug(library: Library) -> Found:
    """De bestandsnaam bestaat uit kleine letters, cijfers en koppeltekens: hij wordt het adres op de site.

    Fout: `verhalen/Mijn Verhaal.md`
    Goed: `verhalen/mijn-verhaal.md`
    """
    for practice in library.checked:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", practice.id):
            yield practice.document, Finding(f"De bestandsnaam mag alleen kleine letters, cijfers en koppeltekens hebben. Noem het bestand '{slug(practice.id)}.md'.")  # fmt: skip


@rule("kringverwijzing")
def circular(library: Library) -> Found:
    """Praktijken bouwen niet in een kring op elkaar voort.

    Fout: A is gebaseerd op B, en B op A
    Goed: A is gebaseerd op B; bij B staat A onder `verwant`
    """
    for practice in library.checked:
        trail = _circle(library, practice.id)
        # Told once, in the file that comes first.
        if trail and practice.id == min(trail):
            yield practice.document, Finding(f"Dit is een kring: {' → '.join([*trail, trail[0]])}. Haal één van deze verwijzingen weg of zet die bij 'verwant'.", ("gebaseerd_op",))  # fmt: skip


def _circle(library: Library, start: str) -> list[str]:
    """The ids on a way from `start` back to itself along `gebaseerd_op`, or nothing."""
    ways: list[list[str]] = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        practice = library.by_id.get(way[-1])
        for id in practice.fields.based_on if practice else ():
            if id == start and len(way) > 1:
                return way
            if id not in seen and id != start:
                seen.add(id)
                ways.append([*way, id])
    return []


@rule("gearchiveerd", Severity.HINT)
def archived(library: Library) -> Found:
    """Wie gepubliceerd is, verwijst niet naar een praktijk die niet meer wordt bijgehouden.

    Fout: `verwant: [oude-aanpak]` terwijl daar `status: gearchiveerd` staat
    Goed: `verwant: [nieuwe-aanpak]`
    """
    for practice in library.checked:
        if practice.fields.status:
            continue
        for path, id, _ in references(practice):
            target = library.by_id.get(id)
            if target and target.fields.status == "gearchiveerd":
                yield practice.document, Finding(f"'{id}' is gearchiveerd. Kies een praktijk die nog wordt bijgehouden, of haal de verwijzing weg.", path)  # fmt: skip


@rule("adres-weg")
def vanished(library: Library) -> Found:
    """Een adres dat ooit gepubliceerd is, blijft werken: wie een bestand of begrip hernoemt, schrijft het oude id erbij.

    Fout: `oude-naam.md` hernoemd tot `nieuwe-naam.md`, en verder niets
    Goed: `eerdere_adressen: [oude-naam]` in `nieuwe-naam.md`
    """
    alive = set(addresses(library))
    for line, address in library.published:
        if address in alive:
            continue
        folder, id = address.strip("/").partition("/")[::2]
        hint = did_you_mean(id, [other.split("/")[1] for other in alive if other.startswith(f"{folder}/")])
        yield (
            f"{library.folder}/{ADDRESSES}",
            Finding(f"'{address}' is gepubliceerd, maar bestaat niet meer. Zet '{id}' bij 'eerdere_adressen' van de praktijk (of bij 'vervangt' van het begrip) die ervoor in de plaats kwam.{hint}", line=line),
        )  # fmt: skip
