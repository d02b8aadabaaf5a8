"""A line that says how far long work is: on a terminal, and only when it takes a while."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

OFTEN = 0.1
"""Seconds between two drawings of the line."""
LONG = 3.0
"""Seconds of work left from which on it is worth saying."""


class Progress:
    """The line; it is gone when the work is done."""

    def __init__(self, out: TextIO, after: float = 0.5) -> None:
        """`after`: seconds after which someone wonders whether anything happens."""
        self._out = out
        self._shows = out.isatty()
        self._next = time.monotonic() + after
        self._drawn = False
        self._what, self._begun = "", 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn:
            self._out.write("\r\033[K")
            self._out.flush()
            self._drawn = False

    def of(self, what: str) -> Callable[[int, int], None]:
        """The function to tell how many of how many are done; `what` is what is done to them, as people say it."""
        return partial(self._tell, what)

    def _tell(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if what != self._what:
            self._what, self._begun = what, now
        if not self._shows or now < self._next:
            return
        self._next = now + OFTEN
        left = (now - self._begun) / max(1, done) * (total - done)
        later = f", nog ongeveer {left:.0f} seconden" if left > LONG else ""
        self._drawn = True
        self._out.write(f"\r\033[K{done} van {total} {what}{later} ...")
        self._out.flush()
