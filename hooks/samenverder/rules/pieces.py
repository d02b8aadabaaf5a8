"""What rules look through: everything that a reader of the site can come to see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from samenverder.reading.parts import Piece
from samenverder.reading.signs import as_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samenverder.reading.front_matter import Document
    from samenverder.reading.library import Library
    from samenverder.reading.parts import Link
    from samenverder.reading.problem import Path

_ADDRESS = re.compile(r"https?://\S+")


def documents(library: Library) -> Iterator[Document]:
    """All documents to look at: practices, and vocabularies, whose texts stand on pages as well."""
    yield from (practice.document for practice in library.checked)
    yield from (vocabulary.document for vocabulary in library.checked_vocabularies)


@lru_cache(maxsize=1)
def everything(document: Document) -> tuple[Piece, ...]:
    """All text, code and titles of links included; of web addresses nothing, of addresses of mail in links all.

    Signs are as they are read: a hard space is a space, and what nobody sees is not there.
    """
    return tuple(_as_seen(document))


def _as_seen(document: Document) -> Iterator[Piece]:
    for piece in (*in_fields(document), *document.text.pieces, *_of_links(document.text.links)):
        text = _ADDRESS.sub("", piece.text) if "http" in piece.text else piece.text
        if not text.isascii():
            text = as_read(text)
        if text.strip():
            yield Piece(text, piece.path, piece.line, piece.code)


@lru_cache(maxsize=1)
def over_lines(document: Document) -> tuple[Piece, ...]:
    """Every two lines of a sentence as one: a number may be broken between them."""
    return tuple(_joined(document))


@lru_cache(maxsize=1)
def said(document: Document) -> str:
    """All of it in one text, in lower case: for a cheap look whether a rule can find anything here at all."""
    return " ".join(piece.text for piece in everything(document)).casefold()


@lru_cache(maxsize=1)
def words_said(document: Document) -> frozenset[str]:
    """Every word in it, in lower case."""
    return frozenset(re.findall(r"\w+", said(document)))


def _joined(document: Document) -> Iterator[Piece]:
    for block in document.text.blocks:
        for one, other in pairwise(block.pieces):
            if not one.text.rstrip().endswith((".", "!", "?", ";")):
                yield Piece(as_read(f"{one.text} {other.text}"), (), one.line)


def _of_links(links: Iterable[Link]) -> Iterator[Piece]:
    for link in links:
        if link.target.casefold().startswith("mailto:"):
            yield Piece(unquote(link.target[len("mailto:") :]), (), link.line)
        if link.title:
            yield Piece(link.title, (), link.line)


@lru_cache(maxsize=1)
def in_fields(document: Document) -> tuple[Piece, ...]:
    """Every text in the front matter of a document."""
    return tuple(values(document.data))


def values(value: Any, path: Path = ()) -> Iterator[Piece]:
    """Every text in front matter, with its path; ids of terms as well."""
    if isinstance(value, str):
        yield Piece(value, path, None)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from values(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from values(item, (*path, number))
