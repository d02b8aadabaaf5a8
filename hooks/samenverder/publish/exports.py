"""Files for other programs that are published beside the pages, as text by address."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from samenverder.finder.packing import as_json
from samenverder.publish.record import FOLDER, record
from samenverder.reading.json_schema import json_schema
from samenverder.reading.practice import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue.catalogue import Catalogue


def exports(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each file: its address from the root of the site, and what is in it."""
    for kind in KINDS:
        yield f"schema/{kind.name}.json", _json(json_schema(kind, catalogue.vocabularies))
    for name, text in catalogue.library.template_texts.items():
        yield f"data/sjablonen/{name}.md", text
    for practice in catalogue.practices:
        text = as_json(record(catalogue, practice))
        # Lists and comparisons that were shared under a former id go on working.
        for id in (practice.id, *(old for old in practice.fields.earlier if old not in catalogue.by_id)):
            yield f"{FOLDER}/{id}.json", text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
