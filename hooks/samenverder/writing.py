"""Writes the pages of a site, each from before where nothing that stands on it has changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from samenverder.publish.put import put
from samenverder.publish.seen import Facts, Seen
from samenverder.running.shares import in_shares, shares_of
from samenverder.running.store import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from jinja2 import Environment

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.drawing import Shown
    from samenverder.publish.pages import Page
    from samenverder.publish.sheets import SheetPage
    from samenverder.reading.problem import Problem
    from samenverder.running.store import Store

Piece = TypeVar("Piece")
WORTH_SHARING = 200
"""Pages for which another process pays."""


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
        site: Path,
        progress: Callable[[int, int], None],
    ) -> None:
        """Write pages below `site`, in as many processes as pay. `seen`: how templates see a page, and what is wrong with it."""
        self._each(pages, lambda page: (page.address, self.html(page, *seen(page))), site, progress)

    def write_sheets(
        self, sheets: Sequence[SheetPage], site: Path, progress: Callable[[int, int], None]
    ) -> None:
        """Write pages for paper below `site`, in as many processes as pay."""
        self._each(sheets, lambda sheet: (sheet.address, self.sheet(sheet)), site, progress)

    def _each(
        self,
        pieces: Sequence[Piece],
        made: Callable[[Piece], tuple[str, bytes]],
        site: Path,
        progress: Callable[[int, int], None],
    ) -> None:
        def work(share: int, shares: int) -> frozenset[bytes]:
            for number, piece in enumerate(pieces[share::shares], 1):
                address, html = made(piece)
                put(site, f"{address}index.html", html)
                if share == 0:
                    progress(min(number * shares, len(pieces)), len(pieces))
            self.store.flush()
            return self.store.used

        for used in in_shares(work, shares_of(len(pieces), WORTH_SHARING)):
            self.store.also_used(used)

    def html(self, page: Page, shown: Shown, problems: Sequence[Problem]) -> bytes:
        """The page, as it is written."""
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
                if kept := self.store.get(key):
                    return kept
        html = self.environment.get_template(page.template).render(view).encode()
        if key:
            self.store.put(key, html)
        return html

    def sheet(self, sheet: SheetPage) -> bytes:
        """The page for paper, as it is written."""
        facts = self.facts.of(sheet.made_of)
        key = digest(self.same, facts, sheet.template, sheet.address) if facts else None
        if key and (kept := self.store.get(key)):
            return kept
        view = {**self.around, "root": "../" * sheet.address.count("/"), **sheet.view()}
        html = self.environment.get_template(sheet.template).render(view).encode()
        if key:
            self.store.put(key, html)
        return html
