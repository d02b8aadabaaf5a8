"""Writes the pictures that go along with shared pages: what stands on it says whether one must be drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.social import draw
from samenverder.running.shares import in_shares, shares_of
from samenverder.running.store import digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from samenverder.publish.social import Shared
    from samenverder.running.store import Store

WORTH_SHARING = 20
"""Pictures for which another process pays."""


def write_pictures(pictures: Sequence[tuple[str, Shared]], store: Store, site: Path) -> None:
    """Write each picture at its address below `site`, in as many processes as pay; `store` has those of before."""

    def work(share: int, shares: int) -> frozenset[bytes]:
        for address, shared in pictures[share::shares]:
            key = digest("deelbeeld", shared.key)
            raw = store.get(key)
            if raw is None:
                raw = draw(shared)
                store.put(key, raw)
            target = site / address
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
        store.flush()
        return store.used

    for used in in_shares(work, shares_of(len(pictures), WORTH_SHARING)):
        store.also_used(used)
