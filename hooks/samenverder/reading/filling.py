"""How declared fields are filled from what stands in a file, and what is said of what does not fit."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from samenverder.language.nearest import did_you_mean, listed, slug
from samenverder.reading.problem import Finding, Mend
from samenverder.reading.schema import Schema, is_required, model_at, names, nested, sort_of, union_of, within
from samenverder.reading.table import pattern, say, table
from samenverder.reading.values import full_address, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samenverder.reading.problem import Path

Model = TypeVar("Model", bound=Schema)


def fill(model: type[Model], data: Mapping[str, Any]) -> tuple[Model, list[Finding]]:
    """The model with everything in `data` that is right, and a finding for everything that is not."""
    findings: list[Finding] = []
    rest = _lists(model, _said_something(model, dict(data), (), findings))
    while True:
        try:
            return model.model_validate(rest), findings
        except ValidationError as error:
            wrong = [(_within(rest, tuple(fault["loc"])), fault) for fault in error.errors()]
            findings += [_finding(model, path, fault) for path, fault in wrong]
            too_many = {
                path: fault["ctx"]["max_length"] for path, fault in wrong if fault["type"] == "too_long"
            }
            # Backwards, so that taking out one item of a list does not move the next.
            for path in sorted({path for path, _ in wrong}, key=lambda path: [str(s).rjust(9) for s in path], reverse=True):  # fmt: skip
                _remove(rest, path, empty=_is_cited(model, path), most=too_many.get(path))


def _lists(model: type[Schema], data: Any) -> Any:
    """The data in which a text where a list belongs is that list: ids between commas, or the one text itself."""
    if not isinstance(data, dict):
        return data
    for name, attribute in names(model).items():
        _, item, _, _ = sort_of(model, attribute)
        value = data.get(name)
        if item is not None and isinstance(value, str) and not nested(item):
            _, _, _, looks = union_of(item)
            data[name] = comma_separated(value) if looks.get("format") == "id" else [value]
        elif isinstance(value, (list, dict)) and (inner := within(model, attribute)):
            for part in value if isinstance(value, list) else [value]:
                _lists(inner, part)
    return data


def comma_separated(value: str) -> list[str]:
    """The ids in a text with commas or semicolons between them."""
    return [part for part in (piece.strip() for piece in re.split(r"[,;]", value)) if part]


_NO_GROUP = ("tuple_type", "list_type", "model_type", "model_attributes_type")


def _example(group: type[Schema], text: str) -> str:
    """A group of fields as it is written, with the text where it belongs."""
    found = pattern("waarde", "adres-in-tekst").search(text)
    address = full_address(found[0].rstrip(".,;)")) if found else ""
    shown, free = [], (text.replace(found[0], "").strip(" ,;:()") or address) if found else text
    for name, attribute in names(group).items():
        field = group.model_fields[attribute]
        plain, _, choices, _ = union_of(field.annotation)
        if not is_required(group, attribute) and name not in group.example:
            continue
        if choices:
            value = choices[0]
        elif plain is int:
            value = "1"
        elif name in group.example:
            value = json.dumps(address or group.example[name])
        else:
            value, free = json.dumps(free, ensure_ascii=False), "..."
        shown.append(f"{name}: {value}")
    return "{" + ", ".join(shown) + "}"


def _finding(model: type[Schema], path: Path, fault: Any) -> Finding:
    kind = fault["type"]
    given = fault["input"]
    if kind in ("date", "url", "anchor"):
        right = fault.get("ctx", {}).get("right")
        return Finding(fault["msg"], path, code="waarde", mend=Mend(right, given) if right else None)
    if kind == "extra_forbidden":
        around = model_at(model, path[:-1])
        known = names(around) if around else {}
        hint = did_you_mean(str(path[-1]), list(known)) or say(
            "onbekend-veld", "kies", known=", ".join(known)
        )
        return Finding(say("onbekend-veld", "groep", hint=hint), path, code="onbekend-veld")
    if kind == "literal_error":
        allowed = re.findall(r"'([^']+)'", fault["ctx"]["expected"])
        hint = did_you_mean(slug(str(given)), allowed)
        said = say("waarde", "keuze", input=shortened(str(given)), allowed=listed(allowed), hint=hint)
        return Finding(said, path, code="waarde")
    if kind == "string_type" and isinstance(given, dict) and len(given) == 1 and isinstance(path[-1], int):
        (name, behind), = given.items()  # fmt: skip
        if behind is None or isinstance(behind, str):
            whole = f"{name}: {behind or ''}".strip()
            right = json.dumps(whole, ensure_ascii=False)
            return Finding(say("waarde", "dubbele-punt", right=right), path, code="waarde", mend=Mend(right, whole))  # fmt: skip
    if kind in _NO_GROUP and isinstance(given, str) and (group := model_at(model, path)):
        example = _example(group, given)
        shown = f"- {example}" if isinstance(path[-1], int) else f"{path[-1]}: [{example}]"
        return Finding(say("waarde", "losse-tekst", shown=shown), path, code="waarde")
    which = kind if kind in table()["waarde"]["zegt"] else "anders"
    message = say("waarde", which, input=shortened(str(given)), **fault.get("ctx", {}))
    return Finding(message, path, code="waarde")


def _said_something(model: type[Schema] | None, value: Any, path: Path, findings: list[Finding]) -> Any:
    """A copy in which a declared field without a value is absent, and a text that a comma cut in two is whole again.

    Between braces a comma begins the next field: of `{tekst: eerst bellen, dan gaan}` YAML makes a field `dan gaan`
    without a value. Nobody means that; it is told, and the text is kept.
    """
    if isinstance(value, list):
        return [_said_something(model, item, (*path, n), findings) for n, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    known = names(model) if model else {}
    kept: dict[str, Any] = {}
    last = ""
    cut: dict[str, str] = {}
    for key, item in value.items():
        if item is None and model and path and key not in known and isinstance(kept.get(last), str):
            glue = "," if kept[last][-1:].isdigit() and key[:1].isdigit() else ", "
            cut[last] = kept[last] = f"{kept[last]}{glue}{key}"
        elif item is not None or key not in known:
            inner = within(model, known[key]) if model and key in known else None
            kept[key] = _said_something(inner, item, (*path, key), findings)
            last = key
    for key, whole in cut.items():
        quoted = json.dumps(whole, ensure_ascii=False)
        findings.append(Finding(say("waarde", "komma-in-groep", key=key, quoted=quoted), (*path, key), code="waarde"))  # fmt: skip
    return kept


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
    around = model_at(model, path)
    return isinstance(path[-1], int) and around is not None and around.cited


def _remove(data: Any, path: Path, *, empty: bool, most: int | None) -> None:
    *around, last = path
    for step in around:
        data = data[step]
    if most is not None:
        # Of a list with too many the first are shown.
        del data[last][most:]
    elif empty:
        data[last] = {}
    elif isinstance(data, dict):
        data.pop(last, None)
    else:
        del data[last]
