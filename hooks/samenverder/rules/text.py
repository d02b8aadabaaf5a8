"""Can everyone read it, also without seeing it, and without doing harm?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.reading.problem import Finding, Severity
from samenverder.reading.prose import BODY, GLUE, body_lines, everything, plain, sentences
from samenverder.rules.engine import Found, rule
from samenverder.rules.words import any_of, words

if TYPE_CHECKING:
    from samenverder.reading.library import Library
    from samenverder.reading.practice import Practice

LONG = 25
"""Words in a sentence; advice for plain Dutch (B1) is an average of ten to fifteen, and seldom over twenty-five."""

_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*([^)\s]*)[^)]*\)")


@rule("linktekst")
def link_text(library: Library) -> Found:
    """De tekst van een link zegt waar je komt.

    Fout: `Lees het [hier](../verhalen/x.md).`
    Goed: `Lees [hoe Ede dat deed](../verhalen/x.md).`
    """
    for practice in library.checked:
        for piece in body_lines(practice.document):
            for image, text, target in _LINK.findall(piece.text):
                said = plain(text).strip().casefold().rstrip(".:")
                if image:
                    continue
                if said in words("linktekst") or not said:
                    yield practice.document, piece.finding(f"'{text}' zegt niet waar je komt. Schrijf als linktekst waar '{target}' over gaat.")  # fmt: skip
                elif re.match(r"(https?://|www\.)", said):
                    yield practice.document, piece.finding(f"'{text}' is een kaal webadres. Schrijf als linktekst de titel van die pagina.")  # fmt: skip
            for bare in re.findall(r"\bhttps?://[^\s)>]*[^\s)>.,;:]", _LINK.sub("", piece.text)):
                yield practice.document, piece.finding(f"'{bare}' is een kaal webadres. Maak er een link van: [titel van de pagina]({bare}).")  # fmt: skip


@rule("beeld")
def image_text(library: Library) -> Found:
    """Een afbeelding heeft een beschrijving voor wie haar niet ziet.

    Fout: `![](tafel.jpg)`
    Goed: `![Zes mensen aan een lange tafel in het buurthuis](tafel.jpg)`
    """
    for practice in library.checked:
        for piece in body_lines(practice.document):
            for image, text, target in _LINK.findall(piece.text):
                if image and (
                    not text.strip() or re.fullmatch(r"[\w-]+\.(jpe?g|png|gif|svg|webp)", text.strip())
                ):
                    yield practice.document, piece.finding(f"De afbeelding '{target}' heeft geen beschrijving. Schrijf tussen [ en ] wat erop te zien is.")  # fmt: skip


@rule("kopniveau")
def heading_levels(library: Library) -> Found:
    """Koppen beginnen met twee hekjes, en een kop daaronder heeft er één meer.

    Fout: `# Aanpak`, of `####` meteen onder `##`
    Goed: `## Aanpak`, met daaronder `### Eerst kennismaken`
    """
    for practice in library.checked:
        above = 1
        for heading in practice.headings:
            if heading.level == 1:
                yield practice.document, Finding(f"'# {heading.text}' heeft één hekje te weinig; de titel van de pagina komt uit 'title'. Schrijf '## {heading.text}'.", line=heading.line, field="kopjes")  # fmt: skip
            elif heading.level > above + 1:
                yield practice.document, Finding(f"Deze kop slaat een niveau over. Schrijf '{'#' * (above + 1)} {heading.text}'.", line=heading.line, field="kopjes")  # fmt: skip
            above = max(heading.level, 2) if heading.level <= above + 1 else above


_HTML = re.compile(r"<(?:/?[a-zA-Z][^\s<>:@]*(?:\s[^<>]*)?|!--.*)>")


@rule("html")
def html(library: Library) -> Found:
    """Een praktijk is gewone tekst, zonder HTML.

    Fout: `<b>samen</b>`
    Goed: `**samen**`
    """
    for practice in library.checked:
        for piece in body_lines(practice.document):
            for found in _HTML.findall(re.sub(r"`[^`]*`", "", piece.text)):
                yield practice.document, piece.finding(f"'{found}' is HTML en wordt als gewone tekst getoond. Gebruik Markdown, of haal het weg.")  # fmt: skip


@rule("onveilige-link")
def unsafe_link(library: Library) -> Found:
    """Een link gaat naar een webadres, een e-mailadres van een functie of een ander bestand hier.

    Fout: `[kijk](javascript:alert(1))`
    Goed: `[het verslag](https://voorbeeld.nl/verslag)`
    """
    for practice in library.checked:
        for piece in body_lines(practice.document):
            targets = [target for _, _, target in _LINK.findall(piece.text)]
            targets += re.findall(r"^ {0,3}\[[^\]]+\]:\s*(\S+)", piece.text)
            for target in targets:
                scheme = re.match(r"\s*<?([a-zA-Z][a-zA-Z0-9+.-]*)(?::|&colon;|&#)", target)
                if scheme and scheme[1].casefold() not in ("http", "https", "mailto"):
                    yield practice.document, piece.finding(f"Een link naar '{scheme[1]}:' mag niet. Schrijf een adres dat begint met https://.")  # fmt: skip


_SHORT = re.compile(r"(?<![\w-])(?<!\d )[A-Z]{2,7}(?!\w| \d)")
"""Two to seven capitals; with figures around them they are a postcode or an account."""


@rule("afkorting", Severity.HINT)
def abbreviation(library: Library) -> Found:
    """Een afkorting wordt bij het eerste gebruik uitgelegd, of staat als synoniem in een begrippenlijst.

    Fout: `Het RMT komt elke week bijeen.`
    Goed: `Het regionaal matchingsteam (RMT) komt elke week bijeen.`
    """
    known = {word for vocabulary in library.vocabularies for term in vocabulary.head.terms
             for name in (term.label, *term.synonyms) for word in re.findall(r"\w+", name)}  # fmt: skip
    known |= set(words("afkortingen"))
    for practice in library.checked:
        own = set(re.findall(r"\w+", " ".join([practice.fields.title, *_names(practice)])))
        whole = practice.document.body
        said: set[str] = set()
        for piece in body_lines(practice.document):
            for short in _SHORT.findall(any_of("invultekst").sub("", plain(piece.text))):
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
        for sentence in sentences(practice.document):
            many = len(re.findall(rf"\w[\w'’{GLUE}-]*", sentence.text))
            if many > LONG:
                begin = " ".join(sentence.text.replace(GLUE, " ").split()[:4])
                yield practice.document, Finding(f"De zin '{begin} ...' heeft {many} woorden. Maak er twee van.", line=sentence.line, field=BODY)  # fmt: skip


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
