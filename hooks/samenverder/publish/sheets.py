"""What is handed out in a training, as plain data: a sheet with what happened first, a sheet with how it ended, cards.

A participant's sheet says nothing of the end before its time. The title of a story often tells the end, so such a
sheet is called by the question that the story answers, or by its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from samenverder.reading.fields import Guide, Module
from samenverder.reading.reserved import BELOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.catalogue.neighbours import Entry
    from samenverder.reading.parts import Section
    from samenverder.reading.practice import Practice
    from samenverder.reading.training_fields import Role
    from samenverder.reading.vocabulary import Standing, Term, Vocabulary

SITUATION, OUTCOME, SET, OUTCOMES = (f"{name}/" for name in (*BELOW["story"], *BELOW["module"][2:]))
"""Where sheets lie below the page of a story (the first two) and of a module."""
MOST_QUESTIONS = 5
"""As many fit on one sheet with room to write."""


@dataclass(frozen=True)
class Passage:
    """Blocks of text of one sort that follow each other: `p`, `li`, `quote` or `heading`."""

    sort: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """What is handed out of a story."""

    story: Practice
    places: tuple[str, ...]
    question: str
    """What the story answers; a name for it that tells nothing of the end."""
    situation: tuple[Passage, ...]
    around: tuple[tuple[str, tuple[str, ...]], ...]
    """Who was at the table: each sort, and its names."""
    asked: tuple[str, ...]
    """The questions on the sheet: the story's own, or what follows from what it lacked."""
    own: bool
    """Whether they are the story's own."""
    ended: tuple[tuple[str, tuple[Passage, ...], bool], ...]
    """Every further section: its heading, its text, and whether a table of it had to be left out."""
    stood: tuple[tuple[Standing, tuple[Entry, ...]], ...]
    """How it stood, by standing."""


@dataclass(frozen=True)
class Card:
    """A card to lay on a table."""

    sort: str
    title: str
    text: str = ""
    role: bool = False


def sheet(catalogue: Catalogue, story: Practice) -> Sheet:
    """What is handed out of a story."""
    entries = catalogue.entries[story.id]
    first, *rest = story.kind.sections
    by_name = {section.heading.text: section for section in story.text.sections}
    own = tuple(story.fields.discussion)
    return Sheet(
        story,
        tuple(entry.term.label for entry in entries if entry.vocabulary.located),
        story.fields.question or "",
        passages(by_name[first]) if first in by_name else (),
        tuple((entry.term.label, entry.names) for entry in entries if entry.vocabulary.head.names),
        own[:MOST_QUESTIONS] or tuple(derived_questions(entries))[:MOST_QUESTIONS],
        bool(own),
        tuple((name, passages(by_name[name]), _has_table(by_name[name])) for name in rest if name in by_name),
        tuple(
            (standing, found)
            for vocabulary in catalogue.vocabularies
            for standing in vocabulary.head.standings
            if (found := tuple(entry for entry in entries if entry.standing is standing))
        ),
    )


def derived_questions(entries: Iterable[Entry]) -> Iterator[str]:
    """What a sheet can ask of a story without questions of its own: the question of each standing, about its term."""
    for entry in entries:
        if entry.standing and entry.standing.question:
            yield entry.standing.question.replace("#", _within_a_sentence(entry.term.label))


def _within_a_sentence(label: str) -> str:
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def passages(section: Section) -> tuple[Passage, ...]:
    """The text of a section without its tables, numbers of sources and links: what can stand on paper by itself."""
    told = [
        (block.sort, block.plain)
        for block in section.blocks
        if block.sort in ("p", "li", "quote", "heading") and block.plain
    ]
    return tuple(
        Passage(sort, tuple(text for _, text in some)) for sort, some in groupby(told, key=lambda one: one[0])
    )


def _has_table(section: Section) -> bool:
    return any(block.sort == "cell" for block in section.blocks)


def stories_of(catalogue: Catalogue, module: Practice) -> list[Practice]:
    """The stories that a module uses and that have a page, in order."""
    return [found for found in _used(catalogue, module) if found.kind.tells]


def guides_of(catalogue: Catalogue, module: Practice) -> list[Practice]:
    """The guides with a sheet to fill in that a module uses, in order."""
    return [
        found for found in _used(catalogue, module) if isinstance(found.fields, Guide) and found.fields.sheet
    ]


def _used(catalogue: Catalogue, module: Practice) -> list[Practice]:
    return [catalogue.by_id[id] for id in catalogue.parts_of(module) if id in catalogue.by_id]


def roles_of(module: Practice) -> list[tuple[str, Role]]:
    """The roles that participants play, each with what its part is called when it has a name of its own."""
    fields = module.as_(Module)
    return [(part.exercise or "", role) for part in (fields.parts if fields else ()) for role in part.roles]


def role_cards(module: Practice) -> list[Card]:
    """A card for each role; the name of the part stands above it."""
    return [Card(part, role.name, role.text, role=True) for part, role in roles_of(module)]


def sorting_cards(catalogue: Catalogue, stories: Sequence[Practice]) -> list[Card]:
    """Cards to sort: for each facet with standings these as heads, and the terms; then who was at the table.

    How it stood in a story is not on them: that is what people guess.
    """
    cards: list[Card] = []
    for vocabulary in catalogue.vocabularies:
        terms = _terms(catalogue, stories, vocabulary)
        if terms and vocabulary.head.standings:
            cards += [Card("", standing.heading, standing.explanation) for standing in vocabulary.head.standings]  # fmt: skip
        if vocabulary.head.standings or vocabulary.head.names:
            cards += [Card(vocabulary.head.singular, term.label, term.definition) for term in terms]
    return cards


def _terms(catalogue: Catalogue, stories: Iterable[Practice], vocabulary: Vocabulary) -> list[Term]:
    found = {entry.term.id: entry.term for story in stories for entry in catalogue.entries_in(story, vocabulary)}  # fmt: skip
    # In the order of the vocabulary: that of the stories would say which card belongs to which.
    return [term for id, term in vocabulary.terms.items() if id in found]


def four_by_four(cards: Sequence[Card]) -> list[Sequence[Card]]:
    """The cards in fours: as many as an A4 holds at A6."""
    return [cards[at : at + 4] for at in range(0, len(cards), 4)]


@dataclass(frozen=True)
class SheetPage:
    """A page that is made for paper."""

    address: str
    template: str
    """Below `overrides/`."""
    made_of: tuple[Practice, ...]
    """All that stand on it: it is the same as long as these are."""
    view: Callable[[], Mapping[str, Any]]
    """What the template may use."""


def sheet_pages(catalogue: Catalogue) -> Iterator[SheetPage]:
    """Every page that is made for paper.

    They lie beside the pages of the site, without its header and menu: two for each story must cost next to nothing.
    """
    for practice in catalogue.practices:
        if practice.kind.tells:
            view = partial(_of_story, catalogue, practice)
            yield SheetPage(f"{practice.address}{SITUATION}", "sheets/situation.html", (practice,), view)
            yield SheetPage(f"{practice.address}{OUTCOME}", "sheets/outcome.html", (practice,), view)
        elif isinstance(practice.fields, Module):
            view, made_of = partial(_of_module, catalogue, practice), (practice, *_used(catalogue, practice))
            yield SheetPage(f"{practice.address}{SET}", "sheets/set.html", made_of, view)
            yield SheetPage(f"{practice.address}{OUTCOMES}", "sheets/outcomes.html", made_of, view)


def _of_story(catalogue: Catalogue, story: Practice) -> dict[str, Any]:
    return {"practice": story, "sheet": sheet(catalogue, story)}


def _of_module(catalogue: Catalogue, module: Practice) -> dict[str, Any]:
    stories = stories_of(catalogue, module)
    return {
        "practice": module,
        "sheets": [sheet(catalogue, story) for story in stories],
        "guides": guides_of(catalogue, module),
        # Roles are handed out and the others are sorted: nobody has to cut them apart first.
        "cards": [*four_by_four(role_cards(module)), *four_by_four(sorting_cards(catalogue, stories))],
    }
