"""A process that makes one sheet and ends, so that no answer stays in it."""

from __future__ import annotations

import asyncio
import resource
import sys
from asyncio.subprocess import PIPE
from contextvars import Context
from pathlib import Path

import msgspec

import kiosk
from kiosk.errors import HandoutError, KioskError
from kiosk.handout.form_model import FilledForm
from kiosk.handout.model import Handout, Paper, Roll
from kiosk.handout.wanted import FormRequest, JpegRequest, Request
from kiosk.handout.wanted import SingleFormat as SingleFormat
from kiosk.lifelines import kill

AnyRequest = Request | FormRequest | JpegRequest


class Refusal(msgspec.Struct, frozen=True):
    """What the worker says on standard error when it ends with 1."""

    problem: str
    remedy: str


async def render_apart(
    handout: Handout,
    format: SingleFormat,
    *,
    paper: Paper | Roll = "a4",
    timestamp: int,
    timeout_seconds: float = 20.0,
) -> bytes:
    """Make a handout in a process of its own.

    The handout goes in by a pipe: nothing of it stands in the arguments, the
    environment or a file. When the caller is cancelled the process is killed.

    Args:
        handout: what it says.
        format: `pdf`, `html`, `text` or `receipt`.
        paper: used by `pdf`: a sheet; and by `receipt`: a roll.
        timestamp: Unix seconds, the date in the PDF.
        timeout_seconds: after this the process is killed.

    Raises:
        HandoutError: it cannot be made, took too long, or the process failed.
    """
    request = Request(handout, format, paper, timestamp)
    return await _made_apart(request, timeout_seconds)


async def form_apart(
    form: FilledForm, *, timestamp: int, timeout_seconds: float = 20.0
) -> bytes:
    """Make a form as PDF in a process of its own, as `render_apart` does.

    Args:
        form: What stands on it.
        timestamp: Unix seconds, the date in the PDF.
        timeout_seconds: After this the process is killed.

    Raises:
        HandoutError: It cannot be made, took too long, or the process failed.
    """
    return await _made_apart(FormRequest(form, timestamp), timeout_seconds)


async def jpegs_apart(
    handout: Handout, *, paper: Paper, timestamp: int, timeout_seconds: float = 40.0
) -> tuple[bytes, ...]:
    """Make each page as JPEG in a process of its own, as `render_apart` does.

    Args:
        handout: What it says.
        paper: The sheet.
        timestamp: Unix seconds, as for a PDF.
        timeout_seconds: After this the process is killed.

    Raises:
        HandoutError: It cannot be made, took too long, or the process failed.
    """
    request = JpegRequest(handout, paper, timestamp)
    made = await _made_apart(request, timeout_seconds)
    return msgspec.msgpack.decode(made, type=tuple[bytes, ...])


async def _made_apart(request: AnyRequest, timeout_seconds: float) -> bytes:
    try:
        message = msgspec.json.encode(request)
    except UnicodeEncodeError as error:
        raise HandoutError("A line holds a character that is none.") from error
    # In a context of its own: the loop keeps that of a time limit until it would have
    # passed, and ours leads to the page that asks, and so to the answers.
    running = asyncio.create_task(_run(message, timeout_seconds), context=Context())
    status, made, said = await running
    if status == 0 and made:
        return made
    raise _refusal(said, status)


async def _run(message: bytes, timeout_seconds: float) -> tuple[int, bytes, bytes]:
    # `-m` looks for the package in the folder it starts in.
    folder = Path(kiosk.__file__).parent.parent
    worker = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kiosk.handout.worker"),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        cwd=folder,
    )
    try:
        async with asyncio.timeout(timeout_seconds):
            made, said = await worker.communicate(message)
    except TimeoutError as error:
        raise HandoutError("Making the handout took too long.") from error
    finally:
        if worker.returncode is None:
            kill(worker)
            await worker.wait()
    return worker.returncode or 0, made, said


def _refusal(said: bytes, status: int) -> HandoutError:
    try:
        refusal = msgspec.json.decode(said, type=Refusal)
    except msgspec.DecodeError:
        return HandoutError(f"Making the handout ended with status {status}.")
    return HandoutError(refusal.problem, remedy=refusal.remedy)


def main() -> int:
    """Read one request, write one file. Returns the exit status."""
    # A crash must not write the answers to a core file.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        made = _made(sys.stdin.buffer.read())
    except KioskError as error:
        refusal = Refusal(error.problem, error.remedy)
        sys.stderr.buffer.write(msgspec.json.encode(refusal))
        return 1
    sys.stdout.buffer.write(made)
    return 0


def _made(message: bytes) -> bytes:
    try:
        request = msgspec.json.decode(message, type=AnyRequest)
    except msgspec.DecodeError as error:
        raise HandoutError("This is no request for a handout.") from error
    if isinstance(request, FormRequest):
        from kiosk.handout.form_press import form_pdf

        return form_pdf(request.form, timestamp=request.timestamp)
    if isinstance(request, JpegRequest):
        return _jpegs(request)
    from kiosk.handout.writing import render

    (made,) = render(
        request.handout,
        request.format,
        paper=request.paper,
        timestamp=request.timestamp,
    )
    return made


def _jpegs(request: JpegRequest) -> bytes:
    from kiosk.handout.jpegs import jpegs
    from kiosk.handout.pdf import Press

    pages = jpegs(
        request.handout,
        paper=request.paper,
        press=Press(),
        timestamp=request.timestamp,
    )
    return msgspec.msgpack.encode(pages)


if __name__ == "__main__":
    sys.exit(main())
