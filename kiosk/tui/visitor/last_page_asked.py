"""Whoever finishes while a page of theirs is printed is asked before the wipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.tui.paper_tray import PaperTray
    from kiosk.tui.visitor.frame import FrameScreen


async def asks_for_page(frame: FrameScreen, tray: PaperTray) -> bool:
    """Ask where a page of the visitor's is on its way to paper: a wipe takes it back.

    Returns:
        Whether it is asked.
    """
    printout = frame.page.awaited or tray.awaited
    if printout is None:
        return False
    await frame.lay("last_page", printout)
    return True
