"""One process of ours, as whoever asks it has it: started, asked, ended."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic

import msgspec

import kiosk
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
from kiosk.errors import KioskError
from kiosk.lifelines import kill

CHUNK: Final = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade(Generic[Answer]):
    """What kind of process it is."""

    name: str
    """How a person is told of it, at the start of a sentence."""
    lost: type[KioskError]
    """Raised when it ended, hung or spoke nonsense."""
    replies: msgspec.msgpack.Decoder[Reply[Answer]]
    most_bytes: int
    """No message is longer."""
    hung: str = ""
    """What to do about one that took too long."""

    def gone(self, what: str, *, remedy: str = "") -> KioskError:
        """Return the error of a lost process."""
        return self.lost(f"{self.name} {what}.", remedy=remedy)


class Child(Generic[Ask, Answer]):
    """A running process. Whoever meets the error of its trade ends it."""

    def __init__(self, child: Process, trade: Trade[Answer]) -> None:
        self._child = child
        self._trade = trade
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
            KioskError: The one of its trade: it ended, or spoke nonsense.
        """
        self._last += 1
        try:
            async with self._reading:
                return await self._exchange(Request(self._last, ask))
        except (OSError, asyncio.IncompleteReadError) as error:
            raise self._trade.gone(
                "has ended by itself",
                remedy="It is started again when it is next needed.",
            ) from error
        except (NonsenseError, msgspec.DecodeError) as error:
            raise self._trade.gone("spoke nonsense, and was ended") from error

    async def end(self) -> None:
        """End it at once, and wait until it is gone."""
        kill(self._child)
        if self._child.stdin is not None:
            self._child.stdin.close()
        if self._child.stdout is not None:
            # What nobody reads keeps the pipe open, and `wait` waits for the pipe.
            # Whoever still waits for an answer is told by the end of the pipe.
            async with self._reading:
                while await self._child.stdout.read(CHUNK):
                    pass
        await self._child.wait()

    async def _exchange(self, request: Request[Ask]) -> Answer:
        source, target = self._child.stdout, self._child.stdin
        if source is None or target is None:
            raise self._trade.gone("cannot be talked to")
        target.write(framed(request))
        await target.drain()
        head = await source.readexactly(HEAD.size)
        length = body_length(head, self._trade.most_bytes)
        reply = self._trade.replies.decode(await source.readexactly(length))
        if reply.id != request.id:
            raise self._trade.gone("answered something else")
        return reply.answer


async def start_child(
    trade: Trade[Answer],
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
) -> Child[Ask, Answer]:
    """Start a process that talks through its standard input and output.

    Args:
        trade: What kind it is.
        command: What to start. Nothing of a visitor stands in it.
        environment: Its variables; None: ours.

    Raises:
        KioskError: The one of its trade: it cannot be started.
    """
    try:
        child = await asyncio.create_subprocess_exec(
            *command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            # `-m` looks for the package in the folder it starts in.
            cwd=Path(kiosk.__file__).parent.parent,
            env=environment,
        )
    except OSError as error:
        raise trade.gone(f"cannot be started: {error.strerror}") from error
    return Child(child, trade)
