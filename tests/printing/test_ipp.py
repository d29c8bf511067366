"""A real IPP printer: what comes out of it, and what is told meanwhile."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import HandoutError, NotReadyError, PrinterError
from kiosk.printers import Printer
from kiosk.printing.ipp import IppDevice
from kiosk.printing.ipp_wire import Wire
from kiosk.printing.ipp_words import CANCELED, COMPLETED
from kiosk.printing.model import Job, Part, Ticket, new_ticket
from kiosk.printing.queue import PrintQueue
from tests.conftest import IN_PROOF
from tests.ippeve import IppEve, require_ippeve
from tests.printing.samples import QUICK, Heard, job, pdf

JPEGS = (b"\xff\xd8 one \xff\xd9", b"\xff\xd8 two \xff\xd9")


def device(ippeve: IppEve, seconds: float = 5) -> IppDevice:
    return IppDevice(ippeve.printer, Wire(ippeve.printer, seconds))


def queue(ippeve: IppEve, seconds: float = 5) -> PrintQueue:
    return PrintQueue((device(ippeve, seconds),), limits=QUICK)


def patient(ippeve: IppEve) -> PrintQueue:
    """Return a queue that soon finds a printer hung, and waits long for it."""
    limits = replace(QUICK, total_seconds=90)
    return PrintQueue((device(ippeve, 0.5),), limits=limits)


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


async def states(ippeve: IppEve) -> list[int]:
    """What became of every job at the printer, the latest first.

    The program that plays the paper path ends a cancelled page all the same.
    """
    return [int(one["job-state"]) for one in await over(ippeve)]


async def over(ippeve: IppEve) -> list[dict[str, Any]]:
    from pyipp.enums import IppOperation

    told = await device(ippeve).wire.ask(
        IppOperation.GET_JOBS,
        {"which-jobs": "completed", "requested-attributes": ["all"]},
    )
    return list(told["jobs"])


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():  # noqa: ASYNC110 - nobody tells when
            await asyncio.sleep(0.01)


async def test_pages_arrive_unchanged_and_are_counted(ippeve: IppEve) -> None:
    heard = Heard()
    ippeve.mood("hold-2")
    printing = asyncio.create_task(queue(ippeve).print(job(), told=heard))
    await until(lambda: (2, 3) in heard.pages)
    ippeve.well("hold-2")

    ended = await printing

    assert ended.state == "done"
    assert ended.progress == heard.statuses[-1].progress
    assert (ended.progress.page, ended.progress.pages) == (3, 3)
    # A printer that is slow to begin says so first.
    begun = heard.states[1:] if heard.states[0] == "waiting" else heard.states
    assert begun == ["printing", "done"]
    assert ippeve.printed == ippeve.spooled == [digest(pdf())]


async def test_the_printer_tells_what_it_can(ippeve: IppEve) -> None:
    found = await device(ippeve).condition()

    assert found.state == "ready"
    assert found.model == "Example Printer"
    assert "application/pdf" in found.formats
    assert "iso_a4_210x297mm" in found.media
    assert not found.colour


async def test_a_printer_out_of_paper_goes_on_when_it_is_filled(
    ippeve: IppEve,
) -> None:
    heard = Heard()
    ippeve.mood("empty")
    printing = asyncio.create_task(queue(ippeve).print(job(), told=heard))
    await until(lambda: "out-of-paper" in heard.states)
    assert (await device(ippeve).condition()).state == "out-of-paper"
    ippeve.well("empty")

    assert (await printing).state == "done"
    assert heard.states[-1] == "done"
    assert ippeve.printed == [digest(pdf())]


async def test_a_jam_ends_the_job_and_is_told(ippeve: IppEve) -> None:
    ippeve.mood("jam")

    ended = await queue(ippeve).print(job())

    assert (ended.state, ended.because) == ("failed", "jam")
    assert ippeve.printed == []


async def test_a_busy_printer_is_asked_again_until_it_is_free(ippeve: IppEve) -> None:
    """Another program's job is in the printer: it says 0x507 to ours."""
    ippeve.mood("hold-1")
    other = asyncio.create_task(queue(ippeve).print(job("theirs")))
    await until(lambda: bool(ippeve.spooled))
    heard = Heard()
    ours = asyncio.create_task(queue(ippeve).print(job("ours"), told=heard))
    with pytest.raises(NotReadyError) as told:
        await device(ippeve).submit(
            Part(pdf(), "application/pdf"), new_ticket("x"), lambda _ticket: None
        )
    assert told.value.busy
    ippeve.well("hold-1")

    assert (await other).state == (await ours).state == "done"
    assert ippeve.printed == [digest(pdf("theirs")), digest(pdf("ours"))]


async def test_a_printer_with_tls_of_its_own_prints_unless_it_must_prove_itself(
    ippeve: IppEve,
) -> None:
    uri = ippeve.printer.uri.replace("ipp://", "ipps://")
    lenient = replace(ippeve.printer, uri=uri)
    strict = replace(lenient, check_certificate=True)

    printing = PrintQueue((IppDevice(lenient, Wire(lenient)),), limits=QUICK)
    assert (await printing.print(job())).state == "done"
    assert ippeve.printed == [digest(pdf())]
    found = await IppDevice(strict, Wire(strict)).condition()
    assert found.state == "offline"


async def test_jobs_of_one_queue_come_out_in_order(ippeve: IppEve) -> None:
    ours = queue(ippeve)
    jobs = [ours.add(job(str(number))) for number in range(4)]

    assert [(await one.ended()).state for one in jobs] == ["done"] * 4
    assert ippeve.printed == [digest(pdf(str(number))) for number in range(4)]


async def test_a_printer_that_is_switched_on_late_prints(ippeve: IppEve) -> None:
    ippeve.stop()
    heard = Heard()
    printing = asyncio.create_task(queue(ippeve).print(job(), told=heard))
    await until(lambda: "offline" in heard.states)
    await asyncio.to_thread(ippeve.start)

    assert (await printing).state == "done"
    assert ippeve.printed == [digest(pdf())]


async def test_a_printer_that_stays_away_is_given_up(ippeve: IppEve) -> None:
    ippeve.stop()
    impatient = PrintQueue((device(ippeve),), limits=replace(QUICK, total_seconds=0.3))

    ended = await impatient.print(job())

    assert (ended.state, ended.because) == ("failed", "offline")
    assert ended.problem == "Lobby does not answer."


async def test_an_empty_printer_is_given_up_and_prints_nothing_later(
    ippeve: IppEve,
) -> None:
    ippeve.mood("empty")
    impatient = PrintQueue((device(ippeve),), limits=replace(QUICK, total_seconds=3))

    ended = await impatient.print(job(personal=True))
    ippeve.well("empty")

    assert (ended.state, ended.because) == ("failed", "out-of-paper")
    assert (await queue(ippeve).print(job("next"))).state == "done"
    assert await states(ippeve) == [COMPLETED, CANCELED]


async def test_a_printer_that_hangs_in_a_job_prints_it_once(ippeve: IppEve) -> None:
    heard = Heard()
    ippeve.mood("hold-2")
    printing = asyncio.create_task(patient(ippeve).print(job(), told=heard))
    await until(lambda: "printing" in heard.states)
    ippeve.hang()
    await until(lambda: "offline" in heard.states)
    await asyncio.sleep(30 if IN_PROOF else 0)
    ippeve.go_on()
    ippeve.well("hold-2")

    assert (await printing).state == "done"
    assert ippeve.printed == [digest(pdf())]


@pytest.mark.parametrize("asked", ["the number", "the pages"])
async def test_a_printer_that_hangs_while_it_takes_a_job_prints_it_once(
    ippeve: IppEve, asked: str
) -> None:
    """It has all we sent, but its answer never came: is the page printed or not?"""
    wire = Wire(ippeve.printer, 0.3, 0.3)
    hung: list[Ticket] = []

    def hang(ticket: Ticket) -> None:
        if not hung and (ticket.number > 0) == (asked == "the pages"):
            ippeve.hang()
            hung.append(ticket)

    there = IppDevice(ippeve.printer, wire)
    part, ticket = Part(pdf(), "application/pdf"), new_ticket("x")
    kept = [ticket]

    def keep(new: Ticket) -> None:
        kept.append(new)
        hang(new)

    with pytest.raises(NotReadyError):
        await there.submit(part, ticket, keep)
    ippeve.go_on()
    tries = 0
    async with asyncio.timeout(30):
        while not kept[-1].sent:
            tries += 1
            try:
                await there.submit(part, kept[-1], kept.append)
            except NotReadyError:
                await asyncio.sleep(0.05)
        while not (await there.poll(kept[-1])).ended:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.05)

    # Whatever else the printer still holds would come out before this one.
    assert (await queue(ippeve).print(job("next"))).state == "done"
    assert ippeve.printed == [digest(pdf()), digest(pdf("next"))]


async def test_a_printer_without_pdf_gets_each_page_as_jpeg(tmp_path: Path) -> None:
    require_ippeve()
    ippeve = IppEve(tmp_path, formats="image/jpeg,image/pwg-raster")

    async def pictures() -> tuple[bytes, ...]:
        return JPEGS

    async def no_pictures() -> tuple[bytes, ...]:
        raise HandoutError("No font has it.")

    try:
        ippeve.start()
        drawn = replace(job(copies=2), pictures=pictures)
        ended = await queue(ippeve).print(drawn)
        without = await queue(ippeve).print(job())
        undrawn = await queue(ippeve).print(replace(job(), pictures=no_pictures))
    finally:
        ippeve.remove()
    assert ended.state == "done"
    assert ippeve.printed == [digest(page) for page in JPEGS * 2]
    assert (undrawn.state, undrawn.problem) == ("failed", "No font has it.")
    assert (without.state, without.problem) == ("failed", "Lobby takes no PDF.")


async def test_what_is_no_pdf_is_never_sent(ippeve: IppEve) -> None:
    whole = pdf()
    for garbage in (b"", b"GIF89a", whole[:-40], whole[4:], b"%PDF-1.7"):
        ended = await queue(ippeve).print(Job(pdf=garbage, name="x"))
        assert ended.state == "failed"
        assert "no whole PDF" in ended.problem
    assert ippeve.spooled == []


async def test_a_format_the_printer_refuses_fails_at_once_and_leaves_no_job(
    ippeve: IppEve,
) -> None:
    part = Part(b"\x89PNG", "image/png")
    with pytest.raises(PrinterError, match="0x40B"):
        await device(ippeve).submit(part, new_ticket("x"), lambda _ticket: None)
    assert (await queue(ippeve).print(job())).state == "done"


async def test_paper_the_printer_has_not_is_told(ippeve: IppEve) -> None:
    ended = await queue(ippeve).print(replace(job(), media="a5"))

    assert ended.problem == "Lobby has no A5 paper."
    assert ippeve.spooled == []


async def test_a_dropped_job_is_cancelled_at_the_printer(ippeve: IppEve) -> None:
    ippeve.mood("hold-2")
    heard = Heard()
    ours = queue(ippeve)
    dropped = ours.add(job(personal=True), told=heard)
    await until(lambda: "printing" in heard.states)
    dropped.drop()

    assert (await dropped.ended()).state == "cancelled"
    ippeve.well("hold-2")
    assert (await ours.print(job("next"))).state == "done"
    assert await states(ippeve) == [COMPLETED, CANCELED]


async def test_neither_name_nor_user_of_a_job_says_anything(ippeve: IppEve) -> None:
    await queue(ippeve).print(replace(job(), name="lost-card"))

    names = [str(value) for one in await over(ippeve) for value in one.values()]

    assert names
    assert not [name for name in names if "lost" in name or "card" in name]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n\xff\xfe",
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf",
        b"SSH-2.0-OpenSSH\r\n",
    ],
    ids=["nothing", "no ipp", "not found", "half", "no http"],
)
async def test_what_is_no_printer_is_told_calmly(answer: bytes) -> None:
    async def respond(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.read(100)
        writer.write(answer)
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(respond, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    there = IppDevice(_printer(port), Wire(_printer(port), 2))
    async with server:
        found = await there.condition()
        with pytest.raises(PrinterError):
            await there.prepare(job())
    assert found.state in ("attention", "offline")


async def test_a_port_that_takes_calls_and_never_answers_is_offline() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        printer = _printer(deaf.getsockname()[1])
        found = await IppDevice(printer, Wire(printer, 0.2)).condition()
    assert found.state == "offline"


def _printer(port: int) -> Printer:
    return replace(IppEve(Path()).printer, uri=f"ipp://127.0.0.1:{port}/ipp/print")
