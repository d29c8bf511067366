"""Printers that lie: nothing they send stops the kiosk, or leads it elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from gzip import compress
from struct import pack

import pytest

from kiosk.errors import PrinterError
from kiosk.printers import Printer
from kiosk.printing.ipp import ASKED_FOR, IppDevice
from kiosk.printing.ipp_answers import MOST_BYTES, is_whole
from kiosk.printing.ipp_wire import Wire
from kiosk.printing.model import Part, Ticket, new_ticket
from tests.printing.samples import job, pdf

INTEGER, BOOLEAN, ENUM, RANGE = 0x21, 0x22, 0x23, 0x33
COLLECTION, TEXT_LANG, COLLECTION_END = 0x34, 0x35, 0x37
TEXT, NAME, KEYWORD, MEMBER = 0x41, 0x42, 0x44, 0x4A
NOT_TOLD, DATE = 0x10, 0x31


def attribute(tag: int, name: str, value: bytes, length: int | None = None) -> bytes:
    size = len(value) if length is None else length
    return pack(">bh", tag, len(name)) + name.encode() + pack(">h", size) + value


def number(tag: int, name: str, value: int) -> bytes:
    return attribute(tag, name, pack(">i", value))


def word(name: str, value: str) -> bytes:
    return attribute(KEYWORD, name, value.encode())


def collection(name: str, inside: bytes) -> bytes:
    return (
        attribute(COLLECTION, name, b"") + inside + attribute(COLLECTION_END, "", b"")
    )


HEAD = pack(">bbhi", 2, 0, 0, 1) + b"\x01" + word("attributes-charset", "utf-8")
ABLE = number(ENUM, "operations-supported", 5) + number(ENUM, "", 6)
PDFS = word("document-format-supported", "application/pdf")
MEMBER_3 = attribute(MEMBER, "", b"m") + number(INTEGER, "", 3)


def told(printer: bytes, its_job: bytes = b"") -> bytes:
    jobs = b"\x02" + its_job if its_job else b""
    return HEAD + jobs + b"\x04" + printer + b"\x03"


HONEST = told(ABLE + PDFS + collection("media-col", MEMBER_3), word("job-name", "a"))
LIES = {
    "goes back": told(ABLE + attribute(KEYWORD, "", b"", -5)),
    "a name that goes back": told(ABLE + pack(">bh", KEYWORD, -5)),
    "text that goes back": told(
        ABLE + attribute(TEXT_LANG, "", pack(">hh", -9, 0), 4),
    ),
    "a long number that hides one": told(
        attribute(INTEGER, "a", pack(">i", 1) + attribute(KEYWORD, "", b"", -5)),
    ),
    "one collection in another": told(
        ABLE + b"".join(attribute(COLLECTION, "a", b"") for _ in range(900)),
    ),
    "too much": told(ABLE + PDFS + word("a", "b" * 30_000) * (MOST_BYTES // 30_000)),
    "too many": told(ABLE + PDFS + word("", "") * 30_000),
    "no end": HONEST[:-1],
    "words for operations": told(word("operations-supported", "all") + PDFS),
    "things for operations": told(collection("operations-supported", MEMBER_3)),
    "nothing for operations": told(attribute(NOT_TOLD, "operations-supported", b"")),
    "a date for operations": told(
        attribute(DATE, "operations-supported", b"\x07\xea\x01\x01\0\0\0\0+\0\0"),
    ),
    "a word for a number": told(ABLE + PDFS, word("job-id", "seven")),
    "a range for a number": told(
        ABLE + PDFS, attribute(RANGE, "job-id", pack(">ii", 1, 2))
    ),
    "our own mark for a number": told(
        ABLE + PDFS, number(INTEGER, "job-id", ASKED_FOR)
    ),
    "no number": told(ABLE + PDFS, number(INTEGER, "job-id", 0)),
}


@asynccontextmanager
async def answering(answer: Callable[[bytes], bytes]) -> AsyncIterator[IppDevice]:
    """Lend a printer that answers each request with this, whatever was asked."""

    async def respond(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        writer.write(answer(head))
        writer.close()

    server = await asyncio.start_server(respond, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    uri = f"ipp://127.0.0.1:{port}/ipp/print"
    printer = Printer(name="Lobby", kind="ipp", uri=uri)
    async with server:
        yield IppDevice(printer, Wire(printer, 5))


def http(body: bytes, first: str = "200 OK", *more: str) -> bytes:
    rows = (f"HTTP/1.1 {first}", f"Content-Length: {len(body)}", *more, "", "")
    return "\r\n".join(rows).encode() + body


def forget(_ticket: Ticket) -> None:
    """Keep nothing."""


@pytest.mark.parametrize("lie", LIES)
async def test_no_answer_stops_the_kiosk_or_passes_for_a_printed_page(
    lie: str,
) -> None:
    part = Part(pdf(), "application/pdf", 3)
    async with answering(lambda _head: http(LIES[lie])) as device:
        await device.condition()
        for ticket in (new_ticket("guide"), Ticket("guide-1", ASKED_FOR)):
            with pytest.raises(PrinterError):
                await device.submit(part, ticket, forget)


async def test_what_is_printed_is_sent_to_no_other_address() -> None:
    reached = []

    def other(head: bytes) -> bytes:
        reached.append(head)
        return http(HONEST)

    async with answering(other) as thief:
        there = thief.printer.uri.replace("ipp:", "http:")
        led = http(b"", "307 Temporary Redirect", f"Location: {there}")
        async with answering(lambda _head: led) as device:
            found = await device.condition()
            with pytest.raises(PrinterError):
                await device.prepare(job())
    assert found.state == "attention"
    assert reached == []


async def test_no_answer_is_unpacked() -> None:
    packed = http(compress(HONEST), "200 OK", "Content-Encoding: gzip")
    asked = []

    def answer(head: bytes) -> bytes:
        asked.append(head)
        return packed

    async with answering(answer) as device:
        assert (await device.condition()).state == "attention"
    assert b"accept-encoding: identity" in asked[0].lower()


async def test_what_a_printer_says_of_itself_commands_no_terminal() -> None:
    model = attribute(
        TEXT, "printer-make-and-model", b"\x1b]0;x\x07Best\n\xe2\x80\xae 9"
    )
    reason = word("printer-state-reasons", "media-\x1b[2Jempty" + "y" * 500)
    async with answering(lambda _head: http(told(ABLE + model + reason))) as device:
        found = await device.condition()
    shown = found.model + "".join(found.reasons)
    assert "Best" in shown
    assert shown.isprintable()
    assert len(shown) < 300


def test_an_answer_is_whole_with_its_end_alone() -> None:
    assert is_whole(HONEST)
    assert not [end for end in range(len(HONEST)) if is_whole(HONEST[:end])]
