"""What stands in one file: its front matter with the line of every field, and its body.

MkDocs shows broken front matter as page text and says nothing, so we read every file ourselves.
All values stay text (or lists and mappings of text): what YAML 1.1 makes of `no`, `1:30` or `0123`
is never what a contributor meant. The declared schema gives them their type later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from samenverder.reading.problem import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path as FilePath

    from samenverder.reading.problem import Path

MAX_BYTES = 500_000
"""About eighty thousand words: more than any practice, little enough to read without harm."""
MAX_DEPTH = 8
"""The deepest field that the schema knows is at 3."""

_FENCE = re.compile(r"-{3,}\s*")

_EXPLANATIONS = (
    (r"mapping values are not allowed", "er staat een dubbele punt in de tekst. Zet de hele tekst tussen dubbele aanhalingstekens"),
    (r"cannot start any token.*\\t|'\\t'|\btab\b", "er staat een tab. Gebruik spaties om in te springen"),
    (r"unexpected end of stream|quoted scalar", "een aanhalingsteken gaat open en niet meer dicht. Zet het tweede aanhalingsteken erbij"),
    (r"expected ',' or '[\]}]'|flow (sequence|mapping)", "een lijst tussen [ ] of { } is niet goed afgesloten. Kijk of elke haak dichtgaat en of er komma's tussen staan"),
    (r"cannot start any token", "de tekst begint met een teken dat in YAML iets anders betekent. Zet de hele tekst tussen dubbele aanhalingstekens"),
    (r"could not find expected ':'", "na de naam van een veld hoort een dubbele punt"),
    (r"block end|expected key|block (mapping|collection)|block sequence", "de inspringing klopt niet. Velden beginnen helemaal links, onderdelen van een lijst met twee spaties en een streepje"),
    (r"undefined alias|anchor", "& en * aan het begin van een tekst betekenen in YAML iets anders. Zet de tekst tussen dubbele aanhalingstekens"),
    (r"special characters|control characters|unacceptable", "er staat een onzichtbaar stuurteken in de tekst. Verwijder het en typ de regel opnieuw"),
)  # fmt: skip


class _TextLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML and leaves every value as text, except an empty one."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


_TextLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])


@dataclass(frozen=True, eq=False)
class Document:
    """A file that could be read. Two are the same only when they are the same object."""

    file: str
    """Path as people see it."""
    data: Mapping[str, Any]
    """The front matter: text, None, lists and mappings of these."""
    lines: Mapping[Path, int]
    """For every field and list item the line of the file it stands on."""
    body: str
    """What follows the front matter, as it stands in the file."""
    body_line: int
    """The line on which the body begins."""
    findings: tuple[Finding, ...] = ()
    """What is wrong but did not keep us from reading."""

    def line(self, path: Path) -> int:
        """The line of the field at `path`, or of the nearest thing around it that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class Unreadable(Exception):
    """A file of which nothing can be shown; `findings` says why. Caught where files are read, never further."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*(finding.message for finding in findings))
        self.findings = findings


def read_practice(path: FilePath, file: str) -> Document:
    """Front matter and body of a Markdown file, or `Unreadable`."""
    text, findings = _text(path)
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        raise Unreadable(
            _unreadable("Dit bestand begint niet met velden. Zet op regel 1 drie streepjes (---), daaronder de velden, "
                        "en sluit af met weer drie streepjes.", 1)
        )  # fmt: skip
    closing = next((number for number, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
    if closing is None:
        raise Unreadable(
            _unreadable("De velden bovenaan worden niet afgesloten. Zet onder het laatste veld een regel met drie "
                        "streepjes (---).", 1)
        )  # fmt: skip
    # An empty first line in place of the fence keeps the marks of YAML lines of the file.
    data, places, found = _fields("\n".join(["", *lines[1:closing]]))
    return Document(file, data, places, "\n".join(lines[closing + 1 :]), closing + 2, (*findings, *found))


def read_yaml(path: FilePath, file: str) -> Document:
    """The fields of a YAML file, or `Unreadable`."""
    text, findings = _text(path)
    data, lines, found = _fields(text)
    return Document(file, data, lines, "", 1, (*findings, *found))


def _text(path: FilePath) -> tuple[str, tuple[Finding, ...]]:
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        raise Unreadable(_unreadable(f"Dit bestand is te groot ({len(raw) // 1000} kB; hoogstens {MAX_BYTES // 1000} kB). "
                                     "Kort de tekst in of maak er twee praktijken van.", 1))  # fmt: skip
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(_unreadable("Op deze regel staat een teken dat niet als UTF-8 is opgeslagen, vaak een letter met "
                                     "een accent. Sla het bestand opnieuw op met tekenset UTF-8.", line)) from None  # fmt: skip
    findings: tuple[Finding, ...] = ()
    if text.startswith("\ufeff"):
        text = text.removeprefix("\ufeff")
        findings = (_unreadable("Voor de eerste regel staat een onzichtbaar teken (BOM). Sla het bestand op als "
                                "'UTF-8', niet als 'UTF-8 met BOM'.", 1),)  # fmt: skip
    if not text.strip():
        raise Unreadable(
            _unreadable("Dit bestand is leeg. Begin met een sjabloon uit practices/_sjablonen/.", 1)
        )
    return text.replace("\r\n", "\n").replace("\r", "\n"), findings


def _fields(source: str) -> tuple[dict[str, Any], dict[Path, int], list[Finding]]:
    """`source` must keep its line breaks from the first line of the file, so that marks are lines of the file."""
    try:
        node = yaml.compose(source, Loader=_TextLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise Unreadable(_explained(error, source)) from None
    if not isinstance(node, yaml.MappingNode):
        raise Unreadable(_unreadable("Hier horen velden te staan, elk als 'naam: waarde'. Er staat "
                                     + ("een lijst." if isinstance(node, yaml.SequenceNode) else "losse tekst."),
                                     node.start_mark.line + 1 if node else 1))  # fmt: skip
    lines: dict[Path, int] = {(): 1}
    findings: list[Finding] = []
    data = _value(node, (), lines, findings, set())
    return data, lines, findings


def _value(
    node: yaml.Node, path: Path, lines: dict[Path, int], findings: list[Finding], seen: set[int]
) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == "tag:yaml.org,2002:null" else node.value
    # The same node twice is an alias (`*x`): a small file can grow without end that way.
    if id(node) in seen or len(path) > MAX_DEPTH:
        raise Unreadable(_unreadable("Hier verwijst YAML naar zichzelf of staan te veel lijsten in elkaar. Schrijf de "
                                     "waarde voluit.", lines[path]))  # fmt: skip
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, i), lines, findings, seen) for i, child in enumerate(node.value)]
    assert isinstance(node, yaml.MappingNode)
    return dict(_pairs(node, path, lines, findings, seen))


def _pairs(
    node: yaml.MappingNode, path: Path, lines: dict[Path, int], findings: list[Finding], seen: set[int]
) -> Iterator[tuple[str, Any]]:
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise Unreadable(_unreadable("Een lijst of een groep velden kan geen naam van een veld zijn. Zet de tekst "
                                         "tussen dubbele aanhalingstekens.", line))  # fmt: skip
        key = str(key_node.value)
        if key in first:
            findings.append(
                Finding(f"'{key}' staat er twee keer (ook op regel {first[key]}). Voeg ze samen tot één.",
                        path=(*path, key), line=line, code="dubbel-veld")
            )  # fmt: skip
            _value(value_node, (*path, key, "dubbel"), lines, findings, seen)
            continue
        first[key] = lines[(*path, key)] = line
        yield key, _value(value_node, (*path, key), lines, findings, seen)


def _explained(error: Exception, source: str) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    last = source.count("\n") + 1
    if mark:
        line = min(mark.line + 1, last)
    else:
        line = source.count("\n", 0, getattr(error, "position", len(source))) + 1
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    why = next(
        (dutch for pattern, dutch in _EXPLANATIONS if re.search(pattern, said)),
        "deze regel is geen geldige YAML",
    )
    return _unreadable(f"De velden zijn niet te lezen: {why}.", line)


def _unreadable(message: str, line: int) -> Finding:
    return Finding(message, line=line, code="onleesbaar")
