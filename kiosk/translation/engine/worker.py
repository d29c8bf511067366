"""The process that translates: it reads requests, writes answers, and nothing else.

It ends when its standard input does. What visitors wrote stands in no argument,
environment, file or message of it but the answer.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from kiosk.errors import LostWorkerError, TranslationError
from kiosk.translation.engine.frames import (
    HEAD,
    Answer,
    Ask,
    Begin,
    Done,
    Refused,
    Reply,
    Request,
    body_length,
    framed,
    read_request,
    refusal_of,
)

NICENESS = 10
"""Below the screen: it paints first."""


class Room(Protocol):
    """What answers everything but the first request."""

    def answer(self, ask: Ask) -> Answer:
        """Do what is asked."""
        ...


def main() -> int:
    """Serve standard input until it ends. Returns the exit status."""
    # A crash must not write what a visitor said to a core file.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Ctrl+C is for the kiosk. It closes the pipe when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICENESS)
    answers = _own_output()
    try:
        return _serve(sys.stdin.buffer, answers)
    except (BrokenPipeError, LostWorkerError, msgspec.DecodeError):
        return 1


def _own_output() -> BinaryIO:
    """Keep the pipe for ourselves: a library that prints must not break a frame."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _serve(source: BinaryIO, answers: BinaryIO) -> int:
    room: Room | None = None
    while (request := _next(source)) is not None:
        answer: Answer
        try:
            if isinstance(request.ask, Begin):
                room, answer = _begun(request.ask), Done()
            elif room is None:
                return 1
            else:
                answer = room.answer(request.ask)
        except TranslationError as error:
            answer = refusal_of(error)
        except MemoryError:
            answer = Refused("other", "There is not enough memory to translate.", "")
        _write(answers, framed(Reply(request.id, answer)))
    return 0


def _next(source: BinaryIO) -> Request | None:
    head = source.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    length = body_length(head)
    body = source.read(length)
    return read_request(body) if len(body) == length else None


def _write(answers: BinaryIO, frame: bytes) -> None:
    rest = memoryview(frame)
    while rest:
        rest = rest[answers.write(rest) :]


def _begun(begin: Begin) -> Room:
    from kiosk.translation.engine.offline import seal_off

    folder = Path(begin.folder)
    try:
        seal_off(folder)
    except OSError as error:
        raise TranslationError(
            f"{folder} cannot be written: {error.strerror}.",
            remedy="Give it to the user that runs the kiosk.",
        ) from error
    from kiosk.translation.engine.workshop import Workshop

    return Workshop(folder, begin.terms, begin.pairs_kept)


if __name__ == "__main__":
    sys.exit(main())
