"""A contributed text as HTML, from the tokens that the rules looked at. No other way leads from a text to a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
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


PREPARED = "html"
"""Under which a practice keeps its `Unfinished` body."""
_MARK = "\x03"
"""Stands around what is filled in later; no text has this sign."""


@dataclass(frozen=True)
class Unfinished:
    """The body of a practice but for what depends on others: where its links lead, and what is called there."""

    pieces: tuple[str, ...]
    """HTML; between every two of them one of `open`."""
    open: tuple[tuple[str, str, str | None], ...]
    """`link`, `end`, `wiki` or `picture`, with the target as written and the title, the text or the description."""

    def finished(
        self, leads: Leads, titles: Mapping[str, str] = _NONE, pictures: Pictures | None = None
    ) -> str:
        """The body; `titles` are those of practices by id, for links that give an id and no text (`[[id]]`).

        What leads nowhere is shown as its text.
        """
        if not self.open:
            return self.pieces[0]
        done = [self.pieces[0]]
        opened: list[bool] = []
        for (sort, target, said), piece in zip(self.open, self.pieces[1:], strict=True):
            if sort == "end":
                done.append("</a>" if opened.pop() else "")
            elif sort == "picture":
                description, _, title = (said or "").partition(_MARK)
                done.append(_picture(pictures and pictures(target), description, title))
            else:
                address = leads(target)
                if sort == "link":
                    opened.append(address is not None)
                    done.append("" if address is None else f'<a href="{escape(address)}"{said}>')
                else:
                    text = escape(titles.get(target, target) if said is None else said)
                    done.append(text if address is None else f'<a href="{escape(address)}">{text}</a>')
            done.append(piece)
        return "".join(done)


def unfinished(text: Text, sources: Sequence[str] = ()) -> Unfinished:
    """The body of a practice; `sources` are the titles of its sources, which `[1]` and on lead to.

    A number without a source is shown as it was typed.
    """
    # The walk gives headings their anchors.
    assert text.blocks is not None
    opened: list[tuple[str, str, str | None]] = []
    html = str(_renderer().render(list(text.tokens), _OPTIONS, {"sources": sources, "open": opened}))
    return Unfinished(tuple(reachable_tables(html).split(_MARK)), tuple(opened))


def page_html(
    text: Text,
    leads: Leads,
    sources: Sequence[str] = (),
    titles: Mapping[str, str] = _NONE,
    pictures: Pictures | None = None,
) -> str:
    """The body of a practice at once; see `unfinished` and `Unfinished.finished`."""
    return unfinished(text, sources).finished(leads, titles, pictures)


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
    opened: list[tuple[str, str, str | None]] = []
    html = str(_renderer().render(parse(text)[0], _OPTIONS, {"sources": (), "open": opened}))
    return Unfinished(tuple(html.split(_MARK)), tuple(opened)).finished(_outside)


def _picture(found: Picture | None, description: str, title: str) -> str:
    if found is None:
        # No picture comes from elsewhere: its description stands there.
        return f"<em>[{description}]</em>"
    caption = f'<span class="sv-caption">{title}</span>' if title else ""
    return (
        f'<span class="sv-picture"><img src="{found.largest}" srcset="{found.choices}" '
        f'sizes="(max-width: 44rem) 92vw, 42rem" width="{found.width}" height="{found.height}" alt="{description}" '
        f'loading="lazy" decoding="async">{caption}</span>'
    )


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
        token = tokens[idx]
        env["open"].append(("wiki", str(token.meta["target"]), token.content if token.meta["own"] else None))
        return _MARK

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        title = tokens[idx].attrGet("title")
        said = f' title="{escape(str(title))}"' if title else ""
        env["open"].append(("link", str(tokens[idx].attrGet("href") or ""), said))
        return _MARK

    def link_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        env["open"].append(("end", "", None))
        return _MARK

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        token = tokens[idx]
        said = escape(self.renderInlineAsText(token.children or [], options, env))
        title = escape(str(token.attrGet("title") or ""))
        env["open"].append(("picture", str(token.attrGet("src") or ""), f"{said}{_MARK}{title}"))
        return _MARK

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
