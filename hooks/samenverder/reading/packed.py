"""What few ask for, kept small."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Kept = TypeVar("Kept")
Key = TypeVar("Key")
Value = TypeVar("Value", covariant=True)


class Later(Generic[Kept]):
    """A value as bytes, opened each time when somebody asks: most who have it never do."""

    __slots__ = ("_raw",)

    def __init__(self, value: Kept) -> None:
        self._raw = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def open(self) -> Kept:
        """The value."""
        value: Kept = pickle.loads(self._raw)
        return value


class Packed(Mapping[Key, Value]):
    """A mapping as bytes, opened each time when somebody asks."""

    __slots__ = ("_kept",)

    def __init__(self, whole: Mapping[Key, Value]) -> None:
        self._kept = Later(dict(whole))

    def __getitem__(self, key: Key) -> Value:
        return self._kept.open()[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._kept.open())

    def __len__(self) -> int:
        return len(self._kept.open())
