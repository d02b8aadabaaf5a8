"""Every file of open data: which there are, and what is in them. Nothing here is asked of a page or of the network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from samenverder.publish.data import complete, dcat, lists, rdf, skos
from samenverder.publish.data.feeds import feeds
from samenverder.publish.data.plain import GUIDE, guide, plain_files
from samenverder.publish.data.sheets import csv_metadata, csv_text, workbook
from samenverder.publish.data.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.data.about import About


def data_files(catalogue: Catalogue, about: About) -> Iterator[tuple[str, Iterable[str] | bytes]]:
    """Each file: its address from the root of the site, and what is in it, as pieces of text or as bytes."""
    yield complete.ADDRESS, complete.complete(catalogue, about)
    yield complete.SCHEMA, [_json(complete.complete_schema(about))]
    all_tables = tables(catalogue)
    for table in all_tables:
        yield f"data/{table.name}.csv", csv_text(table)
    yield "data/csv-metadata.json", [_json(csv_metadata(all_tables, about))]
    yield "data/praktijken.xlsx", workbook(all_tables, about, catalogue.library.today)
    for address, nodes, own in (
        (skos.ADDRESS, list(skos.concepts(catalogue, about)), skos.own_prefix(about)),
        ("data/catalogus", list(dcat.description(catalogue, about, all_tables)), {}),
    ):
        yield f"{address}.ttl", [rdf.turtle(nodes, own)]
        yield f"{address}.jsonld", [_json(rdf.json_ld(nodes, own))]
    for address, text in feeds(catalogue, about):
        yield address, [text]
    for address, found in lists.term_lists(catalogue, about):
        yield address, [_json(found)]
    yield lists.SCHEMA, [_json(lists.list_schema(about))]
    for address, text in plain_files(catalogue, about):
        yield address, [text]
    yield GUIDE, [guide(catalogue, about)]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
