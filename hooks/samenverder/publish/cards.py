"""Cards: a practice at a glance, drawn once and put on every page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from jinja2.runtime import Context

    from samenverder.reading.practice import Practice

_ROOT, _BETWEEN = Markup("\x01"), Markup("\x02")
"""Stand in a card for the way to the root of the site, and for what only one page says; no text has these signs."""


def cards(env: Environment) -> Callable[..., Markup]:
    """The function with which templates draw a card: `card(practice, level=3, why="", told="", actions=True, all=False)`.

    `level` is that of its heading; `told` and `why` are what this page has to say of the practice; without `actions`
    it has no button; `all` shows every term. Expects `base_url` in the context, as MkDocs gives it.
    """
    drawn: dict[tuple[str, int, bool], str] = {}

    def draw(practice: Practice, level: int, actions: bool, all: bool) -> str:
        module: Any = env.get_template("fragments/card.html").module
        return str(module.card(practice, _ROOT, _BETWEEN, level, actions, all))

    @pass_context
    def card(
        context: Context,
        practice: Practice,
        level: int = 3,
        why: str = "",
        told: str = "",
        actions: bool = True,
        all: bool = False,
    ) -> Markup:
        key = (practice.id, level, actions)
        if all:
            html = draw(practice, level, actions, all)
        elif (html := drawn.get(key, "")) == "":
            html = drawn[key] = draw(practice, level, actions, all)
        base = context["base_url"].rstrip("/")
        said = Markup('<p class="sv-card__told">{}</p>').format(told) if told else Markup("")
        said += Markup('<p class="sv-card__why">{}</p>').format(why) if why else Markup("")
        return Markup(html.replace(_BETWEEN, said).replace(_ROOT, "" if base == "." else f"{base}/"))

    return card
