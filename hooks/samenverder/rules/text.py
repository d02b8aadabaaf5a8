"""Can everyone read it, also without seeing it, and without doing harm?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.language.lists import once
from samenverder.reading.links import OUTSIDE
from samenverder.reading.parts import BODY
from samenverder.reading.problem import Finding, Severity
from samenverder.reading.sentences import GLUE, sentences
from samenverder.reading.table import limit, pattern, say
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

LONG = limit("lange-zin", "woorden")
"""Words in a sentence."""


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
                yield practice.document, _at(link, say("linktekst", "nietszeggend", text=link.text, target=link.target))  # fmt: skip
            elif pattern("linktekst", "kaal").match(said):
                yield practice.document, _at(link, say("linktekst", "kaal", text=link.text))


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
            told, line = "", heading.line
            if heading.underlined:
                told, line = say("kopniveau", "streepjes", heading=heading.text), heading.line + 1
            elif not has_words(heading):
                told = say("kopniveau", "geen-kop")
            elif heading.text.casefold() in fixed and heading.level != 2:
                # Told as a fixed heading that is none.
                pass
            elif heading.level == 1 and _same(heading.text, practice.title):
                told = say("kopniveau", "titel")
            elif heading.level == 1:
                told = say("kopniveau", "hoogste", heading=heading.text)
            elif heading.level > above + 1 and above == 1:
                # Where no fixed heading is there at all, that is told instead.
                told = say("kopniveau", "boven", heading=heading.text) if practice.text.sections else ""
            elif heading.level > above + 1:
                told = say("kopniveau", "overslaan", right=f"{'#' * (above + 1)} {heading.text}")
            if told:
                yield practice.document, Finding(told, line=line, field="kopjes")
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
            scheme = pattern("onveilige-link", "begin").match(link.target)
            if scheme and scheme[1].casefold() not in OUTSIDE:
                yield practice.document, _at(link, _refusal(scheme[1]))
        # What can run something is no link to the parser, and stands there as it was typed.
        for piece in practice.text.pieces:
            for name in pattern("onveilige-link", "getypt").findall(piece.text) if not piece.code else ():
                yield practice.document, piece.finding(_refusal(name))


def _refusal(scheme: str) -> str:
    known = scheme.casefold() in ("tel", "file")
    return say("onveilige-link", scheme.casefold() if known else "anders", scheme=scheme)


def _explained(text: str) -> set[str]:
    """The abbreviations that stand between brackets somewhere, or have brackets behind them."""
    inside = " ".join(pattern("afkorting", "tussen-haakjes").findall(text))
    before = pattern("afkorting", "voor-haakjes").findall(text)
    return {*pattern("afkorting", "los").findall(inside), *before}


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
            if piece.code or pattern("afkorting", "git").match(piece.text):
                continue
            if not pattern("afkorting", "kort").search(piece.text):
                continue
            for short in pattern("afkorting", "kort").findall(any_of("invultekst").sub("", piece.text)):
                if short in known or short in own or short in said or short in explained:
                    continue
                said.add(short)
                yield practice.document, piece.finding(say("afkorting", "uitleg", short=short))


@rule("lange-zin", Severity.HINT, of_one=True)
def long_sentence(library: Library) -> Found:
    """Een zin heeft hoogstens 25 woorden.

    Fout: een zin van veertig woorden met drie bijzinnen
    Goed: drie zinnen die elk één ding zeggen
    """
    for practice in library.checked:
        for sentence in sentences(practice.text):
            many = len(pattern("lange-zin", "woord").findall(sentence.text))
            if many > LONG:
                begin = " ".join(sentence.text.replace(GLUE, " ").split()[:4])
                told = say("lange-zin", "lang", begin=shortened(begin), many=many)
                yield practice.document, Finding(told, line=sentence.line, field=BODY)


@rule("ambtelijk", Severity.HINT, of_one=True)
def officialese(library: Library) -> Found:
    """Een gewoon woord gaat voor een ambtelijk woord.

    Fout: `middels een gesprek`
    Goed: `met een gesprek`
    """
    yield from _replaceable(library, "ambtelijk")


@rule("stempel", Severity.HINT, of_one=True)
def label(library: Library) -> Found:
    """Mensen zijn meer dan hun probleem.

    Fout: `verwarde personen`
    Goed: `mensen met onbegrepen gedrag`
    """
    yield from _replaceable(library, "stempel")


def _at(link: Link, message: str) -> Finding:
    return Finding(message, line=link.line, field=BODY)


def _same(one: str, other: str) -> bool:
    return one.casefold().strip(" .") == other.casefold().strip(" .")


def _replaceable(library: Library, name: str) -> Found:
    for practice in library.checked:
        if words_said(practice.document).isdisjoint(longest_words(name)):
            continue
        for piece in everything(practice.document):
            # The title of a source is as it is, who searches uses words of their own, and an id is no prose.
            if piece.path[:1] in (("bronnen",), ("ook_gevraagd",)) or " " not in piece.text.strip():
                continue
            for found in {match.casefold() for match in any_of(name).findall(piece.text)}:
                yield practice.document, piece.finding(say(name, "liever", found=found, better=words(name)[found]))  # fmt: skip


def _names(practice: Practice) -> list[str]:
    """Names of organisations that a practice mentions in its fields."""
    named = [name for tags in practice.tags.values() for tag in tags for name in tag.names]
    return [
        *named,
        *(source.publisher or "" for source in practice.fields.sources),
        *(s.title for s in practice.fields.sources),
    ]
