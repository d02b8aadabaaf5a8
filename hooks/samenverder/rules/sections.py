"""Does the text have its parts?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from samenverder.language.nearest import nearest
from samenverder.reading.problem import Finding, Mend
from samenverder.reading.table import pattern, say
from samenverder.rules.engine import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samenverder.reading.library import Library
    from samenverder.reading.parts import Heading
    from samenverder.reading.practice import Practice


@rule("kopjes", of_one=True)
def sections(library: Library) -> Found:
    """De tekst heeft de vaste kopjes van zijn soort, met precies die woorden en in die volgorde.

    Fout: `## Resultaat`
    Goed: `## Opbrengst`
    """
    for practice in library.checked:
        known = (*practice.kind.sections, *practice.kind.optional)
        headings = [section.heading for section in practice.text.sections]
        found = [heading.text for heading in headings]
        first = {heading.text: heading for heading in reversed(headings)}
        meant_so = dict(_meant(practice, known))
        meant_so = {name: told for name, told in meant_so.items() if name not in first}
        lacking = [name for name in practice.kind.sections if name not in found and name not in meant_so]
        for finding in meant_so.values():
            yield practice.document, finding
        for heading in headings:
            if heading.underlined or not has_words(heading):
                continue
            if heading.text not in known:
                meant = nearest(heading.text, known)
                if meant in lacking:
                    lacking.remove(str(meant))
                hint = say("kopjes", "bedoelde-je" if meant else "kies", meant=meant, known=", ".join(known))
                told = say("kopjes", "geen-vast", heading=heading.text, hint=hint)
                yield practice.document, Finding(told, line=heading.line, field="kopjes")
            elif heading is not first[heading.text]:
                told = say("kopjes", "twee-keer", heading=heading.text)
                yield practice.document, Finding(told, line=heading.line, field="kopjes")
        if lacking == list(practice.kind.sections):
            told = say("kopjes", "geen", all=", ".join(f"## {name}" for name in lacking))
            yield practice.document, Finding(told, line=practice.document.body_line, field="kopjes")
            continue
        for name in lacking:
            before = known[known.index(name) - 1] if known.index(name) else None
            where = say("kopjes", "onder" if before else "eerste", before=before)
            told = say("kopjes", "ontbreekt", name=name, where=where)
            yield practice.document, Finding(told, line=practice.document.body_line, field="kopjes")
        order = [known.index(name) for name in dict.fromkeys(found) if name in known]
        if not lacking and order != sorted(order):
            late = next(known[here] for before, here in pairwise(order) if here < before)
            told = say("kopjes", "te-laat", late=late, known=", ".join(known))
            yield practice.document, Finding(told, line=first[late].line, field="kopjes")


def has_words(heading: Heading) -> bool:
    """Whether a heading says something: one without is told by `kopniveau`."""
    return re.search(r"\w", heading.text) is not None


def _meant(practice: Practice, known: Sequence[str]) -> Iterator[tuple[str, Finding]]:
    """Lines that were meant as a fixed heading and are none: `##Aanpak`, `**Aanpak**`, `# Aanpak`, `### Aanpak`."""
    by_name = {name.casefold(): name for name in known}
    for heading in practice.text.headings:
        if (name := by_name.get(heading.text.casefold())) and heading.level != 2 and not heading.underlined:
            told = say("kopjes", "hoort-vast", marks="#" * heading.level, heading=heading.text, name=name)
            yield name, Finding(told, line=heading.line, field="kopjes", mend=Mend(f"## {name}"))
    for block in practice.text.blocks:
        if block.sort != "p":
            continue
        for piece in block.pieces:
            if (found := pattern("kopjes", "zonder-spatie").fullmatch(piece.text)) and (
                name := by_name.get(found[1].strip().casefold())
            ):
                told = say("kopjes", "spatie", name=name)
                yield name, Finding(told, line=piece.line, field="kopjes", mend=Mend(f"## {name}"))
            elif len(block.pieces) == 1 and (name := by_name.get(piece.text.strip(" :").casefold())):
                told = say("kopjes", "hoort-kopje", text=piece.text.strip(), name=name)
                yield name, Finding(told, line=piece.line, field="kopjes", mend=Mend(f"## {name}"))
