"""Does the text have its parts?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.language.nearest import nearest
from samenverder.reading.problem import Finding
from samenverder.rules.engine import Found, rule

if TYPE_CHECKING:
    from samenverder.reading.library import Library


@rule("kopjes")
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
        lacking = [name for name in practice.kind.sections if name not in found]
        for heading in headings:
            if heading.text not in known:
                meant = nearest(heading.text, known)
                hint = f" Bedoelde je '## {meant}'?" if meant else f" Kies uit: {', '.join(known)}. Een kop daaronder begint met ###."  # fmt: skip
                yield practice.document, Finding(f"'{heading.text}' is geen vast kopje.{hint}", line=heading.line, field="kopjes")  # fmt: skip
            elif heading is not first[heading.text]:
                yield practice.document, Finding(f"Het kopje '{heading.text}' staat er twee keer. Voeg de teksten samen.", line=heading.line, field="kopjes")  # fmt: skip
        for name in lacking:
            before = known[known.index(name) - 1] if known.index(name) else None
            where = f" onder het deel '{before}'" if before else " als eerste"
            yield practice.document, Finding(f"Het kopje '## {name}' ontbreekt. Zet het{where} neer, met tekst eronder.", line=practice.document.body_line, field="kopjes")  # fmt: skip
        order = [known.index(name) for name in dict.fromkeys(found) if name in known]
        if not lacking and order != sorted(order):
            yield practice.document, Finding(f"De kopjes staan niet in de vaste volgorde: {', '.join(known)}.", line=practice.document.body_line, field="kopjes")  # fmt: skip
