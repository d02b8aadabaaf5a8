"""Can everyone read it, also without seeing it, and without doing harm?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from samenverder.language.nearest import listed
from samenverder.reading.links import OUTSIDE
from samenverder.reading.problem import Finding, Mend, Severity
from samenverder.reading.schema import shortened
from samenverder.reading.text import BODY, GLUE, sentences, values
from samenverder.rules.engine import Found, rule
from samenverder.rules.pieces import everything
from samenverder.rules.words import any_of, words

if TYPE_CHECKING:
    from samenverder.reading.library import Library
    from samenverder.reading.practice import Practice
    from samenverder.reading.text import Link

LONG = 25
"""Words in a sentence; advice for plain Dutch (B1) is an average of ten to fifteen, and seldom over twenty-five."""


@rule("te-diep")
def too_deep(library: Library) -> Found:
    """Lijsten en citaten staan hoogstens een paar niveaus in elkaar.

    Fout: een lijst in een lijst in een lijst, dertig keer
    Goed: een lijst met onder een punt nog een lijst
    """
    for practice in library.checked:
        if line := practice.text.too_deep:
            yield practice.document, Finding("Hier staan te veel lijsten of citaten in elkaar. Haal de spaties, streepjes of > aan het begin van de regel weg.", line=line, field=BODY)  # fmt: skip


@rule("linktekst")
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


@rule("beeld")
def image_text(library: Library) -> Found:
    """Wat op een afbeelding te zien is, staat in woorden in de tekst: afbeeldingen zelf kunnen hier nog niet staan.

    Fout: `![De tafel](tafel.jpg)`
    Goed: `Zes mensen zaten aan een lange tafel in het buurthuis.`
    """
    for practice in library.checked:
        for link in practice.text.links:
            if link.picture:
                yield practice.document, _at(link, f"De afbeelding '{link.target}' kan hier nog niet staan. Vertel in een zin wat erop te zien is, en haal de afbeelding weg.")  # fmt: skip


@rule("onzichtbaar")
def unseen(library: Library) -> Found:
    """Wat je schrijft, is voor lezers te zien.

    Fout: `[let op]: deze regel verdwijnt van de pagina`
    Goed: `Let op: deze regel staat op de pagina`
    """
    for practice in library.checked:
        for piece in practice.text.lost:
            yield practice.document, piece.finding(f"'{shortened(piece.text)}' ziet geen lezer: zo begint een adres of noot waar de tekst niet naar verwijst. Haal de haken en de dubbele punt weg, of haal de regel weg.")  # fmt: skip


@rule("kopniveau")
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
            elif heading.text.casefold() in fixed and heading.level != 2:
                # Told as a fixed heading that is none.
                pass
            elif heading.level == 1 and heading.text.casefold().strip(
                " ."
            ) == practice.title.casefold().strip(" ."):
                yield practice.document, Finding("De titel staat al in de velden, bij 'title'. Haal deze regel weg.", line=heading.line, field="kopjes")  # fmt: skip
            elif heading.level == 1 and not heading.underlined:
                yield practice.document, Finding(f"'# {heading.text}' is een kop van het hoogste niveau; die is voor de titel. Zet hem onder een vast kopje, als '### {heading.text}'.", line=heading.line, field="kopjes")  # fmt: skip
            elif heading.level > above + 1:
                yield practice.document, Finding(f"Deze kop slaat een niveau over. Schrijf '{'#' * (above + 1)} {heading.text}'.", line=heading.line, field="kopjes")  # fmt: skip
            above = max(heading.level, 2) if heading.level <= above + 1 else above


_BULLET = re.compile(r"^\s*[•●▪◦·]\s")
_OTHERS_CODE = (
    (re.compile(r"\{%[^%\n]{0,80}%?\}?|\{\{[^{}\n]{0,80}\}\}|\[/?(?:caption|gallery|embed|video|audio|vc_\w{1,30})(?:\s[^\]\n]{0,80})?\]"),
     "'{}' is een code van een ander systeem en doet hier niets. Haal hem weg, of schrijf wat er hoort te staan."),
    (re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .{0,60})?$"),
     "'{}' is een merkteken van git: twee versies zijn nog niet samengevoegd. Kies welke regels blijven, en haal de merktekens weg."),
    (_BULLET, "'{}' is een opsommingsteken uit Word. Schrijf in plaats daarvan een streepje en een spatie: '- '."),
    (re.compile(r"\S*(?:Ã[\x80-\xbf©«¨¯¶¼¤´®¢³ºï‰]|â€[™œ\x9d“”˜¦\x80-\xbf]|Â[ \xa0«»°])\S*"),
     "'{}' is verminkt: een letter met een accent of een aanhalingsteken is verkeerd gelezen. Typ het woord opnieuw."),
    (re.compile(r"\S*\ufffd\S*"), "'{}' bevat een teken dat verloren ging. Typ het woord opnieuw."),
    (re.compile(r"==[^=\s][^=\n]{0,80}=="), "'{}' markeert tekst in een ander programma; hier zie je de tekens. Schrijf **vet** of gewone tekst."),
)  # fmt: skip


@rule("vreemde-tekens")
def foreign(library: Library) -> Found:
    """Er staat niets in wat alleen een ander programma begrijpt.

    Fout: `{% include "kader.html" %}`, `• eerst bellen`, `CafÃ©`
    Goed: `- eerst bellen`, `Café`
    """
    for practice in library.checked:
        for piece in (*values(practice.document.data), *practice.text.typed):
            if piece.text.isascii() and not _MARKED.search(piece.text):
                continue
            for pattern, said in _OTHERS_CODE:
                if found := pattern.search(piece.text):
                    told = piece.finding(said.format(shortened(found[0].strip())))
                    bullet = pattern is _BULLET and piece.line
                    yield (
                        practice.document,
                        replace(told, mend=Mend("-", found[0].strip())) if bullet else told,
                    )


_MARKED = re.compile(r"[{\[=<>|]")
_HTML = re.compile(r"<(?:/?[a-zA-Z][^\s<>:@]*(?:\s[^<>]*)?|!--.*)>")


@rule("html")
def html(library: Library) -> Found:
    """Een praktijk is gewone tekst, zonder HTML.

    Fout: `<b>samen</b>`
    Goed: `**samen**`
    """
    for practice in library.checked:
        for piece in practice.text.typed:
            found = (
                [tag for tag in _HTML.findall(piece.text) if not _TO_FILL.fullmatch(tag)]
                if "<" in piece.text
                else []
            )
            if found:
                tags = listed(dict.fromkeys(found), "en")
                yield practice.document, piece.finding(f"{tags} {'is HTML en wordt' if len(found) == 1 else 'zijn HTML en worden'} als gewone tekst getoond. Gebruik Markdown, of haal het weg.")  # fmt: skip


_TO_FILL = re.compile(r"<[a-zà-ÿ]+(?: [a-zà-ÿ]+)+>", re.IGNORECASE)
"""`<naam van de gemeente>` is a place to fill in (told by `invultekst`), no HTML."""


@rule("onveilige-link")
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


@rule("afkorting", Severity.HINT)
def abbreviation(library: Library) -> Found:
    """Een afkorting wordt bij het eerste gebruik uitgelegd, of staat als synoniem in een begrippenlijst.

    Fout: `Het RMT komt elke week bijeen.`
    Goed: `Het regionaal matchingsteam (RMT) komt elke week bijeen.`
    """
    if library.lacking:
        return
    known = {word for vocabulary in library.vocabularies for term in vocabulary.head.terms
             for name in (term.label, *term.synonyms) for word in re.findall(r"\w+", name)}  # fmt: skip
    known |= set(words("afkortingen"))
    for practice in library.checked:
        own = set(re.findall(r"\w+", " ".join([practice.fields.title, *_names(practice)])))
        whole = practice.document.body
        said: set[str] = set()
        for piece in practice.text.pieces:
            # A mark of git is told as such.
            if piece.code or re.match(r"[<=>|]{7}", piece.text):
                continue
            for short in _SHORT.findall(any_of("invultekst").sub("", piece.text)):
                explained = re.search(rf"\([^)]*\b{short}\b[^)]*\)|\b{short}\b[^.()\n]{{0,3}}\(", whole)
                if short in known or short in own or short in said or explained:
                    continue
                said.add(short)
                yield practice.document, piece.finding(f"'{short}' wordt niet uitgelegd. Schrijf het de eerste keer uit, met de afkorting erachter tussen haakjes.")  # fmt: skip


@rule("lange-zin", Severity.HINT)
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


@rule("ambtelijk", Severity.HINT)
def officialese(library: Library) -> Found:
    """Een gewoon woord gaat voor een ambtelijk woord.

    Fout: `middels een gesprek`
    Goed: `met een gesprek`
    """
    yield from _replaceable(library, "ambtelijk", "Gewoner is")


@rule("stempel", Severity.HINT)
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
