"""What tables are made of: columns that follow from declared fields, and values as they stand in a cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samenverder.language.lists import lists
from samenverder.reading.practice import KINDS
from samenverder.reading.schema import Schema, names, nested, union_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from typing import TypeAlias

    from pydantic.fields import FieldInfo

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


def words() -> dict[str, Any]:
    """What people read of tables and files."""
    found: dict[str, Any] = lists(Path(__file__).with_name("words.yml"))
    return found


def declared() -> Iterator[tuple[str, FieldInfo]]:
    """The declared fields of all kinds by the name in the file, each once: the same name may hold other groups elsewhere."""
    seen = set()
    for kind in KINDS:
        for info in kind.model.model_fields.values():
            if info.alias and info.alias not in seen:
                seen.add(info.alias)
                yield info.alias, info


_names = cache(names)


def value_of(group: Schema, name: str) -> Any:
    """What stands in a group of fields under a name; None where it has no such field."""
    attribute = _names(type(group)).get(name)
    return getattr(group, attribute) if attribute else None


def groups_of(name: str) -> list[type[Schema]]:
    """The groups that fields of this name hold, one for each kind that has its own."""
    found = (info for kind in KINDS for info in kind.model.model_fields.values() if info.alias == name)
    return list(dict.fromkeys(group for info in found if (group := nested(info.annotation))))


def is_list(info: FieldInfo) -> bool:
    return union_of(info.annotation)[1] is not None


def is_relation(info: FieldInfo) -> bool:
    """Whether a field holds groups of fields or ids: each of these has a table of its own."""
    item = union_of(info.annotation)[1]
    return item is not None and (nested(item) is not None or union_of(item)[3].get("format") == "id")


def column_of(info: FieldInfo) -> Column:
    base, _, choices, shape = union_of(info.annotation)
    sort = {"int": "integer", "float": "number"}.get(getattr(base, "__name__", ""), "string")
    sort = "date" if shape.get("format") == "date" else sort
    return Column(info.alias or "", info.title or "", info.description or "", sort, choices)


def said_column(name: str, **given: str) -> Column:
    """A column that is no declared field."""
    row = words()["kolommen"][name]
    return Column(
        name, row["titel"].format(**given), row["uitleg"].format(**given), row.get("soort", "string"),
        leads=row.get("wijst_naar", ""),
    )  # fmt: skip


def table_of(
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
