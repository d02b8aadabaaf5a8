"""The addresses that a trainer uses in a module, as a table."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from samenverder.publish.data.sheets import MARK, SEPARATOR, safe
from samenverder.publish.sheets import SITUATION
from samenverder.reading.addresses import short

if TYPE_CHECKING:
    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.practice import Practice

HEAD = ("onderdeel", "begint", "minuten", "soort", "titel", "adres", "werkblad")


def links_csv(catalogue: Catalogue, module: Practice, site: str) -> str:
    """A row for each practice that a part uses, with its lasting address; times count from the beginning.

    With semicolons and a mark at the beginning, as spreadsheets in Dutch expect (RFC 4180 leaves both open).
    """
    out = io.StringIO()
    write = csv.writer(out, delimiter=SEPARATOR, lineterminator="\r\n")
    write.writerow(HEAD)
    write.writerow(["", "0:00", str(getattr(module.fields, "minutes", 0)), module.kind.name, safe(module.title), site + short(module.id), ""])  # fmt: skip
    begins = 0
    for number, part in enumerate(getattr(module.fields, "parts", ()), 1):
        for used in (catalogue.by_id.get(id) for id in part.practices):
            if used:
                sheet = site + used.address + SITUATION if used.kind.tells else ""
                clock = f"{begins // 60}:{begins % 60:02}"
                write.writerow([str(number), clock, str(part.minutes or ""), used.kind.name, safe(used.title), site + short(used.id), sheet])  # fmt: skip
        begins += part.minutes or 0
    return MARK + out.getvalue()
