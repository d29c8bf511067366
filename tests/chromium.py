"""A real browser without a window, driven by Playwright.

Debian's, started with the words that a test wants to see and with no others: Playwright
is only connected to it, and changes none of its settings. It brings no browser.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import BrowserContext, CDPSession, Error, Page
from playwright.async_api import async_playwright as playwright

SECONDS = 90.0
"""A busy machine is slow, not wrong."""
GONE = ("context was destroyed", "Cannot find context", "navigated")
"""What is said of a page that went away while it was asked: its follower answers."""


def chromium() -> str:
    """Return the browser; a machine without one skips the test."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("there is no chromium here")
    return found


class Tab:
    """One page in the browser."""

    def __init__(self, page: Page, wire: CDPSession) -> None:
        self.page = page
        self._wire = wire

    @classmethod
    async def of(cls, page: Page) -> Tab:
        """Take a page in hand."""
        page.set_default_timeout(SECONDS * 1e3)
        return cls(page, await page.context.new_cdp_session(page))

    async def do(self, method: str, **params: object) -> Any:  # noqa: ANN401 - any JSON
        """Do what Playwright has no word for: a finger that moves, a pinch."""
        async with asyncio.timeout(SECONDS):
            return await self._wire.send(method, params)

    def hear(self, event: str, told: Callable[[], None]) -> None:
        """Call `told` whenever the browser tells of an event."""
        self._wire.on(event, lambda _: told())

    async def value(self, expression: str) -> Any:  # noqa: ANN401 - any JSON
        """Return what an expression is on the page."""
        async with asyncio.timeout(SECONDS):
            while True:
                try:
                    return await self.page.evaluate(expression)
                except Error as error:
                    if not any(each in error.message for each in GONE):
                        raise
                await pause()

    async def until(self, expression: str) -> None:
        """Wait until an expression is true on the page."""
        async with asyncio.timeout(SECONDS):
            while not await self.value(expression):
                await pause()

    async def open(self, address: str) -> None:
        """Open an address and wait until it is there."""
        await self.page.goto(address)


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
        async with driven(folder / "profile") as context:
            yield await the_page(context)
    finally:
        with suppress(ProcessLookupError):
            started.terminate()
        await started.wait()


@asynccontextmanager
async def driven(profile: Path) -> AsyncIterator[BrowserContext]:
    """Connect to a browser that somebody started, as soon as it listens.

    Args:
        profile: Where it tells the port.
    """
    address = f"http://127.0.0.1:{await _port(profile / 'DevToolsActivePort')}"
    async with playwright() as driver:
        connected = await driver.chromium.connect_over_cdp(
            address, no_defaults=True, is_local=True, timeout=SECONDS * 1e3
        )
        (context,) = connected.contexts
        yield context


async def the_page(context: BrowserContext, begins: str = "") -> Tab:
    """Return the one page of a browser, once it is there.

    Args:
        context: The browser.
        begins: How the page's address begins.
    """
    async with asyncio.timeout(SECONDS):
        while not (
            found := [one for one in context.pages if one.url.startswith(begins)]
        ):
            await pause()
    (page,) = found
    return await Tab.of(page)


async def _port(told: Path) -> str:
    async with asyncio.timeout(SECONDS):
        while "\n" not in text_of(told):
            await pause()
    return text_of(told).split()[0]


def text_of(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""
