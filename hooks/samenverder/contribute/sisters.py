"""Fetching what sister libraries publish: when someone asks for it, never while building."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import Request, urlopen

from samenverder.reading.configuration import configuration

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PUBLISHED = "data/praktijken.json"
"""Where every library with this software publishes its collection."""
_PATIENCE = 30
"""Seconds without an answer."""


def configured(root: Path) -> list[dict[str, str]]:
    """The sister libraries that the configuration names, each with `naam`, `adres` and `bestand`."""
    extra = configuration(root).get("extra")
    return list((extra or {}).get("zusterbibliotheken") or [])


def fetch(root: Path) -> Iterator[str]:
    """Fetch the collection of each sister library into its file; says of each what came of it, in Dutch.

    What cannot be fetched or read leaves the file of before as it is.
    """
    for entry in configured(root):
        name, address, file = (entry.get(key, "") for key in ("naam", "adres", "bestand"))
        if not re.match(r"https?://", address) or not file:
            yield f"{name or address}: vul in mkdocs.yml bij 'zusterbibliotheken' een 'adres' (https://...) en een 'bestand' in."
            continue
        try:
            asked = Request(address.rstrip("/") + "/" + PUBLISHED, headers={"User-Agent": "samenverder"})
            # The address is http or https: that was asked above.
            with urlopen(asked, timeout=_PATIENCE) as answer:
                raw = answer.read()
            many = len(json.loads(raw)["praktijken"])
        except (URLError, OSError, ValueError, KeyError, TypeError) as why:
            yield f"{name}: niet opgehaald ({why}). Het bestand van eerder blijft staan."
            continue
        target = root / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)
        yield f"{name}: {many} praktijken opgehaald in {file}."
