"""The text of a document as rules, pages and finder read it: parsed once, each piece with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from samenverder.reading.anchors import slugified, unique
from samenverder.reading.markdown import parse
from samenverder.reading.parts import Block, Heading, Link, Piece, Section, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token


@dataclass(frozen=True, eq=False)
class Text:
    """A text, parsed once."""

    source: str
    first: int = 1
    """The line of the file on which it begins."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the parser; see `markdown.parse`."""
        return tuple(self._parsed[0])

    @cached_property
    def _parsed(self) -> tuple[list[Token], dict[str, Any]]:
        return parse(self.source)

    def lean(self) -> dict[str, Any]:
        """What most ask for, without the tokens: these take ten times the room of all else."""
        sections = tuple(section.lean() for section in self.sections)
        return {"headings": self.headings, "sections": sections, "links": self.links, "words": self.words}

    @classmethod
    def recalled(cls, source: str, first: int, lean: dict[str, Any]) -> Text:
        """A text of which this is known; who asks for more parses it again."""
        text = cls(source, first)
        vars(text).update(lean)
        return text

    @cached_property
    def words(self) -> int:
        """How many words a reader reads."""
        return sum(len(piece.text.split()) for piece in self.pieces)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What stands there, in order; footnotes last."""
        return tuple(block for _, block in self._walked)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings, in order."""
        return tuple(heading for heading, _ in self._walked if heading)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The `##` headings, each with what stands under it."""
        found: list[tuple[Heading, list[Block]]] = []
        for heading, block in self._walked:
            if heading and heading.level == 2 and not heading.nested:
                found.append((heading, []))
            elif found and block.sort != "note":
                found[-1][1].append(block)
        return tuple(Section(heading, tuple(blocks)) for heading, blocks in found)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every line that a reader sees, code included; without marks, citations and addresses of links."""
        return tuple(piece for block in self.blocks for piece in block.pieces if piece.text.strip())

    @cached_property
    def typed(self) -> tuple[Piece, ...]:
        """The same lines without code in them."""
        return tuple(
            piece
            for block in self.blocks
            if block.sort != "code"
            for piece in _pieces(block.children, code=False)
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links and pictures, in order."""
        return tuple(link for block in self.blocks for link in _links(block))

    @cached_property
    def citations(self) -> tuple[tuple[int, int], ...]:
        """Every source that is pointed to: its number, and the line."""
        return tuple(
            (int(number), int(token.meta["at"]))
            for block in self.blocks
            for token in block.children
            if token.type == "citation"
            for number in token.meta["sources"]
        )

    @property
    def too_deep(self) -> int | None:
        """The line on which lists and quotes lie so deep in each other that they are shown as they were typed."""
        line = self._parsed[1].get("too_deep")
        return None if line is None else self.first + int(line)

    @cached_property
    def lost(self) -> tuple[Piece, ...]:
        """Lines that define a link or a footnote which nothing in the text uses: no reader sees them."""
        noted = self._parsed[1]
        used = {
            t.meta.get("label")
            for block in self.blocks
            for t in block.children
            if t.type in ("link_open", "image")
        }
        rows = self.source.split("\n")
        defined = [
            *noted.get("references", {}).items(),
            *(("", entry) for entry in noted.get("duplicate_refs", [])),
        ]
        found = {entry["map"][0] for label, entry in defined if label not in used}
        notes = noted.get("footnotes", {}).get("refs", {})
        unused = {label.removeprefix(":") for label, number in notes.items() if number < 0}
        found |= {
            number
            for number, row in enumerate(rows)
            if (definition := re.match(r" {0,3}\[\^([^\]\s]+)\]:", row)) and definition[1] in unused
        }
        return tuple(Piece(rows[number], (), self.first + number) for number in sorted(found))

    @cached_property
    def _walked(self) -> tuple[tuple[Heading | None, Block], ...]:
        return tuple(self._walk())

    def _walk(self) -> Iterator[tuple[Heading | None, Block]]:
        around: list[str] = []
        anchors: set[str] = set()
        numbers: dict[str, int] = {}
        opened: Token | None = None
        for token in self.tokens:
            if token.type in ("fence", "code_block"):
                begin = self.first + (token.map or [0])[0] + (token.type == "fence")
                lines = enumerate(token.content.rstrip("\n").split("\n"), begin)
                info = [Piece(token.info, (), begin - 1, code=True)] if token.info.strip() else []
                yield (
                    None,
                    Block("code", (*info, *(Piece(line, (), number, code=True) for number, line in lines))),
                )
            elif token.type == "inline":
                block = self._block(_sort(around), token)
                heading = None
                if opened:
                    anchor = unique(slugified(block.plain), anchors, numbers)
                    opened.meta["anchor"] = anchor
                    heading = Heading(block.plain, int(opened.tag[1]), self.first + (token.map or [0])[0], anchor,
                                      underlined=opened.markup in ("-", "="), nested=len(around) > 1)  # fmt: skip
                    opened = None
                yield heading, block
            elif token.nesting == 1:
                if token.type == "heading_open":
                    opened = token
                around.append(token.type.removesuffix("_open"))
            elif token.nesting == -1:
                around.pop()

    def _block(self, sort: str, token: Token) -> Block:
        begin = self.first + (token.map or [0])[0]
        children = tuple(token.children or ())
        line = 0
        for child in children:
            # What the parser makes of a bare address has no line of its own: it stands where the one before it stands.
            line = child.meta.setdefault("line", line)
            child.meta["at"] = begin + line
            line += child.type in ("softbreak", "hardbreak")
        return Block(sort, tuple(_pieces(children)) or (Piece("", (), begin),), children)


def _pieces(children: Iterable[Token], *, code: bool = True) -> Iterator[Piece]:
    """What stands on each line of a block."""
    said, at = "", None
    for child in children:
        here = int(child.meta["at"])
        at = here if at is None else at
        if child.type in ("softbreak", "hardbreak"):
            yield Piece(said, (), at)
            said, at = "", here + 1
        elif child.type == "citation":
            # The space before the number of a source belongs to the number.
            said = said.rstrip()
        elif code or child.type != "code_inline":
            said += shown(child)
    if at is not None:
        yield Piece(said, (), at)


def _sort(around: list[str]) -> str:
    kinds = set(around)
    for sort, name in (("heading", "heading"), ("note", "footnote"), ("cell", "table")):
        if name in kinds:
            return sort
    if "list_item" in kinds:
        return "li"
    return "quote" if "blockquote" in kinds else "p"


def _links(block: Block) -> Iterator[Link]:
    opened: tuple[Token, list[str]] | None = None
    for token in block.children:
        at = int(token.meta.get("at", 1))
        if token.type == "link_open":
            opened = (token, [])
        elif token.type == "link_close" and opened:
            start, words = opened
            bare = start.markup in ("linkify", "autolink")
            href, title = str(start.attrGet("href") or ""), str(start.attrGet("title") or "")
            yield Link("".join(words), href, int(start.meta.get("at", at)), bare=bare, title=title)
            opened = None
        elif token.type == "wiki_link":
            yield Link(token.content, str(token.meta["target"]), at, wiki=True)
        elif token.type == "image":
            title = str(token.attrGet("title") or "")
            yield Link(token.content, str(token.attrGet("src") or ""), at, picture=True, title=title)
        if opened and token is not opened[0]:
            opened[1].append(" " if token.type in ("softbreak", "hardbreak") else shown(token))
