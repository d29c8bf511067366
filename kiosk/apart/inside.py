"""The other end: a process that reads requests, writes answers, and nothing else.

It ends when its standard input does, or when whoever started it does.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from kiosk.apart.frames import (
    HEAD,
    Answer,
    Ask,
    NonsenseError,
    Reply,
    Request,
    body_length,
    framed,
)
from kiosk.lifelines import die_with


def settle_in(
    *, niceness: int = 0, writes_files: bool = True, memory_bytes: int | None = None
) -> BinaryIO:
    """Make ready to serve, and return where answers go.

    Args:
        niceness: How far below the screens it runs.
        writes_files: False: whatever writes to a file fails.
        memory_bytes: Most address space it may take; None: as much as there is.
    """
    # A crash must not write what a visitor said to a core file.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not writes_files:
        sys.dont_write_bytecode = True
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if memory_bytes is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    # Ctrl+C is for the kiosk. It closes the pipe when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One that is busy or stopped does not see the pipe close.
    die_with(os.getppid())
    os.nice(niceness)
    return _own_output()


def _own_output() -> BinaryIO:
    """Keep the pipe for ourselves: a library that prints must not break a frame."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def serve(
    requests: msgspec.msgpack.Decoder[Request[Ask]],
    answers: BinaryIO,
    answer: Callable[[Ask], Answer | None],
    *,
    most_bytes: int,
) -> int:
    """Answer standard input until it ends.

    Args:
        requests: Reads them.
        answers: From `settle_in`.
        answer: Gives the answer to each; None: it can serve no more.
        most_bytes: No request is longer.

    Returns:
        The exit status: 1 after nonsense.
    """
    try:
        for request in _read(requests, most_bytes):
            given = answer(request.ask)
            if given is None:
                return 1
            _write(answers, framed(Reply(request.id, given)))
    except (BrokenPipeError, NonsenseError, msgspec.DecodeError):
        return 1
    return 0


def _read(
    requests: msgspec.msgpack.Decoder[Request[Ask]], most_bytes: int
) -> Iterator[Request[Ask]]:
    source = sys.stdin.buffer
    while len(head := source.read(HEAD.size)) == HEAD.size:
        length = body_length(head, most_bytes)
        body = source.read(length)
        if len(body) < length:
            return
        yield requests.decode(body)


def _write(answers: BinaryIO, frame: bytes) -> None:
    rest = memoryview(frame)
    while rest:
        rest = rest[answers.write(rest) :]
