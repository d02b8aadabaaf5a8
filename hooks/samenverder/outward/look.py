"""Looks whether everything outside the site that a library leads to is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.outward.report import Found
from samenverder.outward.rounds import ask_all
from samenverder.outward.sources import outside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samenverder.outward.allowed import Allowed
    from samenverder.outward.ask import Asker
    from samenverder.outward.rounds import Manners
    from samenverder.reading.library import Library


def name_of(site: str) -> str:
    """What servers are told of who asks: the form of a crawler's name, with where to read about us."""
    about = f"; +{site}over/" if site else ""
    return f"samenverder-links/1.0 (kijkt of bronnen er nog zijn{about})"


def look(
    library: Library,
    known: Sequence[Allowed],
    asker: Asker,
    manners: Manners,
    progress: Callable[[int, int], None] = lambda done, all: None,
) -> list[Found]:
    """Every address that was asked, with its answer, in order; what an editor knows about is not asked."""
    places = outside(library)
    asked = [address for address in places if not any(one.fits(address) for one in known)]
    answers = ask_all(asked, asker, manners, progress)
    return [Found(address, places[address], answers[address]) for address in asked]
