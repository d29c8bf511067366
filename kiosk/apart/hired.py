"""A process that is hired when it is needed, and forgets by ending."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextvars import Context
from dataclasses import dataclass
from typing import Any, Generic

from kiosk.apart.child import Child, Trade
from kiosk.apart.frames import Answer, Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """How long to wait, in seconds."""

    start: float = 30.0
    """Until the process is ready for the first request."""
    ask: float = 8.0
    """For any request."""
    idle: float = 15 * 60.0
    """Without a request, after which the process ends and its memory is free."""


class HiredProcess(Generic[Ask, Answer]):
    """Asks one process one thing at a time; what is lost is started anew.

    The process starts at the first request. Requests wait for each other. One that is
    cancelled is waited for all the same, and what comes of it is thrown away. After an
    error of its trade the next request starts it anew. It is of one event loop;
    `close` it before that ends.
    """

    def __init__(self, trade: Trade[Answer], waits: Waits) -> None:
        self._trade = trade
        self._waits = waits
        self._turn = asyncio.Lock()
        self._apart: Child[Ask, Answer] | None = None
        self._used = False
        self._under_way: set[asyncio.Task[Any]] = set()
        self._bedtime: asyncio.TimerHandle | None = None
        self._era = 0

    @property
    def pid(self) -> int | None:
        """Process id of what runs; None while nothing does."""
        running = self._apart is not None and self._apart.running
        return self._apart.pid if self._apart is not None and running else None

    # What each kind of process says.

    async def start(self) -> Child[Ask, Answer]:
        """Start the process.

        Raises:
            KioskError: The one of its trade: it cannot be started.
        """
        raise self._trade.gone("cannot be started")

    async def greet(self, apart: Child[Ask, Answer]) -> None:
        """Tell a process that was just started what it must know first."""

    def outdated(self) -> bool:
        """Return whether what runs must be started anew."""
        return False

    async def again(self) -> None:
        """Start what is to be ready after one that has read something was ended."""

    # Asking.

    async def asked(self, ask: Ask, seconds: float | None = None) -> Answer:
        """Ask one thing in turn, and wait for the answer.

        Args:
            ask: What is wanted.
            seconds: After this the process is ended; None: as is usual.

        Raises:
            KioskError: The one of its trade: it ended, hung or spoke nonsense.
        """
        return await asyncio.shield(self.begun(ask, seconds))

    def begun(self, ask: Ask, seconds: float | None = None) -> asyncio.Task[Answer]:
        """Ask one thing in turn; nobody need wait for the answer."""
        return self._watched(self._in_turn(ask, seconds or self._waits.ask, self._era))

    async def forget(self) -> None:
        """End the process if it has read anything: nothing of that outlives it."""
        if self._used:
            await self.close()
            await self.again()

    async def close(self) -> None:
        """End the process, whatever it does. The next request starts another."""
        self._used = False
        self._era += 1  # who still waits for a turn is told, and starts nothing
        self._stay_awake()
        await self._lose()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def _watched(self, work: Coroutine[Any, Any, Answer]) -> asyncio.Task[Answer]:
        # In a context of its own: the loop keeps that of a time limit until it would
        # have passed, and ours leads to the page that asks, and so to what was said.
        task = asyncio.create_task(work, context=Context())
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Answer]) -> None:
        self._under_way.discard(task)
        if not task.cancelled():
            task.exception()  # whoever asked may be gone: then nobody else looks

    async def _in_turn(self, ask: Ask, seconds: float, era: int) -> Answer:
        async with self._turn:
            if era != self._era:
                raise self._trade.gone("was ended meanwhile")
            self._stay_awake()
            try:
                apart = await self._present()
                async with asyncio.timeout(seconds):
                    answer = await apart.ask(ask)
            except TimeoutError as error:
                await self._lose()
                raise self._trade.gone(
                    "took too long, and was ended", remedy=self._trade.hung
                ) from error
            except BaseException:
                await self._lose()
                raise
            self._go_to_bed_later()
            return answer

    async def _present(self) -> Child[Ask, Answer]:
        """Return the process, started if it has to be."""
        outdated = self.outdated()
        if self._apart is not None and self._apart.running and not outdated:
            return self._apart
        await self._lose()
        self._apart = apart = await self.start()
        async with asyncio.timeout(self._waits.start):
            await self.greet(apart)
        return apart

    async def _lose(self) -> None:
        apart, self._apart = self._apart, None
        if apart is not None:
            await apart.end()

    def _go_to_bed_later(self) -> None:
        loop = asyncio.get_running_loop()
        self._bedtime = loop.call_later(self._waits.idle, self._go_to_bed)

    def _go_to_bed(self) -> None:
        task = asyncio.create_task(self._put_to_bed())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _put_to_bed(self) -> None:
        async with self._turn:
            await self._lose()

    def _stay_awake(self) -> None:
        if self._bedtime is not None:
            self._bedtime.cancel()
            self._bedtime = None
