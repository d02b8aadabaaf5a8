"""A contributed text as Markdown that every generator reads the same, from the tokens that the rules looked at.

What people wrote is CommonMark, in which HTML is text. Generators that run Python-Markdown, such as MkDocs and Zensical,
take HTML as HTML, want lists indented by four, and know no bare addresses. So nothing is copied: each token is written
anew, and every sign that could mean something is made to mean itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from samenverder.publish.html import NOTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from samenverder.reading.fields import EarlierHeading
    from samenverder.reading.text import Text

_MEANS = re.compile(r"[\\`*_{}\[\]]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BEGINS = re.compile(r"^(\s*)([#>+-]|\d+[.)])")
_STEERS = re.compile(r"^(\s*)([=:~|])")
_NOT_IN_TARGET = re.compile(r"[\s\"<>`\\()\[\]{}|*_^]")
BETWEEN = "<!-- -->"
"""Stands between two blocks that would otherwise run into each other; readers do not see it."""


@dataclass(frozen=True)
class Ways:
    """Where what a text names is to be found."""

    leads: Callable[[str], str | None]
    """From the target of a link to one from the file that the text stands in; None when it leads nowhere."""
    pictures: Callable[[str], str | None]
    """The same for a picture."""
    titles: Mapping[str, str]
    """Of practices by id."""
    sources: int = 0
    """How many sources there are, to which numbers lead."""


def plain(text: str) -> str:
    """A text, on one line, in which no sign means anything."""
    return escaped(" ".join(text.split()))


def escaped(text: str, *, begins: bool = True) -> str:
    """A piece of a line in which no sign means anything; `begins`: it stands at the beginning of that line."""
    text = _MEANS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")
    if not begins:
        return text
    text = _BEGINS.sub(lambda found: f"{found[1]}{_marked(found[2])}", text)
    return _STEERS.sub(lambda found: f"{found[1]}&#{ord(found[2])};", text)


def _marked(sign: str) -> str:
    return f"\\{sign}" if len(sign) == 1 else f"{sign[:-1]}\\{sign[-1]}"


def target(address: str) -> str:
    """An address as it can stand between parentheses."""
    return _NOT_IN_TARGET.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)


def linked(text: str, to: str) -> str:
    """A link with a text in which no sign means anything."""
    return f"[{plain(text)}]({target(to)})"


def place(id: str) -> str:
    """An anchor."""
    return f'<span id="{re.sub("[^A-Za-z0-9_-]", "", id)}"></span>'


def markdown(text: Text, ways: Ways, earlier: Iterable[EarlierHeading] = ()) -> str:
    """The text; anchors are those of our own page, also `earlier` ones."""
    # The walk gives headings their anchors.
    assert text.blocks is not None
    known: dict[str, list[str]] = {}
    for heading in earlier:
        known.setdefault(heading.now or "", []).append(heading.was or "")
    writer = _Writer(ways, known)
    top = [place(was) for was in known.get("", ())]
    return "\n\n".join([*top, *writer.blocks(SyntaxTreeNode(list(text.tokens)).children)])


@dataclass(frozen=True)
class _Writer:
    ways: Ways
    earlier: Mapping[str, Sequence[str]]

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[str]:
        """Each block as lines; between them belongs an empty one."""
        before = ""
        for node in nodes:
            if before.endswith("list") and (node.type == "code_block" or node.type == before):
                yield BETWEEN
            written = self.block(node)
            if written.strip():
                yield written
                before = "code_block" if node.type == "fence" else node.type

    def block(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "heading":
                return self._heading(node)
            case "paragraph":
                return self.inline(node.children[0].children) if node.children else ""
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "blockquote":
                kind = node.meta.get("note")
                parts = [f"**{NOTES.get(kind, 'Let op')}**"] if kind else []
                return _before("> ", "\n\n".join([*parts, *self.blocks(node.children)]))
            case "fence" | "code_block":
                return _before("    ", node.content.rstrip("\n"))
            case "table":
                return self._table(node)
            case "hr":
                return "* * *"
            case "footnote_block":
                return "\n\n".join(map(self._note, node.children))
        return "\n\n".join(self.blocks(node.children))

    def _heading(self, node: SyntaxTreeNode) -> str:
        anchor = str(node.meta.get("anchor", ""))
        marks = "".join(place(id) for id in self.earlier.get(anchor, ()) if id)
        said = self.inline(node.children[0].children) if node.children else ""
        return f"{'#' * int(node.tag[1])} {marks}{' '.join(said.split())}"

    def _list(self, node: SyntaxTreeNode) -> str:
        number = int(node.attrs.get("start", 1) or 0)
        items, loose = [], False
        for at, item in enumerate(node.children):
            blocks = list(self.blocks(item.children))
            tight = all(child.hidden for child in item.children if child.type == "paragraph")
            loose = loose or not tight
            mark = f"{number + at}. " if node.type == "ordered_list" else "- "
            lists = all(child.type.endswith("list") for child in item.children[1:])
            inner = _before("    ", ("\n" if tight and lists else "\n\n").join(blocks))
            items.append(mark.ljust(4) + inner.lstrip(" "))
        return ("\n\n" if loose or any("\n\n" in item for item in items) else "\n").join(items)

    def _table(self, node: SyntaxTreeNode) -> str:
        rows = [row for part in node.children for row in part.children]
        lines = ["| " + " | ".join(self._cell(cell) for cell in row.children) + " |" for row in rows]
        styles = [str(cell.attrs.get("style", "")) for cell in rows[0].children] if rows else []
        marks = ["---:" if "right" in style else ":---:" if "center" in style else "---" for style in styles]
        return "\n".join([*lines[:1], f"| {' | '.join(marks)} |", *lines[1:]])

    def _cell(self, cell: SyntaxTreeNode) -> str:
        said = self.inline(cell.children[0].children) if cell.children else ""
        return " ".join(said.split()).replace("|", "&#124;") or " "

    def _note(self, node: SyntaxTreeNode) -> str:
        blocks = "\n\n".join(self.blocks(node.children))
        return f"[^{node.meta['id'] + 1}]: " + _before("    ", blocks).lstrip(" ")

    def inline(self, nodes: Iterable[SyntaxTreeNode]) -> str:
        said = ""
        for node in nodes:
            begins = not said or said.endswith("\n")
            if node.type in ("text", "text_special"):
                said += escaped(node.content, begins=begins)
            else:
                said += self._piece(node)
        return said

    def _piece(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "softbreak":
                return "\n"
            case "hardbreak":
                return "  \n"
            case "code_inline":
                ticks = "`" * (1 + max((len(run) for run in re.findall("`+", node.content)), default=0))
                space = " " if node.content[:1] in ("`", " ") or node.content[-1:] == "`" else ""
                return f"{ticks}{space}{node.content}{space}{ticks}"
            case "strong":
                return f"**{self.inline(node.children)}**"
            case "em":
                return f"*{self.inline(node.children)}*"
            case "s":
                return f"<del>{self.inline(node.children)}</del>"
            case "link":
                return self._link(
                    self.ways.leads(str(node.attrs.get("href", ""))), self.inline(node.children)
                )
            case "wiki_link":
                to = str(node.meta["target"])
                said = node.content if node.meta["own"] else self.ways.titles.get(to, to)
                return self._link(self.ways.leads(to), escaped(said))
            case "image":
                return self._picture(node)
            case "citation":
                return self._citation(node)
            case "footnote_ref":
                return f"[^{node.meta['id'] + 1}]"
            case "footnote_anchor":
                return ""
        return self.inline(node.children)

    def _link(self, to: str | None, said: str) -> str:
        return said if to is None else f"[{said}]({target(to)})"

    def _picture(self, node: SyntaxTreeNode) -> str:
        found, said = self.ways.pictures(str(node.attrs.get("src", ""))), plain(node.content)
        return f"![{said}]({target(found)})" if found else f"*\\[{said}\\]*"

    def _citation(self, node: SyntaxTreeNode) -> str:
        numbers = [int(number) for number in node.meta["sources"]]
        if not all(1 <= number <= self.ways.sources for number in numbers):
            return escaped(node.content)
        return " ".join(f"[\\[{number}\\]](#bron-{number})" for number in numbers)


def _before(mark: str, text: str) -> str:
    return "\n".join(f"{mark}{line}".rstrip() if line.strip() else mark.rstrip() for line in text.split("\n"))
