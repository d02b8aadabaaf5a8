"""Are pictures and documents there, described, and of use?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.language.nearest import did_you_mean, slug
from samenverder.reading.links import Atlas
from samenverder.reading.parts import BODY
from samenverder.reading.problem import Finding
from samenverder.reading.values import shortened
from samenverder.rules.engine import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.reading.library import Library
    from samenverder.reading.parts import Link
    from samenverder.reading.practice import Practice


@rule("beeld", of_one=True)
def image_text(library: Library) -> Found:
    """Een afbeelding ligt in de map naast het bestand, met een beschrijving voor wie haar niet ziet en een bijschrift met de maker.

    Fout: `![](tafel.jpg)`
    Goed: `![Zes mensen aan een lange tafel](mijn-verhaal/tafel.jpg "De eerste avond. Foto: Wijkteam Noord")`
    """
    pictured = [p for p in library.checked if any(link.picture for link in p.text.links)]
    # Most practices have no picture, and what knows all pages takes a while to make.
    atlas = Atlas(library) if pictured else None
    for practice in pictured:
        for link in practice.text.links:
            if link.picture and atlas:
                yield from (
                    (practice.document, Finding(said, line=link.line, field=BODY))
                    for said in _of_picture(link, practice, atlas)
                )


def _clean(name: str) -> str:
    """The name of a file as it may be: lower case letters, digits and hyphens."""
    stem, dot, ending = name.rpartition(".")
    return f"{slug(stem) or 'foto'}{dot}{ending.lower()}" if dot else slug(name)


def _of_picture(link: Link, practice: Practice, atlas: Atlas) -> Iterator[str]:
    found = atlas.destination(link.target, practice)
    name = re.split(r"[\\/]", link.target)[-1]
    if found.scheme:
        yield f"De afbeelding '{shortened(link.target)}' staat op een andere site. Vraag of je haar mag gebruiken, en zet haar in de map '{practice.place}/'. Schrijf dan: ![wat erop te zien is]({practice.id}/foto.jpg \"Wat je ziet. Foto: maker of licentie\")"
    elif found.attachment is None:
        here = atlas.library.attachments.get(practice.place, {})
        if name in here:
            yield f"De afbeelding '{link.target}' ligt in de map naast dit bestand. Schrijf: {practice.id}/{name}"
        else:
            hint = did_you_mean(name, list(here))
            yield f"De afbeelding '{shortened(link.target)}' is er niet. Zet haar als '{_clean(name)}' in de map '{practice.place}/' en schrijf: {practice.id}/{_clean(name)}{hint}"
    elif not found.attachment.picture:
        yield f"'{link.target}' is geen afbeelding. Haal het uitroepteken voor de haak weg."
    if re.fullmatch(r"\s*(?:[\w-]+\.(?:jpe?g|png|gif|svg|webp)\s*)?", link.text, re.IGNORECASE):
        yield f"De afbeelding '{shortened(link.target)}' heeft geen beschrijving. Schrijf tussen [ en ] wat erop te zien is."
    elif found.attachment and not re.search(
        r"\b(?:foto|beeld|bron|tekening|illustratie|maker|licentie|eigen werk|cc)\b",
        link.title,
        re.IGNORECASE,
    ):
        yield f"De afbeelding '{link.target}' heeft geen bijschrift met de maker. Schrijf: ({link.target} \"Wat je ziet. Foto: maker of licentie\")."


@rule("bijlage")
def attached(library: Library) -> Found:
    """Een bestand naast een praktijk is van een soort die kan, niet te groot, en wordt in de tekst gebruikt.

    Fout: `verhalen/mijn-verhaal/plan.docx`
    Goed: `verhalen/mijn-verhaal/plan.pdf`, met in de tekst `[het plan](mijn-verhaal/plan.pdf)`
    """
    atlas = Atlas(library)
    for practice in library.checked:
        used = {
            found.name
            for link in practice.text.links
            if (found := atlas.destination(link.target, practice).attachment)
        }
        here = library.attachments.get(practice.place, {})
        wanted = practice.fields.picture
        if wanted and (wanted not in used or not here[wanted].picture):
            hint = did_you_mean(wanted, here)
            yield practice.document, Finding(f"De afbeelding '{shortened(wanted)}' staat niet in de tekst. Zet haar daar neer, met een beschrijving, of haal dit veld weg.{hint}", ("beeld",))  # fmt: skip
    for attachment in (one for several in library.attachments.values() for one in several.values()):
        yield from ((attachment.file, finding) for finding in attachment.findings)
    for practice in library.practices:
        used = {
            found.name
            for link in practice.text.links
            if (found := atlas.destination(link.target, practice).attachment)
        }
        for attachment in library.attachments.get(practice.place, {}).values():
            if attachment.usable and attachment.name not in used:
                how = (
                    f"![wat je ziet]({practice.id}/{attachment.name})"
                    if attachment.picture
                    else f"[wat het is]({practice.id}/{attachment.name})"
                )
                yield attachment.file, Finding(f"Dit bestand wordt nergens gebruikt. Zet het in de tekst van {practice.file}, als {how}, of haal het weg.")  # fmt: skip
