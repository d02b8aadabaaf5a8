"""Writes the pages of a site, each from before where nothing that stands on it has changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from samenverder.publish.seen import Facts, Seen
from samenverder.running.shares import in_shares, shares_of
from samenverder.running.store import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jinja2 import Environment

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.drawing import Shown
    from samenverder.publish.folder import Row, SiteFolder
    from samenverder.publish.page import Page
    from samenverder.publish.sheets import SheetPage
    from samenverder.reading.practice import Practice
    from samenverder.reading.problem import Problem
    from samenverder.running.store import Store

Piece = TypeVar("Piece")
Parts: TypeAlias = "Mapping[bytes, tuple[Row, ...]]"
WORTH_SHARING = 200
"""Pages for which another process pays."""


@dataclass(frozen=True)
class Drawn:
    """A page that is to be written."""

    file: str
    """Where it is, from the root of the site."""
    key: bytes | None
    """The digest of all that stands on it, where that is known."""
    draw: Callable[[], str]


@dataclass(frozen=True)
class Writer:
    """Draws and writes pages."""

    environment: Environment
    catalogue: Catalogue
    store: Store
    same: bytes
    """The digest of what is the same for all pages: code, templates, configuration."""
    around: Mapping[str, Any]
    """What every template may use."""
    facts: Facts = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", Facts(self.catalogue))

    def write(
        self,
        pages: Sequence[Page],
        seen: Callable[[Page], tuple[Shown, Sequence[Problem]]],
        site: SiteFolder,
        progress: Callable[[int, int], None],
    ) -> None:
        """Write pages, in as many processes as pay. `seen`: how templates see a page, and what is wrong with it."""
        self._each(pages, lambda page: self.page(page, *seen(page)), site, progress)

    def write_sheets(
        self, sheets: Sequence[SheetPage], site: SiteFolder, progress: Callable[[int, int], None]
    ) -> None:
        """Write pages for paper, in as many processes as pay."""
        self._each(sheets, self.sheet, site, progress)

    def _each(
        self,
        pieces: Sequence[Piece],
        made: Callable[[Piece], Drawn],
        site: SiteFolder,
        progress: Callable[[int, int], None],
    ) -> None:
        def work(share: int, shares: int) -> tuple[frozenset[bytes], Parts]:
            for number, piece in enumerate(pieces[share::shares], 1):
                drawn = made(piece)
                if site.linked(drawn.key) is None:
                    site.keep(drawn.key, [site.put(drawn.file, self._kept(drawn))])
                if share == 0:
                    progress(min(number * shares, len(pieces)), len(pieces))
            self.store.flush()
            return self.store.used, site.parts

        for used, parts in in_shares(work, shares_of(len(pieces), WORTH_SHARING)):
            self.store.also_used(used)
            site.also(parts)

    def _kept(self, drawn: Drawn) -> bytes:
        """The page as it was drawn before, or is now."""
        if drawn.key and (kept := self.store.get(drawn.key)):
            return kept
        html = drawn.draw().encode()
        if drawn.key:
            self.store.put(drawn.key, html)
        return html

    def page(self, page: Page, shown: Shown, problems: Sequence[Problem]) -> Drawn:
        """How a page is written."""
        view = {
            **self.around,
            "page": shown,
            "base_url": "/".join([".."] * page.address.count("/")),
            "problems": problems,
            **page.view,
        }
        key = None
        if page.made_of:
            practices = page.made_of.practices()
            view["catalogue"] = Seen(self.catalogue, page.made_of.subject, practices)
            if facts := self.facts.of(practices):
                wrong = "\n".join(map(str, problems))
                key = digest(self.same, facts, repr(shown), page.template, wrong, *page.made_of.said())
        return self._drawn(page.address, key, page.template, lambda: view)

    def sheet(self, sheet: SheetPage) -> Drawn:
        """How a page for paper is written."""
        facts = self.facts.of(sheet.made_of)
        key = digest(self.same, facts, sheet.template, sheet.address) if facts else None
        root = "../" * sheet.address.count("/")
        return self._drawn(sheet.address, key, sheet.template, lambda: {**self.around, "root": root, **sheet.view()})  # fmt: skip

    def key_of_all(self, name: str) -> bytes | None:
        """Under which is kept what follows from the whole collection, by a name of its own."""
        return self.facts.of_all and digest(self.same, self.facts.of_all, name)

    def key_of(self, practice: Practice, *more: str) -> bytes | None:
        """Under which is kept what follows from a practice alone, and from `more`."""
        found = self.facts.of((practice,))
        return found and digest(self.same, found, practice.address, *more)

    def key_beside(self, practice: Practice, *more: str) -> bytes | None:
        """Under which is kept what lies beside the page of a practice, and follows from `more`."""
        found = self.facts.beside(practice)
        return found and digest(self.same, found, practice.address, *more)

    def _drawn(
        self, address: str, key: bytes | None, template: str, view: Callable[[], Mapping[str, Any]]
    ) -> Drawn:
        return Drawn(
            f"{address}index.html", key, lambda: self.environment.get_template(template).render(view())
        )
