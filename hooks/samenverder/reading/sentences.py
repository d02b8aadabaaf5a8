"""A text sentence by sentence, for advice on plain language."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from samenverder.reading.parts import shown
from samenverder.reading.table import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.reading.parts import Block
    from samenverder.reading.text import Text

GLUE = "·"
"""Between the words of a link in a sentence: the title of another page counts as one word, nobody can shorten it here."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the body without marks of Markdown, with the line on which it begins."""

    text: str
    line: int


END = pattern("lange-zin", "einde")


def sentences(text: Text) -> Iterator[Sentence]:
    """The sentences of a text, over line breaks; headings, tables and code are none."""
    for block in text.blocks if text.too_deep is None else ():
        if block.sort not in ("heading", "cell", "code"):
            yield from _split(block)


def _split(block: Block) -> Iterator[Sentence]:
    rows, lines, inside = [""], [block.pieces[0].line or 1], False
    for token in block.children:
        inside = inside + (token.type == "link_open") - (token.type == "link_close") > 0
        if token.type in ("softbreak", "hardbreak"):
            rows[-1] = rows[-1].rstrip() + " "
            rows.append("")
            lines.append(int(token.meta["at"]) + 1)
        else:
            rows[-1] += shown(token).replace(" ", GLUE) if inside else shown(token)
    text, begin = "".join(rows), 0
    starts = list(accumulate(map(len, rows[:-1]), initial=0))
    for end in [*(found.end() for found in END.finditer(text)), len(text)]:
        sentence = text[begin:end].strip()
        if sentence:
            yield Sentence(sentence, lines[bisect_right(starts, begin) - 1])
        begin = end
