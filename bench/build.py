"""How long does a build take and how much memory, beside plain MkDocs on the same stories, in turns in the same run?

Usage: python bench/build.py [N ...] [--times K] [--only NAME ...] [--profile]     (100, 1000 and 10000 when none given)

`plain` is MkDocs with Material, `tags` and `search`, on the same texts with the same tags; `ours` has everything on,
`serial` the same in one process. Where they are installed: `properdocs` builds ours, `hugo` and `hugo-related` are Hugo
with three taxonomies, without and with related stories (see `ways.py`). Each is built cold (no cache), again with nothing changed, and after an edit of one sentence. Processor time is that of
all processes of a build together, memory the most that these held at one moment (proportional set size); figures of
several turns are medians. Ratios are to `plain` cold with the same number of stories.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from collection import read_pool
from common import expect_stories, table
from ways import WAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from collection import Pool

SAMPLE = 0.25
"""Seconds between two looks at memory."""


@dataclass(frozen=True)
class Run:
    """One build."""

    cpu: float
    """Seconds of processor time, of all its processes."""
    wall: float
    memory: int
    """Most bytes held at one moment."""


def run(command: Sequence[str], folder: Path, settings: Mapping[str, str] | None = None) -> Run:
    """Run a command and measure it; stops when it fails."""
    before = os.times()
    start = perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(settings or {})})  # fmt: skip
    most, done = 0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(SAMPLE):
            most = max(most, sum(map(_held, _family(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, said = process.communicate()
    wall = perf_counter() - start
    done.set()
    watcher.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{said.decode()[-2000:]}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(cpu, wall, most)


def _family(pid: int) -> list[int]:
    """A process and those it started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(one for child in children for one in _family(int(child)))]


def _held(pid: int) -> int:
    """Bytes of memory that a process holds, what it shares with others divided among them."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:")), 0)


@dataclass(frozen=True)
class Measured:
    """What one way of building took for one collection: for each moment the runs."""

    runs: dict[str, list[Run]]
    site: int
    """Bytes of the site."""
    heaviest: tuple[int, str]
    """The heaviest page compressed, in bytes, and its address."""

    def median(self, moment: str, value: Callable[[Run], float]) -> float:
        """The median of a value at one of the moments."""
        return statistics.median(value(run) for run in self.runs[moment])


def measure(pool: Pool, number: int, times: int, only: Sequence[str]) -> dict[str, Measured]:
    """Build the same stories in every way, in turns."""
    with tempfile.TemporaryDirectory() as name:
        edited = {way: WAYS[way].make(Path(name, way), pool, number) for way in only}
        runs: dict[str, dict[str, list[Run]]] = {way: {"cold": [], "same": [], "edit": []} for way in only}
        for turn in range(times):
            for way in only:
                folder, command, settings = Path(name, way), WAYS[way].command, WAYS[way].settings
                for rest in ("site", ".cache", "resources"):
                    shutil.rmtree(folder / rest, ignore_errors=True)
                runs[way]["cold"].append(run(command, folder, settings))
                expect_stories(folder / "site", number)
                runs[way]["same"].append(run(command, folder, settings))
                text = edited[way].read_text(encoding="utf-8")
                edited[way].write_text(
                    text.rstrip() + f"\nDit stond er bij beurt {turn} nog niet.\n", encoding="utf-8"
                )
                runs[way]["edit"].append(run(command, folder, settings))
        return {
            way: Measured(runs[way], _size(Path(name, way, "site")), _heaviest(Path(name, way, "site")))
            for way in only
        }


def _size(site: Path) -> int:
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file())


def _heaviest(site: Path) -> tuple[int, str]:
    # Only pages that can be the heaviest are compressed: those that are large as they are.
    pages = sorted(site.rglob("*.html"), key=lambda page: -page.stat().st_size)[:50]
    return max(
        (len(gzip.compress(page.read_bytes(), 6, mtime=0)), str(page.relative_to(site).parent))
        for page in pages
    )


def rows(number: int, found: dict[str, Measured]) -> list[list[str]]:
    """The table's rows for one collection."""
    base = found.get("plain")
    shown = []
    for way, it in found.items():
        for moment, label in (("cold", "cold"), ("same", "nothing changed"), ("edit", "one sentence")):
            cpu, wall = it.median(moment, lambda r: r.cpu), it.median(moment, lambda r: r.wall)
            memory = it.median(moment, lambda r: r.memory)
            ratios = [
                f"{value / base.median('cold', of):.2f}" if base else ""
                for value, of in (
                    (cpu, lambda r: r.cpu),
                    (wall, lambda r: r.wall),
                    (memory, lambda r: r.memory),
                )
            ]
            shown.append([f"{number} {way}, {label}", f"{cpu:.1f}", ratios[0], f"{wall:.1f}", ratios[1], f"{memory / 1e6:.0f}", ratios[2],
                          f"{it.site / 1e6:.0f}" if moment == "cold" else "", f"{it.heaviest[0] / 1000:.0f} {it.heaviest[1]}" if moment == "cold" else ""])  # fmt: skip
    return shown


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers", nargs="*", type=int)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument(
        "--only", nargs="+", choices=list(WAYS), default=[way for way in WAYS if WAYS[way].there]
    )
    parser.add_argument("--profile", action="store_true", help="show where our cold build spends its time")
    given = parser.parse_args()
    pool = read_pool()
    head = [
        "stories",
        "cpu s",
        "ratio",
        "wall s",
        "ratio",
        "MB",
        "ratio",
        "site MB",
        "heaviest page, kB compressed",
    ]
    shown: list[list[str]] = []
    for number in given.numbers or [100, 1_000, 10_000]:
        if given.profile:
            profile(pool, number)
            continue
        print(f"{number} stories ...", file=sys.stderr)
        shown += rows(number, measure(pool, number, given.times, given.only))
    if shown:
        print(
            f"load of this machine before: {os.getloadavg()[2]:.1f} over 15 minutes, {os.cpu_count()} cores"
        )
        print(table(head, shown))


def profile(pool: Pool, number: int) -> None:
    """Print where the processor time of our cold build goes, by function."""
    with tempfile.TemporaryDirectory() as name:
        WAYS["ours"].make(Path(name), pool, number)
        stats = Path(name, "stats")
        run([sys.executable, "-m", "cProfile", "-o", str(stats), "-m", "mkdocs", "build", "-q"], Path(name))
        code = f"import pstats; pstats.Stats({str(stats)!r}).sort_stats('cumulative').print_stats(70)"
        subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    main()
