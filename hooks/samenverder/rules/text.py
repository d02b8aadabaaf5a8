"""Can everyone read it, also without seeing it, and without doing harm?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.language.lists import once
from samenverder.reading.links import OUTSIDE
from samenverder.reading.parts import BODY
from samenverder.reading.problem import Finding, Severity
from samenverder.reading.sentences import GLUE, sentences
from samenverder.reading.values import shortened
from samenverder.rules.engine import Found, rule
from samenverder.rules.pieces import everything, words_said
from samenverder.rules.sections import has_words
from samenverder.rules.words import any_of, longest_words, words

if TYPE_CHECKING:
    from samenverder.reading.library import Library
    from samenverder.reading.parts import Link
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Vocabulary

LONG = 25
"""Words in a sentence; advice for plain Dutch (B1) is an average of ten to fifteen, and seldom over twenty-five."""


@rule("linktekst", of_one=True)
def link_text(library: Library) -> Found:
    """De tekst van een link zegt waar je komt.

    Fout: `Lees het [hier](../verhalen/x.md).`
    Goed: `Lees [hoe Ede dat deed](../verhalen/x.md).`
    """
    for practice in library.checked:
        for link in practice.text.links:
            said = link.text.strip().casefold().rstrip(".:")
            if link.picture or link.bare:
                continue
            if said in words("linktekst") or not said:
                yield practice.document, _at(link, f"'{link.text}' zegt niet waar je komt. Schrijf als linktekst waar '{link.target}' over gaat.")  # fmt: skip
            elif re.match(r"(https?://|www\.)", said):
                yield practice.document, _at(link, f"'{link.text}' is een kaal webadres. Schrijf als linktekst de titel van die pagina.")  # fmt: skip


@rule("kopniveau", of_one=True)
def heading_levels(library: Library) -> Found:
    """Koppen beginnen met twee hekjes, en een kop daaronder heeft er één meer.

    Fout: `# Aanpak`, of `####` meteen onder `##`
    Goed: `## Aanpak`, met daaronder `### Eerst kennismaken`
    """
    for practice in library.checked:
        above = 1
        fixed = {name.casefold() for name in (*practice.kind.sections, *practice.kind.optional)}
        for heading in practice.text.headings:
            if heading.underlined:
                yield practice.document, Finding(f"De streepjes onder deze regel maken er een kop van. Zet er een lege regel tussen, of haal ze weg; een kop schrijf je als '## {heading.text}'.", line=heading.line + 1, field="kopjes")  # fmt: skip
            elif not has_words(heading):
                yield practice.document, Finding("Achter de hekjes staat geen kop. Schrijf ### met de tekst van de kop erachter, of haal de regel weg.", line=heading.line, field="kopjes")  # fmt: skip
            elif heading.text.casefold() in fixed and heading.level != 2:
                # Told as a fixed heading that is none.
                pass
            elif heading.level == 1 and heading.text.casefold().strip(
                " ."
            ) == practice.title.casefold().strip(" ."):
                yield practice.document, Finding("De titel staat al in de velden, bij 'title'. Haal deze regel weg.", line=heading.line, field="kopjes")  # fmt: skip
            elif heading.level == 1 and not heading.underlined:
                yield practice.document, Finding(f"'# {heading.text}' is een kop van het hoogste niveau; die is voor de titel. Zet hem onder een vast kopje, als '### {heading.text}'.", line=heading.line, field="kopjes")  # fmt: skip
            elif heading.level > above + 1 and above == 1:
                # Where no fixed heading is there at all, that is told instead.
                if practice.text.sections:
                    yield practice.document, Finding(f"'{heading.text}' staat boven het eerste vaste kopje. Zet deze kop eronder.", line=heading.line, field="kopjes")  # fmt: skip
            elif heading.level > above + 1:
                yield practice.document, Finding(f"Deze kop slaat een niveau over. Schrijf '{'#' * (above + 1)} {heading.text}'.", line=heading.line, field="kopjes")  # fmt: skip
            if heading.level <= above + 1:
                above = max(heading.level, 2)


@rule("onveilige-link", of_one=True)
def unsafe_link(library: Library) -> Found:
    """Een link gaat naar een webadres, een e-mailadres van een functie of een ander bestand hier.

    Fout: `[kijk](javascript:alert(1))`
    Goed: `[het verslag](https://voorbeeld.nl/verslag)`
    """
    for practice in library.checked:
        for link in practice.text.links:
            scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", link.target)
            if scheme and scheme[1].casefold() not in OUTSIDE:
                yield practice.document, _at(link, _REFUSAL.get(scheme[1].casefold(), _NO_LINK).format(scheme[1]))  # fmt: skip
        # What can run something is no link to the parser, and stands there as it was typed.
        for piece in practice.text.pieces:
            for name in _REFUSED.findall(piece.text) if not piece.code else ():
                yield practice.document, piece.finding(_REFUSAL.get(name.casefold(), _NO_LINK).format(name))  # fmt: skip


_NO_LINK = "Een link naar '{}:' mag niet. Schrijf een adres dat begint met https://."
_REFUSAL = {
    "tel": "Een telefoonnummer kan geen link zijn. Schrijf het nummer van een organisatie als tekst bij 'contact'.",
    "file": "Dit bestand staat op je eigen computer. Zet het op een webadres en schrijf dat adres hier.",
}
_REFUSED = re.compile(r"\](?:\(|:) ?<?([a-zA-Z][a-zA-Z0-9+.-]{1,20}):")
_SHORT = re.compile(r"(?<![\w-])(?<!\d )[A-Z]{2,7}(?!\w| \d)")
"""Two to seven capitals; with figures around them they are a postcode or an account."""


_IN_BRACKETS = re.compile(r"\(([^()]{1,300})\)")
_BEFORE_BRACKETS = re.compile(r"\b([A-Z]{2,7})\b[^.()\n]{0,3}\(")


def _explained(text: str) -> set[str]:
    """The abbreviations that stand between brackets somewhere, or have brackets behind them."""
    inside = " ".join(_IN_BRACKETS.findall(text))
    return {*re.findall(r"\b[A-Z]{2,7}\b", inside), *_BEFORE_BRACKETS.findall(text)}


@once
def _in_names(vocabularies: tuple[Vocabulary, ...]) -> set[str]:
    """The words of all names of terms, and the abbreviations that everybody knows."""
    names = (
        name
        for vocabulary in vocabularies
        for term in vocabulary.head.terms
        for name in (term.label, *term.synonyms, *term.narrower_words, *term.related_words)
    )
    return {word for name in names for word in re.findall(r"\w+", name)} | set(words("afkortingen"))


@rule("afkorting", Severity.HINT, of_one=True)
def abbreviation(library: Library) -> Found:
    """Een afkorting wordt bij het eerste gebruik uitgelegd, of staat als synoniem in een begrippenlijst.

    Fout: `Het RMT komt elke week bijeen.`
    Goed: `Het regionaal matchingsteam (RMT) komt elke week bijeen.`
    """
    if library.lacking:
        return
    known = _in_names(library.vocabularies)
    for practice in library.checked:
        own = set(re.findall(r"\w+", " ".join([practice.fields.title, *_names(practice)])))
        explained = _explained(practice.document.body)
        said: set[str] = set()
        for piece in practice.text.pieces:
            # A mark of git is told as such.
            if piece.code or re.match(r"[<=>|]{7}", piece.text):
                continue
            if not _SHORT.search(piece.text):
                continue
            for short in _SHORT.findall(any_of("invultekst").sub("", piece.text)):
                if short in known or short in own or short in said or short in explained:
                    continue
                said.add(short)
                yield practice.document, piece.finding(f"'{short}' wordt niet uitgelegd. Schrijf het de eerste keer uit, met de afkorting erachter tussen haakjes.")  # fmt: skip


@rule("lange-zin", Severity.HINT, of_one=True)
def long_sentence(library: Library) -> Found:
    """Een zin heeft hoogstens 25 woorden.

    Fout: een zin van veertig woorden met drie bijzinnen
    Goed: drie zinnen die elk één ding zeggen
    """
    for practice in library.checked:
        for sentence in sentences(practice.text):
            many = len(re.findall(rf"\w[\w'’{GLUE}-]*", sentence.text))
            if many > LONG:
                begin = " ".join(sentence.text.replace(GLUE, " ").split()[:4])
                yield practice.document, Finding(f"De zin '{shortened(begin)} ...' heeft {many} woorden. Maak er twee van.", line=sentence.line, field=BODY)  # fmt: skip


@rule("ambtelijk", Severity.HINT, of_one=True)
def officialese(library: Library) -> Found:
    """Een gewoon woord gaat voor een ambtelijk woord.

    Fout: `middels een gesprek`
    Goed: `met een gesprek`
    """
    yield from _replaceable(library, "ambtelijk", "Gewoner is")


@rule("stempel", Severity.HINT, of_one=True)
def label(library: Library) -> Found:
    """Mensen zijn meer dan hun probleem.

    Fout: `verwarde personen`
    Goed: `mensen met onbegrepen gedrag`
    """
    yield from _replaceable(library, "stempel", "Liever")


def _at(link: Link, message: str) -> Finding:
    return Finding(message, line=link.line, field=BODY)


def _replaceable(library: Library, name: str, advice: str) -> Found:
    for practice in library.checked:
        if words_said(practice.document).isdisjoint(longest_words(name)):
            continue
        for piece in everything(practice.document):
            # The title of a source is as it is, and an id is no prose.
            if piece.path[:1] == ("bronnen",) or " " not in piece.text.strip():
                continue
            for found in {match.casefold() for match in any_of(name).findall(piece.text)}:
                yield practice.document, piece.finding(f"'{found}': {advice[0].lower()}{advice[1:]} '{words(name)[found]}'.")  # fmt: skip


def _names(practice: Practice) -> list[str]:
    """Names of organisations that a practice mentions in its fields."""
    named = [name for tags in practice.tags.values() for tag in tags for name in tag.names]
    return [
        *named,
        *(source.publisher or "" for source in practice.fields.sources),
        *(s.title for s in practice.fields.sources),
    ]
