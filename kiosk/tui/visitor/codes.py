"""The densest code that a place on screen can show."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.errors import HandoutError
from kiosk.handout.qr import QrCode, draw_unkept, largest_version_for


def fitting_code(texts: Sequence[str], columns: int, rows: int) -> QrCode | None:
    """Draw the first text whose code fits. Slow: not for the event loop.

    Args:
        texts: What a phone may show, the best first.
        columns: Cells across.
        rows: Cells down; each holds two modules.

    Returns:
        The code, read back, at level L; None when no text fits.
    """
    largest = largest_version_for(columns, rows)
    for text in texts:
        try:
            return draw_unkept(text, level="L", max_version=largest)
        except HandoutError:
            continue
    return None
