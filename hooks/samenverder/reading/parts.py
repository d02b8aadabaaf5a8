"""What a text consists of: pieces, headings, links, blocks and sections, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samenverder.reading.problem import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from samenverder.reading.problem import Path

BODY = "tekst"
"""What people are told as the field when something is in the body."""


@dataclass(frozen=True)
class Piece:
    """A line of the body as a reader sees it, or a value of the front matter."""

    text: str
    path: Path
    line: int | None
    code: bool = False
    """Whether it is shown as it was typed."""

    def finding(self, message: str) -> Finding:
        """A finding at this place."""
        return Finding(message, self.path, line=self.line, field=BODY if self.line else None)


@dataclass(frozen=True)
class Heading:
    """A heading in the body."""

    text: str
    level: int
    line: int
    """Line of the file."""
    anchor: str
    """Its id on the page."""
    underlined: bool = False
    """Whether it is one because of a line of `=` or `-` under it."""
    nested: bool = False
    """Whether it stands in a list or a quote."""


@dataclass(frozen=True)
class Link:
    """A link, or a picture."""

    text: str
    target: str
    line: int
    picture: bool = False
    bare: bool = False
    """Whether the address itself was typed."""
    title: str = ""
    wiki: bool = False
    """Whether it was typed as `[[id]]`."""


@dataclass(frozen=True)
class Block:
    """A paragraph, an item, a cell, a heading, a footnote or a piece of code."""

    sort: str
    """`p`, `li`, `quote`, `cell`, `heading`, `note` or `code`."""
    pieces: tuple[Piece, ...]
    children: tuple[Token, ...] = ()
    """What its line consists of; of code nothing."""

    @property
    def plain(self) -> str:
        """On one line, as it is read."""
        return " ".join(" ".join(piece.text for piece in self.pieces).split())


@dataclass(frozen=True)
class Section:
    """A `##` heading with what stands under it, up to the next."""

    heading: Heading
    blocks: tuple[Block, ...]

    @property
    def plain(self) -> str:
        """Everything under the heading on one line, as it is read."""
        return " ".join(block.plain for block in self.blocks)

    def lean(self) -> Section:
        """The same without what its lines consist of."""
        return Section(self.heading, tuple(Block(block.sort, block.pieces) for block in self.blocks))

    def statements(self) -> Iterator[tuple[bool, str]]:
        """Its paragraphs and items, each on one line; true for an item. A table is no sentence."""
        for block in self.blocks:
            if block.sort in ("p", "li", "quote") and block.plain:
                yield block.sort == "li", block.plain


def shown(token: Token) -> str:
    """What a reader sees of an inline token: of a link its text, of a source or a footnote nothing."""
    return (
        token.content if token.type in ("text", "code_inline", "image", "text_special", "wiki_link") else ""
    )
