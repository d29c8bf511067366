"""Between a browser and a screen: passes on, and keeps nothing."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from aiohttp import WSMsgType, web

from kiosk.bridge.messages import Rate, Size, resized, understood
from kiosk.bridge.number import Number, number_in
from kiosk.bridge.packets import DATA, META, Spoiled, meta, read_meta, read_packet
from kiosk.bridge.screens import Screen

PING_SECONDS: Final = 0.5
STILL_SECONDS: Final = 2.5
"""A screen that neither answers nor computes for so long hangs."""
BUSY_SECONDS: Final = 10.0
"""So does one that computes and answers no more."""
MOST_AWAY_SECONDS: Final = 1.5
"""Who looks at a screen so late, cannot tell that it was silent."""
_STEPS: Final = (0, 1, 2)


class Pulse:
    """Whether a screen still answers."""

    def __init__(self, screen: Screen, clock: Callable[[], float]) -> None:
        self._screen, self._clock = screen, clock
        self._answered = self._computed = clock()
        self._ticks = screen.worked

    def heard(self) -> None:
        """Take note of an answer."""
        self._answered = self._computed = self._clock()

    @property
    def lost(self) -> bool:
        """Tell whether it hangs."""
        now, ticks = self._clock(), self._screen.worked
        if ticks != self._ticks:
            self._ticks, self._computed = ticks, now
        still = now - max(self._computed, self._answered)
        return still > STILL_SECONDS or now - self._answered > BUSY_SECONDS


class Relay:
    """One visit: from the first connection of a page to the end of either side."""

    def __init__(
        self,
        screen: Screen,
        wire: web.WebSocketResponse,
        resize: Callable[[Size], None],
        *,
        number: Number | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make it.

        Args:
            screen: The process.
            wire: The page.
            resize: Told of each size the page has.
            number: To be shown: of whoever was here before, and waits.
            clock: Seconds that never go back.
        """
        self._screen, self._wire, self._resize = screen, wire, resize
        self._rate, self._clock = Rate(clock), clock
        self._pulse = Pulse(screen, clock)
        self._sending = False
        self._shows = number
        self.number: Number | None = None
        """What whoever was here waits with; None: nobody waits."""
        self.hung = False
        self.refused = ""
        """Why the page is heard no more: rate, length, message. Empty: it is heard."""

    async def run(self, size: Size) -> None:
        """Pass on until one side is gone, or hangs, or says too much.

        Args:
            size: Of the page.
        """
        source, self._sink = await self._screen.open()
        if size != self._screen.size:
            self._sink.write(resized(size))
        self._sink.write(meta(type="focus"))
        if self._shows is not None:
            told = asdict(self._shows)
            self._sink.write(meta(type="number", **told))
        tasks = [
            asyncio.create_task(work)
            for work in (self._to_page(source), self._to_screen(), self._watch())
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _to_page(self, source: asyncio.StreamReader) -> None:
        while True:
            try:
                kind, payload = await read_packet(source)
            except (asyncio.IncompleteReadError, ConnectionError, Spoiled):
                return
            self._sending = True
            if kind == DATA:
                await self._wire.send_bytes(payload)
            elif kind == META:
                await self._told(payload)
            self._sending = False

    async def _told(self, payload: bytes) -> None:
        """Take what the app tells: files and addresses go nowhere."""
        told = read_meta(payload)
        match told.get("type"):
            case "pong":
                self._pulse.heard()
            case "text_size" if told.get("step") in _STEPS:
                await self._wire.send_str(json.dumps(["text_size", told["step"]]))
            case "number":
                self.number = number_in(told)

    async def _to_screen(self) -> None:
        async for message in self._wire:
            if message.type != WSMsgType.TEXT:
                # What is too long comes as a fault, what no page sends as it is.
                long = message.type == WSMsgType.ERROR
                self.refused = "length" if long else "message"
                return
            if not self._rate.take():
                self.refused = "rate"
                return
            said = understood(message.data)
            if said is None:
                self.refused = "message"
                return
            if said.size is not None:
                self._resize(said.size)
            if said.answer:
                await self._wire.send_str(json.dumps(["pong", said.answer]))
            if said.packet:
                self._sink.write(said.packet)
            await self._sink.drain()

    async def _watch(self) -> None:
        number = 0
        while True:
            before = self._clock()
            await asyncio.sleep(PING_SECONDS)
            away = self._clock() - before > MOST_AWAY_SECONDS
            if self._sending or away:
                # The browser does not keep up: the screen cannot answer either. Or
                # this process was held: the answers are there, and not yet read.
                self._pulse.heard()
            if self._pulse.lost:
                self.hung = True
                return
            self._sink.write(meta(type="ping", number=number))
            number += 1
