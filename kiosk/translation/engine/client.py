"""The machine as the kiosk has it: a process that is hired when it is needed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextvars import Context
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kiosk.content.phrases import Term
from kiosk.errors import LostWorkerError
from kiosk.translation.engine.apart import COMMAND, Apart, start_apart
from kiosk.translation.engine.frames import (
    Answer,
    Ask,
    Begin,
    Calibrate,
    Done,
    Form,
    Pair,
    Pairs,
    Refused,
    Standing,
    TellPairs,
    TellStanding,
    Translate,
    Translated,
    Warm,
    error_of,
)
from kiosk.translation.machine import MachineText
from kiosk.translation.models.manifest import MANIFEST

Stamp = tuple[int, int, int]
"""Which file it is, when it was written, and its length."""
Wanted = TypeVar("Wanted", Translated, Pairs, Form, Standing, Done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait, in seconds."""

    start: float = 30.0
    """Until the process has read every byte of the models."""
    ask: float = 8.0
    """For any request; a model may have to be loaded."""
    character: float = 0.03
    """More for each character to translate, each way."""
    idle: float = 15 * 60.0
    """Without a request, after which the process ends and its memory is free."""


class Hired:
    """Translates in a process of its own; keeps the promises of `Machine`.

    The process starts at the first request. Requests wait for each other. One that is
    cancelled is waited for all the same, and what comes of it is thrown away. After a
    `LostWorkerError`, or a change in the list of models, the next request starts the
    process anew. It is of one event
    loop; `close` it before that ends.

    Args:
        folder: The models folder.
        terms: Words of the trade that a translation must have.
        pairs_kept: Most models in memory, 1 or more.
        patience: How long to wait for what.
        command: What to start.
    """

    def __init__(
        self,
        folder: Path,
        *,
        terms: Sequence[Term] = (),
        pairs_kept: int = 4,
        patience: Patience | None = None,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self._begin = Begin(str(folder.absolute()), tuple(terms), pairs_kept)
        self._patience = patience or Patience()
        self._command = command
        self._turn = asyncio.Lock()
        self._apart: Apart | None = None
        self._used = False
        self._warmed: tuple[Pair, ...] = ()
        self._under_way: set[asyncio.Task[Answer]] = set()
        self._bedtime: asyncio.TimerHandle | None = None
        self._era = 0
        self._listed: Stamp | None = None

    @property
    def pid(self) -> int | None:
        """Process id of what translates; None while none runs."""
        running = self._apart is not None and self._apart.running
        return self._apart.pid if self._apart is not None and running else None

    async def translate(
        self, texts: Sequence[str], speaks: str, hears: str, *, back: bool = False
    ) -> tuple[MachineText, ...]:
        """Translate cleaned texts, in their order; see `Machine.translate`.

        Raises:
            TranslationError: One of its kinds, for all of them together.
        """
        self._used = True
        ask = Translate(tuple(texts), speaks, hears, back)
        length = sum(map(len, texts)) * (2 if back else 1)
        seconds = self._patience.ask + length * self._patience.character
        return (await self._asked(ask, Translated, seconds)).texts

    async def pairs(self) -> frozenset[tuple[str, str]]:
        """Return the pairs that can be translated now, pivots included.

        Raises:
            TranslationError: The machine cannot be asked.
        """
        return frozenset((await self._asked(TellPairs(), Pairs)).pairs)

    async def warm(self, pairs: Sequence[Pair]) -> None:
        """Start, and load what these pairs need, as far as there is room.

        Call it after the first screen is painted. Pairs that cannot be translated
        are passed over.

        Raises:
            TranslationError: The machine cannot be asked, or a model not be loaded.
        """
        self._warmed = tuple(pairs)
        await self._asked(Warm(self._warmed), Done, self._warm_seconds())

    async def calibrate(self, speaks: str, hears: str) -> str:
        """Return the name of the mask form that one model keeps; empty: none.

        Raises:
            TranslationError: It cannot be asked, or no single model does this pair.
        """
        seconds = self._patience.ask * 10
        return (await self._asked(Calibrate(speaks, hears), Form, seconds)).name

    async def standing(self) -> Standing:
        """Return what the process holds in memory.

        Raises:
            TranslationError: It cannot be asked.
        """
        return await self._asked(TellStanding(), Standing)

    async def forget(self) -> None:
        """End the process if it has translated: nothing that was said outlives it.

        Another one is started behind the screen if there was something to warm: see
        docs/decisions/009-translating-apart.md.
        """
        if not self._used:
            return
        await self.close()
        if self._warmed:
            self._start_task(Warm(self._warmed), self._warm_seconds())

    async def close(self) -> None:
        """End the process, whatever it does. The next request starts another."""
        self._used = False
        self._era += 1  # who still waits for a turn is told, and starts nothing
        self._stay_awake()
        apart, self._apart = self._apart, None
        if apart is not None:
            await apart.end()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _asked(
        self, ask: Ask, wanted: type[Wanted], seconds: float | None = None
    ) -> Wanted:
        task = self._start_task(ask, seconds or self._patience.ask)
        answer = await asyncio.shield(task)
        if isinstance(answer, Refused):
            raise error_of(answer)
        if not isinstance(answer, wanted):
            raise LostWorkerError("What translates answered something else.")
        return answer

    def _start_task(self, ask: Ask, seconds: float) -> asyncio.Task[Answer]:
        turn = self._in_turn(ask, seconds, self._era)
        # In a context of its own: the loop keeps that of a time limit until it would
        # have passed, and ours leads to the page that asks, and so to what was said.
        return self._watched(asyncio.create_task(turn, context=Context()))

    def _watched(self, task: asyncio.Task[Answer]) -> asyncio.Task[Answer]:
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        return task

    def _warm_seconds(self) -> float:
        return self._patience.ask * max(1, len(self._warmed))

    def _ended(self, task: asyncio.Task[Answer]) -> None:
        self._under_way.discard(task)
        if not task.cancelled():
            task.exception()  # whoever asked may be gone: then nobody else looks

    async def _in_turn(self, ask: Ask, seconds: float, era: int) -> Answer:
        async with self._turn:
            if era != self._era:
                raise LostWorkerError("What translates was ended meanwhile.")
            self._stay_awake()
            try:
                apart = await self._present()
                async with asyncio.timeout(seconds):
                    answer = await apart.ask(ask)
            except TimeoutError as error:
                await self._lose()
                raise LostWorkerError(
                    "What translates took too long, and was ended.",
                    remedy="Try a shorter text.",
                ) from error
            except BaseException:
                await self._lose()
                raise
            self._go_to_bed_later()
            return answer

    async def _present(self) -> Apart:
        """Return the process, started if it has to be, and told to begin."""
        listed = last_change(Path(self._begin.folder))
        same = listed == self._listed
        if self._apart is not None and self._apart.running and same:
            return self._apart
        await self._lose()
        self._listed = listed
        self._apart = apart = await start_apart(Path(self._begin.folder), self._command)
        async with asyncio.timeout(self._patience.start):
            answer = await apart.ask(self._begin)
        if isinstance(answer, Refused):
            raise error_of(answer)
        return apart

    async def _lose(self) -> None:
        apart, self._apart = self._apart, None
        if apart is not None:
            await apart.end()

    def _go_to_bed_later(self) -> None:
        loop = asyncio.get_running_loop()
        self._bedtime = loop.call_later(self._patience.idle, self._go_to_bed)

    def _go_to_bed(self) -> None:
        self._watched(asyncio.create_task(self._put_to_bed()))

    async def _put_to_bed(self) -> Answer:
        async with self._turn:
            await self._lose()
        return Done()

    def _stay_awake(self) -> None:
        if self._bedtime is not None:
            self._bedtime.cancel()
            self._bedtime = None


def last_change(folder: Path) -> Stamp | None:
    """Return what changes whenever a model is installed or removed; None: no list."""
    try:
        found = (folder / MANIFEST).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
