"""Paper at the desk: forms that wait for a printer, and what staff are told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.printing.model import JobState, Progress, Status
from kiosk.printing.queue import PrintQueue
from kiosk.tui.desk.pages.case import CasePage
from kiosk.tui.desk.print_words import told_of
from kiosk.tui.paper_tray import PaperTray
from tests.counter.people import Bank
from tests.printing.fakes import FakeDevice
from tests.printing.samples import QUICK
from tests.tui.desk.cases import keep, show
from tests.tui.desk.desks import Desk, RingingDesk, page_of, seen, workplace
from tests.tui.kiosks import Clock

SENTENCES: dict[JobState, str] = {
    "waiting": "Fake is busy. This comes next.",
    "printing": "Fake is printing.",
    "out-of-paper": "Fake is out of paper: refill it. It then goes on.",
    "jam": "Paper is stuck in Fake: open it and take the paper out.",
    "attention": "Fake needs somebody: look at its display.",
    "offline": "Fake does not answer: see that it is on and connected.",
}


def desk_beside(bank: Bank, queue: PrintQueue) -> RingingDesk:
    place = workplace(bank, "li")
    tray = PaperTray(place.settings, lambda _settings: queue)
    return RingingDesk(replace(place, tray=tray), english=True, clock=Clock())


async def until(pilot: Desk, true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await pilot.pause()
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(("state", "said"), SENTENCES.items())
async def test_staff_are_told_what_the_printer_needs_and_the_forms_come_after_it(
    bank: Bank, state: JobState, said: str
) -> None:
    device = FakeDevice(polls=(Status(state),))
    case = keep(bank, "li")
    desk = desk_beside(bank, PrintQueue((device,), limits=QUICK))
    async with desk.run_test(size=(120, 40)) as pilot:
        await show(pilot, case)
        await pilot.press("p")
        await until(pilot, lambda: said in seen(pilot))
        device.polls = (Status("done"),)
        await until(pilot, lambda: "The forms are printed." in seen(pilot))
    assert len(device.brought) == 2


async def test_p_again_stops_the_forms(bank: Bank) -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    case = keep(bank, "li")
    queue = PrintQueue((device,), limits=QUICK)
    async with desk_beside(bank, queue).run_test(size=(120, 40)) as pilot:
        await show(pilot, case)
        await pilot.press("p")
        await until(pilot, lambda: "out of paper" in seen(pilot))
        page = page_of(pilot)
        assert isinstance(page, CasePage)
        assert "Stop printing" in [hint.label for hint in page.hints()]
        await pilot.press("p")
        await until(pilot, lambda: "The form was not printed." in seen(pilot))
        assert queue.jobs == ()
    assert len(device.brought) == 1
    assert device.cancelled == device.brought


async def test_the_forms_go_when_whoever_printed_them_signs_out(bank: Bank) -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    case = keep(bank, "li")
    queue = PrintQueue((device,), limits=QUICK)
    async with desk_beside(bank, queue).run_test(size=(120, 40)) as pilot:
        page = await show(pilot, case)
        await pilot.press("p")
        await until(pilot, lambda: "out of paper" in seen(pilot))
        page.post_message(page.SignOutWanted())
        await until(pilot, lambda: queue.jobs == ())
    assert device.cancelled == device.brought


def test_a_failed_job_says_what_the_printer_failed_of(bank: Bank) -> None:
    voice = workplace(bank).voice(english=True)
    stuck = told_of(voice, "Fake", Status("failed", because="jam"))
    counted = told_of(voice, "Fake", Status("printing", Progress(2, 3)))
    assert (stuck.text, stuck.good) == (SENTENCES["jam"], False)
    assert counted == ("Fake is printing page 2 of 3.", True)
    assert told_of(voice, "Fake", Status("failed")).text == (
        "Not printed. Look at Fake."
    )
