"""Every file of open data about more than one practice, in two parts that take about as long: each its address from the root of the site, and what is in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from samenverder.publish.data import complete, dcat, lists, rdf, skos
from samenverder.publish.data.feeds import feeds
from samenverder.publish.data.plain import GUIDE, guide
from samenverder.publish.data.sheets import csv_metadata, csv_text, workbook
from samenverder.publish.data.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.data.about import About

    File: TypeAlias = tuple[str, Iterable[str] | bytes]
    """Its address, and what is in it: pieces of text, or bytes."""


def whole_files(catalogue: Catalogue, about: About) -> Iterator[File]:
    """Everything together: as JSON, as tables, as a workbook."""
    yield complete.ADDRESS, complete.complete(catalogue, about)
    yield complete.SCHEMA, [_json(complete.complete_schema(about), indent=1)]
    all_tables = tables(catalogue)
    for table in all_tables:
        yield f"data/{table.name}.csv", csv_text(table)
    yield "data/csv-metadata.json", [_json(csv_metadata(all_tables, about), indent=1)]
    yield "data/praktijken.xlsx", workbook(all_tables, about, catalogue.library.today)


def other_files(catalogue: Catalogue, about: About) -> Iterator[File]:
    """Linked data, feeds, lists, and the guide for programs that read text."""
    for address, nodes, own in (
        (skos.ADDRESS, list(skos.concepts(catalogue, about)), skos.own_prefix(about)),
        ("data/catalogus", list(dcat.description(catalogue, about, tables(catalogue))), {}),
    ):
        yield f"{address}.ttl", [rdf.turtle(nodes, own)]
        yield f"{address}.jsonld", [_json(rdf.json_ld(nodes, own), indent=1)]
    for address, text in feeds(catalogue, about):
        yield address, [text]
    for address, found in lists.term_lists(catalogue, about):
        yield address, [_json(found)]
    yield lists.SCHEMA, [_json(lists.list_schema(about), indent=1)]
    yield GUIDE, [guide(catalogue, about)]


def _json(value: Any, indent: int | None = None) -> str:
    """What people open is set out; what there is much of is not: that takes ten times as long."""
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"
