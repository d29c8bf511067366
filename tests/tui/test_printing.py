"""What a visitor sees of the printer, and what becomes of a page nobody waits for."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from kiosk.interview.visit import Visit
from kiosk.printers import Printer
from kiosk.printing.ipp import IppDevice
from kiosk.printing.ipp_wire import Wire
from kiosk.printing.model import Device, JobState, Progress, Status
from kiosk.printing.queue import PrintQueue
from kiosk.settings import Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.paper_tray import PaperTray
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.pages.printed_page import PrintedPage
from kiosk.tui.visitor.print_states import UNDER_WAY
from kiosk.tui.widgets.card import Card
from tests.handout.test_look import pages_of
from tests.ippeve import IppEve
from tests.printing.fakes import BUSY, FakeDevice
from tests.printing.samples import QUICK
from tests.tui.ends import CODES, at_guide, at_outcome, frame_of, settled, ways
from tests.tui.kiosks import PIN, Clock, at_home, languages, library, screen_text
from tests.tui.test_outcome_page import GRIDS, check_buttons, labels, press

SENTENCES: dict[JobState, str] = {
    "waiting": "The printer is busy. Your page comes next.",
    "printing": "Printing. This takes a moment.",
    "out-of-paper": "▲ The printer has no paper. Keep the code, or wait",
    "jam": "▲ Paper is stuck in the printer. Keep the code instead.",
    "attention": "▲ The printer is not ready. Keep the code instead.",
    "offline": "▲ The printer does not answer. Keep the code instead.",
}


class Kiosk:
    """A kiosk beside one printer."""

    def __init__(self, device: Device, *, seconds: float = 60) -> None:
        settings = Settings(
            staff_pin=PIN, printers=(Printer(name="Lobby", kind="system"),)
        )
        limits = replace(QUICK, total_seconds=seconds)
        self.queue = PrintQueue((device,), limits=limits)
        tray = PaperTray(settings, lambda _settings: self.queue)
        self.app = KioskApp(settings, languages(), library, clock=Clock(), tray=tray)


def printed_page(pilot: Pilot[None]) -> PrintedPage:
    page = frame_of(pilot).page
    assert isinstance(page, PrintedPage)
    return page


def seen(pilot: Pilot[None]) -> str:
    return screen_text(pilot.app)  # type: ignore[arg-type]


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not true():
            await pilot.pause()
            await asyncio.sleep(0.01)
    await pilot.pause()


async def until_seen(pilot: Pilot[None], text: str) -> None:
    await until(pilot, lambda: text in seen(pilot))


async def printing(pilot: Pilot[None], state: str) -> None:
    """Print what is shown, and wait until the printer is there."""
    printed_page(pilot).on_action("print")
    await until(pilot, lambda: printed_page(pilot).printing == state)


async def at_end(pilot: Pilot[None], code: str = "en") -> None:
    await at_home(pilot, code)
    await at_outcome(pilot, "renew-passport", "ready")


# What is said.


@pytest.mark.parametrize(("state", "said"), SENTENCES.items())
async def test_each_state_is_told_in_one_sentence_and_the_page_comes_after_it(
    state: JobState, said: str
) -> None:
    device = FakeDevice(polls=(Status(state),))
    async with Kiosk(device).app.run_test(size=(114, 32)) as pilot:
        await at_end(pilot)
        await printing(pilot, state)
        assert said in seen(pilot)
        assert labels(pilot)[-2:] == ["Stop printing", "Show the code"]
        assert press(pilot, "Show the code").has_class("primary")

        device.polls = (Status("done"),)
        await until_seen(pilot, "✓ Printed. Please take the page.")
        assert labels(pilot)[-2:] == ["Bigger code", "Print"]
    assert len(device.brought) == 1


async def test_the_page_that_is_printed_is_counted() -> None:
    device = FakeDevice(polls=(Status("printing", Progress(2, 3)),), parts=1)
    async with Kiosk(device).app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        await printing(pilot, "printing")
        # The queue knows of how many pages the handout is.
        about = printed_page(pilot)._printout
        assert about is not None
        assert about.status is not None
        at = about.status.progress
        assert at.page
        await until_seen(pilot, f"Printing page {at.page} of {at.pages}.")
        await frame_of(pilot).speak("zh", second=False)
        await until_seen(pilot, f"正在打印第{at.page}页，共{at.pages}页。")


@pytest.mark.parametrize(
    ("ahead", "said"),
    [("printing", SENTENCES["waiting"]), ("jam", SENTENCES["jam"])],
)
async def test_a_page_behind_another_one_says_what_keeps_that_one(
    ahead: JobState, said: str
) -> None:
    device = FakeDevice(polls=(Status(ahead),))
    kiosk = Kiosk(device)
    async with kiosk.app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "cash-and-atm")
        await printing(pilot, ahead)
        await at_outcome_of(pilot)
        printed_page(pilot).on_action("print")
        await until_seen(pilot, said)
        assert len(kiosk.queue.jobs) == 2
        device.polls = (Status("done"),)
        await until_seen(pilot, "✓ Printed.")
    assert len(device.brought) == 2


async def at_outcome_of(pilot: Pilot[None]) -> None:
    """Go on to an outcome; `at_outcome` would wait for the page that is printed."""
    frame = frame_of(pilot)
    service = library().service("renew-passport")
    answers = ways("renew-passport", frame.context())["ready"]
    await frame.go(Journey("outcome", Visit((service,), answers)))
    await pilot.pause()


async def test_a_busy_printer_takes_the_page_when_it_is_free() -> None:
    device = FakeDevice(submits=[BUSY])
    async with Kiosk(device).app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        await printing(pilot, "waiting")
        device.submits = [None]
        await until_seen(pilot, "✓ Printed.")


async def test_what_never_comes_is_given_up_and_may_be_tried_again() -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    async with Kiosk(device, seconds=0.3).app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        await printing(pilot, "failed")
        assert "▲ The page was not printed. Keep the code." in seen(pilot)
        assert labels(pilot)[-2:] == ["Print again", "Show the code"]
        device.polls = (Status("done"),)
        await pilot.click(press(pilot, "Print again"))
        await until_seen(pilot, "✓ Printed.")


async def test_where_no_code_is_offered_none_is_named() -> None:
    device = FakeDevice(polls=(Status("jam"),))
    async with Kiosk(device).app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "open-account", "paid-to-open")
        await printing(pilot, "jam")
        assert "▲ Paper is stuck in the printer. Staff can help." in seen(pilot)
        assert "Stop printing" in labels(pilot)
        assert press(pilot, "Call staff").has_class("primary")


@pytest.mark.parametrize("size", GRIDS)
async def test_no_label_is_cut_while_the_printer_is_empty(
    size: tuple[int, int],
) -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    async with Kiosk(device).app.run_test(size=size) as pilot:
        await at_end(pilot)
        await printing(pilot, "out-of-paper")
        for code in CODES:
            await frame_of(pilot).speak(code, second=False)
            await pilot.pause()
            check_buttons(pilot)
        await at_guide(pilot, "cash-and-atm")
        await printing(pilot, "out-of-paper")
        for code in CODES:
            await frame_of(pilot).speak(code, second=False)
            await pilot.pause()
            check_buttons(pilot)


async def test_large_print_is_chosen_for_one_visit_only() -> None:
    device = FakeDevice()
    kiosk = Kiosk(device)
    async with kiosk.app.run_test(size=(114, 32)) as pilot:
        pages = []
        for visit in ("large", "as ever"):
            await at_end(pilot)
            if visit == "large":
                await frame_of(pilot).over("display")
                (card,) = (
                    each
                    for each in frame_of(pilot).page.query(Card)
                    if each.name == "paper"
                )
                card.scroll_visible(animate=False)
                await pilot.pause()
                await pilot.click(card)
                await frame_of(pilot).leave()
            await printing(pilot, "done")
            pages.append(device.jobs[-1].pdf)
            kiosk.app.erase()
            await until(pilot, lambda: frame_of(pilot).untouched)
            await settled(pilot)
        assert len(pages) == 2
        large, usual = map(pages_of, pages)
        assert large > usual


async def test_where_nothing_is_printed_no_large_print_is_offered() -> None:
    settings = Settings(
        printers=(Printer(name="Roll", kind="receipt", uri="tcp://10.0.0.9:9100"),)
    )
    app = KioskApp(settings, languages(), library, clock=Clock())
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await frame_of(pilot).over("display")
        cards = frame_of(pilot).page.query(Card)
        assert {card.name for card in cards if card.display} >= {"low", "time"}
        assert "paper" not in {card.name for card in cards if card.display}


# What becomes of the page.


async def test_stop_takes_the_page_back_from_the_printer() -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    kiosk = Kiosk(device)
    async with kiosk.app.run_test(size=(114, 32)) as pilot:
        await at_end(pilot)
        await printing(pilot, "out-of-paper")
        await pilot.click(press(pilot, "Stop printing"))
        await until(pilot, lambda: not kiosk.queue.jobs)
        assert labels(pilot)[-1] == "Print"
        assert "no paper" not in seen(pilot)
    assert device.cancelled == device.brought


async def test_stop_while_the_page_is_made_brings_nothing_to_the_printer() -> None:
    device = FakeDevice()
    async with Kiosk(device).app.run_test(size=(114, 32)) as pilot:
        await at_end(pilot)
        printed_page(pilot).on_action("print")
        printed_page(pilot).on_action("stop")
        await settled(pilot)
        assert printed_page(pilot).printing == "idle"
    assert device.brought == []


@pytest.mark.parametrize("state", sorted({*SENTENCES} - {"printing"}))
async def test_a_page_of_a_visitor_who_went_elsewhere_is_not_printed(
    state: JobState,
) -> None:
    device = FakeDevice(polls=(Status(state),))
    kiosk = Kiosk(device)
    async with kiosk.app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        await printing(pilot, state)
        await frame_of(pilot).go(frame_of(pilot).journey.home())
        await until(pilot, lambda: not kiosk.queue.jobs)
    assert device.cancelled == device.brought


async def test_a_page_that_comes_already_comes_though_the_visitor_reads_on() -> None:
    device = FakeDevice(polls=(Status("printing"),))
    kiosk = Kiosk(device)
    async with kiosk.app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        await printing(pilot, "printing")
        await frame_of(pilot).go(frame_of(pilot).journey.home())
        await pilot.pause()
        assert kiosk.queue.jobs
        device.polls = (Status("done"),)
        await until(pilot, lambda: not kiosk.queue.jobs)
    assert device.cancelled == []


async def test_a_code_over_the_page_leaves_the_printing_alone() -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    kiosk = Kiosk(device)
    async with kiosk.app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        await printing(pilot, "out-of-paper")
        printed_page(pilot).on_action("code")
        await until(pilot, lambda: frame_of(pilot).page.id == "big_qr")
        device.polls = (Status("done"),)
        await until(pilot, lambda: not kiosk.queue.jobs)
        await frame_of(pilot).leave()
        await until_seen(pilot, "✓ Printed.")
    assert device.cancelled == []


@pytest.mark.parametrize("state", sorted(SENTENCES))
async def test_the_wipe_takes_back_whatever_says_something_of_the_visitor(
    state: JobState,
) -> None:
    device = FakeDevice(polls=(Status(state),))
    kiosk = Kiosk(device)
    async with kiosk.app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        await printing(pilot, state)
        kiosk.app.erase()
        await until(pilot, lambda: not kiosk.queue.jobs)
        await settled(pilot)
        assert frame_of(pilot).untouched
    assert device.cancelled == device.brought


async def test_a_guide_is_printed_for_whoever_fills_the_printer() -> None:
    """And what waits for paper does not hold the visit that is over."""
    device = FakeDevice(polls=(Status("out-of-paper"),))
    kiosk = Kiosk(device)
    async with kiosk.app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "cash-and-atm")
        await printing(pilot, "out-of-paper")
        page = weakref.ref(printed_page(pilot))
        kiosk.app.erase()
        await until(pilot, lambda: frame_of(pilot).untouched)
        await settled(pilot)
        gc.collect()
        assert page() is None
        assert kiosk.queue.jobs
        device.polls = (Status("done"),)
        await until(pilot, lambda: not kiosk.queue.jobs)
    assert device.cancelled == []


async def test_the_end_of_the_kiosk_takes_the_page_back() -> None:
    device = FakeDevice(polls=(Status("out-of-paper"),))
    async with Kiosk(device).app.run_test(size=(80, 24)) as pilot:
        await at_end(pilot)
        await printing(pilot, "out-of-paper")
    assert device.cancelled == device.brought


# A real printer.


async def test_an_empty_printer_prints_the_page_once_it_is_filled(
    ippeve: IppEve,
) -> None:
    ippeve.mood("empty")
    ippeve.mood("hold-2")
    kiosk = Kiosk(IppDevice(ippeve.printer, Wire(ippeve.printer, 5)))
    async with kiosk.app.run_test(size=(114, 32)) as pilot:
        await at_end(pilot)
        await pilot.click(press(pilot, "Print"))
        await until_seen(pilot, "▲ The printer has no paper.")
        ippeve.well("empty")
        await until_seen(pilot, "Printing page ")
        ippeve.well("hold-2")
        await until_seen(pilot, "✓ Printed. Please take the page.")
    assert ippeve.printed == ippeve.spooled
    assert len(ippeve.printed) == 1


def test_whatever_is_under_way_is_told_and_can_be_stopped() -> None:
    assert {*SENTENCES, "making"} == UNDER_WAY
