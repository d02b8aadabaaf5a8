"""Work in shares."""

from __future__ import annotations

import os

import pytest

from samenverder.running.shares import in_shares, shares_of


def test_shares_come_back_in_order_and_from_processes_of_their_own() -> None:
    found = in_shares(lambda number, shares: (number, shares, os.getpid()), 3)
    assert [(number, shares) for number, shares, _ in found] == [(0, 3), (1, 3), (2, 3)]
    assert len({process for _, _, process in found}) == 3
    assert found[0][2] == os.getpid()


def test_what_goes_wrong_in_a_share_is_told() -> None:
    def work(number: int, shares: int) -> None:
        if number == 1:
            raise ValueError("dit ging mis")

    with pytest.raises(RuntimeError, match="dit ging mis"):
        in_shares(work, 2)


def test_a_share_that_dies_does_not_hang() -> None:
    with pytest.raises(RuntimeError, match="stopped"):
        in_shares(lambda number, shares: os._exit(9) if number else None, 2)


def test_little_work_is_not_shared_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMENVERDER_PROCESSES", raising=False)
    assert shares_of(3, 100) == 1
    monkeypatch.setenv("SAMENVERDER_PROCESSES", "3")
    assert shares_of(3, 100) in (1, 3), "one where another thread is at work"
    monkeypatch.setenv("SAMENVERDER_PROCESSES", "1")
    assert shares_of(3000, 100) == 1
