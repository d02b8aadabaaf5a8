"""What is wrong with front matter that is no YAML, on which line, and what to write instead.

The reader of YAML stops where it can go no further, often a line or twenty behind the cause. So the lines are looked
at one by one, for what people are known to write; only when nothing is found, the reader's own words are told.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias

from samenverder.reading.files import unreadable
from samenverder.reading.problem import Mend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from samenverder.reading.problem import Finding

_FIELD = re.compile(r"(?P<before>[ ]*(?:- +)?(?P<key>[\w-]+) *: +)(?P<value>\S(?:.*\S)?) *$")
_ITEM = re.compile(r"(?P<before>[ ]*- +)(?P<value>\S(?:.*\S)?) *$")

_PAIR = re.compile(r"[^\W_][^:\"'\[\]{}]*: +[^\W_][^:\"'\[\]{}#]*")

_READERS_WORDS = (
    (r"mapping values are not allowed", "er staat een dubbele punt in de tekst. Zet de hele tekst tussen dubbele aanhalingstekens"),
    (r"\\t|'\t'|\btab\b", "er staat een tab. Gebruik spaties om in te springen"),
    (r"unexpected end of stream|quoted scalar", "een aanhalingsteken gaat open en niet meer dicht. Zet het tweede aanhalingsteken erbij"),
    (r"expected ',' or '[\]}]'|flow (sequence|mapping|node)", "een lijst tussen [ ] of { } is niet goed afgesloten. Kijk of elke haak dichtgaat en of er komma's tussen staan"),
    (r"cannot start any token", "de tekst begint met een teken dat in YAML iets anders betekent. Zet de hele tekst tussen dubbele aanhalingstekens"),
    (r"could not find expected ':'", "achter de naam van een veld hoort een dubbele punt met een spatie erachter"),
    (r"block end|expected key|block (mapping|collection)|block sequence", "de inspringing klopt niet. Velden beginnen helemaal links, onderdelen van een lijst met twee spaties en een streepje"),
    (r"special characters|control characters|unacceptable", "er staat een onzichtbaar stuurteken in de tekst. Verwijder het en typ de regel opnieuw"),
)  # fmt: skip


BEHIND = 200
"""Lines behind a line that are looked at for the end of a quoted text."""

Fault: TypeAlias = tuple[str, str | None]
"""What is told of a line, and the whole line as it should be where only one answer is right."""


def explained(error: Exception, source: str, first: int) -> Finding:
    """The finding for an error of YAML in a source that begins on line `first` of its file."""
    rows = source.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    last = max(0, len(source.rstrip("\n").split("\n")) - 1)
    line = min(mark.line, last) if mark else source.count("\n", 0, getattr(error, "position", len(source)))
    if found := line_fault("\n".join(rows[: line + 2]), first):
        return found
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    why = next(
        (dutch for pattern, dutch in _READERS_WORDS if re.search(pattern, said)),
        "deze regel is geen geldige YAML. Schrijf 'naam: waarde', en zet de waarde tussen dubbele aanhalingstekens",
    )
    return unreadable(f"De velden zijn niet te lezen: {why}.", line + first)


def line_fault(source: str, first: int) -> Finding | None:
    """A finding for the first line of a source with something that people are known to write."""
    rows = source.split("\n")
    for number, row in enumerate(rows):
        if fault := _fault(row, rows[number + 1 : number + 1 + BEHIND]):
            told, mended = fault
            return unreadable(told, number + first, Mend(mended) if mended is not None else None)
    return None


def _fault(row: str, following: list[str]) -> Fault | None:
    """What is wrong with one line, or None; `following`: the lines behind it."""
    for look in _OF_A_LINE:
        if fault := look(row):
            return fault
    row, comment = _without_comment(row)
    found = _FIELD.fullmatch(row) or _ITEM.fullmatch(row)
    if found and found.re is _ITEM and _PAIR.fullmatch(found["value"]):
        # A group of one field, whatever its name: that is for the declared fields to judge.
        return None
    fault = next(_of_value(found["before"], found["value"], following), None) if found else None
    if fault is None or fault[1] is None:
        return fault
    return f"{fault[0]}{comment}", f"{fault[1]}{comment}"


def _without_comment(row: str) -> tuple[str, str]:
    """A line, and the comment that stands clear of it."""
    found = re.search(r" {2,}# [^\"']*$", row)
    return (row[: found.start()], found[0]) if found else (row, "")


def _write(said: str, mended: str) -> Fault:
    return f"{said} Schrijf: {mended.lstrip()}", mended


def _merge_mark(row: str) -> Fault | None:
    if re.match(r"(<{7}|={7}|>{7}|\|{7})(\s|$)", row):
        return f"'{row[:7]}' is een merkteken van git: twee versies zijn nog niet samengevoegd. Kies welke regels blijven, en haal de merktekens weg.", None  # fmt: skip
    return None


def _tab(row: str) -> Fault | None:
    if re.match(r" *\t", row):
        return "Deze regel springt in met een tab. Gebruik spaties.", None
    return None


def _long_dash(row: str) -> Fault | None:
    if found := re.match(r"( *)([–—−•●▪◦*·])\s*(\S.*)", row):
        return _write(f"'{found[2]}' is geen gewoon streepje.", f"{found[1]}- {found[3]}")
    return None


def _no_space(row: str) -> Fault | None:
    if found := re.fullmatch(r"( *(?:- +)?[a-z_]+):([^\s:/].*)", row):
        return _write("Achter de dubbele punt hoort een spatie.", f"{found[1]}: {found[2]}")
    if found := re.fullmatch(r"( *)-(?!-)([^\s-].*)", row):
        return _write("Achter het streepje hoort een spatie.", f"{found[1]}- {found[2]}")
    return None


_OF_A_LINE: tuple[Callable[[str], Fault | None], ...] = (_merge_mark, _tab, _long_dash, _no_space)


def _of_value(before: str, value: str, following: list[str]) -> Iterator[Fault]:
    whole = f"{before}{_quoted(value)}"
    if value[0] == "'":
        if not re.fullmatch(r"'(?:[^']|'')*' *(?: #.*)?", value) and not _goes_on(following, "'"):
            yield _write("De tekst begint met een apostrof, en dat is in YAML een aanhalingsteken.", whole)
    elif value[0] == '"':
        closed = re.match(r'"(?:[^"\\]|\\.)*"', value)
        behind = value[closed.end() :].strip() if closed else ""
        if closed and behind and behind[0] not in "#,]}:":
            yield _write("Het aanhalingsteken sluit halverwege de tekst.", f"{before}{_single(value)}")
        elif not closed and not _goes_on(following, '"'):
            if following and re.match(r" +[^\s-]", following[0]):
                yield (
                    "Het aanhalingsteken gaat open en niet meer dicht. Zet het tweede aan het eind van de tekst.",
                    None,
                )
            else:
                yield _write(
                    "Het aanhalingsteken gaat open en niet meer dicht.", f"{before}{_quoted(value[1:])}"
                )
    elif value[0] in "@`%*&!":
        yield _write(f"De tekst begint met {value[0]}, en dat betekent in YAML iets anders.", whole)
    elif value[0] in "[{":
        yield from _of_flow(before, value, following)
    elif value[0] not in "|>#" and re.search(r":(?= |$)", value):
        yield _write(
            "Er staat een dubbele punt in de tekst. Zet de hele tekst tussen dubbele aanhalingstekens.", whole
        )


def _of_flow(before: str, value: str, following: list[str]) -> Iterator[Fault]:
    bare = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", lambda found: "x" * len(found[0]), value)
    if re.search(r",\s*,", bare):
        once = re.sub(r",(\s*,)+\s*", ", ", value)
        yield _write("Er staan twee komma's achter elkaar. Haal er één weg.", f"{before}{once}")
        return
    if found := re.match(r"[\[{]\s*,\s*", bare):
        yield _write(
            "De lijst begint met een komma. Haal die weg.", f"{before}{value[0]}{value[found.end() :]}"
        )
        return
    pairs = {"[": "]", "{": "}"}
    open_marks: list[str] = []
    for sign in bare.partition(" #")[0]:
        if sign in pairs:
            open_marks.append(pairs[sign])
        elif sign in pairs.values() and (not open_marks or open_marks.pop() != sign):
            yield (
                f"De haak {sign} sluit iets wat niet openging. Kijk of elke haak een tegenhanger heeft.",
                None,
            )
            return
    ends = not following or not following[0].strip() or re.match(r"[\w-]+ *:|---", following[0])
    if open_marks and ends:
        yield _write(
            "Een haak gaat open en niet meer dicht.", f"{before}{value}{''.join(reversed(open_marks))}"
        )
        return
    closed = re.match(r"\[[^\[\]]*\]", bare)
    behind = bare[closed.end() :].strip() if closed else ""
    if closed and behind and not behind.startswith(("#", ",", "]", "}")):
        yield (
            f"Achter de haak ] staat nog tekst. Is het één tekst, zet die dan tussen dubbele aanhalingstekens: {before.lstrip()}{_quoted(value)}",
            None,
        )
    elif value[0] == "{" and (text := re.search(r": ([^,{}\[\]\"']*: [^,{}\[\]]*)", bare)):
        inner = value[text.start(1) : text.end(1)]
        mended = value[: text.start(1)] + _quoted(inner.strip()) + value[text.end(1) :]
        yield _write(
            "Er staat een dubbele punt in een tekst. Zet die tekst tussen dubbele aanhalingstekens.",
            f"{before}{mended}",
        )


def _goes_on(following: list[str], sign: str) -> bool:
    """Whether a quoted text of more than one line is closed before the next field begins."""
    for row in following:
        if re.match(r"[a-z_]+ *:(\s|$)|-{3}", row):
            return False
        if sign in row:
            return row.rstrip().endswith(sign)
    return False


def _quoted(value: str) -> str:
    """The whole text in double quotes; other ones around it give way, the apostrophe of 's and 't does not."""
    if len(value) > 1 and value[0] in "“„”" and value[-1] in "”“":
        value = value[1:-1]
    if re.fullmatch(r"'(?![stkn]\b).*'", value):
        value = value[1:-1]
    value = re.sub(r'(?<!\\)"$', "", value) if value.count('"') == 1 else value
    return json.dumps(value, ensure_ascii=False)


def _single(value: str) -> str:
    """The whole text in single quotes: for one that has double quotes itself."""
    return "'" + value.replace("'", "''") + "'"
