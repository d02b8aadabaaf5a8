"""Writes the pictures that go along with shared pages: what stands on it says whether one must be drawn again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from samenverder.publish.social import draw
from samenverder.running.shares import in_shares, shares_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from samenverder.publish.folder import Row, SiteFolder
    from samenverder.publish.social import Share
    from samenverder.reading.practice import Practice
    from samenverder.running.memory import Memory

WORTH_SHARING = 20
"""Pictures for which another process pays."""


def write_pictures(
    pictures: Sequence[Share],
    key_of: Callable[[Practice, str], bytes | None],
    memory: Memory,
    site: SiteFolder,
) -> None:
    """Write each picture at its address, in as many processes as pay; `memory` has those of before.

    `key_of`: under which is kept what follows from a practice and from something more.
    """

    def work(share: int, shares: int) -> tuple[frozenset[bytes], Mapping[bytes, tuple[Row, ...]]]:
        for one in pictures[share::shares]:
            key = key_of(one.practice, "shared picture") if one.practice else None
            if site.linked(key) is None:
                shared = one.shared()
                raw = memory.recall(partial(draw, shared), "shared picture", repr(shared))
                site.keep(key, [site.put(one.address, raw)])
        memory.store.flush()
        return memory.store.used, site.parts

    for used, parts in in_shares(work, shares_of(len(pictures), WORTH_SHARING)):
        memory.store.also_used(used)
        site.also(parts)
