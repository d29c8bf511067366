"""What the desk does by itself: retention, marks, and telling what cannot be done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.counter.model import Notice
from kiosk.counter.verifying import Verified, verify
from kiosk.errors import StoreError
from kiosk.sealing.log_marks import log_marks_beside
from kiosk.tui.desk.upkeep import KEEP_TICKS
from tests.counter.people import WORDS, Bank
from tests.tui.desk.cases import keep
from tests.tui.desk.desks import Desk, call, calm, desk, desk_of, press, seen, type_in

KEPT = timedelta(days=7)


async def tick(pilot: Desk, number: int) -> None:
    """Let the desk look at its clock when so many seconds are over."""
    app = desk_of(pilot)
    app._ticks = number
    await app.tick()
    await calm(pilot)


def marked(bank: Bank) -> list[str]:
    """What the log says was done last, at each mark."""
    verbs = bank.verbs()
    marks = log_marks_beside(bank.keys).read()
    return [verbs[each.sequence - 1] for each in marks]


@pytest.mark.parametrize("who", ["wang", ""])
async def test_what_was_kept_long_enough_goes_at_the_start(
    bank: Bank, who: str
) -> None:
    case = keep(bank, "wang")
    old = call(bank, minutes=1)
    bank.clock.now += KEPT
    new = call(bank)
    async with desk(bank, who).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await tick(pilot, 0)

        assert bank.store.case(case.id) is None
        assert bank.store.call(old.id) is None
        assert bank.store.call(new.id) is not None


async def test_what_is_due_later_goes_within_the_hour(bank: Bank) -> None:
    case = keep(bank, "wang")
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        bank.clock.now += KEPT
        await tick(pilot, KEEP_TICKS // 2)
        assert bank.store.case(case.id) is not None
        await tick(pilot, KEEP_TICKS)

        assert bank.store.case(case.id) is None


async def test_the_log_is_marked_when_somebody_comes_and_goes(bank: Bank) -> None:
    async with desk(bank).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await type_in(pilot, "wang")
        await type_in(pilot, WORDS)
        await press(pilot, "f8", "enter")

    assert marked(bank)[-2:] == ["signed-in", "signed-out"]
    known = {each.sequence: each.hash for each in log_marks_beside(bank.keys).read()}
    assert isinstance(verify(bank.store.audit_rows(), known), Verified)


async def test_marks_that_were_changed_are_told_to_staff(bank: Bank) -> None:
    marks = log_marks_beside(bank.keys)
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        lines = marks.path.read_bytes()
        marks.path.write_bytes(lines.replace(b"1", b"2"))
        await tick(pilot, KEEP_TICKS)

        assert "line 1 is damaged or was changed" in " ".join(seen(pilot).split())


async def test_what_is_heard_while_the_desk_ends_stops_nothing(bank: Bank) -> None:
    app = desk(bank, "wang")
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
    assert not app.screen_stack

    await app._noticed(app.Noticed(Notice(topic="calls", subject="0")))
    app._tell_trouble(app.Troubled(StoreError("The database is not there.")))
    await app.tick()

    assert app.return_code in (None, 0)
