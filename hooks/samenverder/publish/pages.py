"""Which pages there are and what stands on them, as plain data; how they look is for the templates.

Every page gets the catalogue; its own data lies beside it in `view`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

from samenverder.publish.overview import matrix, network, place_map
from samenverder.reading.json_schema import field_rows
from samenverder.reading.practice import KINDS
from samenverder.rules import RULES
from samenverder.rules.review import due

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.fields import Source
    from samenverder.reading.practice import Kind, Practice
    from samenverder.reading.vocabulary import Term, Vocabulary


@dataclass(frozen=True)
class Page:
    """A page of the site."""

    address: str
    """From the root of the site, ending in a slash."""
    title: str
    description: str
    template: str
    """Below `overrides/`."""
    markdown: str
    """The text; what else stands on the page is drawn by the template."""
    file: str
    """The file a visitor would edit to change this page, as people see it."""
    view: Mapping[str, Any] = field(default_factory=dict)
    in_menu: bool = False
    """Whether the menu leads to it."""
    anchors: tuple[str, ...] = ()
    """Ids on the page that the template draws, to which the text may link."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """All pages that follow from the catalogue: practices, indexes of kinds, facets and terms, tools, what contributors need."""
    for practice in catalogue.practices:
        yield practice_page(practice)
    for kind in KINDS:
        yield kind_page(kind, catalogue)
    for vocabulary in catalogue.vocabularies:
        yield facet_page(vocabulary)
        for term in vocabulary.terms.values():
            yield term_page(vocabulary, term)
    yield from tools(catalogue)
    yield fields_page(catalogue)
    yield rules_page()


def tools(catalogue: Catalogue) -> Iterator[Page]:
    """The pages on which a visitor does something with the collection."""
    yield Page("zoeken/", "Zoeken", "Zoek op een woord, of op wie er aan tafel zit en wat je mist.", "pages/finder.html", "", "")  # fmt: skip
    pictures = {"matrix": matrix(catalogue), "map": place_map(catalogue), "network": network(catalogue)}
    yield Page("overzicht/", "Overzicht", "De collectie in beeld: waar verhalen zijn en waar nog niet, op de kaart, en wie met wie aan tafel zit.",
               "pages/overview.html", "", "", pictures, in_menu=True)  # fmt: skip
    yield Page("vergelijken/", "Vergelijken", "Leg twee tot vier verhalen naast elkaar.", "pages/compare.html", "", "")  # fmt: skip
    yield Page("selectie/", "Mijn leeslijst", "Wat je bewaarde, om te delen, te printen, te vergelijken of in een training te gebruiken.",
               "pages/list.html", "", "")  # fmt: skip
    yield Page("bijdragen/verhaal-schrijven/", "Een verhaal schrijven", "Begin met een bestand waarin je keuzes al zijn ingevuld.",
               "pages/write.html", "", "")  # fmt: skip


def practice_page(practice: Practice) -> Page:
    """The page of a story, guide or module."""
    return Page(
        address=practice.address,
        title=practice.title,
        description=practice.fields.summary,
        template=f"pages/{practice.kind.id}.html",
        markdown=practice_text(practice),
        file=practice.file,
        view={"practice": practice, "due": due(practice)},
        anchors=tuple(f"bron-{number}" for number, _ in enumerate(practice.fields.sources, 1)),
    )


def kind_page(kind: Kind, catalogue: Catalogue) -> Page:
    """The index of a kind."""
    title = kind.plural.capitalize()
    return Page(
        f"{kind.folder}/",
        title,
        "",
        "pages/kind.html",
        "",
        f"{catalogue.library.folder}/{kind.folder}/",
        {"kind": kind},
        in_menu=True,
    )


def facet_page(vocabulary: Vocabulary) -> Page:
    """The index of a facet."""
    head = vocabulary.head
    title = head.plural[:1].upper() + head.plural[1:]
    return Page(f"{vocabulary.field}/", title, head.explanation, "pages/facet.html", head.explanation,
                vocabulary.document.file, {"vocabulary": vocabulary}, in_menu=True)  # fmt: skip


def term_page(vocabulary: Vocabulary, term: Term) -> Page:
    """The page of a term."""
    return Page(f"{vocabulary.field}/{term.id}/", term.label, term.definition, "pages/term.html", "",
                vocabulary.document.file, {"vocabulary": vocabulary, "term": term})  # fmt: skip


def fields_page(catalogue: Catalogue) -> Page:
    """The field reference for contributors."""
    rows = [(kind, field_rows(kind, catalogue.vocabularies)) for kind in KINDS]
    return Page("bijdragen/velden/", "De velden", "Alle velden van een verhaal, een handreiking en een module, met wat erin hoort.",
                "pages/fields.html", "", "hooks/samenverder/reading/fields.py", {"rows_of_kinds": rows})  # fmt: skip


def rules_page() -> Page:
    """The rule book for contributors."""
    return Page("bijdragen/regels/", "De regels", "Waar een praktijk op wordt nagekeken, met bij elke regel een fout en een goed voorbeeld.",
                "pages/rules.html", "", "hooks/samenverder/rules/__init__.py", {"rules": RULES})  # fmt: skip


def moved(catalogue: Catalogue, used: Collection[str]) -> dict[str, str]:
    """Former addresses, each with the address that it leads to now; never away from one that is `used`."""
    found: dict[str, str] = {}
    for vocabulary in catalogue.vocabularies:
        for old, new in vocabulary.replaced.items():
            found[f"{vocabulary.field}/{old}/"] = f"{vocabulary.field}/{new}/"
    for practice in catalogue.practices:
        for old in practice.fields.earlier:
            found[f"{practice.kind.folder}/{old}/"] = practice.address
    return {old: new for old, new in found.items() if old not in used}


def practice_text(practice: Practice) -> str:
    """The body as Markdown in which `[2]` links to the second source, and HTML is text.

    `[2]` is a reference link of Markdown itself; the references are written behind the text.
    """
    references = (
        f'[{number}]: #bron-{number} "Bron {number}: {_in_quotes(source)}"'
        for number, source in enumerate(practice.fields.sources, 1)
    )
    # Two citations in a row, as people write them, would be one link to Markdown.
    body = re.sub(r"(\[\d{1,2}\])(?=\[\d{1,2}\])", r"\1 ", _harmless(practice.document.body))
    # A number belongs to the word before it: it never begins a line.
    body = re.sub(r"(?m)(?<![-*+>|#])(?<!^\d\.)(?<=\S)[ \t]+(?=\[\d{1,2}\])", "\N{WORD JOINER}", body)
    return "\n".join([body.rstrip(), "", *references, ""])


_TAG = re.compile(r"<(?=[a-zA-Z/!?])(?!https?://[^\s<>]+>)")


def _harmless(body: str) -> str:
    """Contributed text is text: what looks like HTML is shown as it was typed. Web addresses in `<>` stay links."""
    return _TAG.sub("&lt;", body)


_ATTRIBUTE = re.compile(r"""\s(?:href|src)="([^"]*)\"""")
_SAFE = ("http", "https", "mailto")


def harmless_links(html: str) -> str:
    """Rendered text of a practice in which a link with another scheme than of the web or mail is no link.

    Looked at as a browser does, after entities and white space, so that no way of writing it slips through.
    """

    def checked(found: re.Match[str]) -> str:
        target = re.sub(r"[\s\x00-\x1f]+", "", unescape(found[1]))
        scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", target)
        return "" if scheme and scheme[1].casefold() not in _SAFE else found[0]

    return _ATTRIBUTE.sub(checked, html)


def reachable_tables(html: str) -> str:
    """Rendered text in which a wide table scrolls in a box of its own, by keyboard too (WCAG 2.1.1)."""
    opened = '<div class="sv-scroll" role="region" aria-label="Tabel" tabindex="0"><table>'
    return html.replace("<table>", opened).replace("</table>", "</table></div>")


def _in_quotes(source: Source) -> str:
    return re.sub(r'[\s"<>\[\]]+', " ", source.title).strip()
