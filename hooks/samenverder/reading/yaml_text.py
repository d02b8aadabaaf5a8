"""YAML in which every value is text, read from events: no depth, alias or tag in it can do harm.

The composers of YAML walk into lists within lists by recursion, and a file of brackets overflows their stack; events
come one by one and stop where it gets too deep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from samenverder.reading.files import Unreadable, unreadable
from samenverder.reading.problem import Finding
from samenverder.reading.table import say
from samenverder.reading.yaml_faults import explained, line_fault
from samenverder.reading.yaml_written import EMPTY, dumped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samenverder.reading.problem import Path

MAX_DEPTH = 8
"""The deepest field that the schema knows is at 3."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009"), " ")
_HARD = re.compile(r"^[ \u00a0\u202f\u2007\u2009]+|(?<=[:-])[ \u00a0\u202f\u2007\u2009]+", re.MULTILINE)
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
"""What no text has (see `files`), and can come in between double quotes as `\\e` or `\\u202e`."""
_NOT_IN_NAME = re.compile(f"{_STEERS.pattern}|[\n\t]")


@dataclass(frozen=True)
class Comment:
    """What stands behind a value and is not part of it."""

    line: int
    text: str
    cuts: bool
    """Whether someone may have meant the value to go on: it is not in quotes, and no clear space lies between."""


@dataclass
class Read:
    """What was read."""

    source: str
    first: int
    """The line of the file on which the source begins."""
    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    comments: dict[Path, Comment] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def changed(self, data: Mapping[str, Any]) -> str:
        """The source with the fields of `data` in it: those that are equal stay to the byte, comments stay as well."""
        rows = self.source.removesuffix("\n").split("\n") if self.source else []
        starts = sorted((self.lines[(key,)] - self.first, key) for key in self.data)
        text = "".join(row + "\n" for row in rows[: starts[0][0] if starts else len(rows)])
        for (begin, key), (end, _) in zip(starts, [*starts[1:], (len(rows), "")], strict=True):
            if key not in data:
                continue
            if data[key] == self.data[key]:
                text += "".join(row + "\n" for row in rows[begin:end])
                continue
            comment = self.comments.get((key,))
            text += dumped(key, data[key]).removesuffix("\n") + (f"  {comment.text}\n" if comment else "\n")
            # Blank lines and comments before the next field belong to it.
            while end > begin + 1 and rows[end - 1].strip()[:1] in ("", "#"):
                end -= 1
            text += "".join(
                row + "\n" for row in rows[end : next((s for s, _ in starts if s > begin), len(rows))]
            )
        return text + "".join(dumped(key, value) for key, value in data.items() if key not in self.data)


@dataclass
class _Open:
    """A list or group of fields that is being read."""

    path: Path
    value: Any
    key: str | None = None
    first: dict[str, int] = field(default_factory=dict)


def read_yaml(source: str, first: int) -> Read:
    """The fields in a text that begins on line `first` of its file; raises `Unreadable` when it is no YAML or no fields.

    A fault that has one right answer is told, and reading goes on as if it were mended: so all faults of a file are
    told at once.
    """
    # A hard space looks like a space, and before or behind a mark of YAML it can be meant as nothing else.
    rows = _HARD.sub(lambda found: found[0].translate(_SPACES), source).split("\n")
    told: list[Finding] = []
    while True:
        try:
            read = _read(source, rows, first)
        except Unreadable as error:
            finding = error.findings[0]
            if not _mended(rows, finding, first) or len(told) == FAULTS:
                raise Unreadable(*told, *error.findings) from None
            told.append(finding)
        else:
            read.findings[:0] = told
            return read


FAULTS = 50
"""Lines of one file that are told as no YAML; who has more of them is helped by none of them."""


def _mended(rows: list[str], finding: Finding, first: int) -> bool:
    """Whether the line of a fault could be replaced by its mend."""
    at = (finding.line or 0) - first
    if finding.mend is None or finding.mend.old is not None or not 0 <= at < len(rows) or rows[at] == finding.mend.new:  # fmt: skip
        return False
    rows[at] = finding.mend.new
    return True


def _read(source: str, rows: list[str], first: int) -> Read:
    read = Read(source, first, lines={(): 1})
    plain = "\n".join(rows)
    try:
        begins, root = _from_events(yaml.parse(plain, Loader=_LOADER), read, rows)
    except yaml.YAMLError as error:
        raise Unreadable(explained(error, plain, first)) from None
    if not isinstance(root, dict):
        if found := line_fault(plain, first):
            raise Unreadable(found)
        if root is None:
            raise Unreadable(unreadable(say("onleesbaar", "geen-veld"), begins))
        # An empty value behind dashes "stands" on the line after the last.
        begins = min(begins, first + source.count("\n"))
        said = say("onleesbaar", "lijst" if isinstance(root, list) else "losse-tekst")
        raise Unreadable(unreadable(said, begins))
    read.data = root
    return read


def _from_events(events: Iterator[Any], read: Read, rows: list[str]) -> tuple[int, Any]:
    """The line on which the first value begins, and that value."""
    event: Any
    opened: list[_Open] = []
    begins, root = read.first, None
    for event in events:
        line = event.start_mark.line + read.first
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise Unreadable(unreadable(say("onleesbaar", "tweede-stuk"), line))
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            opened.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        _refuse(event, rows[min(line - read.first, len(rows) - 1)], line)
        around = opened[-1] if opened else None
        names = around is not None and isinstance(around.value, dict) and around.key is None
        if isinstance(event, yaml.ScalarEvent) and (_STEERS if not names else _NOT_IN_NAME).search(
            event.value
        ):
            raise Unreadable(unreadable(say("onleesbaar", "ontsnapt"), line))
        if around and names:
            if not isinstance(event, yaml.ScalarEvent):
                raise Unreadable(unreadable(say("onleesbaar", "naam-geen-tekst"), line))
            _begin_field(around, event.value, line, read)
            continue
        path = _next_path(around)
        if len(path) > MAX_DEPTH:
            raise Unreadable(unreadable(say("onleesbaar", "te-diep"), line))
        value = _value(event)
        read.lines.setdefault(path, line)
        doubled = any(isinstance(step, str) and "\0" in step for step in path)
        if isinstance(event, yaml.ScalarEvent) and not doubled and (comment := _comment(event, rows)):
            aside = comment.startswith("  ") and comment.lstrip()[1:2].isspace()
            read.comments[path] = Comment(line, comment.strip(), event.implicit[0] and not aside)
        _put(around, value)
        if around is None:
            begins, root = line, value
        if not isinstance(event, yaml.ScalarEvent):
            opened.append(_Open(path, value))
    return begins, root


def _refuse(event: Any, row: str, line: int) -> None:
    """What YAML has a meaning for and no contributor means: `*name`, `&name` and `!name` before a value."""
    if isinstance(event, yaml.AliasEvent):
        sign = "*"
    elif event.anchor:
        sign = "&"
    elif event.tag and event.tag.startswith("!"):
        sign = "!"
    else:
        return
    fault = line_fault(row, line)
    told = say("onleesbaar", "begint-met", sign=sign)
    raise Unreadable(fault or unreadable(told, line))


def _begin_field(around: _Open, key: str, line: int, read: Read) -> None:
    if key in around.first:
        read.findings.append(
            Finding(
                say("dubbel-veld", "twee", name=key, line=around.first[key]),
                path=(*around.path, key),
                line=line,
                code="dubbel-veld",
            )
        )
        key = f"{key}\0{line}"
    else:
        around.first[key] = line
        read.lines[(*around.path, key)] = line
    around.key = key


def _next_path(around: _Open | None) -> Path:
    if around is None:
        return ()
    return (*around.path, len(around.value) if isinstance(around.value, list) else str(around.key))


def _value(event: Any) -> Any:
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    return None if event.implicit[0] and event.value in EMPTY else event.value


def _put(around: _Open | None, value: Any) -> None:
    if around is None:
        return
    if isinstance(around.value, list):
        around.value.append(value)
        return
    # Of a field that stands there twice the first counts; the second was told.
    if "\0" not in str(around.key):
        around.value[around.key] = value
    around.key = None


def _comment(event: Any, rows: list[str]) -> str:
    """What stands behind a value on its last line and is not read."""
    if event.end_mark.line >= len(rows):
        return ""
    behind = rows[event.end_mark.line][event.end_mark.column :]
    return behind if behind.lstrip().startswith("#") else ""
