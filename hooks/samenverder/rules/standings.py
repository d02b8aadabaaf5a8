"""Does the text tell how it stood with what a practice says was missing, or was arranged?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.reading.problem import Finding, Severity
from samenverder.reading.telling import naming, needed, told
from samenverder.reading.values import shortened
from samenverder.rules.engine import Found, rule
from samenverder.rules.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.reading.library import Library
    from samenverder.reading.practice import Practice
    from samenverder.reading.problem import Path
    from samenverder.reading.vocabulary import Standing, Term


@rule("stand-zonder-zin", Severity.HINT, of_one=True)
def untold(library: Library) -> Found:
    """Wie bij een begrip schrijft dat het ontbrak of onderweg geregeld is, vertelt dat ook in de tekst.

    Fout: `- regie: geregeld` en in de tekst geen woord over regie
    Goed: `- regie: geregeld` en in de tekst `Regie: die nam eerst niemand, tot de gemeente het overleg ging leiden [2].`
    """
    for practice, place, term, standing, said in _claimed(library):
        if said is None:
            yield practice.document, Finding(f"Geen zin vertelt waarom hier '{standing.id}' staat. Schrijf bij '{needed(practice)}' een zin met '{term.label}' erin: hoe stond het ermee, en waar blijkt dat uit? Of haal '{standing.id}' weg.", place)  # fmt: skip


@rule("stand-onbekend", Severity.HINT, of_one=True)
def unknown_standing(library: Library) -> Found:
    """Een stand die iets zegt, staat niet bij een begrip waarvan de tekst zelf zegt dat het niet bekend is.

    Fout: `- regie: geregeld` en in de tekst `Hoe de regie geregeld is, weten we niet.`
    Goed: `- regie` en bij `onbekend` de regel `- Hoe de regie geregeld is.`
    """
    for practice, place, term, standing, said in _claimed(library):
        here = naming(said or "", term)
        if any_of("niet bekend").search(here):
            yield practice.document, Finding(f"Hier staat '{standing.id}', maar de tekst zegt dat het niet bekend is: '{shortened(here)}'. Schrijf bij '{needed(practice)}' hoe het zat, als een bron dat zegt. Haal anders '{standing.id}' weg, of het hele begrip als ook niet bekend is of het er was.", place)  # fmt: skip


def _claimed(library: Library) -> Iterator[tuple[Practice, Path, Term, Standing, str | None]]:
    """Each term of which a practice says that it stood otherwise than is usual: where, and the statement that tells it.

    Only of what has such a standing the text is searched: most practices have none.
    """
    for practice in library.checked:
        claims = [
            ((vocabulary.field, tag.place), term, standing)
            for vocabulary in library.vocabularies
            for tag in practice.tags[vocabulary.id]
            if (term := vocabulary.term(tag.term))
            and (standing := vocabulary.standing(tag.standing or ""))
            and standing is not vocabulary.default_standing
        ]
        if claims and practice.kind.tells:
            found = told(practice, [term for _, term, _ in claims])
            for place, term, standing in claims:
                yield practice, place, term, standing, found.get(term.id)
