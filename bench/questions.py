"""How well does the finder answer real questions, beside Material and Pagefind, on the real collection in one run?

Usage: python bench/questions.py SET ... [--pagefind PATH] [--seed NUMBER]        (blind-a blind-b when none are given)

A set is a pair of files in `data/`, or elsewhere when its name is a path (`/there/set` for `/there/set.queries.jsonl`
and `/there/set.qrels.jsonl`): queries of a kind (`question`, `synonym`, `place` ...) and judgments of all
practices, made by reading them, before the finder was asked anything. nDCG@10 has gain 2^grade - 1; queries without an
answer are left out of it and counted apart: how many practices are offered as an answer to them.
Ours is read from the page as a visitor sees it, what only touches the subject behind what answers.
With a seed the table also says how far the mean could lie off by the choice of queries: the middle 95 % of a thousand
draws of as many queries, with putting back.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import tempfile
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from common import ROOT, build_site, chromium, fresh_page, served, table
from relevance import DATA, TOP, Query, ask_material, ask_pagefind, begin_stock, find_pagefind, mean, score
from samenverder.catalogue.catalogue import Catalogue
from samenverder.reading.library import build_date, read_library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page

NO_ANSWER = "no-answer"
DRAWS = 1000


def read_set(name: str) -> tuple[list[Query], dict[str, str]]:
    """The queries of a set with their judgments, and the kind of each by its id."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(f"{name}.qrels"):
        grades[row["query"]][row["doc"]] = row["grade"]
    queries = _rows(f"{name}.queries")
    return [Query(q["id"], q["query"], grades[q["id"]]) for q in queries], {
        q["id"]: q["kind"] for q in queries
    }


def _rows(name: str) -> list[dict[str, Any]]:
    text = (DATA / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def write_stock(folder: Path) -> None:
    """The real collection as plain pages of MkDocs with Material; tags and fields stand in the text."""
    catalogue = Catalogue(read_library(ROOT / "practices", build_date()))
    begin_stock(folder)
    for practice in catalogue.listed:
        tags = ", ".join(entry.term.label for entry in catalogue.entries[practice.id])
        text = f"# {practice.title}\n\n{practice.fields.summary}\n\n{practice.fields.question or ''}\n\n{practice.document.body}\n\n{tags}\n"
        (folder / "docs" / f"{practice.id}.md").write_text(text, encoding="utf-8")


def ask_ours(page: Page, address: str, query: str) -> tuple[list[str], int]:
    """What our finder lists, and how many of these it offers as an answer."""
    page.goto("about:blank")
    page.goto(f"{address}/zoeken/?{urlencode({'q': query})}")
    page.wait_for_function(
        "query => document.querySelector('#finder')?.dataset.ready === query", arg=query.strip()
    )
    ids = page.evaluate(
        "[...document.querySelectorAll('#results > li, #touching > li')].map(li => li.dataset.id)"
    )
    return ids[:TOP], page.locator("#results > li").count()


def run(
    browser: Browser, names: Sequence[str], pagefind: Path | None, folder: Path, seed: int | None = None
) -> list[list[str]]:
    """Ask all engines everything; rows of the table."""
    sets = {name: read_set(name) for name in names}
    asked = {query.text for queries, _ in sets.values() for query in queries}
    found: dict[str, dict[str, tuple[list[str], int]]] = {}
    site = build_site(ROOT, folder / "ours").site
    with served(site) as ours, fresh_page(browser) as page:
        found["Samen Verder"] = {text: ask_ours(page, ours.address, text) for text in asked}
    write_stock(folder / "stock")
    stock = build_site(folder / "stock").site
    known = {path.stem for path in (folder / "stock" / "docs").glob("*.md")}
    others = {"Material": partial(ask_material, known=known)}
    with served(stock) as plain, fresh_page(browser) as page:
        page.goto(plain.address)
        page.locator("[data-md-component=search-query]").click()
        found["Material"] = {text: (ids := others["Material"](page, text), len(ids)) for text in asked}
    command = find_pagefind(pagefind, folder / "venv")
    if command:
        subprocess.run([command, "--site", stock, "--force-language", "nl", "--quiet"], check=True)
        with served(stock) as plain, fresh_page(browser) as page:
            page.goto(plain.address)
            found["Pagefind"] = {
                text: (ids := ask_pagefind(page, text, known=known), len(ids)) for text in asked
            }
    return [
        row
        for engine, answers in found.items()
        for name, (queries, kinds) in sets.items()
        for row in rows(engine, Path(name).name, queries, kinds, answers, seed)
    ]


def rows(
    engine: str,
    name: str,
    queries: Sequence[Query],
    kinds: dict[str, str],
    answers: dict[str, tuple[list[str], int]],
    seed: int | None = None,
) -> list[list[str]]:
    """One row for all queries with an answer, and one for each kind."""
    shown = []
    for kind in ["all", *dict.fromkeys(kinds.values())]:
        some = [
            query for query in queries if kinds[query.id] != NO_ANSWER and kind in ("all", kinds[query.id])
        ]
        none = [answers[query.text][1] for query in queries if kinds[query.id] == NO_ANSWER]
        if not some:
            continue
        scores = [score(query, answers[query.text][0]) for query in some]
        of_all = mean(scores)
        offered = f"{sum(none) / len(none):.1f}" if kind == "all" and none else ""
        shown.append(
            [
                engine,
                name,
                kind,
                str(len(some)),
                f"{of_all.ndcg:.3f}",
                "" if seed is None else spread([one.ndcg for one in scores], random.Random(seed)),
                f"{of_all.mrr:.3f}",
                f"{of_all.recall:.3f}",
                f"{of_all.zero:.0%}",
                offered,
            ]
        )
    return shown


def spread(values: Sequence[float], chance: random.Random) -> str:
    """Between which two the mean lies in 95 % of the draws."""
    means = sorted(sum(chance.choices(values, k=len(values))) / len(values) for _ in range(DRAWS))
    return f"{means[DRAWS // 40]:.2f}-{means[-DRAWS // 40 - 1]:.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--pagefind", type=Path)
    parser.add_argument("--seed", type=int)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        shown = run(browser, given.sets or ["blind-a", "blind-b"], given.pagefind, Path(folder), given.seed)
    print(
        table(
            [
                "engine",
                "set",
                "kind",
                "queries",
                "nDCG@10",
                "95 %",
                "MRR@10",
                "recall@10",
                "zero",
                "offered without answer",
            ],
            shown,
        )
    )


if __name__ == "__main__":
    main()
