"""One process that translates: started, asked, ended."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from pathlib import Path

import kiosk
from kiosk.errors import LostWorkerError
from kiosk.translation.engine.frames import (
    HEAD,
    Answer,
    Ask,
    Request,
    body_length,
    framed,
    read_reply,
)
from kiosk.translation.engine.offline import offline_environment

CHUNK = 1 << 16
COMMAND = (sys.executable, "-m", "kiosk.translation.engine.worker")


class Apart:
    """A running process. Whoever meets a `LostWorkerError` ends it."""

    def __init__(self, child: Process) -> None:
        self._child = child
        self._last = 0
        self._reading = asyncio.Lock()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._child.pid

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._child.returncode is None

    async def ask(self, ask: Ask) -> Answer:
        """Ask one thing and wait for the answer to it.

        Raises:
            LostWorkerError: It ended, or spoke nonsense.
        """
        self._last += 1
        try:
            async with self._reading:
                return await self._exchange(Request(self._last, ask))
        except (OSError, asyncio.IncompleteReadError) as error:
            raise LostWorkerError(
                "What translates has ended by itself.",
                remedy="It is started again when it is next needed.",
            ) from error

    async def end(self) -> None:
        """End it at once, and wait until it is gone."""
        if self.running:
            with contextlib.suppress(ProcessLookupError):
                self._child.kill()
        if self._child.stdin is not None:
            self._child.stdin.close()
        if self._child.stdout is not None:
            # What nobody reads keeps the pipe open, and `wait` waits for the pipe.
            # Whoever still waits for an answer is told by the end of the pipe.
            async with self._reading:
                while await self._child.stdout.read(CHUNK):
                    pass
        await self._child.wait()

    async def _exchange(self, request: Request) -> Answer:
        source, target = self._child.stdout, self._child.stdin
        if source is None or target is None:
            raise LostWorkerError("What translates cannot be talked to.")
        target.write(framed(request))
        await target.drain()
        length = body_length(await source.readexactly(HEAD.size))
        reply = read_reply(await source.readexactly(length))
        if reply.id != request.id:
            raise LostWorkerError("What translates answered something else.")
        return reply.answer


async def start_apart(folder: Path, command: Sequence[str]) -> Apart:
    """Start the process. It reads the models folder when it is told to begin.

    Raises:
        LostWorkerError: It cannot be started.
    """
    try:
        child = await asyncio.create_subprocess_exec(
            *command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            # `-m` looks for the package in the folder it starts in.
            cwd=Path(kiosk.__file__).parent.parent,
            env=offline_environment(folder, os.environ),
        )
    except OSError as error:
        raise LostWorkerError(
            f"What translates cannot be started: {error.strerror}."
        ) from error
    return Apart(child)
