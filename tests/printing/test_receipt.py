import asyncio
import importlib.util
import logging
import os
import stat
import tty
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image

from kiosk.errors import NotReadyError, PrinterError
from kiosk.handout.model import Roll as PaperRoll
from kiosk.handout.pdf import Press
from kiosk.handout.receipt import receipt
from kiosk.printers import Printer
from kiosk.printing.errand import Errand, Limits
from kiosk.printing.escpos_words import ASK_CAUSE, answer_of, checked_png
from kiosk.printing.escpos_worker import commands_for
from kiosk.printing.model import Job, Part, Status, Ticket
from kiosk.printing.opening import devices_of
from kiosk.printing.receipt import LOST, ReceiptDevice
from kiosk.printing.receipt_network import Network
from kiosk.printing.receipt_wire import DeviceFile, Usb, wire_of
from kiosk.settings import Settings
from tests.handout.rolls import SCRIPTS, codes_in, sample
from tests.printing.rolls import (
    COVER_OPEN,
    NO_PAPER,
    READY,
    Roll,
    listening,
    printed,
    strip,
)
from tests.printing.samples import QUICK, Heard, pdf

NEW = Ticket("receipt-1")


def device_of(roll: Roll, width_mm: Literal[58, 80] = 80) -> ReceiptDevice:
    printer = roll.printer(width_mm)
    return ReceiptDevice(printer, Network(printer, seconds=0.6, send_seconds=2.0))


def filed(path: Path) -> Printer:
    return Printer(name="Roll", kind="receipt", uri=path.as_uri())


def on_file(path: Path) -> ReceiptDevice:
    printer = filed(path)
    return ReceiptDevice(printer, DeviceFile(printer, send_seconds=1.0))


def job(png: bytes, copies: int = 1) -> Job:
    async def made(_width_mm: int) -> bytes:
        return png

    return Job(pdf=pdf(), name="receipt", strip=made, copies=copies)


class Kept:
    """Remembers tickets, as the ledger does."""

    def __init__(self) -> None:
        self.tickets: list[Ticket] = []

    def __call__(self, ticket: Ticket) -> None:
        self.tickets.append(ticket)

    def keep(self, parts: tuple[Part, ...], tickets: object, finished: int) -> None:
        """Take no notice: as a record."""


async def brought(device: ReceiptDevice, png: bytes, copies: int = 1) -> list[Ticket]:
    kept = Kept()
    (part,) = await device.prepare(job(png, copies))
    await device.submit(part, NEW, kept)
    return kept.tickets


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


@pytest.mark.parametrize("width_mm", [58, 80])
@pytest.mark.parametrize("language", SCRIPTS)
async def test_what_a_printer_burns_is_the_picture_dot_by_dot(
    press: Press, language: str, width_mm: Literal[58, 80]
) -> None:
    handout = sample(language)
    roll: PaperRoll = "58mm" if width_mm == 58 else "80mm"
    png = receipt(handout, roll=roll, press=press, timestamp=0)
    async with listening(Roll()) as printer:
        await brought(device_of(printer, width_mm), png)
        (paper,) = printed(bytes(printer.taken))
    with Image.open(BytesIO(png)) as picture:
        assert (paper.size, paper.tobytes()) == (picture.size, picture.tobytes())
    assert handout.code is not None
    assert codes_in(paper) == [handout.code.text]


async def test_each_copy_is_cut_off() -> None:
    async with listening(Roll()) as printer:
        tickets = await brought(device_of(printer), strip(), copies=3)
    papers = printed(bytes(printer.taken))
    assert len(papers) == 3
    assert len({paper.tobytes() for paper in papers}) == 1
    assert tickets == [
        Ticket("receipt-1", number=1),
        Ticket("receipt-1", number=1, sent=True),
    ]


async def test_making_the_commands_leaves_nothing_in_this_process(
    capfd: pytest.CaptureFixture[str],
) -> None:
    handlers = list(logging.getLogger().handlers)
    assert printed(await commands_for(strip()))
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger().handlers == handlers


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (READY, "ready"),
        (NO_PAPER, "out-of-paper"),
        (COVER_OPEN, "attention"),
        (None, "ready"),
        ((0xFF, 0xFF), "ready"),
    ],
)
async def test_a_printer_tells_how_it_is_as_far_as_it_can(
    answers: tuple[int, int] | None, state: str
) -> None:
    async with listening(Roll(answers)) as printer:
        assert (await device_of(printer).condition()).state == state


async def test_what_cuts_every_line_is_no_printer_that_is_ready() -> None:
    async with listening(Roll(cuts=True)) as printer:
        assert (await device_of(printer).condition()).state == "offline"


async def test_a_printer_that_tells_nothing_prints_all_the_same() -> None:
    async with listening(Roll(answers=None)) as printer:
        device = device_of(printer)
        (*_, ticket) = await brought(device, strip())
        assert printed(bytes(printer.taken))
        assert (await device.poll(ticket)).state == "done"


async def test_a_printer_without_paper_is_given_nothing_until_it_is_filled() -> None:
    empty = asyncio.Event()

    def hear(status: Status) -> None:
        if status.state == "out-of-paper":
            empty.set()

    async with listening(Roll(NO_PAPER)) as printer:
        errand = Errand(device_of(printer), Kept(), hear, limits=QUICK)
        running = asyncio.create_task(errand.run(job(strip())))
        await asyncio.wait_for(empty.wait(), 20)
        assert not printer.taken
        printer.answers = READY
        assert (await running).state == "done"
        assert len(printed(bytes(printer.taken))) == 1


async def test_paper_that_ends_while_it_prints_is_told() -> None:
    async with listening(Roll()) as printer:
        device = device_of(printer)
        (*_, ticket) = await brought(device, strip())
        printer.answers = NO_PAPER
        assert (await device.poll(ticket)).state == "out-of-paper"
        await device.cancel(ticket)
        assert printer.forgot == 1


async def test_a_closed_port_is_offline_and_nothing_was_sent() -> None:
    async with listening(Roll()) as printer:
        device = device_of(printer)
    kept = Kept()
    (part,) = await device.prepare(job(strip()))
    with pytest.raises(NotReadyError, match="does not answer"):
        await device.submit(part, NEW, kept)
    assert kept.tickets == []
    assert (await device.condition()).state == "offline"


async def test_a_printer_that_hangs_is_given_up_and_never_sent_it_again() -> None:
    async with listening(Roll(reads=False)) as printer:
        device = device_of(printer)
        kept = Kept()
        (part,) = await device.prepare(job(strip(height=4000)))
        with pytest.raises(PrinterError, match="a part") as caught:
            await device.submit(part, NEW, kept)
        assert not isinstance(caught.value, NotReadyError)
        with pytest.raises(PrinterError, match=LOST):
            await device.submit(part, kept.tickets[-1], kept)


async def test_a_line_that_is_cut_is_no_second_receipt() -> None:
    heard, kept = Heard(), Kept()
    async with listening(Roll(most=20_000)) as printer:
        errand = Errand(device_of(printer), kept, heard, limits=QUICK)
        status = await errand.run(job(strip(height=4000)))
    assert status.state == "failed"
    assert 20_000 < len(printer.taken) < 576 // 8 * 4000


async def test_a_printer_that_stays_away_fails_as_offline() -> None:
    async with listening(Roll()) as printer:
        device = device_of(printer)
    heard = Heard()
    limits = Limits(retry_seconds=(0.02,), total_seconds=0.2, page_seconds=0)
    status = await Errand(device, Kept(), heard, limits=limits).run(job(strip()))
    assert (status.state, status.because) == ("failed", "offline")


async def test_a_file_collects_receipts_for_this_account_alone(tmp_path: Path) -> None:
    path = tmp_path / "roll"
    device = on_file(path)
    assert (await device.condition()).state == "ready"
    await brought(device, strip())
    (*_, ticket) = await brought(device, strip(height=40))
    assert [paper.height for paper in printed(path.read_bytes())] == [1000, 40]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (await device.poll(ticket)).state == "done"


async def test_a_full_disk_is_told() -> None:
    with pytest.raises(PrinterError, match="No space left"):
        await brought(on_file(Path("/dev/full")), strip())


async def test_half_a_receipt_is_not_left_in_a_file(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "roll"
    path.write_bytes(b"before")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    commands = await commands_for(strip(height=4000))
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        with pytest.raises(PrinterError, match="too large"):
            await DeviceFile(filed(path)).send(commands, lambda: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == b"before"


async def test_a_device_that_is_not_there_is_offline(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lp0")
    device = on_file(tmp_path / "lp0")
    with pytest.raises(NotReadyError):
        await brought(device, strip())
    assert (await on_file(tmp_path / "no" / "lp0").condition()).state == "offline"


async def test_a_folder_is_no_receipt_printer(tmp_path: Path) -> None:
    assert (await on_file(tmp_path).condition()).state == "attention"
    with pytest.raises(PrinterError, match="is a folder"):
        await brought(on_file(tmp_path), strip())


@pytest.mark.parametrize("host", ["..", "a" * 70], ids=["dots", "long"])
async def test_a_host_that_no_machine_can_have_is_offline(host: str) -> None:
    printer = Printer(name="Roll", kind="receipt", uri=f"tcp://{host}:9100")
    device = ReceiptDevice(printer, Network(printer, seconds=2.0))
    assert (await device.condition()).state == "offline"


async def test_a_device_that_takes_nothing_is_given_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lp0")
    reader = os.open(tmp_path / "lp0", os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(PrinterError, match="does not take"):
            await brought(on_file(tmp_path / "lp0"), strip(height=4000))
    finally:
        os.close(reader)


async def test_a_device_that_takes_little_at_a_time_gets_all_of_it() -> None:
    """A device of the kernel, as /dev/usb/lp0 is: no file, and it may be full."""
    printer_end, kiosk_end = os.openpty()
    tty.setraw(kiosk_end)
    commands = await commands_for(strip(height=900))

    def burned() -> bytes:
        got = b""
        while len(got) < len(commands):
            got += os.read(printer_end, 512)
        return got

    try:
        printing = asyncio.create_task(asyncio.to_thread(burned))
        await brought(on_file(Path(os.ttyname(kiosk_end))), strip(height=900))
        got = await asyncio.wait_for(printing, 20)
    finally:
        os.close(printer_end)
        os.close(kiosk_end)
    assert got == commands
    assert [paper.height for paper in printed(got)] == [900]


@pytest.mark.skipif(
    importlib.util.find_spec("usb") is not None, reason="the driver is installed here"
)
async def test_usb_without_its_driver_is_told_with_what_to_do() -> None:
    printer = Printer(name="Roll", kind="receipt", uri="usb://04b8:0e15")
    device = ReceiptDevice(printer, wire_of(printer))
    assert (await device.condition()).state == "attention"
    with pytest.raises(PrinterError, match="driver") as caught:
        await brought(device, strip())
    assert "/dev/usb/lp0" in caught.value.remedy


@pytest.mark.parametrize(
    "png",
    [
        b"",
        b"%PDF-1.7 and so on, more than thirty-three bytes of it",
        strip(width=384),
        strip()[:20],
        strip(height=40_001),
    ],
)
async def test_what_is_no_receipt_for_this_roll_is_not_sent(png: bytes) -> None:
    with pytest.raises(PrinterError):
        await ReceiptDevice(filed(Path("/x")), DeviceFile(filed(Path("/x")))).prepare(
            job(png)
        )


async def test_a_damaged_picture_is_told(tmp_path: Path) -> None:
    damaged = strip()[:60] + bytes(40)
    checked_png(damaged, 80)
    with pytest.raises(PrinterError, match="made ready"):
        await brought(on_file(tmp_path / "roll"), damaged)
    assert not (tmp_path / "roll").exists()


async def test_a_job_without_a_receipt_needs_another_printer() -> None:
    device = on_file(Path("/x"))
    with pytest.raises(PrinterError, match="receipts only"):
        await device.prepare(replace(job(b""), strip=None))


def test_the_settings_open_receipt_printers_by_their_address() -> None:
    printers = tuple(
        Printer(name=uri, kind="receipt", uri=uri)
        for uri in ("tcp://10.0.0.9:9100", "file:///dev/usb/lp0", "usb://04b8:0e15")
    )
    devices = devices_of(Settings(printers=printers))
    wires = [
        type(device.wire) for device in devices if isinstance(device, ReceiptDevice)
    ]
    assert wires == [Network, DeviceFile, Usb]


def test_what_is_no_status_is_no_answer() -> None:
    assert answer_of(b"", b"\x12") is None
    assert answer_of(ASK_CAUSE[:1], b"\x12") is None
    cover = answer_of(b"\x16", b"\x12")
    assert cover is not None
    assert (cover.paper, cover.cover_open, cover.broken) == (True, True, False)
