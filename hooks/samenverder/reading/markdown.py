"""The one parser of contributed text: CommonMark with tables, strike-through, footnotes, bare addresses, sources.

Rules look at its tokens and pages are rendered from them, so what is checked is what is shown. HTML is text to it,
and an address with a scheme that can run something is no link (`validateLink` of markdown-it).
Its sibling in JavaScript, markdown-it, reads the same with the same settings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

DEEPEST = 30
"""Lists, quotes and marks within each other; what lies deeper is shown as it was typed."""

_SOURCE = re.compile(r"\[(?:bron(?:nen)? )?(\d{1,2}(?:(?: ?[,;] ?| en )\d{1,2}){0,9})\](?!\()")
_WIKI = re.compile(r"\[\[([^\[\]|\n]{1,120})(?:\|([^\[\]|\n]{1,200}))?\]\]")
_TASK = re.compile(r"\[([ xX])\] +")
_NOTE = re.compile(r"\[!(\w{1,20})\][ \t]*")


def parse(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of a text, and what the parser noted on the way (definitions of links and footnotes).

    Where lists and quotes lie deeper in each other than the parser goes, it would leave out the rest; then they are
    not read as such, and the line (from 0) stands under `too_deep`.

    Blocks come in order, `map` their lines from 0; inline tokens have `meta["line"]`, in their block. Of our own are `citation` (`meta["sources"]`: numbers as text), `wiki_link` (`meta["target"]`, and `own`: whether its text was
    given) and a `blockquote_open` with `meta["note"]`, the
    kind that someone gave it (`> [!NOTE]`).
    """
    noted: dict[str, Any] = {}
    tokens = _parser().parse(text, noted)
    deep = next((t for t in tokens if t.level >= DEEPEST - 2 and t.map), None)
    if deep is None:
        return tokens, noted
    noted = {"too_deep": (deep.map or [0])[0]}
    return _parser(nests=False).parse(text, noted), noted


@cache
def _parser(*, nests: bool = True) -> MarkdownIt:
    parser = MarkdownIt("zero")
    parser.inline = _LinedInline()
    parser.configure(
        "commonmark", {"html": False, "linkify": True, "maxNesting": DEEPEST, "store_labels": True}
    )
    parser.enable(["table", "strikethrough", "linkify"])
    parser.use(footnote_plugin, inline=False)
    if not nests:
        parser.disable(["list", "blockquote", "footnote_def"])
    # Without its scheme an address is a name that people write about ("Buurtplein.nl doet mee").
    assert parser.linkify
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": True})
    parser.inline.ruler.before("link", "citation", _citation)
    parser.inline.ruler.before("citation", "wiki_link", _wiki_link)
    parser.core.ruler.after("inline", "tasks", _tasks)
    parser.core.ruler.after("inline", "notes", _notes)
    return parser


class _LinedState(StateInline):
    """Notes of each token the line of its block that it begins on."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if not hasattr(self, "breaks"):
            self.breaks = [found.start() for found in re.finditer("\n", self.src)]
        token = super().push(ttype, tag, nesting)
        token.meta["line"] = bisect_left(self.breaks, self.pos)
        return token


class _LinedInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _LinedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        line = 0
        for token in state.tokens:
            # Text is not pushed but found between what is: it stands where the token before it ended.
            line = token.meta.setdefault("line", line) + (token.type in ("softbreak", "hardbreak"))
        return state.tokens


def _citation(state: StateInline, silent: bool) -> bool:
    """`[2]`, `[1, 2]` and `[bron 1]` point to the sources of a practice."""
    found = _SOURCE.match(state.src, state.pos) if state.src[state.pos] == "[" else None
    if found is None or state.linkLevel or found.end() > state.posMax:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found[0]
        token.meta["sources"] = re.findall(r"\d+", found[1])
    state.pos = found.end()
    return True


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """`[[id]]` and `[[id|text]]`, as note programs write them, lead to the practice with that id."""
    found = _WIKI.match(state.src, state.pos) if state.src.startswith("[[", state.pos) else None
    if found is None or state.linkLevel or found.end() > state.posMax:
        return False
    if not silent:
        token = state.push("wiki_link", "", 0)
        token.meta["target"] = found[1].strip()
        token.meta["own"] = bool(found[2])
        token.content = (found[2] or found[1]).strip()
    state.pos = found.end()
    return True


def _tasks(state: StateCore) -> None:
    """`- [x]` is an item with a mark before it."""
    for before, token in zip(state.tokens, state.tokens[2:], strict=False):
        if (
            before.type == "list_item_open"
            and (first := _first_text(token))
            and (found := _TASK.match(first.content))
        ):
            first.content = ("☐ " if found[1] == " " else "☑ ") + first.content[found.end() :]


def _notes(state: StateCore) -> None:
    """`> [!NOTE]` makes a quote a note; the mark itself is not shown."""
    for before, token in zip(state.tokens, state.tokens[2:], strict=False):
        if before.type != "blockquote_open" or not (first := _first_text(token)):
            continue
        if found := _NOTE.match(first.content):
            before.meta["note"] = found[1].casefold()
            first.content = first.content[found.end() :]
            children = token.children or []
            if not first.content and len(children) > 1 and children[1].type == "softbreak":
                del children[:2]


def _first_text(token: Token) -> Token | None:
    first = token.children[0] if token.type == "inline" and token.children else None
    return first if first and first.type == "text" else None
