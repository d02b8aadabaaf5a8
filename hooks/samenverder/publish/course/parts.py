"""The parts of a module as data, for who makes another training of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samenverder.reading.anchors import slugified

if TYPE_CHECKING:
    from samenverder.reading.fields import Module

PAUSE = "-"
"""What a pause is called in an address."""


def parts_as_written(module: Module) -> list[dict[str, Any]]:
    """Each part with its fields as they stand in the file, and the `key` that it has in an address.

    The key is the id of the practice that it is about, or its title: an address goes on working when parts change
    places. A pause is a pause, wherever it stands.
    """
    used: dict[str, int] = {}
    found = []
    for part in module.parts:
        key = PAUSE if part.pause else part.practice or slugified(part.exercise or "") or "deel"
        used[key] = used.get(key, 0) + 1
        again = f"-{used[key]}" if used[key] > 1 and key != PAUSE else ""
        found.append(
            {"key": key + again, "fields": part.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
        )
    return found
