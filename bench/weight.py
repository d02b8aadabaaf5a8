"""What does a visitor download to find something, and how long does a recount keep the browser busy?

Usage: python bench/weight.py [N ...]          (1000 and 10000 when none are given)

Makes a collection of N stories out of sentences and tags of the real ones (always the same N stories), builds it with
our own pipeline, serves it compressed and measures in Chromium, with nothing in its cache. Bytes are those on the
line, headers included, as Chromium counts them. See `collection.py` for what the stories are made of.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from collection import read_pool, write_stories
from common import (
    ROOT,
    build_site,
    chromium,
    expect_stories,
    fresh_page,
    repository,
    served,
    table,
)
from samenverder.mkdocs_site import templates as mkdocs_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, CDPSession, Page

    from collection import Pool
    from common import Served

QUERY = "schulden wijkteam"
RECOUNTS = 10
SLOWER = 4
"""How many times slower than this machine the processor of a visitor is taken to be."""
BUDGETS = {1_000: {"search": 200}, 10_000: {"search": 500, "browse": 250}}
"""Most kilobytes (of 1,000 bytes), by number of stories."""


# Measuring


@dataclass
class Answer:
    """Something that was downloaded."""

    path: str
    sort: str
    """What Chromium takes it for: Document, Script, Fetch and so on."""
    size: int = 0


@dataclass
class Line:
    """What comes over the line to one page."""

    session: CDPSession
    answers: dict[str, Answer] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All bytes up to now."""
        return sum(answer.size for answer in self.answers.values())

    def of(self, *, finder: bool) -> int:
        """Bytes of what the finder fetched itself, or of the page."""
        return sum(answer.size for answer in self.answers.values() if _by_finder(answer) is finder)


def _by_finder(answer: Answer) -> bool:
    return answer.sort in {"Fetch", "XHR"} or "/zoek/" in answer.path


@contextmanager
def listening(browser: Browser) -> Iterator[tuple[Page, Line]]:
    """A fresh page without a cache, and what comes over its line."""
    with fresh_page(browser) as page:
        session = page.context.new_cdp_session(page)
        line = Line(session)

        def begins(event: dict[str, Any]) -> None:
            path = urlsplit(event["request"]["url"]).path
            line.answers[event["requestId"]] = Answer(path, event.get("type", "Other"))

        def ends(event: dict[str, Any]) -> None:
            if answer := line.answers.get(event["requestId"]):
                answer.size += int(event["encodedDataLength"])

        session.on("Network.requestWillBeSent", begins)
        session.on("Network.loadingFinished", ends)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        yield page, line


def settle(page: Page) -> None:
    """Wait until nothing is under way any more."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(600)


_READY = "document.querySelector('#finder')?.dataset.ready !== undefined"
_TOGGLE = """() => new Promise(done => {
  const finder = document.querySelector('#finder'), before = finder.dataset.turn, start = performance.now()
  new MutationObserver((_, observer) => {
    if (finder.dataset.turn === before) return
    observer.disconnect()
    const passed = performance.now() - start
    requestAnimationFrame(() => setTimeout(() => done(passed)))
  }).observe(finder, { attributes: true, attributeFilter: ['data-turn'] })
  finder.querySelector('input[type=checkbox]').click()
})"""
_TEN_CARDS = """() => {
  const items = [...document.querySelectorAll('#results > li')].slice(0, 10)
  const empty = document.querySelector('#empty')
  const filled = items.every(item => item.querySelector('.sv-card__summary')?.textContent.trim())
  return items.length ? filled : Boolean(empty && !empty.hidden)
}"""


@dataclass(frozen=True)
class Weights:
    """What one collection weighs, in bytes."""

    opened: int
    """The page /zoeken/ as it opens, ready to choose."""
    browse_page: int
    browse_finder: int
    """The two together: that, and one facet chosen."""
    search_page: int
    search_finder: int
    cards: int
    """How many of the first ten cards stand there with a summary."""
    story: int
    early: Sequence[str]
    """What a story page asked of the index while nobody touched its search field."""
    unseen: Sequence[str]
    """What the server handed out, and Chromium did not tell of."""
    recounts: Sequence[tuple[float, float]]
    """Milliseconds from click to drawn, and of these (and the painting after) busy."""


def weigh(browser: Browser, site: Served) -> Weights:
    """Measure everything on a site that is served."""
    opened, browse_page, browse_finder = _browse(browser, site)
    search_page, search_finder, cards, unseen = _search(browser, site)
    story, early = _story(browser, site)
    return Weights(
        opened,
        browse_page,
        browse_finder,
        search_page,
        search_finder,
        cards,
        story,
        early,
        unseen,
        _recounts(browser, site),
    )


def _browse(browser: Browser, site: Served) -> tuple[int, int, int]:
    with listening(browser) as (page, line):
        page.goto(f"{site.address}/zoeken/")
        page.wait_for_function(_READY)
        settle(page)
        opened = line.total
        page.evaluate(_TOGGLE)
        settle(page)
        return opened, line.of(finder=False), line.of(finder=True)


def _search(browser: Browser, site: Served) -> tuple[int, int, int, list[str]]:
    with listening(browser) as (page, line):
        site.sent.clear()
        page.goto(f"{site.address}/zoeken/?{urlencode({'q': QUERY})}")
        page.wait_for_function(
            "query => document.querySelector('#finder')?.dataset.ready === query", arg=QUERY
        )
        page.wait_for_function(_TEN_CARDS)
        settle(page)
        cards = page.evaluate(
            "[...document.querySelectorAll('#results > li .sv-card__summary')].slice(0, 10).filter(p => p.textContent.trim()).length"
        )
        told = {answer.path for answer in line.answers.values()}
        unseen = sorted({path for path, _ in site.sent} - told)
        return line.of(finder=False), line.of(finder=True), int(cards), unseen


def _story(browser: Browser, site: Served) -> tuple[int, list[str]]:
    with listening(browser) as (page, line):
        site.sent.clear()
        page.goto(f"{site.address}/verhalen/v00000/")
        settle(page)
        return line.total, sorted({path for path, _ in site.sent if "/zoek/" in path})


def _recounts(browser: Browser, site: Served) -> list[tuple[float, float]]:
    with listening(browser) as (page, line):
        page.goto(f"{site.address}/zoeken/")
        page.wait_for_function(_READY)
        settle(page)
        line.session.send("Performance.enable")
        line.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return [_recount(page, line.session) for _ in range(RECOUNTS)]


def _recount(page: Page, session: CDPSession) -> tuple[float, float]:
    before = _busy(session)
    passed = float(page.evaluate(_TOGGLE))
    busy = _busy(session) - before
    settle(page)
    return passed, busy


def _busy(session: CDPSession) -> float:
    """Milliseconds that the main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


# Telling


@contextmanager
def timed_finder() -> Iterator[list[float]]:
    """Keep how many seconds of a build go to the files of the finder; nothing when that step has another name."""
    passed: list[float] = []
    real = getattr(mkdocs_site, "write_finder", None)
    if real is None:
        yield passed
        return

    def timed(*args: Any, **kwargs: Any) -> Any:
        start = perf_counter()
        try:
            return real(*args, **kwargs)
        finally:
            passed.append(perf_counter() - start)

    setattr(mkdocs_site, "write_finder", timed)  # noqa: B010
    try:
        yield passed
    finally:
        setattr(mkdocs_site, "write_finder", real)  # noqa: B010


def kilobytes(size: int) -> str:
    """As people read it."""
    return f"{size / 1000:,.1f} kB"


def rows_of(number: int, weights: Weights) -> list[list[str]]:
    """The rows of the table for one collection."""
    budgets = BUDGETS.get(number, {})

    def row(what: str, size: int, budget: int | None = None) -> list[str]:
        verdict = "" if budget is None else "within" if size <= 1000 * budget else "OVER"
        return [what, f"{number:,}", kilobytes(size), f"{budget} kB" if budget else "", verdict]

    passed, busy = zip(*weights.recounts, strict=True)
    browse, search = weights.browse_page + weights.browse_finder, weights.search_page + weights.search_finder
    return [
        row("browsing: the page, ready", weights.opened),
        row("browsing, one facet chosen: html, css and js", weights.browse_page),
        row("browsing, one facet chosen: what the finder fetched", weights.browse_finder),
        row("browsing, one facet chosen, all", browse, budgets.get("browse")),
        row("first search: html, css and js", weights.search_page),
        row("first search: what the finder fetched", weights.search_finder),
        row("first search, all", search, budgets.get("search")),
        row("a story page", weights.story),
        [f"recount, click to drawn, processor {SLOWER}x slower", f"{number:,}", _spread(passed), "", ""],
        ["recount, main thread busy with it and with painting", f"{number:,}", _spread(busy), "", ""],
    ]


def _spread(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.0f} ms (worst {max(values):.0f})"


def measure(browser: Browser, pool: Pool, number: int) -> list[list[str]]:
    """Make, build and weigh one collection; returns its rows and says what is not a figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        practices = repository(folder)
        shutil.copytree(ROOT / "practices" / "begrippen", practices / "begrippen", dirs_exist_ok=True)
        write_stories(pool, practices / "verhalen", number)
        with timed_finder() as finder:
            built = build_site(folder)
        expect_stories(built.site, number)
        said = f"{sum(finder):.1f} s" if finder else "an unknown part"
        print(
            f"{number:,} stories: built in {built.seconds:.1f} s, of which the finder {said}",
            flush=True,
        )
        with served(built.site, packed=True) as site:
            weights = weigh(browser, site)
    print(f"  first search for '{QUERY}': {weights.cards} of the first ten cards have their summary")
    print(
        f"  a story page asks of the index before its search field is touched: {', '.join(weights.early) or 'nothing'}"
    )
    if weights.unseen:
        print(f"  NOT COUNTED, asked for out of Chromium's sight: {', '.join(weights.unseen)}")
    return rows_of(number, weights)


def main(arguments: Sequence[str]) -> None:
    """Measure each collection and print the table."""
    numbers = [int(argument) for argument in arguments] or [1_000, 10_000]
    pool, rows = read_pool(), list[list[str]]()
    with chromium() as browser:
        for number in numbers:
            rows += measure(browser, pool, number)
    print(f"\n{table(('what', 'stories', 'measured', 'budget', ''), rows)}")


if __name__ == "__main__":
    main(sys.argv[1:])
