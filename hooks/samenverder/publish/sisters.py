"""Sister libraries in our finder and on our map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

from samenverder.catalogue.catalogue import Catalogue
from samenverder.finder.files import Elsewhere
from samenverder.publish.overview.places import on_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samenverder.reading.sisters import Sister, Spot


@dataclass(frozen=True)
class Drawn:
    """A place of theirs on our map."""

    spot: Spot
    x: float
    y: float
    radius: float


def with_sisters(catalogue: Catalogue, sisters: Sequence[Sister]) -> Catalogue:
    """Ours and theirs together, for the finder alone; ours itself where there are no others."""
    if not sisters:
        return catalogue
    theirs = (practice for sister in sisters for practice in sister.practices)
    library = replace(catalogue.library, practices=(*catalogue.library.practices, *theirs))
    return Catalogue(library, catalogue.drafts)


def elsewhere(sisters: Iterable[Sister]) -> dict[str, Elsewhere]:
    """Where each of their practices stands, by its id."""
    return {
        practice.id: Elsewhere(
            sister.addresses[practice.id], sister.name, practice.fields.license or sister.license
        )
        for sister in sisters
        for practice in sister.practices
    }


def spots_of(sister: Sister) -> list[Drawn]:
    """Their places on our map, as far as they lie on it."""
    found = [
        Drawn(spot, *on_map(spot.lat, spot.lon), radius=round(5 + 4 * sqrt(spot.stories), 1))
        for spot in sister.spots
        if 50 < spot.lat < 54 and 3 < spot.lon < 8
    ]
    return sorted(found, key=lambda drawn: (-drawn.radius, drawn.spot.label))
