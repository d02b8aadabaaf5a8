"""Addresses that lead on: the short one of each practice, which never changes, and those of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.reading.addresses import short
from samenverder.reading.reserved import BELOW

if TYPE_CHECKING:
    from collections.abc import Collection

    from samenverder.catalogue.catalogue import Catalogue


def moved(catalogue: Catalogue, used: Collection[str]) -> dict[str, str]:
    """Addresses without a page of their own, each with the one that it leads to; never away from one that is `used`."""
    found: dict[str, str] = {}
    for vocabulary in catalogue.vocabularies:
        for old, new in vocabulary.replaced.items():
            found[f"{vocabulary.field}/{old}/"] = f"{vocabulary.field}/{new}/"
    for practice in catalogue.practices:
        for old in practice.fields.earlier:
            found[f"{practice.kind.folder}/{old}/"] = practice.address
            found[short(old)] = practice.address
            # Sheets and faces have no page in `used`: whose they are is said by the page above them.
            if f"{practice.kind.folder}/{old}/" not in used:
                for name in BELOW.get(practice.kind.id, ()):
                    found[f"{practice.kind.folder}/{old}/{name}/"] = f"{practice.address}{name}/"
    # Last, so that an id in use leads to its own practice whatever others say they were called.
    found |= {short(practice.id): practice.address for practice in catalogue.practices}
    return {old: new for old, new in found.items() if old not in used}
