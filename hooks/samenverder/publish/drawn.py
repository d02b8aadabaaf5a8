"""Writes the pictures that go along with shared pages: what stands on it says whether one must be drawn again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from samenverder.publish.social import draw
from samenverder.running.shares import in_shares, shares_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samenverder.publish.folder import Row, SiteFolder
    from samenverder.publish.social import Shared
    from samenverder.running.memory import Memory

WORTH_SHARING = 20
"""Pictures for which another process pays."""


def write_pictures(pictures: Sequence[tuple[str, Shared]], memory: Memory, site: SiteFolder) -> None:
    """Write each picture at its address, in as many processes as pay; `memory` has those of before."""

    def work(share: int, shares: int) -> tuple[frozenset[bytes], Mapping[bytes, tuple[Row, ...]]]:
        for address, shared in pictures[share::shares]:
            follows_from = "shared picture", repr(shared)
            key = memory.key(address, *follows_from)
            if site.linked(key) is None:
                raw = memory.recall(partial(draw, shared), *follows_from)
                site.keep(key, [site.put(address, raw)])
            memory.store.also_used((memory.key(*follows_from),))
        memory.store.flush()
        return memory.store.used, site.parts

    for used, parts in in_shares(work, shares_of(len(pictures), WORTH_SHARING)):
        memory.store.also_used(used)
        site.also(parts)
