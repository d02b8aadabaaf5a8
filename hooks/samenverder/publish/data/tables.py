"""The collection as tables: one of practices, one for each relation, two of terms.

Nothing is listed here: which tables and columns there are follows from the declared fields and from the vocabularies.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from samenverder.publish.data.columns import (
    BETWEEN,
    Column,
    cell,
    column_of,
    declared,
    groups_of,
    in_words,
    is_list,
    is_relation,
    said_column,
    table_of,
    value_of,
    words,
)
from samenverder.reading.schema import Schema
from samenverder.reading.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic.fields import FieldInfo

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.data.columns import Row, Table
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Vocabulary

PRACTICES = "praktijken"
TERMS = "begrippen"
"""How the tables are called; what follows a field has its name behind a dash, which no field begins with, other tables have a `_`."""


def tables(catalogue: Catalogue) -> list[Table]:
    """All tables, the one of practices first."""
    return [
        _of_practices(catalogue),
        *(_of_facet(catalogue, vocabulary) for vocabulary in catalogue.vocabularies),
        *(_of_field(catalogue, name, info) for name, info in declared() if is_relation(info)),
        _of_lists(catalogue),
        _of_text(catalogue),
        _of_terms(catalogue),
        _of_words(catalogue),
    ]


def _of_practices(catalogue: Catalogue) -> Table:
    plain = [(name, info) for name, info in declared() if not is_list(info)]
    own = [*map(said_column, ("id", "soort", "url")), *(column_of(info) for _, info in plain)]
    taken = {"leestijd", *(column.name for column in own)}
    facets = [
        Column(
            # A vocabulary may be called as a column of ours.
            f"{v.field}_" if v.field in taken else v.field,
            v.head.plural.capitalize(),
            words()["kolommen"]["ingang"]["uitleg"].format(lijst=v.head.plural),
        )
        for v in catalogue.vocabularies
    ]
    columns = [
        *own,
        *facets,
        said_column("leestijd"),
    ]

    def rows() -> Iterator[Row]:
        for practice in catalogue.practices:
            yield [
                practice.id,
                practice.kind.name,
                f"{catalogue.library.site}{practice.address}",
                *(cell(value_of(practice.fields, name)) for name, _ in plain),
                *(
                    BETWEEN.join(entry.term.label for entry in catalogue.entries_in(practice, vocabulary))
                    for vocabulary in catalogue.vocabularies
                ),
                practice.reading_minutes,
            ]

    return table_of(PRACTICES, PRACTICES, columns, rows)


def _of_facet(catalogue: Catalogue, vocabulary: Vocabulary) -> Table:
    head = vocabulary.head
    columns = [said_column("praktijk"), said_column("begrip", lijst=head.plural), said_column("label")]
    if head.standings:
        stands = tuple(standing.id for standing in head.standings)
        said = said_column("stand")
        columns.append(Column(said.name, said.title, said.help, choices=stands))
    if head.names:
        columns.append(said_column("namen"))

    def rows() -> Iterator[Row]:
        for practice in catalogue.practices:
            for entry in catalogue.entries_in(practice, vocabulary):
                stand = entry.standing.id if entry.standing and practice.kind.tells else None
                yield [
                    practice.id, entry.term.id, entry.term.label,
                    *([stand] if head.standings else []), *([cell(entry.names)] if head.names else []),
                ]  # fmt: skip

    return table_of(
        f"{PRACTICES}-{vocabulary.field}", "ingang", columns, rows, lijst=head.plural, vraag=head.question
    )


def _of_field(catalogue: Catalogue, name: str, info: FieldInfo) -> Table:
    inner = {one.alias or "": one for group in groups_of(name) for one in group.model_fields.values()}
    told = column_of(info)
    columns = [
        said_column("praktijk"),
        said_column("nummer"),
        *(map(column_of, inner.values()) if inner else [said_column("id_van")]),
    ]

    def rows() -> Iterator[Row]:
        for practice, number, item in _items(catalogue.practices, name):
            values = [value_of(item, one) for one in inner] if isinstance(item, Schema) else [item]
            yield [practice.id, number, *map(cell, values)]

    return table_of(f"{PRACTICES}-{name}", "veld", columns, rows, veld=told.title.lower(), uitleg=told.help)


def _items(practices: Sequence[Practice], name: str) -> Iterator[tuple[Practice, int, Any]]:
    for practice in practices:
        value = value_of(practice.fields, name)
        for number, item in enumerate(value if isinstance(value, tuple) else (), 1):
            yield practice, number, item


def _of_lists(catalogue: Catalogue) -> Table:
    """The lists of sentences of all fields, one under the other."""
    plain = [name for name, info in declared() if is_list(info) and not is_relation(info)]
    field = said_column("veld")
    columns = [
        said_column("praktijk"),
        Column(field.name, field.title, field.help, choices=tuple(plain)),
        said_column("nummer"),
        said_column("tekst"),
    ]

    def rows() -> Iterator[Row]:
        for name in plain:
            for practice, number, item in _items(catalogue.practices, name):
                yield [practice.id, name, number, in_words(item)]

    return table_of(f"{PRACTICES}_lijsten", "lijsten", columns, rows)


def _of_text(catalogue: Catalogue) -> Table:
    columns = [said_column("praktijk"), said_column("nummer"), said_column("kopje"), said_column("markdown")]

    def rows() -> Iterator[Row]:
        for practice in catalogue.practices:
            for number, (heading, text) in enumerate(chapters(practice), 1):
                yield [practice.id, number, heading, text]

    return table_of(f"{PRACTICES}_tekst", "tekst", columns, rows)


def chapters(practice: Practice) -> Iterator[tuple[str, str]]:
    """The text in parts: each `##` heading with what was written under it, the heading itself included."""
    lines = practice.text.source.split("\n")
    starts = [
        (section.heading.line - practice.text.first, section.heading.text)
        for section in practice.text.sections
    ]
    if before := "\n".join(lines[: starts[0][0] if starts else None]).strip():
        yield "", before
    for (at, heading), (end, _) in pairwise([*starts, (len(lines), "")]):
        yield heading, "\n".join(lines[at:end]).strip()


def _of_terms(catalogue: Catalogue) -> Table:
    plain = [(attribute, info) for attribute, info in Term.model_fields.items() if not is_list(info)]
    columns = [
        said_column("lijst"),
        *(column_of(info) for _, info in plain),
        said_column("adres"),
        said_column("aantal"),
    ]

    def rows() -> Iterator[Row]:
        for vocabulary, term in _all_terms(catalogue):
            values = [cell(getattr(term, attribute)) for attribute, _ in plain]
            url = f"{catalogue.library.site}{vocabulary.field}/{term.id}/"
            yield [vocabulary.field, *values, url, len(catalogue.with_term(vocabulary, term))]

    return table_of(TERMS, TERMS, columns, rows)


def _of_words(catalogue: Catalogue) -> Table:
    """What belongs to a term in lists: other words for it, other terms, former ids."""
    many = [(attribute, info) for attribute, info in Term.model_fields.items() if is_list(info)]
    field = said_column("veld")
    names = tuple(info.alias or "" for _, info in many)
    columns = [
        said_column("lijst"),
        said_column("begrip_id"),
        Column(field.name, field.title, field.help, choices=names),
        said_column("woord"),
    ]

    def rows() -> Iterator[Row]:
        for vocabulary, term in _all_terms(catalogue):
            for attribute, info in many:
                for word in getattr(term, attribute):
                    yield [vocabulary.field, term.id, info.alias, word]

    return table_of(f"{TERMS}_woorden", "woorden", columns, rows)


def _all_terms(catalogue: Catalogue) -> Iterator[tuple[Vocabulary, Term]]:
    for vocabulary in catalogue.vocabularies:
        for term in vocabulary.terms.values():
            yield vocabulary, term
