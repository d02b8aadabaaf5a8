"""What came of asking all addresses: a line for each on a terminal, and one message for the forge in Markdown.

A message is read on the forge, where text can do things: addresses stand there as code, and have no sign that ends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.dates import format_date

from samenverder.language.lists import lists
from samenverder.outward.ask import Verdict
from samenverder.outward.reach import Refused, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from samenverder.outward.ask import Answer
    from samenverder.outward.sources import Place

ARCHIVE = "https://web.archive.org/web"
"""Keeps copies of pages; `<day>/<address>` behind it leads to the one nearest to that day."""
FINE = frozenset({Verdict.THERE})
CANNOT_TELL = frozenset({Verdict.CLOSED})
MOST = 60
"""Rows of a table in a message."""
WHOLE = 60_000
"""Signs of a message: GitHub refuses one of more than 65,536."""
NOBODY = frozenset({Verdict.UNKNOWN, Verdict.SILENT})
FEWEST = 5
"""Addresses of which some must answer: when none does, it is our own line that is down."""
LONGEST = 200
"""Signs of an address in a message."""


def _said() -> Any:
    return lists(Path(__file__).with_name("words.yml"))


@dataclass(frozen=True)
class Found:
    """An address that an editor should look at."""

    address: str
    places: Sequence[Place]
    answer: Answer

    @property
    def told(self) -> str:
        """What is the matter, in Dutch."""
        answer = self.answer
        return str(_said()["wat"][answer.verdict].format(status=answer.status, naar=answer.led_to))

    def copy(self, today: date) -> str:
        """Where a copy may lie, of the day on which an editor last saw the page; nobody asked whether there is one."""
        seen = max((place.seen for place in self.places if place.seen), default=today)
        return f"{ARCHIVE}/{seen:%Y%m%d}/{_shown(self.address)}"


def lines(found: Sequence[Found], today: date) -> Iterator[str]:
    """A line for each place, for people at a terminal."""
    for sort, row in (("lost", "regel"), ("moved", "regel_verhuisd"), ("closed", "regel_dicht")):
        for one in sorts(found)[sort]:
            for place in one.places:
                yield _said()[row].format(
                    plek=f"{place.file}:{place.line}", adres=_shown(one.address), wat=one.told, kopie=one.copy(today)
                )  # fmt: skip


def sorts(found: Sequence[Found]) -> Mapping[str, list[Found]]:
    """What is `lost`, what `moved`, and of what (`closed`) nothing can be told."""
    known: dict[str, list[Found]] = {"lost": [], "moved": [], "closed": []}
    for one in found:
        verdict = one.answer.verdict
        if verdict not in FINE:
            sort = "moved" if verdict is Verdict.MOVED else "closed" if verdict in CANNOT_TELL else "lost"
            known[sort].append(one)
    return known


def is_cut_off(found: Sequence[Found]) -> bool:
    """Whether nobody answers at all: then this machine has no internet, and nothing is known."""
    return len(found) >= FEWEST and all(one.answer.verdict in NOBODY for one in found)


def no_line() -> str:
    """What to say then."""
    return str(_said()["geen_lijn"])


def told_of_all(found: Sequence[Found], asked: int, skipped: int) -> str:
    """One line about all."""
    known = sorts(found)
    return str(_said()["samen"].format(
        adressen=asked, weg=len(known["lost"]), verhuisd=len(known["moved"]), dicht=len(known["closed"]), overgeslagen=skipped,
    ))  # fmt: skip


def message(found: Sequence[Found], asked: int, today: date) -> str:
    """The message for the forge, as Markdown; its first line is the title. Empty when nothing has to be mended."""
    known, said = sorts(found), _said()["bericht"]
    if not known["lost"] and not known["moved"]:
        return ""
    begin = said["begin"].format(dag=format_date(today, "d MMMM y", locale="nl"), adressen=asked)
    parts = [f"# {said['titel']}", begin]
    if known["lost"]:
        parts += [
            f"## {said['weg']} ({len(known['lost'])})",
            _table(said["kop"], known["lost"], partial(_lost, today)),
        ]
    parts.append(said["uitleg"])
    if known["moved"]:
        parts += [
            f"## {said['verhuisd']} ({len(known['moved'])})",
            _table(said["kop_verhuisd"], known["moved"], _moved),
        ]
    if known["closed"]:
        rows = "\n".join(f"- {_where(one)}: {_code(one.address)}" for one in known["closed"][:MOST])
        parts += [f"## {said['dicht']} ({len(known['closed'])})", said["dicht_uitleg"], rows]
    whole = "\n\n".join(parts) + "\n"
    return whole if len(whole) <= WHOLE else whole[:WHOLE].rpartition("\n")[0] + f"\n\n{said['langer']}\n"


def _table(head: str, found: Sequence[Found], row: Any) -> str:
    columns = head.count("|") - 1
    rows = [head, "|" + "---|" * columns, *map(row, found[:MOST])]
    more = len(found) - MOST
    return "\n".join(rows) + (f"\n\n{_said()['bericht']['meer'].format(aantal=more)}" if more > 0 else "")


def _lost(today: date, one: Found) -> str:
    told = one.told.replace(one.answer.led_to, _code(one.answer.led_to)) if one.answer.led_to else one.told
    return f"| {_where(one)} | {_code(one.address)} | {told} | <{_safe(one.copy(today))}> |"


def _moved(one: Found) -> str:
    return f"| {_where(one)} | {_code(one.address)} | {_code(one.answer.led_to)} |"


def _where(one: Found) -> str:
    return ", ".join(_code(f"{place.file}:{place.line}") for place in one.places[:3]) + (
        ", ..." if len(one.places) > 3 else ""
    )


def _code(text: str) -> str:
    short = _safe(_shown(text))
    return f"`{short if len(short) <= LONGEST else short[:LONGEST] + '...'}`"


def _shown(address: str) -> str:
    """An address without signs that steer a terminal or a table."""
    try:
        return plain(address)
    except Refused:
        return "".join(sign if sign.isprintable() else "?" for sign in address)


def _safe(text: str) -> str:
    """A text that cannot end the code or the cell it stands in, nor a link between `<` and `>`."""
    return text.translate(
        {ord("`"): "%60", ord("|"): "%7C", ord("<"): "%3C", ord(">"): "%3E", ord("\n"): " "}
    )
