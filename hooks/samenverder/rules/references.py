"""Do references lead somewhere?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.language.nearest import did_you_mean, nearest, slug
from samenverder.reading.fields import Module
from samenverder.reading.links import Atlas
from samenverder.reading.parts import BODY
from samenverder.reading.practice import KINDS
from samenverder.reading.problem import Finding, Severity
from samenverder.reading.table import pattern, say
from samenverder.rules.engine import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.reading.library import Library
    from samenverder.reading.links import Destination, Writer
    from samenverder.reading.practice import Kind, Practice
    from samenverder.reading.problem import Path


def references(practice: Practice) -> Iterator[tuple[Path, str, tuple[Kind, ...]]]:
    """Every practice that this one names in its fields: where, its id, and the kinds it may be."""
    story, guide, activity = (
        next(kind for kind in KINDS if kind.id == id) for id in ("story", "guide", "activity")
    )
    for name, ids in (("gebaseerd_op", practice.fields.based_on), ("verwant", practice.fields.related)):
        yield from (((name, number), id, KINDS) for number, id in practice.numbered(name, ids))
    if isinstance(practice.fields, Module):
        for number, part in practice.numbered("onderdelen", practice.fields.parts):
            if part.story:
                yield ("onderdelen", number, "verhaal"), part.story, (story,)
            if part.guide:
                yield ("onderdelen", number, "handreiking"), part.guide, (guide,)
            if part.form:
                yield ("onderdelen", number, "vorm"), part.form, (activity,)


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
        yield from _forms_as_names(practice, library)


def _forms_as_names(practice: Practice, library: Library) -> Found:
    """Working forms that stand where the name of an exercise belongs: a reader would see their id."""
    fields = practice.as_(Module)
    for number, part in practice.numbered("onderdelen", fields.parts if fields else ()):
        form = library.by_id.get(part.exercise or "")
        if form and form.kind.id == "activity":
            yield practice.document, Finding(f"'{form.id}' is het id van een werkvorm. Schrijf: {{werkvorm: {form.title}, vorm: {form.id}}}", ("onderdelen", number, "werkvorm"))  # fmt: skip


@rule("dode-link")
def dead_link(library: Library) -> Found:
    """Een link in de tekst naar een andere praktijk of een begrip gaat naar een bestand dat er is.

    Fout: `[koffie](koffie-in-de-straaat.md)`
    Goed: `[koffie](koffie-in-de-straat.md)`
    """
    atlas = Atlas(library)
    for practice in library.checked:
        for link in practice.text.links:
            found = atlas.destination(link.target, practice)
            if link.picture or found.scheme:
                continue
            if not found.found:
                if not library.lacking:
                    yield (
                        practice.document,
                        Finding(_no_such_page(link.target, practice, atlas), line=link.line, field=BODY),
                    )
            elif not atlas.has_anchor(found):
                yield practice.document, Finding(_no_such_place(found, atlas), line=link.line, field=BODY)

    for page in library.written if library.only is None else ():
        for link in page.text.links:
            found = atlas.destination(link.target, page)
            # Pictures and sheets of the site itself are looked after by MkDocs.
            if link.picture or found.scheme or not re.search(r"\.md(?:#|$)", link.target):
                continue
            if not found.found and not library.lacking:
                yield page.file, Finding(_no_such_page(link.target, page, atlas), line=link.line, field=BODY)
            elif found.found and not atlas.has_anchor(found):
                yield page.file, Finding(_no_such_place(found, atlas), line=link.line, field=BODY)


def _no_such_page(target: str, practice: Writer, atlas: Atlas) -> str:
    name = re.split(r"[?#]", target)[0].rstrip("/").rpartition("/")[2]
    if re.search(r"\.(?!md$|html?$)[a-z]{2,4}$", name, re.IGNORECASE):
        return f"'{target}' is er niet. Zet zo'n bestand op een eigen webadres, en schrijf dat adres hier."
    meant = nearest(re.sub(r"\.(?:md|html?)$", "", name), atlas.spellings(practice))
    hint = (
        f" Bedoelde je '{meant}'?"
        if meant
        else " Schrijf de bestandsnaam van een praktijk, met '.md' erachter, of een volledig webadres."
    )
    return f"'{target}' is er niet.{hint}"


def _no_such_place(found: Destination, atlas: Atlas) -> str:
    known = atlas.anchors(found)
    hint = did_you_mean(found.anchor, known) or f" Kies uit: {', '.join(sorted(known))}."
    return f"Op die pagina is geen kopje '#{found.anchor}'.{hint}"


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
        if not pattern("bestandsnaam", "naam").fullmatch(practice.id):
            yield practice.document, Finding(say("bestandsnaam", "naam", name=slug(practice.id)))
        elif pattern("bestandsnaam", "apparaat").fullmatch(practice.id):
            yield practice.document, Finding(say("bestandsnaam", "apparaat", name=practice.id))
    for vocabulary in library.vocabularies:
        # Where `Thema.yml` and `thema.yml` are one file, one of the two would be lost.
        if not pattern("bestandsnaam", "naam").fullmatch(vocabulary.id):
            yield vocabulary.document, Finding(f"De bestandsnaam mag alleen kleine letters, cijfers en koppeltekens hebben. Noem het bestand '{slug(vocabulary.id)}.yml'.")  # fmt: skip


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
            # What a module is made of has a rule of its own.
            if target and target.fields.status == "gearchiveerd" and path[0] != "onderdelen":
                yield practice.document, Finding(f"'{id}' is gearchiveerd. Kies een praktijk die nog wordt bijgehouden, of haal de verwijzing weg.", path)  # fmt: skip
