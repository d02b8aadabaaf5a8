"""A mapping that few ask for, kept small."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Key = TypeVar("Key")
Value = TypeVar("Value", covariant=True)


class Packed(Mapping[Key, Value]):
    """A mapping as bytes, opened each time when somebody asks."""

    __slots__ = ("_raw",)

    def __init__(self, whole: Mapping[Key, Value]) -> None:
        self._raw = pickle.dumps(dict(whole), pickle.HIGHEST_PROTOCOL)

    def _open(self) -> dict[Key, Value]:
        found: dict[Key, Value] = pickle.loads(self._raw)
        return found

    def __getitem__(self, key: Key) -> Value:
        return self._open()[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._open())

    def __len__(self) -> int:
        return len(self._open())
