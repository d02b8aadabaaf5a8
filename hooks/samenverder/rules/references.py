"""Do references lead somewhere?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.nearest import did_you_mean
from samenverder.practice import KINDS, Guide, Module, Story
from samenverder.problem import Finding
from samenverder.rules.engine import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.library import Library
    from samenverder.practice import Kind, Practice
    from samenverder.problem import Path


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
    for practice in library.practices:
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


@rule("dubbel-id")
def same_id(library: Library) -> Found:
    """Elke praktijk heeft een eigen id (de bestandsnaam), ook over de mappen heen, van kleine letters, cijfers en koppeltekens.

    Fout: `verhalen/Mijn Verhaal.md`
    Goed: `verhalen/mijn-verhaal.md`
    """
    for practice in library.practices:
        other = library.by_id[practice.id]
        if other is not practice:
            yield practice.document, Finding(f"Er is al een praktijk met dit id: {other.file}. Geef dit bestand een andere naam.")  # fmt: skip
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", practice.id):
            slug = "-".join(re.findall(r"[a-z0-9]+", practice.id.casefold()))
            yield practice.document, Finding(f"De bestandsnaam mag alleen kleine letters, cijfers en koppeltekens hebben. Noem het bestand '{slug}.md'.")  # fmt: skip


_CITATION = re.compile(r"(?<![\]\w!\\])\[(\d{1,2})\](?![\[(:])")


@rule("bronverwijzing")
def cited(library: Library) -> Found:
    """Een verwijzing naar een bron, zoals [2], hoort bij een bron in de lijst; een handreiking of verhaal noemt bronnen.

    Fout: `... maakten samen een plan [4].` met drie bronnen
    Goed: `... maakten samen een plan [3].`
    """
    for practice in library.practices:
        many = len(practice.fields.sources)
        if not many and isinstance(practice.fields, (Story, Guide)) and not _faulty(practice, "bronnen"):
            yield practice.document, Finding("Er is geen bron. Noem minstens één bron met titel en waar die te vinden is.", ("bronnen",))  # fmt: skip
        for number, line in enumerate(practice.document.body.split("\n"), practice.document.body_line):
            for mark in _CITATION.findall(line):
                if not 1 <= int(mark) <= many:
                    yield practice.document, Finding(f"[{mark}] verwijst naar bron {mark}, maar de lijst heeft er {many}.", line=number, field="tekst")  # fmt: skip
        for position, outcome in enumerate(getattr(practice.fields, "outcomes", ())):
            if outcome.source and outcome.source > many:
                yield practice.document, Finding(f"Bron {outcome.source} staat niet in de lijst; die heeft er {many}.", ("opbrengst", position, "bron"))  # fmt: skip


def _faulty(practice: Practice, field: str) -> bool:
    return any(finding.path[:1] == (field,) for finding in practice.findings)
