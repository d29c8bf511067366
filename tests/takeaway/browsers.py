"""A real browser without a window, steered as its own tools steer it."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest

SECONDS = 90.0
"""A busy machine is slow, not wrong."""


def chromium() -> str:
    """Return the browser; a machine without one skips the test."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("there is no chromium here")
    return found


class Tab:
    """One page in the browser."""

    def __init__(self, wire: aiohttp.ClientWebSocketResponse) -> None:
        self._wire = wire
        self._number = 0

    async def do(self, method: str, **params: object) -> Any:  # noqa: ANN401 - any JSON
        self._number += 1
        asked = {"id": self._number, "method": method, "params": params}
        await self._wire.send_json(asked)
        async with asyncio.timeout(SECONDS):
            while True:
                told = await self._wire.receive_json()
                if told.get("id") == self._number:
                    return told.get("result", told)

    async def value(self, expression: str) -> Any:  # noqa: ANN401 - any JSON
        """Return what an expression is on the page.

        A page that goes away in the midst of it is asked again: its follower answers.
        """
        async with asyncio.timeout(SECONDS):
            while "result" not in (got := await self._evaluated(expression)):
                await pause()
        return got["result"].get("value")

    async def _evaluated(self, expression: str) -> Any:  # noqa: ANN401 - any JSON
        return await self.do(
            "Runtime.evaluate",
            expression=expression,
            awaitPromise=True,
            returnByValue=True,
        )

    async def until(self, expression: str) -> None:
        """Wait until an expression is true on the page."""
        async with asyncio.timeout(SECONDS):
            while not await self.value(expression):
                await pause()

    async def open(self, address: str) -> None:
        """Open an address and wait until it is there."""
        await self.do("Page.navigate", url=address)
        there = f"location.href.startsWith({address.partition('#')[0]!r})"
        await self.until(f"document.readyState === 'complete' && {there}")


async def pause() -> None:
    """Give another program a moment: nothing tells us when it is ready."""
    await asyncio.sleep(0.05)


@asynccontextmanager
async def tab(folder: Path, program: Path | None = None) -> AsyncIterator[Tab]:
    """Start a browser with a profile of its own, and end it.

    Args:
        folder: For the profile.
        program: What starts the browser; None: the browser itself.
    """
    # A page of ours is trusted by a certificate of ours alone.
    started = await asyncio.create_subprocess_exec(
        program or chromium(),
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--ignore-certificate-errors",
        "--remote-debugging-port=0",
        f"--user-data-dir={folder}/profile",
        "about:blank",
        stdout=DEVNULL,
        stderr=DEVNULL,
        env={**os.environ, "HOME": str(folder)},
    )
    try:
        port = await listening(folder / "profile" / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            address = await the_page(session, port)
            async with session.ws_connect(address) as wire:
                yield Tab(wire)
    finally:
        with suppress(ProcessLookupError):
            started.terminate()
        await started.wait()


async def the_page(session: aiohttp.ClientSession, port: str) -> str:
    """Return where the one page of a browser is steered, once it is there."""
    async with asyncio.timeout(SECONDS):
        while True:
            async with session.get(f"http://127.0.0.1:{port}/json") as reply:
                found = json.loads(await reply.text())
            pages = [one for one in found if one["type"] == "page"]
            if pages:
                (page,) = pages
                return str(page["webSocketDebuggerUrl"])
            await pause()


async def listening(told: Path) -> str:
    """Return the port that the browser tells once it listens."""
    async with asyncio.timeout(SECONDS):
        while "\n" not in text_of(told):
            await pause()
    return text_of(told).split()[0]


def text_of(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""
