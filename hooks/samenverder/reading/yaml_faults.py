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
from samenverder.reading.table import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from samenverder.reading.problem import Finding

_FIELD = re.compile(r"(?P<before>[ ]*(?:- +)?(?P<key>[\w-]+) *: +)(?P<value>\S(?:.*\S)?) *$")
_ITEM = re.compile(r"(?P<before>[ ]*- +)(?P<value>\S(?:.*\S)?) *$")

_PAIR = re.compile(r"[^\W_][^:\"'\[\]{}]*: +[^\W_][^:\"'\[\]{}#]*")

_READERS_WORDS = (
    (r"mapping values are not allowed", "yaml-dubbele-punt"),
    (r"\\t|'\t'|\btab\b", "yaml-tab"),
    (r"unexpected end of stream|quoted scalar", "yaml-aanhalingsteken"),
    (r"expected ',' or '[\]}]'|flow (sequence|mapping|node)", "yaml-haken"),
    (r"cannot start any token", "yaml-teken"),
    (r"could not find expected ':'", "yaml-naam"),
    (r"block end|expected key|block (mapping|collection)|block sequence", "yaml-inspringing"),
    (r"special characters|control characters|unacceptable", "yaml-stuurteken"),
)
"""What the reader of YAML says, each with what we say of it."""


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
    which = next((which for words, which in _READERS_WORDS if re.search(words, said)), "geen-yaml")
    return unreadable(say("onleesbaar", "velden", why=say("onleesbaar", which)), line + first)


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
    return say("onleesbaar", "schrijf", said=said, mended=mended.lstrip()), mended


def _merge_mark(row: str) -> Fault | None:
    if re.match(r"(<{7}|={7}|>{7}|\|{7})(\s|$)", row):
        return say("onleesbaar", "merkteken", sign=row[:7]), None
    return None


def _tab(row: str) -> Fault | None:
    if re.match(r" *\t", row):
        return say("onleesbaar", "tab"), None
    return None


def _long_dash(row: str) -> Fault | None:
    if found := re.match(r"( *)([–—−•●▪◦*·])\s*(\S.*)", row):
        return _write(say("onleesbaar", "lang-streepje", sign=found[2]), f"{found[1]}- {found[3]}")
    return None


def _no_space(row: str) -> Fault | None:
    if found := re.fullmatch(r"( *(?:- +)?[a-z_]+):([^\s:/].*)", row):
        return _write(say("onleesbaar", "dubbele-punt-spatie"), f"{found[1]}: {found[2]}")
    if found := re.fullmatch(r"( *)-(?!-)([^\s-].*)", row):
        return _write(say("onleesbaar", "streepje-spatie"), f"{found[1]}- {found[2]}")
    return None


_OF_A_LINE: tuple[Callable[[str], Fault | None], ...] = (_merge_mark, _tab, _long_dash, _no_space)


def _of_value(before: str, value: str, following: list[str]) -> Iterator[Fault]:
    whole = f"{before}{_quoted(value)}"
    if value[0] == "'":
        if not re.fullmatch(r"'(?:[^']|'')*' *(?: #.*)?", value) and not _goes_on(following, "'"):
            yield _write(say("onleesbaar", "apostrof"), whole)
    elif value[0] == '"':
        closed = re.match(r'"(?:[^"\\]|\\.)*"', value)
        behind = value[closed.end() :].strip() if closed else ""
        if closed and behind and behind[0] not in "#,]}:":
            yield _write(say("onleesbaar", "sluit-halverwege"), f"{before}{_single(value)}")
        elif not closed and not _goes_on(following, '"'):
            if following and re.match(r" +[^\s-]", following[0]):
                yield say("onleesbaar", "gaat-open-verder"), None
            else:
                yield _write(say("onleesbaar", "gaat-open"), f"{before}{_quoted(value[1:])}")
    elif value[0] in "@`%*&!":
        yield _write(say("onleesbaar", "tekst-begint", sign=value[0]), whole)
    elif value[0] in "[{":
        yield from _of_flow(before, value, following)
    elif value[0] not in "|>#" and re.search(r":(?= |$)", value):
        yield _write(say("onleesbaar", "dubbele-punt"), whole)


def _of_flow(before: str, value: str, following: list[str]) -> Iterator[Fault]:
    bare = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", lambda found: "x" * len(found[0]), value)
    if re.search(r",\s*,", bare):
        once = re.sub(r",(\s*,)+\s*", ", ", value)
        yield _write(say("onleesbaar", "dubbele-komma"), f"{before}{once}")
        return
    if found := re.match(r"[\[{]\s*,\s*", bare):
        yield _write(say("onleesbaar", "komma-vooraan"), f"{before}{value[0]}{value[found.end() :]}")
        return
    pairs = {"[": "]", "{": "}"}
    open_marks: list[str] = []
    for sign in bare.partition(" #")[0]:
        if sign in pairs:
            open_marks.append(pairs[sign])
        elif sign in pairs.values() and (not open_marks or open_marks.pop() != sign):
            yield say("onleesbaar", "haak-zonder", sign=sign), None
            return
    ends = not following or not following[0].strip() or re.match(r"[\w-]+ *:|---", following[0])
    if open_marks and ends:
        yield _write(say("onleesbaar", "haak-open"), f"{before}{value}{''.join(reversed(open_marks))}")
        return
    closed = re.match(r"\[[^\[\]]*\]", bare)
    behind = bare[closed.end() :].strip() if closed else ""
    if closed and behind and not behind.startswith(("#", ",", "]", "}")):
        yield say("onleesbaar", "achter-haak", whole=f"{before.lstrip()}{_quoted(value)}"), None
    elif value[0] == "{" and (text := re.search(r": ([^,{}\[\]\"']*: [^,{}\[\]]*)", bare)):
        inner = value[text.start(1) : text.end(1)]
        mended = value[: text.start(1)] + _quoted(inner.strip()) + value[text.end(1) :]
        yield _write(say("onleesbaar", "dubbele-punt-in-groep"), f"{before}{mended}")


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
