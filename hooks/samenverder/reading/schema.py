"""How fields are declared, filled from text, and what is said when that fails.

A model declares each field once: its Dutch name (the alias, as it stands in the file), label, help and
whether it is required. Validation, JSON Schema, the field reference and the form all read that declaration.

Every field has an empty default, also a required one: what is wrong is reported and left out, and the rest
can still be shown. Whether a required field is filled is asked afterwards, by `missing`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from samenverder.language.nearest import did_you_mean, listed
from samenverder.reading.problem import Finding, Path
from samenverder.reading.values import Shape, shortened

Model = TypeVar("Model", bound="Schema")
Item = TypeVar("Item")


class Schema(BaseModel):
    """A group of fields in a file. Unknown fields are findings; nothing is filled in."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
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


def is_required(model: type[Schema], attribute: str) -> bool:
    """Whether the field was declared as required."""
    extra = model.model_fields[attribute].json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("verplicht"))


def names(model: type[Schema]) -> dict[str, str]:
    """The fields as they are called in the file, each with its attribute."""
    return {field.alias or attribute: attribute for attribute, field in model.model_fields.items()}


def fill(model: type[Model], data: Mapping[str, Any]) -> tuple[Model, list[Finding]]:
    """The model with everything in `data` that is right, and a finding for everything that is not."""
    rest = _lists(model, _without_empty(data))
    findings: list[Finding] = []
    while True:
        try:
            return model.model_validate(rest), findings
        except ValidationError as error:
            wrong = [(_within(rest, tuple(fault["loc"])), fault) for fault in error.errors()]
            findings += [_finding(model, path, fault) for path, fault in wrong]
            # Backwards, so that taking out one item of a list does not move the next.
            for path in sorted({path for path, _ in wrong}, key=lambda path: [str(s).rjust(9) for s in path], reverse=True):  # fmt: skip
                _remove(rest, path, empty=_is_cited(model, path))


def _lists(model: type[Schema], data: Any) -> Any:
    """The data in which a text where a list belongs is that list: ids between commas, or the one text itself."""
    if not isinstance(data, dict):
        return data
    for name, attribute in names(model).items():
        annotation = model.model_fields[attribute].annotation
        _, item, _, _ = union_of(annotation)
        value = data.get(name)
        if item is not None and isinstance(value, str) and not nested(item):
            _, _, _, looks = union_of(item)
            data[name] = comma_separated(value) if looks.get("format") == "id" else [value]
        elif (within := nested(annotation)) and isinstance(value, (list, dict)):
            for part in value if isinstance(value, list) else [value]:
                _lists(within, part)
    return data


def comma_separated(value: str) -> list[str]:
    """The ids in a text with commas or semicolons between them."""
    return [part for part in (piece.strip() for piece in re.split(r"[,;]", value)) if part]


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


_MESSAGES = {
    "extra_forbidden": "dit veld bestaat niet.",
    "string_type": "hier hoort gewone tekst, geen lijst of groep velden.",
    "list_type": "hier hoort een lijst: elk onderdeel op een eigen regel, met een streepje en een spatie ervoor ('- ').",
    "tuple_type": "hier hoort een lijst: elk onderdeel op een eigen regel, met een streepje en een spatie ervoor ('- ').",
    "model_type": "hier horen velden ('naam: waarde'), geen losse tekst of lijst.",
    "model_attributes_type": "hier horen velden ('naam: waarde'), geen losse tekst of lijst.",
    "int_parsing": "'{input}' is geen heel getal. Schrijf alleen cijfers, zoals 25.",
    "int_type": "hier hoort een heel getal, zoals 25.",
    "float_parsing": "'{input}' is geen getal. Schrijf cijfers met een punt, zoals 51.97.",
    "bool_parsing": "schrijf 'true' (ja) of 'false' (nee).",
    "greater_than_equal": "'{input}' is te klein; het moet minstens {ge} zijn.",
    "less_than_equal": "'{input}' is te groot; het mag hoogstens {le} zijn.",
    "string_too_long": "'{input}' is te lang; hoogstens {max_length} tekens.",
    "string_pattern_mismatch": "'{input}' mag alleen kleine letters zonder accent, cijfers en koppeltekens bevatten, zoals 'korte-lijnen'.",
}  # fmt: skip
"""What is said for each kind of error of pydantic (their names: pydantic_core.list_all_errors)."""


def _finding(model: type[Schema], path: Path, fault: Any) -> Finding:
    kind = fault["type"]
    given = fault["input"]
    if kind in ("date", "url"):
        return Finding(fault["msg"], path, code="waarde")
    if kind == "extra_forbidden":
        around = _model_at(model, path[:-1])
        known = names(around) if around else {}
        hint = did_you_mean(str(path[-1]), known) or f" Deze velden kunnen hier: {', '.join(known)}."
        return Finding(_MESSAGES[kind].capitalize() + hint, path, code="onbekend-veld")
    if kind == "literal_error":
        allowed = re.findall(r"'([^']+)'", fault["ctx"]["expected"])
        hint = did_you_mean(str(given), allowed)
        return Finding(
            f"'{shortened(str(given))}' kan hier niet. Kies {listed(allowed)}.{hint}", path, code="waarde"
        )
    message = _MESSAGES.get(kind, "deze waarde past hier niet.")
    message = message.format(input=shortened(str(given)), **fault.get("ctx", {}))
    return Finding(message[0].upper() + message[1:], path, code="waarde")


def _model_at(model: type[Schema], path: Path) -> type[Schema] | None:
    """The group of fields that is declared at `path`, looking through tuples and `| None`."""
    for step in path:
        if isinstance(step, int):
            continue
        attribute = names(model).get(step)
        if attribute is None:
            return None
        within = nested(model.model_fields[attribute].annotation)
        if within is None:
            return None
        model = within
    return model


def nested(annotation: Any) -> type[Schema] | None:
    """The group of fields within a declared type, through tuples and unions."""
    if isinstance(annotation, type) and issubclass(annotation, Schema):
        return annotation
    return next((found for part in get_args(annotation) if (found := nested(part))), None)


def _without_empty(value: Any) -> Any:
    """A copy in which a field without a value is absent: an empty field says nothing."""
    if isinstance(value, Mapping):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_without_empty(item) for item in value]
    return value


def _within(data: Any, path: Path) -> Path:
    """The part of an error's path that stands in the data (pydantic adds names of its own to it)."""
    real: list[str | int] = []
    for step in path:
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int)):
            data = data[step]  # type: ignore[index]
            real.append(step)
        else:
            break
    return tuple(real)


def _is_cited(model: type[Schema], path: Path) -> bool:
    around = _model_at(model, path)
    return isinstance(path[-1], int) and around is not None and around.cited


def _remove(data: Any, path: Path, *, empty: bool) -> None:
    *around, last = path
    for step in around:
        data = data[step]
    if empty:
        data[last] = {}
    elif isinstance(data, dict):
        data.pop(last, None)
    else:
        del data[last]
