"""What the finder needs in the browser: facets and counts, the text behind each result, and the index.

Every file is named after its content, so that a browser may keep it for ever, and fetches only what changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from samenverder.catalogue.order import documented
from samenverder.finder.counting import NO_PASSAGE, PASSAGES, Text, row
from samenverder.finder.index import index_files
from samenverder.finder.packing import Named, as_json
from samenverder.finder.terms import concepts
from samenverder.finder.where import nearby
from samenverder.reading.fields import Activity, Guide, Module, Story
from samenverder.reading.practice import KINDS
from samenverder.reading.sentences import END
from samenverder.running.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.catalogue.neighbours import Entry
    from samenverder.finder.counting import Row
    from samenverder.reading.packed import Later
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Term, Vocabulary

FOLDER = "zoek"
NAMED = "zoeken/bestanden.json"
"""Where it is said which files the finder has now. It keeps its name, so it stands apart from what may be kept for ever."""
PREPARED = "words"
"""Under which a practice keeps its `rows_of`."""


_PURPOSES, OF_A_PURPOSE = ("when", "steps", "goals", "yields"), 1.5
"""Fields that say what a guide, a module and a working form are for, and what a word counts there."""
OF_ITS_OWN, OF_AN_ASKED = 4.0, 1.0
"""What a word counts in the question of a practice, and in one that somebody else would ask."""

Drawn = tuple[str, int, int]
"""The picture on a card: its file in the folder of the practice's page, its width and its height."""


@dataclass(frozen=True)
class Elsewhere:
    """A practice of a sister library."""

    url: str
    library: str
    license: str


_NONE: Mapping[str, Elsewhere] = {}


@dataclass(frozen=True)
class Finder:
    """Where the files of the finder are that a page names; these name the others. From the root of the site."""

    index: str
    catalogue: str
    titles: str


def write_finder(
    catalogue: Catalogue,
    write: Callable[[str, str], object],
    picture_of: Callable[[Practice], Drawn | None] = lambda practice: None,
    memory: Memory | None = None,
    table_of: Callable[[Practice], dict[str, str] | None] = lambda practice: None,
    elsewhere: Mapping[str, Elsewhere] = _NONE,
) -> Finder:
    """Write every file of the finder: `write` is given the address of each from the root of the site, and what is in it.

    The last three that are written are those that it returns.

    `picture_of` gives the picture that stands for a practice on its card; `table_of` the drawing of a practice
    that has none, as data of SVG paths by what is drawn. `elsewhere` says of which ones, by id, others are the home.
    """
    memory = memory or Memory()
    named = Named(lambda name, text: write(f"{FOLDER}/{name}", text))
    texts = "".join(
        named.put(
            as_json(
                text_data(catalogue, practice, picture_of(practice), table_of(practice))
                | _at_home(elsewhere.get(practice.id))
            )
        )
        for practice in catalogue.listed
    )
    index = index_files(
        (findable(catalogue, practice) for practice in catalogue.listed),
        concepts(catalogue.vocabularies),
        nearby(catalogue, memory),
        memory,
    )
    groups = ""
    families: dict[str, dict[str, str]] = {"words": {}, "phrases": {}}
    head: dict[str, Any] = {}
    for name, text in index:
        family, _, key = name.removesuffix(".json").partition("/")
        if family == "groups":
            groups += named.put(text)
        elif key:
            families[family][key] = named.put(text)
        else:
            head = json.loads(text)
    # What is elsewhere is of no kind here: nobody can compare it, for its record is not here.
    titles = [
        [practice.id, practice.title, "" if practice.id in elsewhere else practice.kind.id]
        for practice in catalogue.listed
    ]
    whole = catalogue_data(catalogue) | {"names": {"texts": texts}}
    if elsewhere:
        whole["elsewhere"] = [int(practice.id in elsewhere) for practice in catalogue.listed]
    return Finder(
        *(
            f"{FOLDER}/{named.put(as_json(value))}.json"
            for value in (head | {"names": {"groups": groups, **families}}, whole, titles)
        )
    )


def _at_home(found: Elsewhere | None) -> dict[str, Any]:
    return {"elsewhere": [found.url, found.library, found.license]} if found else {}


def catalogue_data(catalogue: Catalogue) -> dict[str, Any]:
    """Facets with their terms, and of each practice what a card and a count need, column by column."""
    facets = []
    for vocabulary in catalogue.vocabularies:
        number = {id: n for n, id in enumerate(vocabulary.terms)}
        standings = [standing.id for standing in vocabulary.head.standings]

        def packed(entry: Entry, number: dict[str, int] = number, standings: list[str] = standings) -> Any:
            term = number[entry.term.id]
            return [term, standings.index(entry.standing.id)] if entry.standing else term

        tags = []
        for practice in catalogue.listed:
            tells = practice.kind.tells
            entries = catalogue.entries_in(practice, vocabulary)
            tags.append(
                [packed(entry) if tells or not entry.standing else number[entry.term.id] for entry in entries]
            )
        facets.append(
            {
                "field": vocabulary.field,
                "name": vocabulary.head.singular,
                "label": vocabulary.head.plural[:1].upper() + vocabulary.head.plural[1:],
                "standings": [{"id": s.id, "label": s.label} for s in vocabulary.head.standings],
                "names": vocabulary.head.names,
                "places": vocabulary.located,
                "terms": [
                    [t.id, t.label, "|".join(t.synonyms), *_point(t)] for t in vocabulary.terms.values()
                ],
                "tags": tags,
            }
        )
    practices = catalogue.listed
    return {
        "kinds": [[kind.folder, kind.name, kind.plural] for kind in KINDS],
        "kind": [KINDS.index(practice.kind) for practice in practices],
        "year": [practice.year for practice in practices],
        # Days as a number: ten thousand dates in text weigh too much.
        "reviewed": [
            practice.fields.reviewed.toordinal() if practice.fields.reviewed else 0 for practice in practices
        ],
        "documented": [documented(practice) for practice in practices],
        "facets": facets,
    }


def _point(term: Term) -> tuple[float, ...]:
    """Where a place lies, to a kilometre."""
    return () if term.lat is None or term.lon is None else (round(term.lat, 2), round(term.lon, 2))


def text_data(
    catalogue: Catalogue,
    practice: Practice,
    picture: Drawn | None = None,
    table: dict[str, str] | None = None,
) -> dict[str, Any]:
    """What a result shows: title, summary, the text by section, for each standing the sentence that tells how."""
    sections = [[section.heading.text, section.plain] for section in practice.text.sections]
    sections += [[heading, " ".join(texts)] for heading, texts in _in_fields(catalogue, practice) if texts]
    return {
        "id": practice.id,
        "title": practice.title,
        "period": getattr(practice.fields, "period", None) or "",
        "summary": practice.fields.summary,
        "minutes": getattr(practice.fields, "minutes", 0),
        "sections": sections,
        "told": catalogue.told(practice),
        "asked": list(_asked(practice)),
    } | ({"picture": picture} if picture else {"table": table} if table else {})


def _asked(practice: Practice) -> Iterator[str]:
    """The questions that a practice answers, its own first."""
    fields = practice.fields
    yield from (question for question in (fields.question, *fields.also_asked) if question)


def _in_fields(catalogue: Catalogue, practice: Practice) -> Iterator[tuple[str, list[str]]]:
    """What a practice is found by and what stands in its fields, by the label of each."""
    fields = practice.fields
    for name, texts in (("audience", [fields.audience or ""]), *_said(practice)):
        yield str(type(fields).model_fields[name].title), [text for text in texts if text]
    for vocabulary in catalogue.vocabularies:
        names = [name for entry in catalogue.entries_in(practice, vocabulary) for name in entry.names]
        yield vocabulary.head.plural.capitalize(), names


def _said(practice: Practice) -> Iterator[tuple[str, list[str]]]:
    """By field what else a page says in sentences."""
    fields = practice.fields
    if isinstance(fields, Story):
        yield "core", list(fields.core)
        yield "outcomes", [one.text for one in fields.outcomes]
        yield "efforts", [one.text for one in fields.efforts]
    if isinstance(fields, Guide):
        yield "when", list(fields.when)
        yield "steps", [text for step in fields.steps for text in (step.title, step.result) if text]
    if isinstance(fields, Module):
        yield "goals", list(fields.goals)
    if isinstance(fields, Activity):
        yield "yields", [fields.yields]


def findable(catalogue: Catalogue, practice: Practice) -> Text:
    """What a practice is found by, with how much a word counts in each piece."""
    known: Later[tuple[Row, ...]] | None = practice.prepared.get(PREPARED)
    rows = known.open() if known else rows_of(practice, catalogue.vocabularies)
    return Text(rows, frozenset(entry.key for entry in catalogue.entries[practice.id]))


def rows_of(practice: Practice, vocabularies: Iterable[Vocabulary]) -> tuple[Row, ...]:
    """The words of a practice, with how much each counts and the passage it is in.

    A passage is what can answer by itself, in this order: the title, the questions (as `text_data` has them), the
    sentences of the summary, the headings.
    """
    fields = practice.fields
    passages = [(6.0, fields.title)]
    passages += [
        (OF_ITS_OWN if question == fields.question else OF_AN_ASKED, question)
        for question in _asked(practice)
    ]
    passages += [(3.0, sentence) for sentence in END.split(fields.summary)]
    passages += [(1.5, heading.text) for heading in practice.text.headings if heading.level > 2]
    pieces = [
        (2.0, fields.audience or ""),
        *(
            (2.0, name)
            for vocabulary in vocabularies
            for tag in practice.tags[vocabulary.id]
            if vocabulary.term(tag.term)
            for name in tag.names
        ),
        *((1.0, section.plain) for section in practice.text.sections),
    ]
    pieces += [
        (OF_A_PURPOSE if name in _PURPOSES else 1.0, text)
        for name, texts in _said(practice)
        for text in texts
    ]
    return (
        *(
            row(counts, piece, n if n < PASSAGES else NO_PASSAGE)
            for n, (counts, piece) in enumerate(passages)
        ),
        *(row(counts, piece) for counts, piece in pieces if piece),
    )
