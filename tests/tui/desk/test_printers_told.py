"""Staff are told which printer of which kiosk needs them, and what to do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import get_args

import pytest

from kiosk.counter.printer_troubles import (
    TOLD_LATELY,
    Paper,
    PrinterState,
    PrinterTrouble,
)
from kiosk.settings import Branch, Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.desk.printers_told import AGAIN_TICKS, MOST_ROWS, told_of
from kiosk.tui.paper_tray import PaperTray
from kiosk.tui.printer_watch import Pace, PrinterWatch
from kiosk.tui.printout import Printout
from kiosk.tui.voice import Voice
from tests.counter.people import START, Bank
from tests.ippeve import IppEve
from tests.printing.samples import job
from tests.tui.desk.desks import (
    GRIDS,
    Desk,
    call,
    calm,
    desk,
    desk_of,
    faults,
    hears,
    press,
    seen,
    workplace,
)
from tests.tui.kiosks import Clock, at_home, languages, library

CHINESE: dict[tuple[PrinterState, Paper], str] = {
    ("out-of-paper", "a4"): "▲ K-01的打印机“front”缺纸：请放入A4纸。",
    ("out-of-paper", "a5"): "▲ K-01的打印机“front”缺纸：请放入A5纸。",
    ("out-of-paper", "roll"): "▲ K-01的打印机“front”缺纸：请换上新纸卷。",
    ("jam", "a4"): "▲ K-01的打印机“front”卡纸：请打开机盖，取出卡住的纸。",
    ("door", "a4"): "▲ K-01的打印机“front”机盖未关好：请关好机盖。",
    ("offline", "a4"): "▲ K-01的打印机“front”没有响应：请检查电源和连接。",
    ("failing", "a4"): "▲ K-01的打印机“front”需要处理：请查看打印机显示屏上的提示。",
}


def trouble(
    state: PrinterState = "out-of-paper",
    *,
    kiosk: str = "K-01",
    printer: str = "front",
    paper: Paper = "a4",
) -> PrinterTrouble:
    return PrinterTrouble(
        kiosk=kiosk, printer=printer, state=state, paper=paper, since=START
    )


def tell(bank: Bank, *troubles: PrinterTrouble, kiosk: str = "K-01") -> None:
    bank.store.tell_printers(kiosk, troubles, bank.clock.now)


def voice(bank: Bank, *, english: bool = False) -> Voice:
    return workplace(bank, "wang").voice(english=english)


async def ticks(pilot: Desk, number: int) -> None:
    for _tick in range(number):
        await desk_of(pilot).tick()
    await calm(pilot)


async def until(pilot: Desk, true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await pilot.pause()
            await asyncio.sleep(0.02)


@pytest.mark.parametrize(("state", "paper"), CHINESE)
def test_each_state_says_in_chinese_which_printer_and_what_to_do(
    bank: Bank, state: PrinterState, paper: Paper
) -> None:
    said = told_of(voice(bank), trouble(state, paper=paper))
    assert said == CHINESE[state, paper]


def test_every_state_and_every_paper_has_words() -> None:
    assert {state for state, _paper in CHINESE} == {*get_args(PrinterState)}
    empty = {paper for state, paper in CHINESE if state == "out-of-paper"}
    assert empty == {*get_args(Paper)}


def test_a_name_of_a_printer_is_never_markup_or_a_placeholder(bank: Bank) -> None:
    said = told_of(voice(bank), trouble(printer="[b]%(place)s[/b]"))
    assert "[b]%(place)s[/b]" in said


@pytest.mark.parametrize("size", GRIDS)
async def test_a_trouble_is_told_beside_the_calls_and_goes_by_itself(
    bank: Bank, size: tuple[int, int]
) -> None:
    call(bank, "K-02", minutes=1)
    async with desk(bank, "wang", english=False).run_test(size=size) as pilot:
        await calm(pilot)
        before = pilot.app.focused
        assert "缺纸" not in seen(pilot)
        tell(bank, trouble())
        await hears(pilot, "printers")
        assert CHINESE["out-of-paper", "a4"] in seen(pilot)
        assert "K-02" in seen(pilot)
        assert faults(pilot) == []
        assert pilot.app.focused is before is not None, "the focus stays where it was"
        assert desk_of(pilot).rang == 0
        tell(bank)
        await hears(pilot, "printers")
        assert "缺纸" not in seen(pilot)


@pytest.mark.parametrize("size", GRIDS)
async def test_many_troubles_leave_room_for_the_calls(
    bank: Bank, size: tuple[int, int]
) -> None:
    for number in range(9):
        bank.clock.now += timedelta(seconds=1)
        place = f"K-{number:02}"
        long = trouble("jam", kiosk=place, printer="W" * 40)
        tell(bank, long, kiosk=place)
    call(bank, "K-77", minutes=1)
    async with desk(bank, "wang", english=False).run_test(size=size) as pilot:
        await calm(pilot)
        text = seen(pilot)
        assert text.count("卡纸") == MOST_ROWS
        assert "▲ 另有6台打印机需要处理" in text
        assert "K-77" in text
        assert faults(pilot) == []


async def test_a_kiosk_that_fell_silent_is_no_longer_told_of(bank: Bank) -> None:
    tell(bank, trouble())
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "out of paper" in seen(pilot)
        bank.clock.now += TOLD_LATELY + timedelta(seconds=1)
        await ticks(pilot, AGAIN_TICKS)
        assert "out of paper" not in seen(pilot)


async def test_the_page_of_paper_tells_it_too_in_both_languages(bank: Bank) -> None:
    tell(bank, trouble("door"))
    async with desk(bank, "wang", english=False).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "f11")
        assert CHINESE["door", "a4"] in seen(pilot)
        assert faults(pilot) == []
        await press(pilot, "f10")
        assert "K-01: printer front is open. Close its covers." in seen(pilot)
        tell(bank, trouble("offline"))
        await hears(pilot, "printers")
        assert "printer front does not answer." in seen(pilot)
        bank.clock.now += TOLD_LATELY + timedelta(seconds=1)
        await ticks(pilot, AGAIN_TICKS)
        assert "printer front" not in seen(pilot)


async def test_the_desk_hears_of_an_empty_printer_while_a_visitor_prints(
    bank: Bank, ippeve: IppEve
) -> None:
    """A kiosk, a desk and a printer, with nothing but one store between them."""
    settings = Settings(branch=Branch(place="K-07"), printers=(ippeve.printer,))
    pace = Pace(first=0.01, calm=600, trouble=600, least=0.01)
    looks: list[PrinterWatch] = []

    def opened() -> PrinterWatch:
        looks.append(
            PrinterWatch(
                settings, lambda: bank.store, pace=pace, clock=lambda: bank.clock.now
            )
        )
        return looks[-1]

    ippeve.mood("empty")
    tray = PaperTray(settings, None, opened)
    app = KioskApp(settings, languages(), library, clock=Clock(), tray=tray)
    async with (
        app.run_test(size=(80, 24)) as visitor,
        desk(bank, "wang", english=False).run_test(size=(80, 24)) as staff,
    ):
        await at_home(visitor, "en")
        await calm(staff)
        printing = asyncio.create_task(print_guide(app))
        said = "K-07的打印机“Lobby”缺纸：请放入A4纸。"
        await until(staff, lambda: said in seen(staff))
        ippeve.well("empty")
        await until(staff, lambda: said not in seen(staff))
        await printing
    assert len(ippeve.printed) == 1


async def print_guide(app: KioskApp) -> None:
    await app._tray.print(job(), Printout(lambda _status: None, personal=False))
