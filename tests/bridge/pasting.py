"""What a paste would bring: the clipboard of the browser, read beside the kiosk's page.

The page itself may not read it, whatever is granted, so a second page does, with the
browser's own editing. Without a window a browser has one clipboard, kept in its memory;
the selections of a desktop are looked at where there is one, with the shortcuts.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from tests.bridge.browsers import Browser
from tests.takeaway.browsers import Tab, listening

SHEET = "data:text/html,<textarea></textarea>"
AREA = "document.querySelector('textarea')"


async def edit(tab: Tab, *commands: str) -> None:
    """Have the browser edit where the focus is, as its menus and shortcuts do.

    Args:
        tab: The page.
        commands: SelectAll, Copy, Cut or Paste.
    """
    for command in commands:
        for kind in ("rawKeyDown", "keyUp"):
            more = {"commands": [command]} if kind == "rawKeyDown" else {}
            await tab.do("Input.dispatchKeyEvent", type=kind, key="Shift", **more)


async def copy(browser: Browser, folder: Path, text: str) -> None:
    """Copy a text.

    Args:
        browser: Stays where it is.
        folder: Its profile stands there.
        text: In one line.
    """
    async with _sheet(browser, folder) as sheet:
        await sheet.do("Input.insertText", text=text)
        await edit(sheet, "SelectAll", "Copy")


async def pasted(browser: Browser, folder: Path) -> str:
    """Return what a paste brings."""
    async with _sheet(browser, folder) as sheet:
        await edit(sheet, "Paste")
        return str(await sheet.value(f"{AREA}.value"))


@asynccontextmanager
async def _sheet(browser: Browser, folder: Path) -> AsyncIterator[Tab]:
    """Open an empty page beside the kiosk's, and close it."""
    made = await browser.tab.do("Target.createTarget", url=SHEET)
    port = await listening(folder / "profile" / "DevToolsActivePort")
    address = f"http://127.0.0.1:{port}/devtools/page/{made['targetId']}"
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(address) as wire,
        ):
            sheet = Tab(wire)
            await sheet.until(f"document.readyState === 'complete' && !!{AREA}")
            await sheet.do("Page.bringToFront")
            await sheet.value(f"{AREA}.focus()")
            yield sheet
    finally:
        await browser.tab.do("Target.closeTarget", targetId=made["targetId"])
        await browser.tab.do("Page.bringToFront")
