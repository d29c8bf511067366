"""Whoever finishes while a page of theirs is printed is asked, and never for long."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from kiosk.printing.model import JobState, Progress, Status
from kiosk.settings import Settings
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.messages import EraseWanted
from tests.printing.fakes import FakeDevice
from tests.tui.ends import CODES, at_guide, frame_of, settled
from tests.tui.kiosks import Clock, at_home
from tests.tui.sights import faults
from tests.tui.test_outcome_page import GRIDS, check_buttons, labels, press
from tests.tui.test_printing import (
    SENTENCES,
    Kiosk,
    at_end,
    printed_page,
    printing,
    seen,
    until,
    until_seen,
)

ASKED = "Your page is still printing"


async def finish(pilot: Pilot[None]) -> None:
    frame_of(pilot).page.post_message(EraseWanted())
    await pilot.pause()


async def asked(pilot: Pilot[None], state: JobState) -> None:
    await at_end(pilot)
    await printing(pilot, state)
    await finish(pilot)
    await until(pilot, lambda: frame_of(pilot).top == "last_page")


async def wiped(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: frame_of(pilot).untouched)
    await settled(pilot)


@pytest.mark.parametrize("state", sorted(SENTENCES))
async def test_a_page_on_its_way_is_waited_for_and_then_all_is_erased(
    state: JobState,
) -> None:
    device = FakeDevice(polls=(Status(state),))
    kiosk = Kiosk(device)
    async with kiosk.app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, state)
        assert ASKED in seen(pilot)
        assert labels(pilot)[-2:] == ["Finish without it", "Go on here"]
        assert press(pilot, "Go on here").has_class("primary")
        device.polls = (Status("done"),)
        await wiped(pilot)
    assert len(device.brought) == 1
    assert device.cancelled == []


async def test_a_page_that_is_still_made_is_asked_for_too() -> None:
    device = FakeDevice()
    async with Kiosk(device).app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        printed_page(pilot).on_action("print")
        await finish(pilot)
        assert frame_of(pilot).top == "last_page"
        assert "Printing. This takes a moment." in seen(pilot)
        await wiped(pilot)
    assert len(device.brought) == 1
    assert device.cancelled == []


async def test_who_does_not_wait_leaves_nothing_in_the_printer() -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    kiosk = Kiosk(device)
    async with kiosk.app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "out-of-paper")
        await pilot.click(press(pilot, "Finish without it"))
        await wiped(pilot)
        await until(pilot, lambda: not kiosk.queue.jobs)
    assert device.cancelled == device.brought


async def test_who_goes_on_has_the_visit_as_it_was_and_nothing_ends_it() -> None:
    device = FakeDevice(polls=(Status("printing"),))
    async with Kiosk(device).app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "printing")
        await pilot.click(press(pilot, "Go on here"))
        await until(pilot, lambda: frame_of(pilot).top == "")
        device.polls = (Status("done"),)
        await until_seen(pilot, "✓ Printed. Please take the page.")
        # Finished once more: there is nothing to wait for.
        await finish(pilot)
        await wiped(pilot)


async def test_a_page_that_comes_while_the_visitor_is_elsewhere_is_asked_for() -> None:
    device = FakeDevice(polls=(Status("printing", Progress(1, 2)),))
    async with Kiosk(device).app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        await printing(pilot, "printing")
        await frame_of(pilot).go(frame_of(pilot).journey.home())
        await finish(pilot)
        await until_seen(pilot, "Printing page 1 of ")
        device.polls = (Status("done"),)
        await wiped(pilot)
    assert device.cancelled == []


async def test_a_page_that_failed_is_told_and_erases_nothing_by_itself() -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    async with Kiosk(device, seconds=0.5).app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "out-of-paper")
        await until_seen(pilot, "Finish without your page?")
        assert "It was not printed. Staff can help." in seen(pilot)
        await pilot.click(press(pilot, "Finish and erase"))
        await wiped(pilot)


async def test_nobody_is_asked_for_a_page_that_says_nothing_of_a_visitor() -> None:
    device = FakeDevice(polls=(Status("printing"),))
    async with Kiosk(device).app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "cash-and-atm")
        await printing(pilot, "printing")
        await finish(pilot)
        await until(pilot, lambda: frame_of(pilot).journey == Journey())
        device.polls = (Status("done"),)


async def test_a_visitor_who_walked_off_is_waited_for_no_longer_than_ever() -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    kiosk = Kiosk(device)
    async with kiosk.app.run_test(size=(80, 24)) as pilot:
        await asked(pilot, "out-of-paper")
        idle, clock = Settings().idle, kiosk.app._clock
        assert isinstance(clock, Clock)
        longest = idle.reading_seconds + idle.personal_countdown_seconds
        for _second in range(int(longest) + 2):
            clock.now += 1
            kiosk.app.tick()
        await wiped(pilot)
        await until(pilot, lambda: not kiosk.queue.jobs)
    assert device.cancelled == device.brought


@pytest.mark.parametrize("size", GRIDS)
async def test_the_question_is_whole_in_every_language(size: tuple[int, int]) -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    async with Kiosk(device).app.run_test(size=size) as pilot:
        await asked(pilot, "out-of-paper")
        for code in CODES:
            await frame_of(pilot).speak(code, second=code != "zh")
            await pilot.pause()
            check_buttons(pilot)
            assert faults(pilot) == []
