"""Servers are asked one question at a time, with a pause, and again only where that may help."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from samenverder.outward.ask import Verdict
from samenverder.outward.rounds import Manners, ask_all

if TYPE_CHECKING:
    from other_server import Server
    from samenverder.outward.ask import Asker

QUICK = Manners(pause=0, longest_wait=3)


def test_one_question_at_a_time_with_a_pause_between(server: Server, asker: Asker) -> None:
    addresses = [f"{server.address}/to/302/page-{number}" for number in range(3)]
    ask_all(addresses, asker, Manners(pause=0.1))
    assert server.most_at_once == 1
    assert len(server.moments) == 6
    assert min(later - before for before, later in pairwise(server.moments)) >= 0.1


def test_an_address_that_stands_there_twice_is_asked_once(server: Server, asker: Asker) -> None:
    found = ask_all([f"{server.address}/a"] * 3, asker, QUICK)
    assert [one.verdict for one in found.values()] == [Verdict.THERE]
    assert server.asked.total() == 1


def test_a_server_that_wakes_up_is_asked_again(server: Server, asker: Asker) -> None:
    # HEAD and GET count both.
    assert ask_all([f"{server.address}/wakes/3"], asker, QUICK).popitem()[1].verdict is Verdict.THERE


def test_after_three_times_a_server_has_failed(server: Server, asker: Asker) -> None:
    assert ask_all([f"{server.address}/code/500"], asker, QUICK).popitem()[1].verdict is Verdict.FAILING
    assert server.asked["GET /code/500"] == 3


def test_what_is_gone_is_not_asked_again(server: Server, asker: Asker) -> None:
    ask_all([f"{server.address}/code/404"], asker, QUICK)
    assert server.asked["GET /code/404"] == 1


def test_who_asks_to_wait_gets_that(server: Server, asker: Asker) -> None:
    assert ask_all([f"{server.address}/later/1"], asker, QUICK).popitem()[1].verdict is Verdict.THERE
    first, second = server.moments
    assert second - first >= 1


def test_who_asks_to_stay_away_is_left_alone(server: Server, asker: Asker) -> None:
    found = ask_all([f"{server.address}/away", f"{server.address}/b", f"{server.address}/c"], asker, QUICK)
    assert {one.verdict for one in found.values()} == {Verdict.CLOSED}
    assert server.asked.total() == 1


def test_progress_counts_to_the_end(server: Server, asker: Asker) -> None:
    told: list[tuple[int, int]] = []
    ask_all(
        [f"{server.address}/{n}" for n in range(3)], asker, QUICK, lambda done, all: told.append((done, all))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]
