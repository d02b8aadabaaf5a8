"""How a practice tells what was there, what was missing and how it was arranged: the sentence that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.language.dutch import phrase, tokens
from samenverder.reading.sentences import END

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samenverder.catalogue.neighbours import Entry
    from samenverder.reading.practice import Practice


WORDS = 60
"""Words in a statement that is shown as a whole; of a longer one only the sentence is."""


def told(practice: Practice, entries: Iterable[Entry]) -> dict[str, str]:
    """For each term with a standing (by id) the statement that tells how it stood; terms without one are left out."""
    if not practice.kind.tells:
        return {}
    statements = [(line, frozenset(tokens(line))) for line in _statements(practice)]
    found = ((entry.term.id, _telling(statements, entry)) for entry in entries if entry.standing)
    return {term: line for term, line in found if line}


def _telling(statements: list[tuple[str, frozenset[str]]], entry: Entry) -> str | None:
    """The first statement that has the label of a term, else one of its synonyms."""
    for wanted in (phrase(entry.term.label), *map(phrase, entry.term.synonyms)):
        for line, words in statements:
            if wanted and words.issuperset(wanted):
                return line
    return None


def _statements(practice: Practice) -> Iterator[str]:
    """Paragraphs and list items, each on one line without marks.

    Those of the section on what was needed come first: there contributors are asked to tell it.
    """
    needed = practice.kind.sections[-2]
    for section in sorted(practice.text.sections, key=lambda section: section.heading.text != needed):
        for _, line in section.statements():
            yield from [line] if len(line.split()) <= WORDS else END.split(line)
