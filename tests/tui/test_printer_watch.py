"""The kiosk looks at its printers by itself, and the counter hears of trouble."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.counter.printer_troubles import TELL_SECONDS, TOLD_LATELY, PrinterTrouble
from kiosk.errors import StoreError
from kiosk.printers import Printer
from kiosk.printing.model import Condition
from kiosk.printing.opening import devices_of
from kiosk.records.records import Records
from kiosk.settings import Branch, Settings
from kiosk.tui.paper_tray import PaperTray
from kiosk.tui.printer_watch import OVER, TROUBLES, Pace, PrinterWatch
from tests.ippeve import IppEve
from tests.printing.fakes import FakeDevice
from tests.records.stores import embedded_store

JOB_STATES = (TROUBLES, OVER)
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
LONG = 60.0
QUICK = Pace(first=0.01, calm=0.02, trouble=0.02, least=0.01)
NEVER = Pace(first=600, calm=600, trouble=600, least=0.01)
"""Looks only when it is told to."""


def settings(*printers: Printer) -> Settings:
    return Settings(branch=Branch(place="K-07"), printers=printers)


@dataclass
class MoodyDevice(FakeDevice):
    """A printer whose condition a test sets, and that counts who asks."""

    found: Condition = field(default_factory=lambda: Condition("ready"))
    asked: int = 0
    kind: str = "system"

    @property
    def printer(self) -> Printer:
        """What an operator would set."""
        return Printer(name=self.name, kind=self.kind, width_mm=58)  # type: ignore[arg-type]

    async def condition(self) -> Condition:
        """Say how it is."""
        self.asked += 1
        return self.found


@pytest.fixture
def store(tmp_path: Path) -> Records:
    return embedded_store(tmp_path)


def watch(
    store: Records | None, *devices: MoodyDevice, pace: Pace = NEVER
) -> PrinterWatch:
    return PrinterWatch(
        settings(), lambda: store, devices=devices, pace=pace, clock=lambda: NOW
    )


def told(store: Records, since: datetime = NOW) -> list[tuple[str, str, str]]:
    found = store.printers_in_trouble(since)
    return [(one.kiosk, one.printer, one.state) for one in found]


def until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + LONG
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)


def test_what_a_kiosk_tells_in_time_still_counts_when_it_tells_again() -> None:
    tells = timedelta(seconds=Pace().trouble)
    assert Pace().trouble == TELL_SECONDS
    # Printers that do not answer take their time, too.
    assert 2 * tells + timedelta(seconds=25) < TOLD_LATELY


def test_an_empty_printer_is_told_once_and_gone_when_it_is_filled(
    store: Records,
) -> None:
    device = MoodyDevice("front", found=Condition("out-of-paper"))
    looks = watch(store, device)
    looks.look()
    looks.look()
    assert told(store) == [("K-07", "front", "out-of-paper")]
    device.found = Condition("ready")
    looks.look()
    assert told(store) == []


def test_what_belongs_into_the_printer_is_told(store: Records) -> None:
    devices = (
        MoodyDevice("sheets", found=Condition("out-of-paper")),
        MoodyDevice("roll", found=Condition("out-of-paper"), kind="receipt"),
    )
    watch(store, *devices).look()
    found = {one.printer: one.paper for one in store.printers_in_trouble(NOW)}
    assert found == {"sheets": "a4", "roll": "roll"}


def test_where_all_is_well_no_store_is_opened() -> None:
    def opened() -> Records:
        raise AssertionError("it was opened")

    looks = PrinterWatch(settings(), opened, devices=(MoodyDevice(),), pace=NEVER)
    looks.look()


def test_without_a_counter_nobody_is_told_and_nothing_fails() -> None:
    watch(None, MoodyDevice(found=Condition("jam"))).look()


def test_a_store_that_was_away_is_told_at_the_next_look(store: Records) -> None:
    away = [True]

    def opened() -> Records:
        if away:
            raise StoreError("It is away.")
        return store

    device = MoodyDevice("front", found=Condition("jam"))
    looks = PrinterWatch(
        settings(), opened, devices=(device,), pace=NEVER, clock=lambda: NOW
    )
    looks.look()
    away.clear()
    looks.look()
    assert told(store) == [("K-07", "front", "jam")]
    away.append(True)
    device.found = Condition("ready")
    looks.look()
    away.clear()
    looks.look()
    assert told(store) == []


def test_a_store_that_is_away_is_tried_again_as_soon_as_trouble_is_told(
    store: Records,
) -> None:
    tries: list[bool] = []

    def opened() -> Records:
        tries.append(True)
        if len(tries) == 1:
            raise StoreError("It is away.")
        return store

    looks = PrinterWatch(
        settings(),
        opened,
        devices=(MoodyDevice("front", found=Condition("jam")),),
        pace=Pace(first=0.01, calm=600, trouble=0.02, least=0.01),
        clock=lambda: NOW,
    )
    looks.start()
    until(lambda: bool(told(store)))
    looks.close()


def test_trouble_of_a_job_is_told_at_once_though_the_printer_says_nothing(
    store: Records,
) -> None:
    looks = watch(store, MoodyDevice("front"))
    looks.start()
    looks.heard("front", "printing")
    looks.heard("front", "out-of-paper")
    until(lambda: told(store) == [("K-07", "front", "out-of-paper")])
    looks.heard("front", "printing")
    until(lambda: told(store) == [])
    looks.close()


@pytest.mark.parametrize("state", ["printing", "jam"])
def test_a_receipt_printer_that_prints_is_asked_by_nobody_else(
    store: Records, state: str
) -> None:
    device = MoodyDevice("roll", kind="receipt")
    looks = watch(store, device)
    looks.heard("roll", state)  # type: ignore[arg-type]
    looks.look()
    assert device.asked == 0
    looks.heard("roll", "done")
    looks.look()
    assert device.asked == 1


def test_a_watch_that_was_closed_asks_and_tells_nothing_more(store: Records) -> None:
    device = MoodyDevice("front", found=Condition("jam"))
    before = {*threading.enumerate()}
    looks = watch(store, device, pace=QUICK)
    looks.start()
    (thread,) = {*threading.enumerate()} - before
    until(lambda: bool(told(store)))
    looks.close()
    thread.join(LONG)
    assert not thread.is_alive()
    assert thread.daemon, "a printer that hangs must not hold up the end"


async def test_a_tray_begins_the_watch_after_the_first_screen_and_ends_it(
    store: Records,
) -> None:
    device = MoodyDevice("front", found=Condition("jam"))
    made: list[PrinterWatch] = []

    def opened() -> PrinterWatch:
        made.append(watch(store, device, pace=QUICK))
        return made[-1]

    tray = PaperTray(settings(), None, opened)
    assert made == []
    tray.resume()
    until(lambda: bool(told(store)))
    await tray.close()
    assert len(made) == 1


# A real printer.


def test_a_printer_that_is_open_away_and_back_again_is_told(
    ippeve: IppEve, store: Records
) -> None:
    own = settings(ippeve.printer)
    looks = PrinterWatch(
        own, lambda: store, devices=devices_of(own), pace=NEVER, clock=lambda: NOW
    )
    looks.look()
    assert told(store) == []
    ippeve.stop()
    looks.look()
    assert told(store) == [("K-07", "Lobby", "offline")]
    ippeve.start()
    looks.look()
    assert told(store) == []


def test_nothing_of_it_names_anything_but_place_printer_and_state() -> None:
    assert PrinterTrouble.__struct_fields__ == (
        "kiosk",
        "printer",
        "state",
        "paper",
        "since",
    )
