"""A page of the site, as plain data; how it looks is for the templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Term, Vocabulary


@dataclass(frozen=True)
class MadeOf:
    """What a page is made of, besides its template and the configuration of the site."""

    subject: Practice | tuple[Vocabulary, Term]
    """What it is about."""
    practices: Callable[[], Sequence[Practice]]
    """All that stand on it."""
    said: Callable[[], Iterable[str]] = tuple
    """Whatever else stands on it, as text."""


@dataclass(frozen=True)
class Page:
    """A page of the site."""

    address: str
    """From the root of the site, ending in a slash."""
    title: str
    description: str
    template: str
    """Below `overrides/`."""
    html: str
    """The text; what else stands on the page is drawn by the template."""
    file: str
    """The file a visitor would edit to change this page, as people see it."""
    view: Mapping[str, Any] = field(default_factory=dict)
    searched: bool = True
    """Whether search engines may show it."""
    in_menu: bool = False
    """Whether the menu leads to it."""
    anchors: tuple[str, ...] = ()
    """Ids on the page, to which texts may link."""
    made_of: MadeOf | None = None
    """What it is made of, where that is known: then it is kept until any of this changes."""
    later: Callable[[], str] | None = None
    """Makes the text when it is asked for, so that the texts of all pages never lie there together."""

    @property
    def text(self) -> str:
        """The text, as HTML."""
        return self.later() if self.later else self.html
