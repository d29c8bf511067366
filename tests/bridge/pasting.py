"""What a paste would bring: the clipboard of the browser, read beside the kiosk's page.

The page itself may not read it, whatever is granted, so a second page does, with the
browser's own editing. Without a window a browser has one clipboard, kept in its memory;
the selections of a desktop are looked at where there is one, with the shortcuts.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.bridge.browsers import Browser
from tests.chromium import Tab

SHEET = "data:text/html,<textarea></textarea>"
AREA = "textarea"


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


async def copy(browser: Browser, text: str) -> None:
    """Copy a text.

    Args:
        browser: Stays where it is.
        text: In one line.
    """
    async with _sheet(browser) as sheet:
        await sheet.page.keyboard.insert_text(text)
        await edit(sheet, "SelectAll", "Copy")


async def pasted(browser: Browser) -> str:
    """Return what a paste brings."""
    async with _sheet(browser) as sheet:
        await edit(sheet, "Paste")
        return await sheet.page.input_value(AREA)


@asynccontextmanager
async def _sheet(browser: Browser) -> AsyncIterator[Tab]:
    """Open an empty page beside the kiosk's, and close it."""
    sheet = await Tab.of(await browser.tab.page.context.new_page())
    try:
        await sheet.open(SHEET)
        await sheet.page.bring_to_front()
        await sheet.page.focus(AREA)
        yield sheet
    finally:
        await sheet.page.close()
        await browser.tab.page.bring_to_front()
