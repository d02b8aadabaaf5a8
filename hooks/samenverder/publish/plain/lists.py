"""The pages that lead to practices: kinds, facets, terms, what is new; and those that only worked in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samenverder.catalogue.news import SORTS
from samenverder.language.lists import lists
from samenverder.publish.plain.text import Ways, linked, markdown, place, plain
from samenverder.reading.practice import KINDS
from samenverder.reading.text import Text
from samenverder.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.page import Page
    from samenverder.publish.plain.places import From
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Term, Vocabulary


def words() -> Any:
    """What stands in the copy beside what people wrote."""
    return lists(Path(__file__).with_name("words.yml"))


@dataclass(frozen=True)
class Lists:
    """Draws pages that follow from the catalogue; each part is a block of Markdown."""

    catalogue: Catalogue

    def kind(self, page: Page, here: From) -> Iterator[str]:
        """The index of a kind, whole: a copy has no further pieces."""
        yield plain(page.description)
        yield self.practices(self.catalogue.of_kind(page.view["kind"]), here)

    def piece(self, page: Page, here: From) -> Iterator[str]:
        """A further piece of a list."""
        yield linked(words()["verder"], here.page(page.view["back"]))
        yield self.practices(page.view["piece"].practices, here)

    def facet(self, page: Page, here: From) -> Iterator[str]:
        """The index of a facet."""
        vocabulary: Vocabulary = page.view["vocabulary"]
        yield short_text(vocabulary.head.explanation or "")
        yield "\n".join(self._term(vocabulary, term, here) for term in vocabulary.terms.values())

    def _term(self, vocabulary: Vocabulary, term: Term, here: From) -> str:
        many = len(self.catalogue.with_term(vocabulary, term))
        link = linked(term.label, here.page(f"{vocabulary.field}/{term.id}/"))
        return f"-   {link} ({many}): {plain(term.definition or '')}"

    def term(self, page: Page, here: From) -> Iterator[str]:
        """What is known of a term, and all practices with it."""
        vocabulary, term = page.view["vocabulary"], page.view["term"]
        yield plain(term.definition or "")
        if term.question:
            yield words()["vraag"].format(vraag=plain(term.question))
        yield from self.of_term(vocabulary, term, here)

    def of_term(self, vocabulary: Vocabulary, term: Term, here: From) -> Iterator[str]:
        """The practices with a term, by how it stood there, and by kind."""
        found = self.catalogue.with_term(vocabulary, term)
        if not found:
            yield words()["nog_geen"]
        if vocabulary.head.standings:
            for standing, some in self.catalogue.by_standing(vocabulary, term):
                if standing:
                    yield f"## {place(standing.id)}{plain(standing.heading or standing.label)}"
                    yield self.practices(some, here)
        for kind in KINDS:
            some = tuple(one for one in found if one.kind is kind)
            if some and not (vocabulary.head.standings and kind.tells):
                yield f"## {place(kind.folder)}{kind.plural.capitalize()}"
                yield self.practices(some, here)
        others = [vocabulary.term(id) for id in (term.broader, *term.related) if id]
        if links := [linked(one.label, here.page(f"{vocabulary.field}/{one.id}/")) for one in others if one]:
            yield f"## {words()['verder']}"
            yield "\n".join(f"-   {link}" for link in links)

    def news(self, page: Page, here: From) -> Iterator[str]:
        """The months in which something happened."""
        yield plain(page.description)
        months = (*page.view["months"], *page.view["earlier"])
        yield "\n".join(f"-   {linked(month.id, here.page(f'nieuw/{month.id}/'))}" for month in months)

    def month(self, page: Page, here: From) -> Iterator[str]:
        """What happened in a month."""
        for sort in SORTS:
            found = [event for event in page.view["events"] if event.sort == sort]
            if found:
                yield f"## {words()['gebeurde'][sort]}"
                yield "\n".join(
                    f"-   {event.day}: {linked(event.practice.title, here.page(event.practice.address))}"
                    + (f": {plain(event.what)}" if event.what else "")
                    for event in found
                )

    def rules(self, page: Page, here: From) -> Iterator[str]:
        """The rule book."""
        yield plain(page.description)
        for rule in RULES:
            yield f"## {place(rule.code)}{plain(rule.code)}"
            yield plain(rule.text)
            yield words()["regel"].format(fout=plain(rule.wrong), goed=plain(rule.right))

    def tool(self, page: Page, here: From) -> Iterator[str]:
        """What stands at the address of something that only worked in a browser."""
        yield plain(page.description)
        links = [linked(kind.plural, here.page(f"{kind.folder}/")) for kind in KINDS]
        links += [linked(v.head.plural, here.page(f"{v.field}/")) for v in self.catalogue.vocabularies]
        yield words()["hulpmiddel"].format(lijsten=", ".join(links))

    def practices(self, practices: Iterable[Practice], here: From) -> str:
        """A row for each practice."""
        rows = (
            f"-   {linked(one.title, here.page(one.address))}: {plain(one.fields.summary)}"
            for one in practices
        )
        return "\n".join(rows) or words()["nog_geen"]

    @property
    def by_template(self) -> Mapping[str, Callable[[Page, From], Iterator[str]]]:
        """How each kind of page is drawn, by the template that draws it on the site; others are tools."""
        return {
            "pages/kind.html": self.kind,
            "pages/piece.html": self.piece,
            "pages/facet.html": self.facet,
            "pages/term.html": self.term,
            "pages/news.html": self.news,
            "pages/news_month.html": self.month,
            "pages/rules.html": self.rules,
        }


def short_text(text: str) -> str:
    """A short text of a vocabulary; links in it may lead out of the site only."""
    ways = Ways(
        lambda to: to if to.startswith(("https://", "http://", "mailto:")) else None, lambda to: None, {}
    )
    return markdown(Text(text), ways)
