"""The declared fields in forms that others read: JSON Schema for editors, rows for the field reference.

Nothing is declared here; everything comes from the models and the vocabularies.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from samenverder.reading.schema import Schema, is_required, nested, union_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from samenverder.reading.practice import Kind
    from samenverder.reading.vocabulary import Vocabulary

DRAFT_07 = "http://json-schema.org/draft-07/schema#"
"""The newest draft that all readers know: later ones are unknown to the tools that check front matter in editors."""


_TEXT = {"type": ["string", "number"]}
"""Text may look like a number (`periode: 2016`); a reader of YAML then takes it for one."""


@dataclass(frozen=True)
class FieldRow:
    """A field as a contributor reads of it."""

    name: str
    label: str
    help: str
    required: bool
    holds: str
    """What belongs in it, in Dutch."""
    choices: tuple[str, ...] = ()
    vocabulary: Vocabulary | None = None
    rows: tuple[FieldRow, ...] = ()
    """The fields of each item, where it holds a group of fields."""
    shape: Mapping[str, Any] = field(default_factory=dict)
    """What a value looks like, in the words of JSON Schema with our own formats."""
    examples: tuple[str, ...] = ()
    cited: bool = False
    """Whether texts name its items by their number."""


def json_schema(kind: Kind, vocabularies: Iterable[Vocabulary]) -> dict[str, Any]:
    """The front matter of a kind as JSON Schema, draft-07, facets included."""
    vocabularies = tuple(vocabularies)
    schema = _object(kind.model)
    for vocabulary in vocabularies:
        schema["properties"][vocabulary.field] = _facet(vocabulary)
        if kind.name in vocabulary.head.required_for:
            schema["required"].append(vocabulary.field)
    schema = _standard(schema)
    return {"$schema": DRAFT_07, "title": f"{kind.name.capitalize()} in Samen Verder", **schema}


def model_schema(model: type[Schema]) -> dict[str, Any]:
    """A group of fields as JSON Schema."""
    schema: dict[str, Any] = _standard(_object(model))
    return schema


def field_rows(kind: Kind, vocabularies: Iterable[Vocabulary]) -> tuple[FieldRow, ...]:
    """Every field of a kind, facets after the summary's neighbours, as a contributor meets them."""
    facets = [
        FieldRow(
            name=vocabulary.field,
            label=vocabulary.head.plural.capitalize(),
            help=vocabulary.head.explanation,
            required=kind.name in vocabulary.head.required_for,
            holds=_holds_terms(vocabulary),
            vocabulary=vocabulary,
        )
        for vocabulary in vocabularies
    ]
    own = _rows(kind.model)
    # Required first: that is where a contributor begins.
    return tuple(sorted([*own, *facets], key=lambda row: not row.required))


def _rows(model: type[Schema]) -> tuple[FieldRow, ...]:
    rows = []
    for attribute, info in model.model_fields.items():
        shape = _shape(info.annotation, info.metadata)
        within = nested(info.annotation)
        rows.append(
            FieldRow(
                name=info.alias or attribute,
                label=info.title or "",
                help=info.description or "",
                required=is_required(model, attribute),
                holds=_holds(shape),
                choices=tuple(shape.get("enum", ())),
                rows=_rows(within) if within else (),
                shape=shape,
                examples=tuple(info.examples or ()),
                cited=bool(within and within.cited),
            )
        )
    return tuple(rows)


def _object(model: type[Schema]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for attribute, info in model.model_fields.items():
        shape = _shape(info.annotation, info.metadata)
        said = {
            "title": info.title,
            "description": info.description,
            **({"examples": info.examples} if info.examples else {}),
        }
        properties[info.alias or attribute] = {**said, **shape}
    required = [info.alias or name for name, info in model.model_fields.items() if is_required(model, name)]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _shape(annotation: Any, limits: Iterable[Any] = ()) -> dict[str, Any]:
    """What a value looks like, from its type: the same type that pydantic checks it by."""
    base, item, choices, named = union_of(annotation)
    if item is not None:
        shape = {"type": "array", "items": _shape(item, _limits(item))}
        for limit in limits:
            if (most := getattr(limit, "max_length", None)) is not None:
                shape["maxItems"] = most
        return shape
    if choices:
        return {"type": "string", "enum": list(choices)}
    if isinstance(base, type) and issubclass(base, Schema):
        return _object(base)
    plain: dict[str, Any] = {
        "int": {"type": "integer"},
        "float": {"type": "number"},
        "bool": {"type": "boolean"},
    }.get(getattr(base, "__name__", ""), _TEXT)
    shape = {**plain, **named}
    for limit in limits:
        for ours, theirs in (("ge", "minimum"), ("le", "maximum"), ("max_length", "maxLength")):
            if (value := getattr(limit, ours, None)) is not None:
                shape[theirs] = value
    return shape


def _limits(annotation: Any) -> Iterator[Any]:
    """The limits that stand with the type of an item, as those of a field stand with the field."""
    for extra in get_args(annotation)[1:] if get_origin(annotation) is Annotated else ():
        yield from getattr(extra, "metadata", ())


def _facet(vocabulary: Vocabulary) -> dict[str, Any]:
    head = vocabulary.head
    ids = list(vocabulary.terms)
    plain = {
        "type": "string",
        "enum": ids,
        "enumDescriptions": [f"{t.label}: {t.definition}" for t in vocabulary.terms.values()],
    }
    behind: dict[str, Any] | None = None
    if head.standings:
        behind = {"type": "string", "enum": [standing.id for standing in head.standings]}
    elif head.names:
        behind = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    item: dict[str, Any] = plain
    if behind:
        pairs = {
            "type": "object",
            "properties": dict.fromkeys(ids, behind),
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        }
        item = {"anyOf": [plain, pairs]}
    title = head.plural.capitalize()
    return {
        "title": title,
        "description": head.explanation or head.question,
        "type": "array",
        "uniqueItems": True,
        "items": item,
    }


def _standard(value: Any) -> Any:
    """Without the formats that are ours alone: readers complain of a format they do not know."""
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if key != "format" or item in ("date", "uri")}
        return {key: _standard(item) for key, item in kept.items()}
    return [_standard(item) for item in value] if isinstance(value, list) else value


def _holds(shape: dict[str, Any]) -> str:
    if shape["type"] == "array":
        inner = shape["items"]
        most = f", hoogstens {shape['maxItems']}" if "maxItems" in shape else ""
        return (
            "lijst met groepen velden"
            if inner["type"] == "object"
            else f"lijst{most}; elk onderdeel: {_holds(inner)}"
        )
    if "enum" in shape:
        return "kies er één"
    by_format = {
        "date": "datum, jaar-maand-dag",
        "partial-date": "jaar, maand of dag",
        "uri": "webadres",
        "id": "id: kleine letters, cijfers, koppeltekens",
    }
    if shape.get("format") in by_format:
        return by_format[shape["format"]]
    if shape["type"] == "integer":
        low, high = shape.get("minimum"), shape.get("maximum")
        return "heel getal" + (
            f", {low} tot {high}"
            if low is not None and high is not None
            else f", minstens {low}"
            if low is not None
            else ""
        )
    if shape["type"] == "object":
        return "groep velden"
    return f"tekst, hoogstens {shape['maxLength']} tekens" if "maxLength" in shape else "tekst"


def _holds_terms(vocabulary: Vocabulary) -> str:
    if vocabulary.head.standings:
        return "lijst met begrippen, elk met een stand erachter of niets"
    return (
        "lijst met begrippen, elk met namen erachter of niets"
        if vocabulary.head.names
        else "lijst met begrippen"
    )
