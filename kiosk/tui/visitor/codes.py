"""The densest code that a place on screen can show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.errors import HandoutError
from kiosk.handout.qr import QrCode, largest_version_for
from kiosk.tui.press import press_of

if TYPE_CHECKING:
    from textual.widget import Widget


async def fitting_code(
    widget: Widget, texts: Sequence[str], columns: int, rows: int
) -> QrCode | None:
    """Draw the first text whose code fits, in a process apart.

    Args:
        widget: Where it will be shown.
        texts: What a phone may show, the best first.
        columns: Cells across.
        rows: Cells down; each holds two modules.

    Returns:
        The code, read back, at level L; None when no text fits, or none can be drawn.
    """
    largest = largest_version_for(columns, rows)
    if not largest or not any(texts):
        return None
    try:
        return await press_of(widget).room.first_code(texts, largest)
    except HandoutError as error:
        # For whoever looks after the kiosk: it names no answer.
        widget.log.warning(error.problem)
        return None
