"""Writes the pictures that go along with shared pages: what stands on it says whether one must be drawn again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from samenverder.publish.put import put
from samenverder.publish.social import draw
from samenverder.running.shares import in_shares, shares_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from samenverder.publish.social import Shared
    from samenverder.running.memory import Memory

WORTH_SHARING = 20
"""Pictures for which another process pays."""


def write_pictures(pictures: Sequence[tuple[str, Shared]], memory: Memory, site: Path) -> None:
    """Write each picture at its address below `site`, in as many processes as pay; `memory` has those of before."""

    def work(share: int, shares: int) -> frozenset[bytes]:
        for address, shared in pictures[share::shares]:
            put(site, address, memory.recall(partial(draw, shared), "shared picture", repr(shared)))
        memory.store.flush()
        return memory.store.used

    for used in in_shares(work, shares_of(len(pictures), WORTH_SHARING)):
        memory.store.also_used(used)
