"""Where the fixed controls lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.tui.visitor.grids import SWAP
from kiosk.tui.visitor.messages import EraseWanted

if TYPE_CHECKING:
    from kiosk.tui.visitor.frame import FrameScreen


async def follow(frame: FrameScreen, slot: str) -> None:
    """Do what one of the controls stands for.

    Args:
        frame: Shows where it leads.
        slot: One of `SLOTS`.
    """
    match slot:
        case "back":
            await _go_back(frame)
        case "again":
            await frame.over("confirm")
        case "second":
            code = frame.voice.language.code
            await frame.speak(code, second=frame.voice.second is None)
        case "call" if frame.helped and frame.has_class(SWAP):
            frame.turn_pane(staff=True)
        case "call" if frame.talk.on:
            await frame.over("talk")
        case page:
            await frame.over(page)


async def _go_back(frame: FrameScreen) -> None:
    """Go back: inside the page, from what stands over it, or in the journey."""
    if frame.page.back():
        frame.rewrite()
    elif frame.top:
        await frame.leave()
    elif frame.journey.place == "home":
        frame.post_message(EraseWanted())
    else:
        await frame.go(frame.journey.back(frame.context()))
