"""The text of a document as rules read it: piece by piece, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from samenverder.reading.problem import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from samenverder.reading.front_matter import Document
    from samenverder.reading.problem import Path

BODY = "tekst"
"""What people are told as the field when something is in the body."""


@dataclass(frozen=True)
class Piece:
    """A line of the body, or a value of the front matter."""

    text: str
    path: Path
    line: int | None

    def finding(self, message: str) -> Finding:
        """A finding at this place."""
        return Finding(message, self.path, line=self.line, field=BODY if self.line else None)


@dataclass(frozen=True)
class Sentence:
    """A sentence of the body without marks of Markdown, with the line on which it begins."""

    text: str
    line: int


_memory: WeakKeyDictionary[Document, dict[str, tuple[Piece, ...]]] = WeakKeyDictionary()


def _remembered(read: Callable[[Document], Iterator[Piece]]) -> Callable[[Document], tuple[Piece, ...]]:
    """Read a document once: a score of rules ask for the same pieces. Forgotten with the document."""

    @wraps(read)
    def remembering(document: Document) -> tuple[Piece, ...]:
        known = _memory.setdefault(document, {})
        if read.__name__ not in known:
            known[read.__name__] = tuple(read(document))
        return known[read.__name__]

    return remembering


@_remembered
def body_lines(document: Document) -> Iterator[Piece]:
    """The lines of the body, without blocks of code."""
    fence: str | None = None
    for number, line in enumerate(document.body.split("\n"), document.body_line):
        mark = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if mark and fence is None:
            fence = mark[1]
        elif mark and fence and mark[1].startswith(fence):
            fence = None
        elif fence is None:
            yield Piece(line, (), number)


@_remembered
def values(document: Document) -> Iterator[Piece]:
    """Every text in the front matter, with its path; ids of terms as well."""
    yield from _values(document.data, ())


def _values(value: Any, path: Path) -> Iterator[Piece]:
    if isinstance(value, str):
        yield Piece(value, path, None)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _values(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _values(item, (*path, number))


@_remembered
def everything(document: Document) -> Iterator[Piece]:
    """All text, web addresses left out: those of fields, and the targets of links."""
    for piece in values(document):
        if not re.match(r"https?://", piece.text):
            yield piece
    for piece in body_lines(document):
        yield Piece(re.sub(r"\]\([^)]*\)|<?https?://[^\s>)]+>?", "]", piece.text), piece.path, piece.line)


_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_END = re.compile(r"(?<=[.!?:;])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-ZÀ-Þ0-9])")


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of the body, over line breaks; headings and tables are none."""
    block: list[Piece] = []
    for piece in [*body_lines(document), Piece("", (), 0)]:
        ends = not piece.text.strip() or piece.text.lstrip().startswith(("#", "|"))
        if block and (ends or _ITEM.match(piece.text)):
            yield from _split(block)
            block = []
        if not ends:
            block.append(piece)


_LINK_TEXT = re.compile(r"\[[^\]]*\](?=\()")
GLUE = "·"
"""Between the words of a link in a sentence."""


def _split(block: list[Piece]) -> Iterator[Sentence]:
    text, starts = "", []
    for piece in block:
        starts.append((len(text), piece.line or 0))
        # The title of another page counts as one word: nobody can make it shorter here.
        line = _LINK_TEXT.sub(lambda link: link[0].replace(" ", GLUE), piece.text)
        text += plain(_ITEM.sub("", line, count=1) if piece is block[0] else line).strip() + " "
    begin = 0
    for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
        sentence = text[begin:end].strip()
        if sentence:
            yield Sentence(sentence, next(line for start, line in reversed(starts) if start <= begin))
        begin = end


def plain(text: str) -> str:
    """Text without the marks of Markdown: of a link its text, of a citation nothing."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\s*\[\d{1,2}\]", "", text)
    return re.sub(r"[*_`]+", "", text)
