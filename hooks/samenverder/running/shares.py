"""Work in shares, each in a process of its own: the same result, sooner."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import traceback
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

Result = TypeVar("Result")
MOST = 8
"""Processes that share work: more wait for the disk."""


def shares_of(many: int, least: int) -> int:
    """In how many shares to do a work of `many` pieces, of which another process pays from `least` on.

    SAMENVERDER_PROCESSES says it when it is a number, however few the pieces are; else it is one for each processor.
    A process is split off with all that is known so far. Where that cannot be done, or is not safe because other
    threads are at work (`serve`), there is one share.
    """
    # On macOS a process that is split off may not use the system's own libraries.
    splits = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    if not splits or threading.active_count() > 1:
        return 1
    asked = os.environ.get("SAMENVERDER_PROCESSES", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    return min(MOST, _processors()) if many >= least else 1


def _processors() -> int:
    known = getattr(os, "sched_getaffinity", None)
    return len(known(0)) if known else os.cpu_count() or 1


def in_shares(work: Callable[[int, int], Result], shares: int) -> list[Result]:
    """Call `work(number, shares)` for every number from 0, each in its own process; the results in order.

    The first share is done here. Raises RuntimeError with what went wrong when another share fails.
    """
    if shares <= 1:
        return [work(0, 1)]
    context = multiprocessing.get_context("fork")
    running = []
    for number in range(1, shares):
        mine, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_share, args=(work, number, shares, theirs), daemon=True)
        process.start()
        theirs.close()
        running.append((process, mine))
    try:
        results = [work(0, shares), *(_received(pipe) for _, pipe in running)]
    except BaseException:
        for process, _ in running:
            process.terminate()
        raise
    finally:
        for process, pipe in running:
            pipe.close()
            process.join()
    return results


def _share(work: Callable[[int, int], Any], number: int, shares: int, pipe: Connection) -> None:
    try:
        pipe.send((True, work(number, shares)))
    except BaseException:
        pipe.send((False, traceback.format_exc()))


def _received(pipe: Connection) -> Any:
    try:
        well, result = pipe.recv()
    except EOFError:
        raise RuntimeError("a share of the work was stopped") from None
    if not well:
        raise RuntimeError(f"a share of the work failed:\n{result}")
    return result
