"""Files for other programs that are published beside the pages, as text by address."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from samenverder.finder.packing import as_json
from samenverder.publish.data.recent import every_id
from samenverder.publish.form import form_files
from samenverder.publish.record import FOLDER, record
from samenverder.reading.json_schema import json_schema
from samenverder.reading.practice import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.practice import Practice


def exports(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each file about more than one practice: its address from the root of the site, and what is in it."""
    for kind in KINDS:
        yield f"schema/{kind.name}.json", _json(json_schema(kind, catalogue.vocabularies))
    for name, text in catalogue.library.template_texts.items():
        yield f"data/sjablonen/{name}.md", text
    for address, data in form_files(catalogue):
        yield address, _json(data)


def records(catalogue: Catalogue, practice: Practice) -> Iterator[tuple[str, str]]:
    """A practice as data: lists and comparisons that were shared under a former id go on working."""
    text = as_json(record(catalogue, practice))
    for id in every_id(catalogue, practice):
        yield f"{FOLDER}/{id}.json", text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
