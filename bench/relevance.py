"""How well does the finder answer, next to the two engines that come for free?

Usage: python bench/relevance.py [--pagefind PATH] [--details]

In one run, in a real browser and on the same synthetic Dutch texts (`data/`): our finder, the search of Material for
MkDocs and plain Pagefind. MRR@10 looks at the first document with grade >= 2, nDCG@10 has gain 2^grade - 1,
recall@10 counts grade >= 2, "zero" is the share of queries without any result.

Read with care: 42 texts, 50 queries, one judge. The vocabularies made here have labels but no synonyms, so what the
finder knows of other words for a thing is what is in its code.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
import sys
import tempfile
import venv
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import yaml

from common import (
    build_site,
    chromium,
    expect_stories,
    fresh_page,
    repository,
    sentences,
    served,
    table,
    write_practice,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from playwright.sync_api import Browser, Page

    Ask = Callable[[str], list[str]]
    """From a query to the ids of the documents found, best first."""
    Rankings = Mapping[str, list[str]]
    """The ids found by id of the query."""

DATA = Path(__file__).parent / "data"
PAGEFIND = "pagefind_bin==1.5.2"
TOP = 10
GOOD = 2

FACETS: dict[str, dict[str, Any]] = {
    "thema": {
        "name": "onderwerp",
        "enkelvoud": "onderwerp",
        "meervoud": "onderwerpen",
        "veld": "onderwerpen",
    },
    "randvoorwaarde": {
        "name": "randvoorwaarde",
        "enkelvoud": "randvoorwaarde",
        "meervoud": "randvoorwaarden",
        "veld": "randvoorwaarden",
        "standen": [
            {"id": "geregeld", "label": "geregeld", "kop": "Onderweg geregeld"},
            {"id": "ontbrak", "label": "ontbrak", "kop": "Ontbrak"},
            {"id": "aanwezig", "label": "was er", "kop": "Was er", "standaard": True},
        ],
    },
    "partnertype": {
        "name": "partner",
        "enkelvoud": "partner",
        "meervoud": "partners",
        "veld": "partners",
        "namen": True,
    },
    "plaats": {"name": "plaats", "enkelvoud": "plaats", "meervoud": "plaatsen", "veld": "plaatsen"},
}
"""By field of the corpus: the vocabulary that its labels become."""


@dataclass(frozen=True)
class Query:
    """What a visitor typed, with the grade (1-3) of each document that answers it."""

    id: str
    text: str
    grades: Mapping[str, int]


@dataclass(frozen=True)
class Scores:
    """How one ranking did, or the mean of many."""

    mrr: float
    ndcg: float
    recall: float
    zero: float


def read_lines(name: str) -> list[dict[str, Any]]:
    """The records of a file in `data/`."""
    text = (DATA / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line]


def read_queries(suffix: str) -> list[Query]:
    """A set of queries with its judgments."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in read_lines(f"qrels{suffix}"):
        grades[row["query"]][row["doc"]] = row["grade"]
    return [Query(row["id"], row["query"], grades[row["id"]]) for row in read_lines(f"queries{suffix}")]


def score(query: Query, found: Sequence[str]) -> Scores:
    """How one ranking did."""
    grades = [query.grades.get(id, 0) for id in found[:TOP]]
    good = sum(grade >= GOOD for grade in query.grades.values())
    first = next((place for place, grade in enumerate(grades, 1) if grade >= GOOD), None)
    return Scores(
        mrr=1 / first if first else 0,
        ndcg=_gain(grades) / _gain(sorted(query.grades.values(), reverse=True)[:TOP]),
        recall=sum(grade >= GOOD for grade in grades) / min(TOP, good) if good else 1,
        zero=float(not grades),
    )


def _gain(grades: Iterable[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def mean(scores: Sequence[Scores]) -> Scores:
    """The mean of each figure."""
    count = len(scores)
    return Scores(
        sum(one.mrr for one in scores) / count,
        sum(one.ndcg for one in scores) / count,
        sum(one.recall for one in scores) / count,
        sum(one.zero for one in scores) / count,
    )


def slug(label: str) -> str:
    """The id of a label."""
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")


def labels(row: Mapping[str, Any], facet: str) -> list[str]:
    """What a text of the corpus is tagged with."""
    value = row[facet]
    return value if isinstance(value, list) else [value]


def summary(text: str) -> str:
    """The first sentence, or sentences until there are 60 characters, at most 300."""
    lead = ""
    for sentence in sentences(text):
        lead = f"{lead} {sentence}".strip()
        if len(lead) >= 60:
            break
    return lead[:300]


def write_ours(folder: Path, corpus: Sequence[Mapping[str, Any]]) -> None:
    """The corpus as a repository of Samen Verder: each text a story."""
    practices = repository(folder)
    for order, (facet, head) in enumerate(FACETS.items(), 1):
        _write_vocabulary(
            practices / "begrippen", head, order, [name for row in corpus for name in labels(row, facet)]
        )
    for row in corpus:
        fields = {"title": row["title"], "samenvatting": summary(row["text"])}
        fields |= {
            head["veld"]: [slug(name) for name in labels(row, facet)] for facet, head in FACETS.items()
        }
        fields |= {
            "bronnen": [{"titel": "Eigen tekst", "vindplaats": "in de kast"}],
            "beoordeeld": "2026-01-31",
        }
        sections = {
            "Aanleiding": "Zie de aanpak.",
            "Aanpak": row["text"],
            "Opbrengst": "Zie de aanpak.",
            "Wat was nodig": "Zie de aanpak.",
            "Lessen": "Zie de aanpak.",
        }
        write_practice(practices / "verhalen" / f"{row['id'].lower()}.md", fields, sections)


def _write_vocabulary(folder: Path, head: Mapping[str, Any], order: int, names: Iterable[str]) -> None:
    terms = [{"id": slug(name), "label": name, "definitie": f"{name}."} for name in sorted(set(names))]
    data = {key: value for key, value in head.items() if key != "name"} | {
        "volgorde": order,
        "begrippen": terms,
    }
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (folder / f"{head['name']}.yml").write_text(text, encoding="utf-8")


def write_stock(folder: Path, corpus: Sequence[Mapping[str, Any]]) -> None:
    """The corpus as plain pages of MkDocs with Material, as both come; the tags stand below the text."""
    begin_stock(folder)
    for row in corpus:
        tags = "\n".join(f"- {head['enkelvoud'].capitalize()}: {', '.join(labels(row, facet))}" for facet, head in FACETS.items())  # fmt: skip
        page = f"# {row['title']}\n\n{row['text']}\n\n{tags}\n"
        (folder / "docs" / f"{row['id'].lower()}.md").write_text(page, encoding="utf-8")


def begin_stock(folder: Path) -> None:
    """A site of MkDocs with Material and its search, as both come, with nothing but a home page."""
    (folder / "docs").mkdir(parents=True)
    config = {
        "site_name": "Stock",
        "theme": {"name": "material", "language": "nl", "font": False},
        "plugins": ["search"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Welkom\n", encoding="utf-8")


def find_pagefind(given: Path | None, folder: Path) -> Path | None:
    """The command of Pagefind: the one that was given, or else installed in an environment to throw away."""
    if given:
        return given if given.is_file() else None
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    call = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PAGEFIND]
    if subprocess.run(call, capture_output=True, check=False).returncode:
        return None
    return next(folder.rglob("pagefind_bin/pagefind"), None)


def ask_ours(page: Page, address: str, query: str) -> list[str]:
    """What our finder lists."""
    page.goto("about:blank")
    page.goto(f"{address}/zoeken/?{urlencode({'q': query})}")
    page.wait_for_function("query => document.querySelector('#finder')?.dataset.ready === query", arg=query)
    ids = page.evaluate(
        "[...document.querySelectorAll('#results > li, #touching > li')].map(li => li.dataset.id)"
    )
    return [id for id in ids if id][:TOP]


_MATERIAL_EMPTY = "document.querySelector('.md-search-result__meta')?.textContent.trim().startsWith('Typ om')"
_MATERIAL_READY = """() => {
  const said = document.querySelector('.md-search-result__meta')?.textContent.trim() ?? ''
  const found = document.querySelector('.md-search-result__link')
  return said.startsWith('Geen') ? !found : /^[1-9]/.test(said) && Boolean(found)
}"""


def ask_material(page: Page, query: str, known: Collection[str] | None = None) -> list[str]:
    """What a visitor sees who types in the search field of Material, up to ten pages."""
    field = page.locator("[data-md-component=search-query]")
    field.fill("")
    field.press("End")
    page.wait_for_function(_MATERIAL_EMPTY)
    field.fill(query)
    field.press("End")
    page.wait_for_function(_MATERIAL_READY)
    links = page.evaluate(
        "[...document.querySelectorAll('.md-search-result__link')].map(link => new URL(link.href).pathname)"
    )
    return list(dict.fromkeys(ids_of(links, known)))[:TOP]


_PAGEFIND_ASK = """async query => {
  const pagefind = await import('/pagefind/pagefind.js')
  await pagefind.init()
  const { results } = await pagefind.search(query)
  return (await Promise.all(results.slice(0, 12).map(result => result.data()))).map(data => data.url)
}"""


def ask_pagefind(page: Page, query: str, known: Collection[str] | None = None) -> list[str]:
    """What Pagefind returns as it comes."""
    return ids_of(page.evaluate(_PAGEFIND_ASK, query), known)[:TOP]


def ids_of(paths: Iterable[str], known: Collection[str] | None = None) -> list[str]:
    """The ids of the documents at these addresses (those of the corpus, or those that are known); other pages fall out."""
    names = [path.strip("/").rpartition("/")[2] for path in paths]
    return [name for name in names if (name in known if known is not None else re.fullmatch(r"p\d+", name))]


def run(ask: Ask, queries: Iterable[Query]) -> Rankings:
    """Ask everything."""
    return {query.id: ask(query.text) for query in queries}


def run_ours(
    browser: Browser, folder: Path, queries: Iterable[Query], corpus: Sequence[Mapping[str, Any]]
) -> Rankings:
    """Build our site and ask its finder everything."""
    write_ours(folder, corpus)
    built = build_site(folder)
    expect_stories(built.site, len(corpus))
    with served(built.site) as site, fresh_page(browser) as page:
        answer = page.goto(f"{site.address}/zoeken/")
        if not answer or not answer.ok:
            print("Our site has no page /zoeken/ yet: left out.")
            return {}
        return run(partial(ask_ours, page, site.address), queries)


def run_material(browser: Browser, site: Path, queries: Iterable[Query]) -> Rankings:
    """Ask the search of Material everything."""
    with served(site) as stock, fresh_page(browser) as page:
        page.goto(stock.address)
        page.locator("[data-md-component=search-query]").click()
        return run(partial(ask_material, page), queries)


def run_pagefind(browser: Browser, site: Path, queries: Iterable[Query], command: Path | None) -> Rankings:
    """Index the stock site with Pagefind and ask it everything."""
    if command is None:
        print(f"The command of {PAGEFIND} is not there and could not be installed: left out.")
        return {}
    subprocess.run([command, "--site", site, "--force-language", "nl", "--quiet"], check=True)
    with served(site) as stock, fresh_page(browser) as page:
        page.goto(stock.address)
        return run(partial(ask_pagefind, page), queries)


def row_of(engine: str, name: str, queries: Sequence[Query], found: Rankings) -> list[str]:
    """A row of the table."""
    all_of_it = mean([score(query, found[query.id]) for query in queries])
    figures = [f"{value:.3f}" for value in (all_of_it.mrr, all_of_it.ndcg, all_of_it.recall)]
    return [engine, name, *figures, f"{all_of_it.zero:.0%}"]


def details(queries: Sequence[Query], found: Rankings) -> str:
    """The queries that went worst, each with what was found and what should have been."""
    lines = []
    worst = sorted(queries, key=lambda query: score(query, found[query.id]).ndcg)
    for query in worst[:TOP]:
        ranking = " ".join(f"{id}:{query.grades.get(id, 0)}" for id in found[query.id]) or "nothing"
        wanted = " ".join(f"{id}:{grade}" for id, grade in query.grades.items() if id not in found[query.id])
        lines.append(f"{query.id} {score(query, found[query.id]).ndcg:.2f} '{query.text}': {ranking}; not found: {wanted or '-'}")  # fmt: skip
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Run all three and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pagefind", type=Path, help="the command of Pagefind, when it is there already")
    parser.add_argument(
        "--details", action="store_true", help="print the queries that our finder answers worst"
    )
    options = parser.parse_args(arguments)
    sets = {"main": read_queries(""), "held out": read_queries("2")}
    queries = [query for some in sets.values() for query in some]
    corpus = read_lines("corpus")
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        write_stock(folder / "stock", corpus)
        stock = build_site(folder / "stock").site
        runs = {
            "Samen Verder": run_ours(browser, folder / "ours", queries, corpus),
            "Material": run_material(browser, stock, queries),
            "Pagefind": run_pagefind(
                browser, stock, queries, find_pagefind(options.pagefind, folder / "venv")
            ),
        }
    rows = [
        row_of(engine, name, some, found)
        for engine, found in runs.items()
        if found
        for name, some in sets.items()
    ]
    print(table(("engine", "set", "MRR@10", "nDCG@10", "recall@10", "zero"), rows))
    if options.details and runs["Samen Verder"]:
        print(f"\n{details(queries, runs['Samen Verder'])}")


if __name__ == "__main__":
    main(sys.argv[1:])
