"""Paper at the desk: forms that wait for a printer, and what staff are told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.handout.compose import Voices, of_guide
from kiosk.printing.model import JobState, Progress, Status
from kiosk.printing.queue import PrintQueue
from kiosk.settings import Printing, Settings
from kiosk.tui.desk.pages.case import CasePage
from kiosk.tui.desk.pages.paper import PaperPage
from kiosk.tui.desk.print_order import COPIES, PrintOrder
from kiosk.tui.desk.print_words import told_of
from kiosk.tui.desk.rows import RowList
from kiosk.tui.paper_tray import PaperTray
from tests.counter.people import Bank
from tests.printing.fakes import FakeDevice
from tests.printing.samples import QUICK
from tests.tui.desk.cases import keep, show
from tests.tui.desk.desks import Desk, RingingDesk, page_of, press, seen, workplace
from tests.tui.ends import wording
from tests.tui.kiosks import Clock, library

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


def written(folder: Path) -> list[str]:
    """Return what was printed, without the random part of each name."""
    return sorted(path.name.rpartition("-")[0] for path in folder.glob("*.pdf"))


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


# Guides for whoever asks.


async def test_any_guide_or_checklist_is_printed_as_it_is_wanted(
    bank: Bank, tmp_path: Path
) -> None:
    settings = Settings(printing=Printing(folder=tmp_path))
    place = workplace(bank, "wang", settings=settings)
    desk = RingingDesk(place, english=True, clock=Clock())
    async with desk.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f11")
        assert "There is no printer here." not in seen(pilot)
        await press(pilot, "l", "c")
        page_of(pilot).query_one("#pages", RowList).point_at("cash-and-atm")
        await press(pilot, "enter")
        await until(pilot, lambda: "has printed it" in seen(pilot))
        page_of(pilot).query_one("#pages", RowList).point_at("open-account")
        await press(pilot, "c", "c", "c", "c", "c", "enter")
        await until(pilot, lambda: len(written(tmp_path)) == 3)
    assert written(tmp_path) == ["cash-and-atm", "cash-and-atm", "open-account"]


async def test_a_guide_is_the_same_page_as_the_visitors(bank: Bank) -> None:
    page = PaperPage(workplace(bank, "li"), workplace(bank, "li").voice())
    handout = page._composed("cash-and-atm", "ko")
    guide = library().guide("cash-and-atm")
    of_visitor = of_guide(guide, Voices(wording("ko"), wording("zh")))
    assert handout.language == "ko"
    assert handout.title == of_visitor.title
    assert handout.sections == of_visitor.sections


async def test_without_a_printer_staff_are_told_so(
    bank: Bank, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Whether this machine has a printer must not decide the test.
    monkeypatch.setenv("PATH", str(tmp_path))
    desk = RingingDesk(workplace(bank, "li"), english=True, clock=Clock())
    async with desk.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f11", "r", "enter")
        assert seen(pilot).count("There is no printer here.") == 2


async def test_a_guide_waits_for_paper_until_it_is_stopped(bank: Bank) -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    queue = PrintQueue((device,), limits=QUICK)
    async with desk_beside(bank, queue).run_test(size=(120, 40)) as pilot:
        await pilot.press("f11")
        await until(pilot, lambda: page_of(pilot).id == "paper")
        await until(pilot, lambda: pilot.app.focused is not None)
        await pilot.press("enter")
        await until(pilot, lambda: "Fake is out of paper" in seen(pilot))
        await pilot.press("f1")
        await pilot.pause()
        assert queue.jobs
        await pilot.press("f11", "s")
        await until(pilot, lambda: "Fake was told to stop." in seen(pilot))
        assert queue.jobs == ()
    assert device.cancelled == device.brought


async def test_what_is_changed_is_seen_however_far_down_the_list_one_is(
    bank: Bank,
) -> None:
    device = FakeDevice()
    desk = desk_beside(bank, PrintQueue((device,), limits=QUICK))
    async with desk.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f11")
        assert "Fake" in seen(pilot)
        await press(pilot, *("down",) * 12)
        assert "English" not in page_seen(pilot)
        await press(pilot, "l", "l")
        assert "Korean" in page_seen(pilot)
        assert page_of(pilot).query_one("#pages", RowList).current != "open-account"


def page_seen(pilot: Desk) -> str:
    """Return what is seen of the page: not the head, nor the line of keys."""
    return "\n".join(seen(pilot).splitlines()[3:-1])


def test_every_choice_of_an_order_comes_round_again() -> None:
    order = PrintOrder("ko", "Lobby")
    again = order
    for _ in range(3):
        again = again.other_language(("en", "ko", "ar")).other_printer(("A", "Lobby"))
    assert again == order._replace(printer="A")
    for _ in COPIES:
        again = again.other_copies()
    assert again.copies == order.copies
    assert order.other_printer(("New",)).printer == "New"


def test_a_failed_job_says_what_the_printer_failed_of(bank: Bank) -> None:
    voice = workplace(bank).voice(english=True)
    stuck = told_of(voice, "Fake", Status("failed", because="jam"))
    counted = told_of(voice, "Fake", Status("printing", Progress(2, 3)))
    assert (stuck.text, stuck.good) == (SENTENCES["jam"], False)
    assert counted == ("Fake is printing page 2 of 3.", True)
    assert told_of(voice, "Fake", Status("failed")).text == (
        "Not printed. Look at Fake."
    )
