"""Pages as JPEG, for a printer that takes no PDF."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kiosk.handout.model import Handout, Paper
    from kiosk.handout.pdf import Press

DPI: Final = 300
QUALITY: Final = 90
"""Of 95; below 85 small Chinese characters fray at their edges."""


def jpegs(
    handout: Handout, *, paper: Paper, press: Press, timestamp: int
) -> tuple[bytes, ...]:
    """Draw each page of a handout at 300 dots an inch.

    Args:
        handout: What it says.
        paper: `a4` or `a5`.
        press: Sets it.
        timestamp: Unix seconds, as for a PDF.

    Raises:
        HandoutError: As for a PDF.
    """
    pages = press.png(handout, paper=paper, timestamp=timestamp, ppi=DPI)
    return tuple(map(_jpeg, pages))


def _jpeg(png: bytes) -> bytes:
    from PIL import Image

    made = BytesIO()
    with Image.open(BytesIO(png)) as page:
        page.convert("RGB").save(made, "JPEG", quality=QUALITY, dpi=(DPI, DPI))
    return made.getvalue()
