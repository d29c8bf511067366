"""The grids that every screen holds on, and the ways a visitor changes them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.tui.visitor.messages import DisplayChosen
from tests.tui.hands import Kiosk, frame_of, page_of, settled

Grid = tuple[int, int]
LANDSCAPE: Final = ((114, 32), (80, 24), (72, 20))
PORTRAIT: Final = ((64, 57), (50, 44), (40, 36))
"""Each: the text as designed, large, largest, on 1080p."""
GRIDS: Final = (*LANDSCAPE, *PORTRAIT)


async def set_low(pilot: Kiosk, low: bool) -> None:
    """Let the visitor want everything low, or no longer."""
    frame = frame_of(pilot)
    if frame.look.low != low:
        page_of(pilot).post_message(DisplayChosen(replace(frame.look, low=low)))
        await settled(pilot)
