"""The collection as tables: one of practices, one for each relation, two of terms.

Nothing is listed here: which tables and columns there are follows from the declared fields and from the vocabularies.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samenverder.language.lists import lists
from samenverder.reading.practice import KINDS
from samenverder.reading.schema import Schema, names, nested, union_of
from samenverder.reading.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from typing import TypeAlias

    from pydantic.fields import FieldInfo

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Vocabulary

    Cell: TypeAlias = str | int | float | date | None
    Row: TypeAlias = Sequence[Cell]

BETWEEN = " | "
"""Stands between several values in one cell: no name has it."""


@dataclass(frozen=True)
class Column:
    """A column of a table, as the codebook tells it."""

    name: str
    title: str
    help: str
    sort: str = "string"
    """`string`, `integer`, `number` or `date`, as CSV on the Web calls them."""
    choices: tuple[str, ...] = ()
    leads: str = ""
    """The table whose first column this points to."""


@dataclass(frozen=True)
class Table:
    """A table: what it is, its columns, and its rows."""

    name: str
    title: str
    help: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]


PRACTICES = "praktijken"
TERMS = "begrippen"
"""How the tables are called; what follows a field has its name behind a dash, which no field begins with, other tables have a `_`."""


def words() -> dict[str, Any]:
    """What people read of tables and files."""
    found: dict[str, Any] = lists(Path(__file__).with_name("words.yml"))
    return found


def tables(catalogue: Catalogue) -> list[Table]:
    """All tables, the one of practices first."""
    return [
        _of_practices(catalogue),
        *(_of_facet(catalogue, vocabulary) for vocabulary in catalogue.vocabularies),
        *(_of_field(catalogue, name, info) for name, info in _fields() if _is_relation(info)),
        _of_lists(catalogue),
        _of_text(catalogue),
        _of_terms(catalogue),
        _of_words(catalogue),
    ]


def _fields() -> Iterator[tuple[str, FieldInfo]]:
    """The declared fields of all kinds by the name in the file, each once: the same name may hold other groups elsewhere."""
    seen = set()
    for kind in KINDS:
        for info in kind.model.model_fields.values():
            if info.alias and info.alias not in seen:
                seen.add(info.alias)
                yield info.alias, info


_names = cache(names)


def _value(group: Schema, name: str) -> Any:
    """What stands in a group of fields under a name; None where it has no such field."""
    attribute = _names(type(group)).get(name)
    return getattr(group, attribute) if attribute else None


def _groups(name: str) -> list[type[Schema]]:
    """The groups that fields of this name hold, one for each kind that has its own."""
    found = (info for kind in KINDS for info in kind.model.model_fields.values() if info.alias == name)
    return list(dict.fromkeys(group for info in found if (group := nested(info.annotation))))


def _is_list(info: FieldInfo) -> bool:
    return union_of(info.annotation)[1] is not None


def _is_relation(info: FieldInfo) -> bool:
    """Whether a field holds groups of fields or ids: each of these has a table of its own."""
    item = union_of(info.annotation)[1]
    return item is not None and (nested(item) is not None or union_of(item)[3].get("format") == "id")


def _column(info: FieldInfo) -> Column:
    base, _, choices, shape = union_of(info.annotation)
    sort = {"int": "integer", "float": "number"}.get(getattr(base, "__name__", ""), "string")
    sort = "date" if shape.get("format") == "date" else sort
    return Column(info.alias or "", info.title or "", info.description or "", sort, choices)


def _said(name: str, **given: str) -> Column:
    """A column that is no declared field."""
    row = words()["kolommen"][name]
    return Column(
        name, row["titel"].format(**given), row["uitleg"].format(**given), row.get("soort", "string"),
        leads=row.get("wijst_naar", ""),
    )  # fmt: skip


def _table(
    name: str, key: str, columns: Sequence[Column], rows: Callable[[], Iterator[Row]], **given: str
) -> Table:
    row = words()["tabellen"][key]
    return Table(name, row["titel"].format(**given), row["uitleg"].format(**given), tuple(columns), rows)


def cell(value: Any) -> Cell:
    """A value as it stands in a cell."""
    plain: Cell = BETWEEN.join(map(in_words, value)) if isinstance(value, (tuple, list)) else value
    return plain


def in_words(value: Any) -> str:
    """A value as text; of a group of fields those that are filled, in order."""
    if isinstance(value, Schema):
        return ": ".join(in_words(item) for _, item in value if item not in (None, "", ()))
    return ", ".join(map(in_words, value)) if isinstance(value, (tuple, list)) else str(value)


def _of_practices(catalogue: Catalogue) -> Table:
    plain = [(name, info) for name, info in _fields() if not _is_list(info)]
    own = [*map(_said, ("id", "soort", "url")), *(_column(info) for _, info in plain)]
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
        _said("leestijd"),
    ]

    def rows() -> Iterator[Row]:
        for practice in catalogue.practices:
            yield [
                practice.id,
                practice.kind.name,
                f"{catalogue.library.site}{practice.address}",
                *(cell(_value(practice.fields, name)) for name, _ in plain),
                *(
                    BETWEEN.join(entry.term.label for entry in catalogue.entries_in(practice, vocabulary))
                    for vocabulary in catalogue.vocabularies
                ),
                practice.reading_minutes,
            ]

    return _table(PRACTICES, PRACTICES, columns, rows)


def _of_facet(catalogue: Catalogue, vocabulary: Vocabulary) -> Table:
    head = vocabulary.head
    columns = [_said("praktijk"), _said("begrip", lijst=head.plural), _said("label")]
    if head.standings:
        stands = tuple(standing.id for standing in head.standings)
        said = _said("stand")
        columns.append(Column(said.name, said.title, said.help, choices=stands))
    if head.names:
        columns.append(_said("namen"))

    def rows() -> Iterator[Row]:
        for practice in catalogue.practices:
            for entry in catalogue.entries_in(practice, vocabulary):
                stand = entry.standing.id if entry.standing and practice.kind.tells else None
                yield [
                    practice.id, entry.term.id, entry.term.label,
                    *([stand] if head.standings else []), *([cell(entry.names)] if head.names else []),
                ]  # fmt: skip

    return _table(
        f"{PRACTICES}-{vocabulary.field}", "ingang", columns, rows, lijst=head.plural, vraag=head.question
    )


def _of_field(catalogue: Catalogue, name: str, info: FieldInfo) -> Table:
    inner = {one.alias or "": one for group in _groups(name) for one in group.model_fields.values()}
    told = _column(info)
    columns = [
        _said("praktijk"),
        _said("nummer"),
        *(map(_column, inner.values()) if inner else [_said("id_van")]),
    ]

    def rows() -> Iterator[Row]:
        for practice, number, item in _items(catalogue.practices, name):
            values = [_value(item, one) for one in inner] if isinstance(item, Schema) else [item]
            yield [practice.id, number, *map(cell, values)]

    return _table(f"{PRACTICES}-{name}", "veld", columns, rows, veld=told.title.lower(), uitleg=told.help)


def _items(practices: Sequence[Practice], name: str) -> Iterator[tuple[Practice, int, Any]]:
    for practice in practices:
        value = _value(practice.fields, name)
        for number, item in enumerate(value if isinstance(value, tuple) else (), 1):
            yield practice, number, item


def _of_lists(catalogue: Catalogue) -> Table:
    """The lists of sentences of all fields, one under the other."""
    plain = [name for name, info in _fields() if _is_list(info) and not _is_relation(info)]
    field = _said("veld")
    columns = [
        _said("praktijk"),
        Column(field.name, field.title, field.help, choices=tuple(plain)),
        _said("nummer"),
        _said("tekst"),
    ]

    def rows() -> Iterator[Row]:
        for name in plain:
            for practice, number, item in _items(catalogue.practices, name):
                yield [practice.id, name, number, in_words(item)]

    return _table(f"{PRACTICES}_lijsten", "lijsten", columns, rows)


def _of_text(catalogue: Catalogue) -> Table:
    columns = [_said("praktijk"), _said("nummer"), _said("kopje"), _said("markdown")]

    def rows() -> Iterator[Row]:
        for practice in catalogue.practices:
            for number, (heading, text) in enumerate(chapters(practice), 1):
                yield [practice.id, number, heading, text]

    return _table(f"{PRACTICES}_tekst", "tekst", columns, rows)


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
    plain = [(attribute, info) for attribute, info in Term.model_fields.items() if not _is_list(info)]
    columns = [_said("lijst"), *(_column(info) for _, info in plain), _said("adres"), _said("aantal")]

    def rows() -> Iterator[Row]:
        for vocabulary, term in _all_terms(catalogue):
            values = [cell(getattr(term, attribute)) for attribute, _ in plain]
            url = f"{catalogue.library.site}{vocabulary.field}/{term.id}/"
            yield [vocabulary.field, *values, url, len(catalogue.with_term(vocabulary, term))]

    return _table(TERMS, TERMS, columns, rows)


def _of_words(catalogue: Catalogue) -> Table:
    """What belongs to a term in lists: other words for it, other terms, former ids."""
    many = [(attribute, info) for attribute, info in Term.model_fields.items() if _is_list(info)]
    field = _said("veld")
    names = tuple(info.alias or "" for _, info in many)
    columns = [
        _said("lijst"),
        _said("begrip_id"),
        Column(field.name, field.title, field.help, choices=names),
        _said("woord"),
    ]

    def rows() -> Iterator[Row]:
        for vocabulary, term in _all_terms(catalogue):
            for attribute, info in many:
                for word in getattr(term, attribute):
                    yield [vocabulary.field, term.id, info.alias, word]

    return _table(f"{TERMS}_woorden", "woorden", columns, rows)


def _all_terms(catalogue: Catalogue) -> Iterator[tuple[Vocabulary, Term]]:
    for vocabulary in catalogue.vocabularies:
        for term in vocabulary.terms.values():
            yield vocabulary, term
