"""How fields are declared.

A model declares each field once: its Dutch name (the alias, as it stands in the file), label, help and
whether it is required. Validation, JSON Schema, the field reference and the form all read that declaration.

Every field has an empty default, also a required one: what is wrong is reported and left out, and the rest
can still be shown. Whether a required field is filled is asked afterwards, by `missing`.
"""

from __future__ import annotations

import itertools
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from samenverder.reading.values import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samenverder.reading.problem import Finding, Path

Item = TypeVar("Item")


class Schema(BaseModel):
    """A group of fields in a file. Unknown fields are findings; nothing is filled in."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    example: ClassVar[dict[str, str]] = {}
    """What a message shows of fields that are not required and that nobody does without."""
    cited: ClassVar[bool] = False
    """Whether texts name it by its place in a list: a wrong one stays there, empty, and the others keep their number."""


def declared(
    name: str, label: str, help: str, *, required: bool = False, default: Any = None, **limits: Any
) -> Any:
    """A field as it is called in the file (`name`) and for people (`label`, `help`).

    `limits` are those of pydantic, among them `examples`.
    """
    return Field(
        default=default, alias=name, title=label, description=help, json_schema_extra={"verplicht": required}, **limits
    )  # fmt: skip


@cache
def is_required(model: type[Schema], attribute: str) -> bool:
    """Whether the field was declared as required."""
    extra = model.model_fields[attribute].json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("verplicht"))


@cache
def names(model: type[Schema]) -> dict[str, str]:
    """The fields as they are called in the file, each with its attribute."""
    return {field.alias or attribute: attribute for attribute, field in model.model_fields.items()}


def numbered(findings: Iterable[Finding], name: str, items: Iterable[Item]) -> Iterator[tuple[int, Item]]:
    """The items of a list field, each with its place in the file: those that `findings` tells as wrong are left out."""
    wrong = {
        path[1] for path in (finding.path for finding in findings) if path[:1] == (name,) and len(path) == 2
    }
    places = (place for place in itertools.count() if place not in wrong)
    kept = (
        item
        for place, item in enumerate(items)
        if not (isinstance(item, Schema) and item.cited and place in wrong)
    )
    # Who has no more items left must not take one more place: the places never end.
    yield from zip(places, kept, strict=False)


def missing(filled: Schema, path: Path = ()) -> Iterator[Path]:
    """Where a required field is empty, here or in a group of fields within."""
    for attribute, field in type(filled).model_fields.items():
        value = getattr(filled, attribute)
        here = (*path, field.alias or attribute)
        if is_required(type(filled), attribute) and not value:
            yield here
        for within, item in (
            [((), value)] if not isinstance(value, tuple) else [((i,), v) for i, v in enumerate(value)]
        ):
            if isinstance(item, Schema):
                yield from missing(item, (*here, *within))


def union_of(annotation: Any) -> tuple[Any, Any, tuple[str, ...], dict[str, str]]:
    """What a declared type is made of: the plain type, the type of its items, its choices, how it looks.

    `None` in a union, and everything of pydantic's in an `Annotated`, is looked through.
    """
    looks: dict[str, str] = {}
    while True:
        origin = get_origin(annotation)
        if origin in (Union, UnionType):
            annotation = next(part for part in get_args(annotation) if part is not NoneType)
        elif origin is Annotated:
            annotation, *extra = get_args(annotation)
            for shape in (item for item in extra if isinstance(item, Shape)):
                looks = {"format": shape.format, **({"pattern": shape.pattern} if shape.pattern else {})}
        else:
            break
    if origin is tuple:
        return tuple, get_args(annotation)[0], (), looks
    return annotation, None, get_args(annotation) if origin is Literal else (), looks


@cache
def within(model: type[Schema], attribute: str) -> type[Schema] | None:
    """The group of fields within a field, through tuples and unions."""
    return nested(model.model_fields[attribute].annotation)


@cache
def sort_of(model: type[Schema], attribute: str) -> tuple[Any, Any, tuple[str, ...], dict[str, str]]:
    """What the type of a field is made of; see `union_of`."""
    return union_of(model.model_fields[attribute].annotation)


def nested(annotation: Any) -> type[Schema] | None:
    """The group of fields within a declared type, through tuples and unions."""
    if isinstance(annotation, type) and issubclass(annotation, Schema):
        return annotation
    return next((found for part in get_args(annotation) if (found := nested(part))), None)


def model_at(model: type[Schema], path: Path) -> type[Schema] | None:
    """The group of fields that is declared at `path`, looking through tuples and `| None`."""
    for step in path:
        if isinstance(step, int):
            continue
        attribute = names(model).get(step)
        if attribute is None:
            return None
        inner = within(model, attribute)
        if inner is None:
            return None
        model = inner
    return model
