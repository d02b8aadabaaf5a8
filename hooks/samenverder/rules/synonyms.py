"""Do the words by which a term is found say anything?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.language.concepts import in_order
from samenverder.language.dutch import stop_words
from samenverder.reading.problem import Finding
from samenverder.reading.schema import numbered
from samenverder.rules.engine import Found, rule

if TYPE_CHECKING:
    from samenverder.reading.library import Library


@rule("woord-dat-niets-zegt")
def telling_word(library: Library) -> Found:
    """Een woord waarmee een begrip gevonden wordt, bestaat niet alleen uit woorden die overal in staan.

    Fout: `synoniemen: [bij elkaar, van]`
    Goed: `synoniemen: [samen wonen]`
    """
    stop = stop_words()
    for vocabulary in library.vocabularies:
        for number, term in numbered(vocabulary.findings, "begrippen", vocabulary.head.terms):
            for name, words in (
                ("synoniemen", term.synonyms),
                ("nauwer", term.narrower_words),
                ("raakt", term.related_words),
            ):
                for word in words:
                    said = set(in_order(word))
                    if said <= stop:
                        why = "bestaat uit woorden die in bijna elke tekst staan" if said else "heeft geen letters of cijfers"  # fmt: skip
                        yield vocabulary.document, Finding(f"‘{word}’ {why}. Wie daarop zoekt, vindt alles of niets. Schrijf een woord dat bij dit begrip hoort, of haal het weg.", ("begrippen", number, name))  # fmt: skip
