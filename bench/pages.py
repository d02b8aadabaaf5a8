"""What does a reader of a story download, and how soon and how steadily does it stand there on a phone?

Usage: python bench/pages.py [--repeats N]

In one run, in Chromium: our site of the real collection, and beside it the same texts as plain pages of MkDocs with
Material as it comes, at the same addresses. Both are served compressed (gzip) by the same server, which lets a browser
keep all but pages. Bytes are those of the bodies of all answers, as the server counts them. Our pages also show
fields, sources and related practices; those of the peer have only title, summary, text and tags.

Exits with 1 when a budget is exceeded. Read the milliseconds with care: they are those of this machine, slowed down.
What says something is their ratio; both sites take turns. The slowed line is that of the page: it does not slow down
what a worker fetches.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import tempfile
from collections import Counter, defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from mkdocs.utils.yaml import yaml_load

from common import ROOT, build_site, chromium, fresh_page, served, table
from samenverder.catalogue.catalogue import Catalogue
from samenverder.reading.library import build_date, read_library
from weight import kilobytes, settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from playwright.sync_api import Browser, Page

    from common import Served
    from samenverder.reading.practice import Practice

OURS, PEER = "Samen Verder", "Material"
FIRST, SECOND = 200, 20
"""Most kilobytes (of 1,000 bytes) of a first visit to a story, and of a second story after it."""
SHIFT = 0.02
"""Below this layout shift stays."""
VISITED, WATCHED = 8, 4
"""How many stories are visited to count bytes, and how many on the slowed phone."""
REPEATS = 5

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
SLOWER = 4
"""How many times slower than this machine the processor of the phone is taken to be."""
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""The line of the phone: milliseconds, and bytes a second."""


# The two sites


def write_stock(folder: Path, catalogue: Catalogue) -> None:
    """The practices as plain pages of MkDocs with Material, at the addresses that they have with us."""
    ours = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config = {
        "site_name": "Stock",
        "theme": {"name": "material", "language": "nl", "font": False},
        "plugins": ["search", "tags"],
        "markdown_extensions": ours["markdown_extensions"],
    }
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (docs / "index.md").write_text("# Welkom\n", encoding="utf-8")
    for practice in catalogue.practices:
        target = docs / f"{practice.address.rstrip('/')}.md"
        target.parent.mkdir(exist_ok=True)
        target.write_text(_stock_page(catalogue, practice), encoding="utf-8")


def _stock_page(catalogue: Catalogue, practice: Practice) -> str:
    entries = catalogue.entries[practice.id]
    tags = [entry.term.label for entry in entries if entry.vocabulary is catalogue.vocabularies[0]]
    front = yaml.safe_dump({"tags": tags}, allow_unicode=True)
    return f"---\n{front}---\n# {practice.title}\n\n{practice.fields.summary}\n\n{practice.document.body}"


def expect(site: Path, addresses: Iterable[str]) -> None:
    """Stop when a page is not there: then nothing measured would mean anything."""
    if missing := [address for address in addresses if not (site / address / "index.html").is_file()]:
        raise SystemExit(f"{len(missing)} pages were not built, such as {missing[0]}.")


def packed_size(site: Path, address: str) -> int:
    """Bytes of the html of a page, compressed."""
    return len(gzip.compress((site / address / "index.html").read_bytes(), 6, mtime=0))


def spread(items: Sequence[str], number: int) -> list[str]:
    """Some of the items, evenly spread, both ends among them."""
    step = (len(items) - 1) / (number - 1)
    return list(dict.fromkeys(items[round(at * step)] for at in range(number)))


# What comes over the line


@dataclass(frozen=True)
class Visit:
    """Two stories, one after the other: bytes by address of what the server sent for each."""

    first: Mapping[str, int]
    second: Mapping[str, int]


def visit(browser: Browser, site: Served, first: str, second: str) -> Visit:
    """Open a story with nothing in the cache, and then another."""
    with fresh_page(browser, **PHONE) as page:
        uncounted = watch_strays(page, site)
        found = Visit(_sent_for(page, site, first), _sent_for(page, site, second))
    if uncounted:
        print(f"  NOT COUNTED, not there or not ours: {', '.join(sorted(uncounted))}")
    return found


def _sent_for(page: Page, site: Served, address: str) -> dict[str, int]:
    site.sent.clear()
    page.goto(f"{site.address}/{address}")
    settle(page)
    scroll_down(page)
    settle(page)
    found: dict[str, int] = defaultdict(int)
    for path, size in site.sent:
        found["(the page)" if path == f"/{address}" else path] += size
    return dict(found)


def watch_strays(page: Page, site: Served) -> set[str]:
    """The addresses that come to be asked for elsewhere, or in vain."""
    found: set[str] = set()
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((site.address, "data:")) else found.add(asked.url),
    )
    page.on("response", lambda answer: None if answer.status < 400 else found.add(answer.url))
    return found


# On a slowed phone

_WATCH = """(() => {
  const seen = window.seen = { lcp: 0, element: '', shifts: [] }
  const name = node => {
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node
    if (!element?.localName) return '(gone)'
    const own = [element.localName, ...element.classList].join('.')
    const above = element.parentElement?.closest('[class]')
    return element.classList.length || !above ? own : `${[above.localName, ...above.classList].join('.')} ${own}`
  }
  const observe = (type, tell) => new PerformanceObserver(list => list.getEntries().forEach(tell)).observe({ type, buffered: true })
  observe('largest-contentful-paint', entry => { seen.lcp = entry.startTime; seen.element = name(entry.element) })
  observe('layout-shift', entry => {
    if (!entry.hadRecentInput) seen.shifts.push([entry.startTime, entry.value, entry.sources.map(source => name(source.node))])
  })
})()"""


@dataclass(frozen=True)
class Sight:
    """How one page came to stand there."""

    lcp: float
    """Milliseconds until the largest thing in the first screen was painted."""
    element: str
    """That largest thing."""
    cls: float
    """How much the page shifted, while it loaded and while it was scrolled to its end."""
    shifted: Sequence[str]
    """What shifted."""


def watch(browser: Browser, site: Served, address: str) -> Sight:
    """Open a page on a slow phone, with no cache, and scroll it to its end."""
    with fresh_page(browser, **PHONE) as page:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.send("Network.emulateNetworkConditions", LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(_WATCH)
        page.goto(f"{site.address}/{address}")
        settle(page)
        painted = page.evaluate("seen")
        scroll_down(page)
        settle(page)
        shifts = page.evaluate("seen.shifts")
    if not painted["lcp"]:
        raise SystemExit(f"Chromium told of no largest paint on {address}.")
    shifted = sorted({name for _, _, names in shifts for name in names})
    return Sight(painted["lcp"], painted["element"], layout_shift(shifts), shifted)


def layout_shift(shifts: Iterable[Sequence[Any]]) -> float:
    """CLS: the most that shifted in one go, with at most a second between and five seconds in all."""
    worst = total = begun = last = 0.0
    for time, value, _ in shifts:
        if time - last >= 1000 or time - begun >= 5000:
            total, begun = 0.0, time
        total, last = total + value, time
        worst = max(worst, total)
    return worst


_AT_END = "scrollY + innerHeight >= document.documentElement.scrollHeight - 2"


def scroll_down(page: Page) -> None:
    """Scroll to the end of a page a bit at a time, as with a wheel."""
    page.mouse.move(180, 500)
    for _ in range(1000):
        if page.evaluate(_AT_END):
            return
        page.mouse.wheel(0, 200)
        page.wait_for_timeout(40)
    raise SystemExit(f"{page.url} has no end.")


# Telling


def weigh(browser: Browser, sites: Mapping[str, Served], addresses: Sequence[str]) -> dict[str, list[Visit]]:
    """Visit each of the stories first, and one of the others after it."""
    found: dict[str, list[Visit]] = {}
    for name, site in sites.items():
        found[name] = [
            visit(browser, site, address, addresses[at - 1]) for at, address in enumerate(addresses)
        ]
        print(f"{name}: bytes of {len(addresses)} visits counted", flush=True)
    return found


def look(
    browser: Browser, sites: Mapping[str, Served], addresses: Sequence[str], repeats: int
) -> dict[str, list[Sight]]:
    """Watch each of the stories on both sites, which take turns in going first."""
    found: dict[str, list[Sight]] = {name: [] for name in sites}
    for site in sites.values():
        watch(browser, site, addresses[0])  # to warm up: not counted
    for repeat in range(repeats):
        for at, address in enumerate(addresses):
            turn = list(sites) if (repeat + at) % 2 == 0 else list(sites)[::-1]
            for name in turn:
                found[name].append(watch(browser, sites[name], address))
        latest = ", ".join(
            f"{name} {statistics.median(sight.lcp for sight in sights[-len(addresses) :]):.0f} ms"
            for name, sights in found.items()
        )
        print(f"slow phone, repeat {repeat + 1} of {repeats}: LCP {latest}", flush=True)
    return found


def tell_sights(name: str, sights: Sequence[Sight]) -> None:
    """Say what was largest, and what shifted."""
    counted = Counter(sight.element for sight in sights).most_common()
    print(f"{name}: largest is {', '.join(f'{element} ({times}x)' for element, times in counted)}")
    if shifted := sorted({one for sight in sights for one in sight.shifted}):
        print(f"{name}: shifts in {', '.join(shifted)}")


def parts(visits: Mapping[str, Sequence[Visit]]) -> str:
    """The table of what a first visit is made of: of each part the median over the stories."""
    rows = {
        path: {
            name: statistics.median(one.first.get(path, 0) for one in some) for name, some in visits.items()
        }
        for path in sorted({path for some in visits.values() for one in some for path in one.first})
    }
    ordered = sorted(rows.items(), key=lambda row: -max(row[1].values()))
    return table(
        ("first visit, bytes by part", *visits),
        [
            [path, *(f"{sizes[name]:,.0f}" if sizes[name] else "" for name in visits)]
            for path, sizes in ordered
        ],
    )


def row_of_bytes(what: str, ours: Sequence[int], peer: Sequence[int], budget: int | None = None) -> list[str]:
    """A row of the table; a budget holds for the worst of ours."""
    ratio = statistics.median(ours) / statistics.median(peer)
    shown = [
        f"{kilobytes(round(statistics.median(some)))} (worst {kilobytes(max(some))})" for some in (ours, peer)
    ]
    return [
        what,
        *shown,
        f"{ratio:.2f}",
        f"{budget} kB" if budget else "",
        verdict(max(ours) <= 1000 * budget) if budget else "",
    ]


def verdict(kept: bool) -> str:
    """Whether a budget is kept, as a word in the table."""
    return "within" if kept else "OVER"


def rows_of(
    visits: Mapping[str, Sequence[Visit]],
    html: Mapping[str, Sequence[int]],
    sights: Mapping[str, Sequence[Sight]],
    others: Mapping[str, Sequence[Sight]],
) -> list[list[str]]:
    """The rows of the table."""
    first = {name: [sum(one.first.values()) for one in some] for name, some in visits.items()}
    second = {name: [sum(one.second.values()) for one in some] for name, some in visits.items()}
    lcp = {name: statistics.median(sight.lcp for sight in some) for name, some in sights.items()}
    span = {
        name: f"{lcp[name]:.0f} ms ({min(sight.lcp for sight in some):.0f}-{max(sight.lcp for sight in some):.0f})"
        for name, some in sights.items()
    }
    cls = {name: max(sight.cls for sight in some) for name, some in {**sights, **others}.items()}
    return [
        row_of_bytes("first visit to a story, nothing in the cache", first[OURS], first[PEER], FIRST),
        row_of_bytes("a second story after it", second[OURS], second[PEER], SECOND),
        row_of_bytes("html of a story, over all stories", html[OURS], html[PEER]),
        ["largest paint (LCP) of a story, slow phone", span[OURS], span[PEER], f"{lcp[OURS] / lcp[PEER]:.2f}", "1.00", verdict(lcp[OURS] <= lcp[PEER])],
        ["layout shift (CLS) of a story, worst", f"{cls[OURS]:.3f}", f"{cls[PEER]:.3f}", "", f"{SHIFT}", verdict(cls[OURS] < SHIFT)],
        *([f"layout shift (CLS) of {name}, worst", f"{cls[name]:.3f}", "", "", f"{SHIFT}", verdict(cls[name] < SHIFT)] for name in others),
    ]  # fmt: skip


def most_used(catalogue: Catalogue) -> str:
    """The address of the term that most practices have."""
    used = Counter(entry.address for entries in catalogue.entries.values() for entry in entries)
    return used.most_common(1)[0][0]


def main(arguments: Sequence[str]) -> int:
    """Build both sites, measure and print the table; 1 when a budget is exceeded."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--repeats", type=int, default=REPEATS, metavar="N", help="loads of each story and site on the slowed phone")  # fmt: skip
    options = parser.parse_args(arguments)
    catalogue = Catalogue(read_library(ROOT / "practices", build_date()))
    stories = [practice.address for practice in catalogue.practices if practice.kind.id == "story"]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write_stock(folder / "stock", catalogue)
        built = {OURS: build_site(ROOT, folder / "ours").site, PEER: build_site(folder / "stock").site}
        for site in built.values():
            expect(site, [practice.address for practice in catalogue.practices])
        print(f"Two sites built, each with {len(stories)} stories", flush=True)
        html = {name: [packed_size(site, address) for address in stories] for name, site in built.items()}
        by_size = sorted(stories, key=lambda address: packed_size(built[OURS], address))
        sites = {
            name: stack.enter_context(served(site, packed=True, kept=True)) for name, site in built.items()
        }
        browser = stack.enter_context(chromium())
        visits = weigh(browser, sites, spread(by_size, VISITED))
        sights = look(browser, sites, spread(by_size, WATCHED), max(1, options.repeats))
        others = {
            what: [watch(browser, sites[OURS], address) for _ in range(max(1, options.repeats))]
            for what, address in {"the home page": "", "a term page": most_used(catalogue)}.items()
        }
    for name, some in {**sights, **others}.items():
        tell_sights(name, some)
    rows = rows_of(visits, html, sights, others)
    print(f"\n{parts(visits)}\n\n{table(('what', OURS, PEER, 'ratio', 'budget', ''), rows)}")
    return int(any(row[-1] == "OVER" for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
