from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kiosk.counter.model import Call
from kiosk.counter.outbox import MOST, Outbox
from kiosk.errors import StoreError
from kiosk.records.records import Records
from tests.records.stores import a_call, deed, embedded_store


class Link:
    """The way to a store, which fails when a test says so."""

    def __init__(self, store: Records) -> None:
        self.store = store
        self.fails = ""

    def __call__(self) -> Any:  # noqa: ANN401 - stands for a store
        if self.fails == "opening":
            raise StoreError("away")
        return self

    def place_call(self, call: Call, why: Any) -> Call:  # noqa: ANN401 - as the store
        placed = self.store.place_call(call, why)
        if self.fails == "answer":
            raise StoreError("away")
        return placed

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the store
        return getattr(self.store, name)


@pytest.fixture
def link(tmp_path: Path) -> Iterator[Link]:
    store = embedded_store(tmp_path)
    yield Link(store)
    store.close()


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def verbs(link: Link) -> list[str]:
    return [row.deed.verb for row in link.store.audit_rows()]


@pytest.mark.parametrize("failure", ["opening", "answer"])
def test_a_call_is_delivered_once_whatever_failed(link: Link, failure: str) -> None:
    outbox = Outbox(Clock())
    outbox.place(a_call(), deed())
    link.fails = failure
    for _try in range(3):
        with pytest.raises(StoreError):
            outbox.deliver(link)
    assert list(outbox.waiting) == [a_call().id]
    link.fails = ""
    outbox.deliver(link)
    outbox.deliver(link)
    assert outbox.waiting == {}
    assert verbs(link) == ["call-placed"]


def test_the_pause_doubles_to_half_a_minute_and_ends_with_success(link: Link) -> None:
    clock = Clock()
    outbox = Outbox(clock)
    outbox.place(a_call(), deed())
    link.fails, pauses = "opening", []
    for _try in range(8):
        with pytest.raises(StoreError):
            outbox.deliver(link)
        pauses.append(outbox.pause)
        clock.now += outbox.pause
        assert outbox.pause == 0
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    link.fails = ""
    outbox.deliver(link)
    assert outbox.pause == 0


@pytest.mark.parametrize("placed", [True, False])
def test_a_visitor_who_is_gone_is_no_longer_called_for(
    link: Link, placed: bool
) -> None:
    outbox = Outbox(Clock())
    outbox.place(a_call(), deed())
    if placed:
        outbox.deliver(link)
    outbox.withdraw(a_call(), deed("call-withdrawn"))
    assert all(not call.sealed for call in outbox.waiting.values())
    outbox.deliver(link)
    found = link.store.call(a_call().id)
    assert (found.state if found else "") == ("withdrawn" if placed else "")


def test_a_call_whose_answer_was_lost_can_be_withdrawn(link: Link) -> None:
    outbox = Outbox(Clock())
    outbox.place(a_call(), deed())
    link.fails = "answer"
    with pytest.raises(StoreError):
        outbox.deliver(link)
    outbox.withdraw(a_call(), deed("call-withdrawn"))
    link.fails = ""
    outbox.deliver(link)
    assert verbs(link) == ["call-placed", "call-withdrawn"]


def test_a_call_that_staff_took_stays_taken(link: Link) -> None:
    outbox = Outbox(Clock())
    outbox.place(a_call(), deed())
    outbox.deliver(link)
    from msgspec.structs import replace

    taken = replace(a_call(), state="accepted", staff="wang")
    link.store.change_call(taken, ("waiting",), deed("call-accepted"))
    outbox.withdraw(a_call(), deed("call-withdrawn"))
    outbox.deliver(link)
    assert outbox.waiting == {}
    found = link.store.call(a_call().id)
    assert found is not None
    assert found.state == "accepted"


def test_it_holds_few_calls_and_gives_up_the_oldest() -> None:
    outbox = Outbox(Clock())
    for number in range(MOST + 3):
        outbox.place(a_call(number), deed())
    assert len(outbox.waiting) == MOST
    assert a_call(2).id not in outbox.waiting
    assert a_call(3).id in outbox.waiting


def test_many_threads_deliver_each_call_once(link: Link) -> None:
    outbox = Outbox(Clock())
    for number in range(10):
        outbox.place(a_call(number), deed(subject=str(number)))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: outbox.deliver(link), range(16)))
    assert sorted(row.deed.subject for row in link.store.audit_rows()) == sorted(
        map(str, range(10))
    )
