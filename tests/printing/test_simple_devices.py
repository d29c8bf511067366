"""A folder and the system's printer, as devices of a queue."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.errors import PrinterError, UnknownError
from kiosk.printers import Printer
from kiosk.printing.folder import FolderDevice
from kiosk.printing.model import Part, Ticket, new_ticket
from kiosk.printing.opening import devices_of, find_device, printers_of
from kiosk.printing.queue import PrintQueue
from kiosk.printing.system import SystemDevice
from kiosk.settings import Printing, Settings
from tests.printing.samples import QUICK, job, pdf

PART = Part(pdf(), "application/pdf", 3, 2)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def folder_device(folder: Path) -> FolderDevice:
    return FolderDevice(Printer(name="F", kind="folder", uri=folder.as_uri()))


def system_device(folder: Path, script: str, **rest: float) -> SystemDevice:
    path = folder / "print-it"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o700)
    printer = Printer(name="S", kind="system", duplex=True)
    return SystemDevice(printer, str(path), **rest)


async def test_each_copy_is_a_file_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    queue = PrintQueue((folder_device(folder),), limits=QUICK)

    assert (await queue.print(job(copies=3))).state == "done"
    written = [path.read_bytes() for path in folder.glob("open-account-*.pdf")]
    assert written == [pdf()] * 3


async def test_a_file_that_an_earlier_run_wrote_is_not_written_again(
    tmp_path: Path,
) -> None:
    device, ticket = folder_device(tmp_path), new_ticket("x")
    for _run in range(2):
        await device.submit(PART, ticket, lambda _ticket: None)

    assert names(tmp_path) == [f"{ticket.name}.pdf"]


async def test_what_a_killed_kiosk_had_half_written_is_deleted(tmp_path: Path) -> None:
    old, fresh = (f".{new_ticket('open-account').name}.pdf.part" for _ in range(2))
    others = (".report.pdf.part", "plan.pdf")
    for name in (old, fresh, *others):
        (tmp_path / name).write_bytes(b"%PDF half")
    for name in (old, *others):
        os.utime(tmp_path / name, (0, 0))

    assert (await folder_device(tmp_path).condition()).state == "ready"

    assert names(tmp_path) == sorted((fresh, *others))


@pytest.mark.parametrize("name", ["../../out", "/etc/passwd", "a\0b", "", "x" * 500])
async def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    for _copy in range(2):
        ticket = new_ticket(name)
        await folder_device(folder).submit(PART, ticket, lambda _ticket: None)

    assert len(names(folder)) == 2
    assert names(tmp_path) == [folder.name]


async def test_a_folder_that_is_gone_fails_and_is_offline(tmp_path: Path) -> None:
    device = folder_device(tmp_path / "gone")

    assert (await device.condition()).state == "offline"
    ended = await PrintQueue((device,), limits=QUICK).print(job())
    assert ended.state == "failed"
    assert "gone" in ended.problem


async def test_the_system_gets_the_page_and_what_is_wished_for(tmp_path: Path) -> None:
    out, words = tmp_path / "out", tmp_path / "words"
    device = system_device(tmp_path, f'cat > "{out}"; echo "$@" > "{words}"')

    ended = await PrintQueue((device,), limits=QUICK).print(job(copies=2))

    assert ended.state == "done"
    assert out.read_bytes() == pdf()
    assert words.read_text("utf-8").split()[:5] == ["-s", "-t", "kiosk", "-n", "2"]
    assert "sides=two-sided-long-edge" in words.read_text("utf-8")


async def test_a_page_of_unknown_fate_is_not_handed_to_the_system_again(
    tmp_path: Path,
) -> None:
    device = system_device(tmp_path, "exit 1")
    kept: list[Ticket] = []
    with pytest.raises(PrinterError):
        await device.submit(PART, new_ticket("x"), kept.append)
    with pytest.raises(PrinterError, match="not known"):
        await device.submit(PART, kept[-1], kept.append)


async def test_a_system_that_refuses_or_hangs_fails_without_its_words(
    tmp_path: Path,
) -> None:
    refuses = system_device(tmp_path, "cat >/dev/null; echo KIM MINJI >&2; exit 1")
    ended = await PrintQueue((refuses,), limits=QUICK).print(job())
    assert ended.state == "failed"
    assert "KIM" not in ended.problem

    hangs = system_device(tmp_path, "exec tail -f /dev/null", timeout_seconds=0.2)
    assert (await PrintQueue((hangs,), limits=QUICK).print(job())).state == "failed"


def test_the_old_settings_are_a_printer_of_their_own(tmp_path: Path) -> None:
    old = Settings(printing=Printing(folder=tmp_path, paper="a5"))
    (printer,) = printers_of(old)
    assert (printer.kind, printer.media) == ("folder", "a5")
    assert FolderDevice(printer).folder == tmp_path

    assert printers_of(Settings(), program="no-such-program") == ()
    (system,) = printers_of(Settings(), program="sh")
    assert system.kind == "system"


def test_named_printers_stand_in_place_of_the_old_settings(tmp_path: Path) -> None:
    lobby = Printer(name="大堂", kind="ipp", uri="ipp://a/ipp/print")
    roll = Printer(name="Roll", kind="receipt", uri="tcp://b:9100")
    both = Settings(printing=Printing(folder=tmp_path), printers=(lobby, roll))
    devices = devices_of(both)

    assert [device.printer for device in devices] == [lobby, roll]
    assert find_device(devices, "ROLL").printer == roll
    with pytest.raises(UnknownError, match="Desk"):
        find_device(devices, "Desk")
