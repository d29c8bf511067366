"""Pages that an earlier run left, drawn again for printers that take no PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.handout.again import unpacked

if TYPE_CHECKING:
    from kiosk.printing.model import Pictures, Strip


def redrawn(source: bytes) -> tuple[Pictures, Strip]:
    """Return what makes a kept page as pictures, and as a receipt.

    Raises:
        HandoutError: It is damaged, or of another version of this program.
    """
    page = unpacked(source)
    return page.pictures, page.strip
