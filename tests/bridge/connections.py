"""What a page does, without a browser: loads, connects, types, reads."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.bridge.served import Served

WELCOME = b"Choose your language"
SECONDS = 90.0


@dataclass
class Connection:
    """A connection to a screen."""

    wire: aiohttp.ClientWebSocketResponse
    painted: bytes = b""
    told: list[Any] = field(default_factory=list)

    async def say(self, *message: object) -> None:
        await self.wire.send_str(json.dumps(message))

    async def type(self, text: str) -> None:
        await self.say("stdin", text)

    async def take(self, seconds: float = SECONDS) -> bool:
        """Take one message; False: the connection is closed."""
        message = await self.wire.receive(timeout=seconds)
        if message.type == aiohttp.WSMsgType.BINARY:
            self.painted += message.data
        elif message.type == aiohttp.WSMsgType.TEXT:
            self.told.append(json.loads(message.data))
        else:
            return False
        return True

    async def until(self, painted: bytes) -> None:
        """Wait until something was painted."""
        async with asyncio.timeout(SECONDS):
            while painted not in self.painted:
                assert await self.take(), (self.wire.close_code, self.told)

    async def closed(self) -> int | None:
        """Wait for the end; return its code."""
        async with asyncio.timeout(SECONDS):
            while await self.take():
                pass
        return self.wire.close_code

    async def quiet(self) -> None:
        """Wait until the screen has answered everything so far."""
        mark = str(time.monotonic())
        await self.say("ping", mark)
        async with asyncio.timeout(SECONDS):
            while ["pong", mark] not in self.told:
                assert await self.take(), (self.wire.close_code, self.told)


@asynccontextmanager
async def connected(
    served: Served, cookie: str, size: str = "columns=114&rows=32", **headers: str
) -> AsyncIterator[Connection]:
    """Connect to a screen, as the page does."""
    async with aiohttp.ClientSession() as session:
        address = f"{served.origin}/screen?{size}"
        sent = {"Origin": served.origin, "Cookie": cookie, **headers}
        async with session.ws_connect(
            address, headers=sent, timeout=aiohttp.ClientWSTimeout(ws_close=1)
        ) as wire:
            yield Connection(wire)


@asynccontextmanager
async def reconnected(served: Served, cookie: str) -> AsyncIterator[Connection]:
    """Do what a page does that lost its connection: try until a screen is painted."""
    async with AsyncExitStack() as stack:
        async with asyncio.timeout(SECONDS):
            page = await _painted(served, cookie, stack)
        yield page


async def _painted(served: Served, cookie: str, stack: AsyncExitStack) -> Connection:
    while True:
        try:
            async with AsyncExitStack() as trial:
                page = await trial.enter_async_context(connected(served, cookie))
                await page.until(WELCOME)
                stack.push_async_exit(trial.pop_all())
                return page
        except (aiohttp.ClientError, OSError, AssertionError):
            await asyncio.sleep(0.05)
