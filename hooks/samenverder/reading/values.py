"""Values that a field can have, as people write them: days, parts of days, web addresses, ids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from samenverder.reading.anchors import slugified
from samenverder.reading.files import LONGEST_NAME
from samenverder.reading.signs import seen


def shortened(text: str) -> str:
    """A text as it stands in a message: on one line, no longer than a line, unseen signs by their name."""
    text = " ".join(seen(text).split())
    return text if len(text) <= QUOTED else f"{text[:QUOTED]} ..."


QUOTED = 80
"""Signs of a contributor's text that a message repeats."""


def first_day(value: str) -> date:
    """The day of a partial date; of a year or month its first. Raises ValueError for a day that does not exist."""
    return date.fromisoformat(value + "-01" * (2 - value.count("-")))


_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december")  # fmt: skip


def in_order(value: str) -> str:
    """A date as people write it in Dutch (`22-11-2026`, `22 november 2026`, `november 2026`), year first."""
    value = re.sub(
        r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:Z|[+-][0-9:]{2,5})?$",
        "",
        value.strip(),
    )
    if found := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", value):
        return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    if found := re.fullmatch(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})", value):
        return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"
    if found := re.fullmatch(r"(?:([0-9]{1,2}) )?([a-z]{3,9})\.? ([0-9]{4})", value.casefold()):
        months = [
            n for n, name in enumerate(_MONTHS, 1) if name.startswith(found[2]) or (found[2], n) == ("mrt", 3)
        ]
        if len(months) == 1:
            return f"{found[3]}-{months[0]:02}" + (f"-{found[1]:0>2}" if found[1] else "")
    return value


def _partial_date(value: str) -> str:
    value = in_order(value)
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
        raise PydanticCustomError("date", "'{value}' is geen datum. Schrijf jaar-maand-dag, jaar-maand of jaar: 2016-05-25, 2016-05 of 2016.", {"value": shortened(value)})  # fmt: skip
    try:
        first_day(value)
    except ValueError:
        raise PydanticCustomError("date", "'{value}' bestaat niet op de kalender. Kijk de datum na.", {"value": shortened(value)}) from None  # fmt: skip
    return value


def _day(value: object) -> date:
    written = in_order(value) if isinstance(value, str) else ""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return first_day(_partial_date(written))
    raise PydanticCustomError("date", "'{value}' is geen volledige datum. Schrijf jaar-maand-dag: 2016-05-25.", {"value": shortened(str(value))})  # fmt: skip


def _address(value: str) -> str:
    if re.fullmatch(r"https?://[^\s<>\"']+\.[^\s<>\"']+", value):
        return value
    said, right = _mend_of_address(value)
    raise PydanticCustomError("url", "'{value}' is geen webadres. {said}", {"value": shortened(value), "said": said, "right": right})  # fmt: skip


def full_address(value: str) -> str:
    """An address that begins with `www.`, or without anything, in full."""
    return value if re.match(r"https?://", value) else f"https://{value}"


def _mend_of_address(value: str) -> tuple[str, str]:
    """What to write instead of an address, in words and as the address itself (empty where it cannot be known)."""
    if found := re.search(r"\]\((https?://[^\s)]+)\)", value) or re.fullmatch(
        r"\s*<(https?://[^\s<>]+)>\s*", value
    ):
        return f"Schrijf alleen het adres zelf: {found[1]}", found[1]
    if found := re.fullmatch(r"(?:doi:\s*)?(10\.[0-9]{4,9}/\S+)", value, re.IGNORECASE):
        right = f"https://doi.org/{found[1]}"
    elif re.match(r"https?://", value):
        right = re.sub(r"\s", "%20", value.strip()).translate({ord(s): f"%{ord(s):02X}" for s in "<>\"'"})
        if re.fullmatch(r"https?://[^\s<>\"']+\.[^\s<>\"']+", right):
            return f"Spaties, aanhalingstekens en < > kunnen niet in een adres. Schrijf: {right}", right
    elif re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", value):
        right = full_address(value)
    else:
        right = ""
    if re.fullmatch(r"https?://[^\s<>\"']+\.[^\s<>\"']+", right):
        return f"Schrijf het volledige adres: {right}", right
    return "Schrijf het volledige adres, zoals https://www.voorbeeld.nl/pagina", ""


@dataclass(frozen=True)
class Shape:
    """How a type of ours looks in JSON Schema: a format, and a pattern where there is one."""

    format: str
    pattern: str | None = None


def _anchor(value: str) -> str:
    anchor = slugified(value.lstrip("#"))
    if not anchor:
        raise PydanticCustomError("anchor", "'{value}' is geen kopje. Schrijf het zoals het in het adres staat, zonder #: wat-was-nodig.", {"value": shortened(value)})  # fmt: skip
    return anchor


_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SourceDate = Annotated[str, AfterValidator(_partial_date), Shape("partial-date", r"^\d{4}(-\d{2}){0,2}$")]
"""A year, a month or a day, as `2016`, `2016-05` or `2016-05-25`; sorts in order of time."""
Anchor = Annotated[str, AfterValidator(_anchor)]
"""A place on a page, as it stands in addresses behind `#`; who writes the heading itself is understood."""
Day = Annotated[date, BeforeValidator(_day), Shape("date")]
WebAddress = Annotated[str, AfterValidator(_address), Shape("uri")]
Id = Annotated[str, Field(pattern=_SLUG, max_length=LONGEST_NAME), Shape("id", _SLUG)]
