"""Files for other programs that are published beside the pages, as text by address."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from samenverder.json_schema import json_schema
from samenverder.practice import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue import Catalogue


def exports(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each file: its address from the root of the site, and what is in it."""
    for kind in KINDS:
        schema = json_schema(kind, catalogue.vocabularies)
        yield f"schema/{kind.name}.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
