"""A kiosk killed at any moment of a job prints it exactly once, after a restart."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from kiosk.printing.ipp import IppDevice
from kiosk.printing.ipp_wire import Wire
from kiosk.printing.ledger import Ledger
from kiosk.printing.queue import PrintQueue
from tests.ippeve import IppEve
from tests.printing.samples import QUICK, job, pdf

ROOT = Path(__file__).resolve().parent.parent.parent
NEVER = 99


def kiosk(
    ippeve: IppEve, ledger: Path, notes: int, kind: str = "public"
) -> subprocess.Popen[bytes]:
    uri = ippeve.printer.uri
    words = ("-m", "tests.printing.killed", str(ledger), uri, str(notes), kind)
    return subprocess.Popen((sys.executable, *words), cwd=ROOT)


async def restarted(ippeve: IppEve, ledger: Path) -> list[str]:
    device = IppDevice(ippeve.printer, Wire(ippeve.printer))
    queue = PrintQueue((device,), ledger=Ledger(ledger), limits=QUICK)
    return [(await job.ended()).state for job in queue.resume()]


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not true():  # noqa: ASYNC110 - nobody tells when
            await asyncio.sleep(0.01)


# Kept as it came; as the printer wants it; asked for; its number; sent.
@pytest.mark.parametrize("notes", [1, 2, 3, 4, 5])
async def test_a_job_is_printed_once_wherever_the_kiosk_is_killed(
    ippeve: IppEve, tmp_path: Path, notes: int
) -> None:
    ledger = tmp_path / "ledger"
    killed = await asyncio.to_thread(kiosk(ippeve, ledger, notes).wait)
    assert killed == -signal.SIGKILL

    assert await restarted(ippeve, ledger) == ["done"]
    assert ippeve.printed == [sha256(pdf()).hexdigest()]
    assert not any(ledger.iterdir())
    assert await restarted(ippeve, ledger) == []


async def test_a_job_that_is_printing_when_the_kiosk_is_killed_is_not_sent_again(
    ippeve: IppEve, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    ippeve.mood("hold-2")
    running = kiosk(ippeve, ledger, NEVER)
    await until(lambda: bool(ippeve.spooled))
    running.kill()
    await asyncio.to_thread(running.wait)
    ippeve.well("hold-2")

    assert await restarted(ippeve, ledger) == ["done"]
    assert ippeve.printed == ippeve.spooled == [sha256(pdf()).hexdigest()]


async def test_a_job_of_a_kiosk_that_lives_is_left_alone(
    ippeve: IppEve, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    ippeve.mood("hold-2")
    running = kiosk(ippeve, ledger, NEVER)
    await until(lambda: bool(ippeve.spooled))

    assert await restarted(ippeve, ledger) == []
    ippeve.well("hold-2")
    assert await asyncio.to_thread(running.wait) == 0
    assert ippeve.printed == [sha256(pdf()).hexdigest()]
    assert not any(ledger.iterdir())


async def test_a_personal_job_is_never_written_down(
    ippeve: IppEve, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    running = kiosk(ippeve, ledger, 1, "personal")

    assert await asyncio.to_thread(running.wait) == 0
    assert ippeve.printed == [sha256(pdf()).hexdigest()]
    assert not ledger.exists()


async def test_a_page_that_was_sent_is_not_sent_again_to_a_printer_that_forgot_it(
    ippeve: IppEve, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    await asyncio.to_thread(kiosk(ippeve, ledger, 5).wait)
    await until(lambda: len(ippeve.printed) == 1)
    ippeve.stop()
    ippeve.start()

    assert await restarted(ippeve, ledger) == ["failed"]
    assert ippeve.printed == [sha256(pdf()).hexdigest()]


async def test_a_number_that_a_printer_gave_again_is_not_our_job(
    ippeve: IppEve, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    await asyncio.to_thread(kiosk(ippeve, ledger, 4).wait)
    ippeve.stop()
    ippeve.start()
    other = PrintQueue((IppDevice(ippeve.printer, Wire(ippeve.printer)),), limits=QUICK)
    assert (await other.print(job("other"))).state == "done"

    assert await restarted(ippeve, ledger) == ["done"]
    ours, theirs = (sha256(pdf(said)).hexdigest() for said in ("page", "other"))
    assert ippeve.printed == [theirs, ours]
