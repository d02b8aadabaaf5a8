"""What was reckoned before, taken from a store when nothing that it follows from has changed."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from samenverder.running.store import Store, digest

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


@dataclass(frozen=True)
class Memory:
    """A store, for values that can be pickled."""

    store: Store = field(default_factory=lambda: Store(None))
    code: bytes = b""
    """The digest of all code that has a hand in it."""

    def key(self, *follows_from: str | bytes) -> bytes:
        """Under which something is kept that follows from this, and from the code."""
        return digest(self.code, *follows_from)

    def recall(self, make: Callable[[], Value], *follows_from: str | bytes) -> Value:
        """What `make` gives; only called when it was not made before of the very same.

        It comes through bytes in either case, so that what was kept and what was made just now are the same.
        """
        key = self.key(*follows_from)
        raw = self.store.get(key)
        if raw is None:
            raw = pickle.dumps(make(), pickle.HIGHEST_PROTOCOL)
            self.store.put(key, raw)
        value: Value = pickle.loads(raw)
        return value
