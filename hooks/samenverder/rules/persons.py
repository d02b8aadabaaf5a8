"""Is anyone to be recognised by name? A hint, no more: a name may be of an organisation, or made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.language.lists import once
from samenverder.reading.problem import Severity
from samenverder.reading.table import pattern, say
from samenverder.rules.engine import Found, rule
from samenverder.rules.pieces import everything, words_said
from samenverder.rules.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samenverder.reading.library import Library
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Vocabulary


@rule("naam", Severity.HINT, of_one=True)
def name(library: Library) -> Found:
    """Geen mens is bij naam te herkennen, of `personen` zegt dat de naam verzonnen is of mag.

    Fout: `Mevrouw De Vries belde het wijkteam.`
    Goed: `Een bewoner belde het wijkteam.`, of `personen: gefingeerd`
    """
    if library.lacking:
        return
    for practice in library.checked:
        if practice.fields.persons in ("gefingeerd", "toestemming"):
            continue
        if words_said(practice.document).isdisjoint(_SIGNS_OF_NAMES):
            continue
        known: re.Pattern[str] | None = None
        for piece in everything(practice.document):
            # Who wrote a source is named with it, and a contributor who wishes to be; titles are as they are.
            if piece.path[:1] in (("bronnen",), ("wie",)) or (piece.path and " " not in piece.text):
                continue
            if not (_FIRST & set(re.findall(_WORD, piece.text)) or re.search(_TITLE, piece.text)):
                continue
            known = known or _of_practice(practice)
            left = _of_terms(library.vocabularies).sub("", known.sub("", piece.text))
            for found in re.findall(_NAME, _NO_NAME.sub("", left)):
                said = say("naam", "gevonden", found=found.strip())
                yield practice.document, piece.finding(say("privacy", "lees-na", said=said))


_NO_NAME = pattern("naam", "geen-naam")
_WORD = pattern("naam", "woord").pattern
_BETWEEN = pattern("naam", "tussen").pattern
_TITLE = pattern("naam", "titel").pattern
_FIRST = frozenset(words("voornamen"))
_SIGNS_OF_NAMES = {name.casefold() for name in _FIRST} | {
    "meneer",
    "mevrouw",
    "dhr",
    "mw",
    "mevr",
    "heer",
    "familie",
}
_NAME = re.compile(
    rf"(?:{_TITLE} (?:[A-Z]\.? ?)*{_BETWEEN}{_WORD}"
    rf"|(?<![\w-])(?<!Sint )(?:{'|'.join(words('voornamen'))})(?![\w-])(?: {_BETWEEN}{_WORD})?)"
)


def _of_practice(practice: Practice) -> re.Pattern[str]:
    """Names that are not of people: the organisations and sources that the practice names."""
    names = {name for tags in practice.tags.values() for tag in tags for name in tag.names}
    for source in practice.fields.sources:
        # Who is named as the writer of a source may be named in the text about it.
        names |= {name for name in (source.publisher, source.title, source.author) if name}
    return _any(names)


@once
def _of_terms(vocabularies: tuple[Vocabulary, ...]) -> re.Pattern[str]:
    """Names of terms and places."""
    return _any(
        name
        for vocabulary in vocabularies
        for term in vocabulary.head.terms
        for name in (term.label, *term.synonyms, *term.narrower_words)
    )


def _any(names: Iterable[str]) -> re.Pattern[str]:
    capital = sorted({name for name in names if name[:1].isupper()}, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + ("|".join(map(re.escape, capital)) or r"(?!)") + r")(?!\w)")
