"""How a practice tells what was there, what was missing and how it was arranged: the sentence that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.language.dutch import phrase, tokens
from samenverder.reading.sentences import END

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Term, Vocabulary


WORDS = 60
"""Words in a statement that is shown as a whole; of a longer one only the sentence is."""


PREPARED = "told"
"""Under which a practice keeps `told_of_all`."""


def told_of_all(practice: Practice, vocabularies: Iterable[Vocabulary]) -> dict[str, str]:
    """What `told` finds for every term with standings that a practice is tagged with."""
    tagged = (
        term
        for vocabulary in vocabularies
        if vocabulary.head.standings
        for tag in practice.tags[vocabulary.id]
        if (term := vocabulary.term(tag.term))
    )
    return told(practice, tagged)


def told(practice: Practice, terms: Iterable[Term]) -> dict[str, str]:
    """For each of these terms (by id) the statement that tells how it stood; terms without one are left out."""
    if not practice.kind.tells:
        return {}
    if (known := practice.prepared.get(PREPARED)) is not None:
        return {term.id: known[term.id] for term in terms if term.id in known}
    statements = [(line, frozenset(tokens(line))) for line in _statements(practice)]
    found = ((term.id, _telling(statements, term)) for term in terms)
    return {term: line for term, line in found if line}


def naming(statement: str, term: Term) -> str:
    """The sentence of a statement that names a term; the whole statement when no single one does.

    One that is no more than the name, as in "Regie. Die was er eerst niet.", comes with the next.
    """
    lines = END.split(statement)
    line = _telling([(line, frozenset(tokens(line))) for line in lines], term)
    if line is None:
        return statement
    names = {word for name in (term.label, *term.synonyms) for word in tokens(name)}
    at = lines.index(line)
    return " ".join(lines[at : at + 1 + names.issuperset(tokens(line))])


def needed(practice: Practice) -> str:
    """The heading under which a practice that tells is asked to tell it."""
    return practice.kind.sections[-2]


def _telling(statements: list[tuple[str, frozenset[str]]], term: Term) -> str | None:
    """The first statement that has the label of a term, else one of its synonyms."""
    for wanted in (phrase(term.label), *map(phrase, term.synonyms)):
        for line, words in statements:
            if wanted and words.issuperset(wanted):
                return line
    return None


def _statements(practice: Practice) -> Iterator[str]:
    """Paragraphs and list items, each on one line without marks.

    Those of the section on what was needed come first: there contributors are asked to tell it.
    """
    here = needed(practice)
    for section in sorted(practice.text.sections, key=lambda section: section.heading.text != here):
        for _, line in section.statements():
            yield from [line] if len(line.split()) <= WORDS else END.split(line)
