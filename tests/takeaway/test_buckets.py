"""How often one address may ask."""

from __future__ import annotations

from kiosk.takeaway.buckets import MOST_BUCKETS, Buckets
from tests.tui.kiosks import Clock


def taken(buckets: Buckets, address: str, times: int) -> int:
    return sum(buckets.take(address) for _ in range(times))


def test_an_address_gets_its_share_and_then_as_time_goes_by() -> None:
    clock = Clock()
    buckets = Buckets(60, clock)

    assert taken(buckets, "10.0.0.1", 100) == 60
    clock.now += 5
    assert taken(buckets, "10.0.0.1", 100) == 5
    clock.now += 3600
    assert taken(buckets, "10.0.0.1", 100) == 60


def test_one_that_asks_too_often_is_in_nobody_else_s_way() -> None:
    buckets = Buckets(10, Clock())
    taken(buckets, "10.0.0.1", 100)

    assert buckets.take("10.0.0.2")


def test_a_phone_cannot_hide_behind_many_addresses_of_its_network() -> None:
    buckets = Buckets(10, Clock())
    got = sum(buckets.take(f"2001:db8::{number:x}") for number in range(100))

    assert got == 10
    assert buckets.take("2001:db8:0:1::1")
    assert taken(buckets, "::ffff:10.0.0.1", 20) == 10
    assert not buckets.take("10.0.0.1")


def test_a_crowd_of_addresses_fills_no_memory() -> None:
    buckets = Buckets(10, Clock())
    for number in range(MOST_BUCKETS + 500):
        buckets.take(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")

    assert len(buckets) == MOST_BUCKETS
