"""A contributed text as HTML, from the tokens that the rules looked at. No other way leads from a text to a page."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from itertools import count
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML

from samenverder.reading.markdown import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypeAlias

    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

    from samenverder.publish.pictures import Picture
    from samenverder.reading.fields import EarlierHeading
    from samenverder.reading.text import Text

Leads: TypeAlias = "Callable[[str], str | None]"
"""From the target of a link as it was written to the address on the page; None when it leads nowhere."""

Pictures: TypeAlias = "Callable[[str], Picture | None]"
"""From the target of a picture to how it is published; None when there is none."""

_NONE: Mapping[str, str] = {}
NOTES = {
    "note": "Let op",
    "tip": "Tip",
    "important": "Belangrijk",
    "warning": "Waarschuwing",
    "caution": "Pas op",
}
"""The kinds of note that forges know, as people read them."""


def page_html(
    text: Text,
    leads: Leads,
    sources: Sequence[str] = (),
    titles: Mapping[str, str] = _NONE,
    pictures: Pictures | None = None,
) -> str:
    """The body of a practice; `sources` are the titles of its sources, which `[1]` and on lead to.

    `titles`: of practices by id, for links that give an id and no text (`[[id]]`). What leads nowhere is shown as its text, a number without a source as it was typed.
    """
    # The walk gives headings their anchors.
    assert text.blocks is not None
    env = {"leads": leads, "sources": sources, "titles": titles, "pictures": pictures}
    return reachable_tables(str(_renderer().render(list(text.tokens), _OPTIONS, env)))


def keep_headings(html: str, earlier: Iterable[EarlierHeading]) -> str:
    """Text in which the ids that headings had before still lead to a place: where the heading of now stands, or the top."""
    for heading in earlier:
        mark = f'<span id="{heading.was}" class="sv-earlier"></span>' if heading.was else ""
        found = re.search(rf'<h[1-6] id="{re.escape(heading.now or "")}"', html) if heading.now else None
        at = found.start() if found else 0
        html = html[:at] + mark + html[at:]
    return html


def reachable_tables(html: str) -> str:
    """Text in which a wide table scrolls in a box of its own, by keyboard too (WCAG 2.1.1)."""
    counted = count(1)
    many = html.count("<table>") > 1

    def opened(_: re.Match[str]) -> str:
        # Two regions of a page may not have the same name.
        name = f"Tabel {next(counted)}" if many else "Tabel"
        return f'<div class="sv-scroll" role="region" aria-label="{name}" tabindex="0"><table>'

    return re.sub("<table>", opened, html).replace("</table>", "</table></div>")


def plain_html(text: str) -> str:
    """A short text of a vocabulary; links in it may lead out of the site only."""
    return str(_renderer().render(parse(text)[0], _OPTIONS, {"leads": _outside, "sources": ()}))


def _outside(target: str) -> str | None:
    return target if target.startswith(("https://", "http://", "mailto:")) else None


_OPTIONS = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).options


@cache
def _renderer() -> _Renderer:
    return _Renderer()


def _numbers(token: Token, sources: Sequence[str]) -> list[int]:
    """The sources that a token points to; none when one of them is not there."""
    numbers = [int(number) for number in token.meta["sources"]] if token.type == "citation" else []
    return numbers if all(1 <= number <= len(sources) for number in numbers) else []


class _Renderer(RendererHTML):
    """Says what is ours; everything else is as CommonMark has it."""

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        anchor = tokens[idx].meta.get("anchor")
        return f'<{tokens[idx].tag} id="{escape(anchor)}">' if anchor else f"<{tokens[idx].tag}>"

    def citation(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        sources = env["sources"]
        numbers = _numbers(tokens[idx], sources)
        if not numbers:
            return escape(tokens[idx].content)
        # A number belongs to the word before it: it never begins a line.
        return "\N{WORD JOINER}" * (
            idx > 0 and tokens[idx - 1].type not in ("softbreak", "hardbreak")
        ) + "\N{WORD JOINER}".join(
            f'<a href="#bron-{number}" title="Bron {number}: {escape(" ".join(sources[number - 1].split()))}">{number}</a>'
            for number in numbers
        )

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        said = tokens[idx].content
        numbered = idx + 1 < len(tokens) and _numbers(tokens[idx + 1], env["sources"])
        return escape(said.rstrip() if numbered else said, quote=False)

    def wiki_link(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        target, said = str(tokens[idx].meta["target"]), tokens[idx].content
        address = env["leads"](target)
        if address is None:
            return escape(said)
        text = said if tokens[idx].meta["own"] else env.get("titles", {}).get(target, said)
        return f'<a href="{escape(address)}">{escape(text)}</a>'

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        address = env["leads"](str(tokens[idx].attrGet("href") or ""))
        env.setdefault("open", []).append(address is not None)
        title = tokens[idx].attrGet("title")
        said = f' title="{escape(str(title))}"' if title else ""
        return f'<a href="{escape(address)}"{said}>' if address is not None else ""

    def link_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return "</a>" if env["open"].pop() else ""

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        token = tokens[idx]
        found: Picture | None = (
            env["pictures"](str(token.attrGet("src") or "")) if env.get("pictures") else None
        )
        said = escape(self.renderInlineAsText(token.children or [], options, env))
        if found is None:
            # No picture comes from elsewhere: its description stands there.
            return f"<em>[{said}]</em>"
        title = token.attrGet("title")
        caption = f'<span class="sv-caption">{escape(str(title))}</span>' if title else ""
        return (
            f'<span class="sv-picture"><img src="{found.largest}" srcset="{found.choices}" '
            f'sizes="(max-width: 44rem) 92vw, 42rem" width="{found.width}" height="{found.height}" alt="{said}" '
            f'loading="lazy" decoding="async">{caption}</span>'
        )

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        # Inline styles are forbidden by the policy of the site.
        style = str(tokens[idx].attrGet("style") or "").removeprefix("text-align:")
        return (
            f'<{tokens[idx].tag} class="sv-{style}">'
            if style in ("right", "center")
            else f"<{tokens[idx].tag}>"
        )

    td_open = th_open

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return f"<pre><code>{escape(tokens[idx].content, quote=False)}</code></pre>\n"

    code_block = fence

    def blockquote_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        kind = tokens[idx].meta.get("note")
        if kind is None:
            return "<blockquote>\n"
        return (
            f'<blockquote class="sv-note sv-note--calm"><p><strong>{NOTES.get(kind, "Let op")}</strong></p>\n'
        )

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        number, sub = tokens[idx].meta["id"] + 1, tokens[idx].meta["subId"]
        again = f"-{sub}" if sub else ""
        return f'<sup><a href="#noot-{number}" id="bij-noot-{number}{again}">noot {number}</a></sup>'

    def footnote_block_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return '<section class="sv-notes" aria-label="Noten"><ol>\n'

    def footnote_block_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return "</ol></section>\n"

    def footnote_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return f'<li id="noot-{tokens[idx].meta["id"] + 1}">'

    def footnote_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return "</li>\n"

    def footnote_anchor(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        number, sub = tokens[idx].meta["id"] + 1, tokens[idx].meta["subId"]
        again = f"-{sub}" if sub else ""
        return f' <a href="#bij-noot-{number}{again}" aria-label="Terug naar noot {number} in de tekst">↩</a>'
