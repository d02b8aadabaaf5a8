"""Cards: a practice at a glance, drawn once and put on every page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from samenverder.reading.practice import Practice

ROOT, BETWEEN = Markup("\x01"), Markup("\x02")
"""Stand in a card for the way to the root of the site, and for what only one page says; no text has these signs."""


class Cards:
    """Draws each card once."""

    def __init__(self, draw: Callable[[Practice, int, bool, bool], str]) -> None:
        """`draw` makes the HTML of a card with `ROOT` and `BETWEEN` in it, given practice, level, actions and all."""
        self._draw = draw
        self._drawn: dict[tuple[str, int, bool], str] = {}

    def html(
        self,
        practice: Practice,
        root: str,
        level: int = 3,
        why: str = "",
        told: str = "",
        actions: bool = True,
        all: bool = False,
    ) -> Markup:
        """The card of a practice on a page from which `root` leads to the root of the site.

        `level` is that of its heading; `told` and `why` are what this page has to say of the practice; without
        `actions` it has no button; `all` shows every term.
        """
        key = (practice.id, level, actions)
        if all:
            html = self._draw(practice, level, actions, all)
        else:
            html = self._drawn.get(key) or self._drawn.setdefault(
                key, self._draw(practice, level, actions, all)
            )
        said = Markup('<p class="sv-card__told">{}</p>').format(told) if told else Markup("")
        said += Markup('<p class="sv-card__why">{}</p>').format(why) if why else Markup("")
        return Markup(html.replace(BETWEEN, said).replace(ROOT, root))
