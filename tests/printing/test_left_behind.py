"""A page that waits when its kiosk ends comes in whatever shape its printer takes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.cli.redrawing import redrawn
from kiosk.errors import HandoutError
from kiosk.handout.again import unpacked
from kiosk.printing.ipp import IppDevice
from kiosk.printing.ipp_wire import Wire
from kiosk.printing.ledger import TICKETS, Entry, Ledger
from kiosk.printing.model import Device, Status
from kiosk.printing.queue import PrintQueue
from kiosk.printing.receipt import ReceiptDevice
from kiosk.printing.receipt_network import Network
from kiosk.settings import Settings
from kiosk.tui.paper_tray import PaperTray
from kiosk.tui.printout import Printout
from tests.handout.rolls import codes_in, sample
from tests.ippeve import IppEve, require_ippeve
from tests.printing.fakes import AWAY, FakeDevice
from tests.printing.rolls import Roll, listening, printed
from tests.printing.samples import QUICK, job

DAY = date(2026, 11, 22)


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():  # noqa: ASYNC110 - nobody tells when
            await asyncio.sleep(0.01)


async def left_by_a_kiosk(
    folder: Path, device: FakeDevice, *, personal: bool = False
) -> None:
    """Print a guide as the kiosk does, and end while its printer is away."""
    device.prepares = [AWAY]
    queue = PrintQueue((device,), ledger=Ledger(folder), limits=QUICK)
    tray = PaperTray(Settings(), lambda _settings: queue)
    printout = Printout(lambda _status: None, personal=personal)
    printing = asyncio.create_task(tray.print_handout(sample("ko"), DAY, printout))
    await _until(lambda: printout.status == Status("offline"))
    await tray.close()
    await printing


async def gone_on(folder: Path, device: Device) -> list[Status]:
    queue = PrintQueue((device,), ledger=Ledger(folder), limits=QUICK, redrawn=redrawn)
    return [await one.ended() for one in queue.resume()]


def kept(folder: Path) -> list[Path]:
    return [*folder.iterdir()]


def left(folder: Path) -> list[Entry]:
    ledger = Ledger(folder)
    found = [*ledger.left_behind()]
    for entry in found:
        ledger.release(entry.key)
    return found


async def test_a_page_that_waited_for_a_roll_comes_as_a_receipt_after_a_restart(
    tmp_path: Path,
) -> None:
    await left_by_a_kiosk(tmp_path, FakeDevice("Roll"))
    async with listening(Roll()) as roll:
        printer = roll.printer()
        ended = await gone_on(tmp_path, ReceiptDevice(printer, Network(printer)))
        (paper,) = printed(bytes(roll.taken))

    assert [one.state for one in ended] == ["done"]
    code = sample("ko").code
    assert code is not None
    assert code.text in codes_in(paper)
    assert kept(tmp_path) == []


async def test_a_page_that_waited_for_a_printer_without_pdf_comes_as_pictures(
    tmp_path: Path,
) -> None:
    require_ippeve()
    folder, ledger = tmp_path / "ippeve", tmp_path / "ledger"
    folder.mkdir()
    await left_by_a_kiosk(ledger, FakeDevice("Lobby"))
    ippeve = IppEve(folder, formats="image/jpeg,image/pwg-raster")
    try:
        ippeve.start()
        device = IppDevice(ippeve.printer, Wire(ippeve.printer))
        ended = await gone_on(ledger, device)
    finally:
        ippeve.remove()

    assert [one.state for one in ended] == ["done"]
    assert ippeve.printed == ippeve.spooled != []
    assert kept(ledger) == []


async def test_nothing_is_kept_of_a_page_that_says_something_of_a_visitor(
    tmp_path: Path,
) -> None:
    await left_by_a_kiosk(tmp_path / "ledger", FakeDevice(), personal=True)

    assert not (tmp_path / "ledger").exists()


async def test_once_the_printer_was_asked_the_page_is_kept_as_it_takes_it(
    tmp_path: Path,
) -> None:
    device = FakeDevice(polls=(Status("printing"),))
    queue = PrintQueue((device,), ledger=Ledger(tmp_path), limits=QUICK)
    tray = PaperTray(Settings(), lambda _settings: queue)
    printout = Printout(lambda _status: None, personal=False)
    printing = asyncio.create_task(tray.print_handout(sample("ko"), DAY, printout))
    await _until(lambda: bool(device.brought))
    await tray.close()
    await printing

    (entry,) = left(tmp_path)
    assert entry.tickets
    assert entry.source == b""


@pytest.mark.parametrize("source", [b"", b"\xff", b"\x93\x01\x02\x03"])
async def test_a_page_that_cannot_be_drawn_again_comes_as_pdf_or_fails_calmly(
    tmp_path: Path, source: bytes
) -> None:
    await left_by_a_kiosk(tmp_path, FakeDevice("Lobby"))
    (entry,) = left(tmp_path)
    ledger = Ledger(tmp_path)
    ledger.keep(Entry(entry.key, "Lobby", entry.name, entry.parts, source=source))
    ledger.release(entry.key)
    taken = FakeDevice("Lobby")

    assert [one.state for one in await gone_on(tmp_path, taken)] == ["done"]
    assert len(taken.brought) == 1


async def test_what_waits_in_the_ledger_of_an_earlier_version_still_comes(
    tmp_path: Path,
) -> None:
    queue = PrintQueue((FakeDevice(),), ledger=Ledger(tmp_path), limits=QUICK)
    queue.add(job())
    await queue.close()
    (tickets,) = (one for one in kept(tmp_path) if one.suffix == TICKETS)
    text = tickets.read_text().replace(',"source":""', "")
    assert "source" not in text
    tickets.write_text(text)

    assert [one.state for one in await gone_on(tmp_path, FakeDevice())] == ["done"]


def test_what_is_no_page_is_refused() -> None:
    with pytest.raises(HandoutError, match="drawn again"):
        unpacked(b"no page")
