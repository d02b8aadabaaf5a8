"""Addresses that an editor knows about and need not be told of: `links.yml`, each with a reason and a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from samenverder.language.lists import lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LISTED = "links.yml"
"""Where the list lies, in the root of the repository."""
_SAID = lists(Path(__file__).with_name("words.yml"))["lijst"]


@dataclass(frozen=True)
class Allowed:
    """An address, or with `*` behind it all that begin so."""

    address: str
    reason: str
    since: date

    def fits(self, address: str) -> bool:
        """Whether an address is meant."""
        begin = self.address.removesuffix("*")
        return address.startswith(begin) if begin != self.address else address == begin


def allowed(path: Path) -> tuple[list[Allowed], list[str]]:
    """What stands in the list, and what is wrong with it, in Dutch; without a file nothing."""
    if not path.is_file():
        return [], []
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        if said is not None and not isinstance(said, list):
            return [], [_SAID["niet_te_lezen"].format(bestand=path.name, regel=1)]
    except (yaml.YAMLError, ValueError, RecursionError) as why:
        mark = getattr(why, "problem_mark", None)
        return [], [_SAID["niet_te_lezen"].format(bestand=path.name, regel=mark.line + 1 if mark else 1)]
    found: list[Allowed] = []
    wrong: list[str] = []
    for number, entry in enumerate(said or (), 1):
        one = _one(entry)
        if one:
            found.append(one)
        else:
            wrong.append(_SAID["ontbreekt"].format(bestand=path.name, nummer=number))
    return found, wrong


def _one(entry: object) -> Allowed | None:
    if not isinstance(entry, dict):
        return None
    address, reason, since = (entry.get(name) for name in ("adres", "reden", "datum"))
    # With less than a host before it, a star would allow everything.
    right = isinstance(address, str) and re.match(r"https?://[^/*\s]+/", address)
    if not right or not isinstance(reason, str) or not reason.strip() or type(since) is not date:
        return None
    return Allowed(str(address), reason.strip(), since)


def unused(found: Iterable[Allowed], addresses: Iterable[str]) -> Iterator[str]:
    """A hint, in Dutch, for each entry that fits no address any more."""
    known = list(addresses)
    for one in found:
        if not any(map(one.fits, known)):
            yield _SAID["ongebruikt"].format(bestand=LISTED, adres=one.address)
