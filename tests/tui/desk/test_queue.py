"""The queue: who waits, and what staff do about it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kiosk.counter.calls import DECLINE, HAND_OVER
from kiosk.counter.cases import opened
from kiosk.counter.model import Call, CallState
from kiosk.errors import StoreError
from kiosk.sealing.case_keys import CaseKeys
from tests.counter.people import Bank
from tests.tui.desk.desks import (
    GRIDS,
    call,
    calm,
    desk,
    desk_of,
    hears,
    page_of,
    press,
    seen,
    taken,
)


def order(text: str, *parts: str) -> list[str]:
    return sorted(parts, key=text.index)


@pytest.mark.parametrize("size", GRIDS)
async def test_the_longest_wait_stands_first_and_is_marked(
    bank: Bank, size: tuple[int, int]
) -> None:
    call(bank, "K-01", "ko", minutes=1)
    call(bank, "K-02", "ar", minutes=7.85, needs=("wheelchair",), number=True)
    call(bank, "K-03", "en", minutes=4.9, services=("lost-card", "reset-pin"))
    async with desk(bank, "wang").run_test(size=size) as pilot:
        await calm(pilot)
        text = seen(pilot)

        assert order(text, "K-01", "K-02", "K-03") == ["K-02", "K-03", "K-01"]
        assert "▲ 7:51" in text
        assert text.count("▲") == 2, "the sentence above, and one call"
        for part in ("4:54", "Arabic", "Korean", "한국어", "No. 1", "Wheelchair"):
            assert part in text
        assert "Waiting 3" in text or "F1 3" in text


async def test_waiting_goes_on_while_the_desk_looks(bank: Bank) -> None:
    call(bank, minutes=1)
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        bank.clock.now += bank.clock.now - bank.clock.now.replace(minute=29)
        await desk_of(pilot).tick()

        assert "2:00" in seen(pilot)


async def test_accepting_opens_a_case_with_a_key_of_its_own(bank: Bank) -> None:
    placed = call(bank)
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "enter")

        assert page_of(pilot).id in ("case", "cases")
    found, case = bank.store.call(placed.id), bank.store.case(placed.id)
    assert found is not None
    assert (found.state, found.staff) == ("accepted", "wang")
    assert found.sealed, "the key of the session is in it"
    assert case is not None
    assert (case.owner, case.kind) == ("wang", "call")
    key = CaseKeys(bank.folder / "case-keys").key(case.id)
    assert key is not None
    assert opened(case.body, key, case.id).language == "ko"


async def test_a_call_that_was_taken_before_a_crash_still_becomes_a_case(
    bank: Bank,
) -> None:
    mine, others = call(bank, "K-77"), call(bank, "K-88")
    taken(bank, mine, "wang")
    taken(bank, others, "li")
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "K-88" not in seen(pilot)
        await press(pilot, "enter")

        assert page_of(pilot).id in ("case", "cases")
    assert [case.id for case in bank.store.cases("open")] == [mine.id]


async def test_a_colleague_who_was_first_is_told_calmly(bank: Bank) -> None:
    placed = call(bank, "K-77")
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        taken(bank, placed, "li")
        await press(pilot, "enter")

        assert "A colleague was first." in seen(pilot)
        assert "K-77" not in seen(pilot)
    assert bank.store.cases("open") == ()


async def test_a_call_is_handed_to_whoever_speaks_the_language(bank: Bank) -> None:
    placed = call(bank, "K-05", "ko", number=True)
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "t")
        assert order(seen(pilot), "李强", "陈静") == ["李强", "陈静"]
        await press(pilot, "enter")
        assert "Why is it handed over?" in seen(pilot)
        await press(pilot, "enter")
        assert "Handed to li" in seen(pilot)
    found = bank.store.call(placed.id)
    assert found is not None
    assert (found.state, found.staff, found.reason) == ("numbered", "li", "language")
    assert found.number == placed.number == 1
    assert "language" in HAND_OVER


async def test_a_call_is_declined_only_with_a_reason(bank: Bank) -> None:
    placed = call(bank)
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "d", "escape")
        before = bank.store.call(placed.id)
        await press(pilot, "d", "down", "enter")
        assert "Nobody is waiting" in seen(pilot)
    found = bank.store.call(placed.id)
    assert before is not None
    assert before.state == "waiting"
    assert found is not None
    assert (found.state, found.reason) == ("declined", [*DECLINE][1])
    assert found.sealed == b""


async def test_a_number_is_shown_in_the_visitors_language(bank: Bank) -> None:
    call(bank, language="ar", number=True)
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "n")
        text = seen(pilot)
        assert "请1号到柜台办理。" in text
        assert "ﺍ" in text or "ﻟ" in text, "Arabic, in the forms a terminal draws"
        await press(pilot, "escape")
        assert "The longest wait" in seen(pilot)


async def test_a_new_call_rings_once_and_is_named(bank: Bank) -> None:
    call(bank, "K-01")
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert desk_of(pilot).rang == 0
        call(bank, "K-88")
        await hears(pilot, "calls", "calls", "cases")

        assert desk_of(pilot).rang == 1
        assert "A new call: K-88" in seen(pilot)


async def test_the_store_itself_tells_the_desk(bank: Bank) -> None:
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        call(bank, "K-88")
        for _turn in range(20_000):
            if "K-88" in seen(pilot):
                break
            await pilot.pause()

        assert "K-88" in seen(pilot)


async def test_a_language_or_service_nobody_knows_stands_as_it_is(bank: Bank) -> None:
    call(bank, "[b]K[/b]", "xx", services=("[link]gone[/link]",))
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)

        for part in ("[b]K[/b]", "xx", "[link]gone[/link]"):
            assert part in seen(pilot)


class AwayStore:
    """A store whose database comes and goes."""

    def __init__(self, store: object) -> None:
        self._store = store
        self.away = False

    def __getattr__(self, name: str) -> object:
        if self.away:
            raise StoreError("The database is away.")
        return getattr(self._store, name)

    def calls(self, states: Sequence[CallState]) -> tuple[Call, ...]:
        if self.away:
            raise StoreError("The database is away.")
        return self._store.calls(states)  # type: ignore[attr-defined, no-any-return]


async def test_a_database_that_is_away_is_one_quiet_line_until_it_is_back(
    bank: Bank,
) -> None:
    store = AwayStore(bank.store)
    call(bank, "K-01")
    running = desk(bank, "wang", store=store)  # type: ignore[arg-type]
    async with running.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        store.away = True
        await hears(pilot, "calls")
        assert "The database is not there." in seen(pilot)
        assert "K-01" in seen(pilot)
        store.away = False
        for _second in range(3):
            await desk_of(pilot).tick()
        await calm(pilot)

        assert "The database is not there." not in seen(pilot)
