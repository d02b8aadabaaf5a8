"""How a practice tells what was there, what was missing and how it was arranged: the sentence that says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.language.dutch import phrase, tokens
from samenverder.reading.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samenverder.catalogue.neighbours import Entry
    from samenverder.reading.practice import Practice


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
    sections = {heading.text: text for heading, text in practice.sections}
    needed = practice.kind.sections[-2]
    for text in (sections.pop(needed, ""), *sections.values()):
        for _, line in blocks(text):
            yield line


def blocks(text: str) -> Iterator[tuple[bool, str]]:
    """The paragraphs and list items of a text, each on one line without marks; true for a list item."""
    # A heading says what comes, and a table is no sentence.
    text = re.sub(r"^\s*(?:#{1,6} .*|\|.*)$", "\n", text, flags=re.MULTILINE)
    text = re.sub(r"^\s*> ?", "", text, flags=re.MULTILINE)
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+[.)]) )", text):
        item = re.match(r"\s*(?:[-*]|\d+[.)]) ", block)
        line = " ".join(plain(re.sub(r"^\s*(?:[-*#]+|\d+[.)]) ", "", block)).split())
        if line:
            yield bool(item), line
