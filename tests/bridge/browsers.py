"""The kiosk in a real browser: touched, read and photographed."""

from __future__ import annotations

import json
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.bridge.served import Served
from tests.chromium import SECONDS, Tab, pause
from tests.chromium import tab as open_tab

LANDSCAPE = (1920, 1080)
PORTRAIT = (1080, 1920)
READY = "document.body?.classList.contains('painted') && !!window.kioskScreen"
LETTERED = f"{READY} && document.body.classList.contains('lettered')"
LINES = """(() => {
  const { buffer, cols, rows } = window.kioskScreen.terminal;
  return Array.from({ length: rows }, (_, row) =>
    buffer.active.getLine(row)?.translateToString(true, 0, cols) ?? "");
})()"""
CELL = """(() => {
  const screen = document.querySelector(".xterm-screen").getBoundingClientRect();
  const { cols, rows } = window.kioskScreen.terminal;
  return [screen.left, screen.top, screen.width / cols, screen.height / rows];
})()"""
PLACE = """((text, which) => {
  const { buffer, rows } = window.kioskScreen.terminal;
  const columnIn = (line) => {
    const cells = Array.from({ length: line.length }, (_, at) => line.getCell(at));
    for (let from = 0; from < cells.length; from += 1) {
      let found = "";
      for (let at = from; at < cells.length && found.length < text.length; at += 1) {
        found += cells[at].getChars() || (cells[at].getWidth() ? " " : "");
      }
      if (found.startsWith(text)) { return from; }
    }
    return -1;
  };
  const found = Array.from({ length: rows }, (_, row) =>
    [columnIn(buffer.active.getLine(row)), row]).filter(([column]) => column >= 0);
  return found[which] ?? null;
})"""
"""Where a text stands, read in one go: from one question to the next it may move."""
MOMENTS = 80
"""Looks before a touch is taken for lost."""


class Browser:
    """A browser on the kiosk's screen."""

    def __init__(self, tab: Tab, served: Served) -> None:
        self.tab, self.served = tab, served

    async def open(self, *, lettered: bool = False) -> None:
        """Open the page with a new key, and wait for the first screen.

        Args:
            lettered: Wait for every font too.
        """
        await self.tab.open(self.served.address)
        await self.tab.until(LETTERED if lettered else READY)

    async def lines(self) -> list[str]:
        """Return what stands in the terminal; a wide sign takes one place here."""
        found = await self.tab.value(f"{READY} ? {LINES} : []")
        return list(found or [])

    async def text(self) -> str:
        return "\n".join(await self.lines())

    async def until_text(self, *texts: str) -> None:
        """Wait until one of some texts stands there."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            shown = await self.text()
            if any(text in shown for text in texts):
                return
            await pause()
        pytest.fail(f"none of {texts} came; there is:\n{await self.text()}")

    async def size(self) -> tuple[int, int]:
        """Return columns and rows."""
        screen = "window.kioskScreen.terminal"
        columns, rows = await self.tab.value(f"[{screen}.cols, {screen}.rows]")
        return int(columns), int(rows)

    async def point(self, column: float, row: float) -> tuple[float, float]:
        """Return the middle of a cell in px."""
        left, top, width, height = await self.tab.value(CELL)
        return left + (column + 0.5) * width, top + (row + 0.5) * height

    async def tap(self, column: float, row: float) -> None:
        """Touch a cell and let go."""
        x, y = await self.point(column, row)
        await self.touch("touchStart", (x, y))
        await self.touch("touchEnd")

    async def touch(self, kind: str, *points: tuple[float, float]) -> None:
        """Send one event of a finger, or of several."""
        touches = [{"x": x, "y": y} for x, y in points]
        await self.tab.do("Input.dispatchTouchEvent", type=kind, touchPoints=touches)

    async def tap_text(self, text: str, which: int = 0) -> None:
        """Touch where a text stands, once it does.

        A page or a bar may still be coming, and the touch be lost: whoever knows what
        comes of it takes `tap_until` or `tap_away`.

        Args:
            text: On one line.
            which: Of the lines that have it, from the top.
        """
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            if await self._tapped(text, which):
                return
            await pause()
        pytest.fail(f"{text} did not come; there is:\n{await self.text()}")

    async def _tapped(self, text: str, which: int) -> bool:
        """Touch a text; False: it is not there."""
        asked = f"{READY} ? {PLACE}({json.dumps(text)}, {which}) : null"
        place = await self.tab.value(asked)
        if place is None:
            return False
        await self.tap(*place)
        return True

    async def tap_until(self, text: str, shown: str, which: int = 0) -> None:
        """Touch a text until another stands there."""
        await self._tap_till(text, which, lambda screen: shown in screen)

    async def tap_away(self, text: str, gone: str = "") -> None:
        """Touch a text until another stands there no more; empty: the text itself."""
        await self._tap_till(text, 0, lambda screen: (gone or text) not in screen)

    async def _tap_till(
        self, text: str, which: int, true: Callable[[str], bool]
    ) -> None:
        """Touch a text again each time that nothing came of it."""
        await self.tap_text(text, which)
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            for _moment in range(MOMENTS):
                if true(await self.text()):
                    return
                await pause()
            await self._tapped(text, which)
        pytest.fail(f"{text} does nothing; there is:\n{await self.text()}")

    async def drag(self, column: int, row: int, rows: int) -> None:
        """Move a finger up or down by so many rows; down is more."""
        x, y = await self.point(column, row)
        _, to = await self.point(column, row + rows)
        await self.touch("touchStart", (x, y))
        for step in range(1, 11):
            await self.touch("touchMove", (x, y + (to - y) * step / 10))
        await self.touch("touchEnd")

    async def press(self, key: str, **more: object) -> None:
        """Press a key, by its name in the browser: a, Enter, F11."""
        for kind in ("keyDown", "keyUp"):
            text = key if len(key) == 1 and kind == "keyDown" else ""
            await self.tab.do(
                "Input.dispatchKeyEvent", type=kind, key=key, text=text, **more
            )

    async def type(self, text: str) -> None:
        """Type as a keyboard does."""
        await self.tab.page.keyboard.type(text)

    async def screenshot(self, path: Path | None = None) -> bytes:
        """Return the page as a PNG; write it too when there is a path."""
        return await self.tab.page.screenshot(path=path, caret="initial")


@asynccontextmanager
async def browsing(
    served: Served,
    folder: Path,
    size: tuple[int, int] = LANDSCAPE,
    program: Path | None = None,
) -> AsyncIterator[Browser]:
    """Start a browser with a touchscreen; nothing is opened yet.

    Args:
        served: The bridge.
        folder: Its profile stands there.
        size: Of the page, in px.
        program: What starts the browser; None: the browser itself.
    """
    refuse_to_skip()
    async with open_tab(folder, program) as tab:
        await resize(tab, size)
        await tab.do("Emulation.setTouchEmulationEnabled", enabled=True)
        await tab.do(
            "Emulation.setEmitTouchEventsForMouse",
            enabled=False,
            configuration="mobile",
        )
        yield Browser(tab, served)


async def resize(tab: Tab, size: tuple[int, int]) -> None:
    width, height = size
    await tab.page.set_viewport_size({"width": width, "height": height})


def refuse_to_skip() -> None:
    """Fail where the gate runs and there is no browser."""
    import shutil

    if os.environ.get("CI") and not shutil.which("chromium"):
        pytest.fail("the gate needs chromium")
