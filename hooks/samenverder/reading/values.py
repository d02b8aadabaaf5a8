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
from samenverder.reading.table import pattern, say


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
    value = pattern("waarde", "met-tijd").sub("", value.strip())
    if found := pattern("waarde", "dag-eerst").fullmatch(value):
        return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    if found := pattern("waarde", "jaar-eerst").fullmatch(value):
        return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"
    if found := pattern("waarde", "maand-als-woord").fullmatch(value.casefold()):
        months = [
            n for n, name in enumerate(_MONTHS, 1) if name.startswith(found[2]) or (found[2], n) == ("mrt", 3)
        ]
        if len(months) == 1:
            return f"{found[3]}-{months[0]:02}" + (f"-{found[1]:0>2}" if found[1] else "")
    return value


def _partial_date(value: str) -> str:
    value = in_order(value)
    if not pattern("waarde", "datum").fullmatch(value):
        raise _refused("date", "geen-datum", value)
    try:
        first_day(value)
    except ValueError:
        raise _refused("date", "datum-bestaat-niet", value) from None
    return value


def _refused(sort: str, which: str, value: str, **said: str) -> PydanticCustomError:
    told = say("waarde", which, value=shortened(value), **said)
    return PydanticCustomError(sort, "{told}", {"told": told, **said})


def _day(value: object) -> date:
    written = in_order(value) if isinstance(value, str) else ""
    if pattern("waarde", "dag").fullmatch(written):
        return first_day(_partial_date(written))
    raise _refused("date", "halve-datum", str(value))


def _address(value: str) -> str:
    if pattern("waarde", "adres").fullmatch(value):
        return value
    said, right = _mend_of_address(value)
    raise _refused("url", "geen-adres", value, said=said, right=right)


def full_address(value: str) -> str:
    """An address that begins with `www.`, or without anything, in full."""
    return value if re.match(r"https?://", value) else f"https://{value}"


def _mend_of_address(value: str) -> tuple[str, str]:
    """What to write instead of an address, in words and as the address itself (empty where it cannot be known)."""
    if found := pattern("waarde", "adres-in-link").search(value) or pattern(
        "waarde", "adres-tussen-haken"
    ).fullmatch(value):
        return say("waarde", "alleen-adres", right=found[1]), found[1]
    if found := pattern("waarde", "doi").fullmatch(value):
        right = f"https://doi.org/{found[1]}"
    elif re.match(r"https?://", value):
        right = re.sub(r"\s", "%20", value.strip()).translate({ord(s): f"%{ord(s):02X}" for s in "<>\"'"})
        if pattern("waarde", "adres").fullmatch(right):
            return say("waarde", "adres-tekens", right=right), right
    elif pattern("waarde", "zonder-begin").fullmatch(value):
        right = full_address(value)
    else:
        right = ""
    if pattern("waarde", "adres").fullmatch(right):
        return say("waarde", "volledig-adres", right=right), right
    return say("waarde", "adres-voorbeeld"), ""


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
