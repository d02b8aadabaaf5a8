"""Draws pages: a template, and what it may use, become HTML. Knows Jinja and nothing of who asks for the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, pass_context
from markupsafe import Markup

from samenverder.publish.cards import BETWEEN, ROOT, Cards

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from jinja2 import Environment
    from jinja2.bccache import Bucket
    from jinja2.runtime import Context

    from samenverder.reading.practice import Practice
    from samenverder.running.memory import Memory


@dataclass(frozen=True)
class Shown:
    """The page that is drawn, as templates know it."""

    title: str
    url: str
    """From the root of the site."""
    content: str
    """Its text, as HTML."""
    meta: Mapping[str, Any] = field(default_factory=dict)
    canonical_url: str = ""
    """The whole address; empty when nobody knows where the site will stand."""
    edit_url: str = ""
    """Where its file is changed."""
    is_homepage: bool = False


class _Compiled(BytecodeCache):
    """Templates as code for Python, so that a template that is the same is not compiled again."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A key for a template: its place may have signs that are no UTF-8, for which Jinja's own way has no room."""
        return super().get_cache_key(name, filename and filename.encode("utf-8", "backslashreplace").decode())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja asks for what was kept; it looks at the source that this was made of itself."""
        raw = self._memory.store.get(self._key(bucket))
        if raw:
            bucket.bytecode_from_string(raw)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja hands over what is to be kept."""
        self._memory.store.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> bytes:
        return self._memory.key("template", bucket.key, bucket.checksum)


def prepare(
    env: Environment, own: Path, memory: Memory, globals: Mapping[str, Any], filters: Mapping[str, Any]
) -> None:
    """Make an environment ours: escape everything in the templates below `own`, and give these what they may use."""

    @cache
    def ours(name: str | None) -> bool:
        return bool(name) and (own / str(name)).is_file()

    env.autoescape = ours
    env.bytecode_cache = _Compiled(memory)
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    env.globals |= {**globals, "card": _card(env), "once": _once(env)}
    env.filters |= {**filters, "url": _from_here}


@pass_context
def _from_here(context: Context, address: str) -> str:
    """An address from the root of the site as one from the page that is drawn; any other as it is."""
    base = str(context["base_url"])
    if not address:
        return base
    if address.startswith(("#", "/", "http://", "https://", "mailto:")):
        return address
    return address if base == "." else f"{base.rstrip('/')}/{address}"


def _once(env: Environment) -> Callable[..., Markup]:
    """The function with which templates draw what is the same on many pages: `once("partials/footer.html")`.

    Such a piece may depend on the depth of a page, on its address where it is at the top of the site, and else on
    the first part of its address; on nothing else of it.
    """
    drawn: dict[tuple[str, str, str], Markup] = {}

    @pass_context
    def once(context: Context, name: str) -> Markup:
        page = context.get("page")
        here = page.url if page else "404"
        first, _, rest = here.partition("/")
        key = (name, str(context["base_url"]), first if rest else here)
        if key not in drawn:
            drawn[key] = Markup(env.get_template(name).render(context.get_all()))
        return drawn[key]

    return once


def _card(env: Environment) -> Callable[..., Markup]:
    """The function with which templates draw a card: `card(practice, level=3, why="", ...)`; see `Cards.html`."""

    def draw(practice: Practice, level: int, actions: bool, all: bool) -> str:
        module: Any = env.get_template("fragments/card.html").module
        return str(module.card(practice, ROOT, BETWEEN, level, actions, all))

    drawn = Cards(draw)

    @pass_context
    def card(context: Context, practice: Practice, **said: Any) -> Markup:
        base = str(context["base_url"]).rstrip("/")
        return drawn.html(practice, "" if base == "." else f"{base}/", **said)

    return card
