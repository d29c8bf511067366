"""Guessing is slow, for one account, over all desks and restarts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from pathlib import Path
from threading import Lock

from hypothesis import given
from hypothesis import strategies as st

from kiosk.counter.lockout import allowed, open_from, wait_after
from kiosk.counter.model import Tries
from tests.counter.people import START
from tests.records.stores import deed, embedded_store

HALF_HOUR = timedelta(minutes=30)


def tries(failures: int) -> Tries:
    return Tries(subject="staff:wang", failures=failures, last_at=START)


def test_four_wrong_tries_cost_no_time() -> None:
    assert [allowed(tries(number), START) for number in range(5)] == [True] * 5


def test_the_fifth_waits_30_seconds_and_each_further_one_twice_as_long() -> None:
    waits = [wait_after(number).total_seconds() for number in range(5, 10)]

    assert waits == [30, 60, 120, 240, 480]
    assert not allowed(tries(5), START + timedelta(seconds=29.999))
    assert allowed(tries(5), START + timedelta(seconds=30))


def test_from_the_tenth_on_each_waits_half_an_hour() -> None:
    assert {wait_after(number) for number in (10, 11, 500)} == {HALF_HOUR}
    assert not allowed(tries(10), START + HALF_HOUR - timedelta(seconds=1))
    assert allowed(tries(10), START + HALF_HOUR)


def test_a_clock_that_was_set_back_opens_nothing() -> None:
    assert not allowed(tries(5), START - timedelta(days=1))


@given(st.integers(0, 10_000))
def test_more_wrong_tries_never_wait_shorter(failures: int) -> None:
    assert wait_after(failures) <= wait_after(failures + 1)
    assert (open_from(tries(failures)) is None) == (failures < 5)


def test_of_1000_parallel_guesses_in_half_an_hour_at_most_10_are_looked_at(
    tmp_path: Path,
) -> None:
    store = embedded_store(tmp_path)
    ticks, turn = count(), Lock()
    wanted = deed("sign-in-tried", "staff:wang")

    def guess(_number: int) -> bool:
        with turn:
            now = START + HALF_HOUR * next(ticks) / 1000
        return store.count_try("staff:wang", now, allowed, wanted) is not None

    with ThreadPoolExecutor(10) as hands:
        looked_at = sum(hands.map(guess, range(1000)))
    after_restart = embedded_store(tmp_path)
    again = after_restart.count_try("staff:wang", START + HALF_HOUR, allowed, wanted)
    store.close()
    after_restart.close()

    assert 5 <= looked_at <= 10
    assert again is None
