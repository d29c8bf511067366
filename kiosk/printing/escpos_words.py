"""What a receipt printer is told, and what its answers mean (ESC/POS).

Source: Epson, ESC/POS command reference: GS v 0, GS V, DLE EOT, DLE DC4 (fn = 8).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from kiosk.errors import PrinterError

DOTS: Final = {58: 384, 80: 576}
"""Dots across a roll of so many millimetres, at 203 dpi."""
TALLEST: Final = 40_000
"""Dots: five metres of paper, more than any receipt of ours."""
ASK_CAUSE: Final = b"\x10\x04\x02"
ASK_PAPER: Final = b"\x10\x04\x04"
FORGET: Final = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""Clears what is not printed yet: it is not for the next person's eyes."""
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_FIXED, _FIXED_VALUE = 0x93, 0x12
_COVER, _PAPER_STOP, _ERROR = 0x04, 0x20, 0x40
_PAPER_END = 0x60


@dataclass(frozen=True, slots=True)
class Answer:
    """What a printer says of itself."""

    paper: bool = True
    cover_open: bool = False
    broken: bool = False
    """Something that staff must deal with, such as a paper jam in the cutter."""

    @property
    def ready(self) -> bool:
        """Whether it would print now."""
        return self.paper and not self.cover_open and not self.broken


def answer_of(cause: bytes, paper: bytes) -> Answer | None:
    """Return what two bytes say; None when a printer does not answer in this way."""
    if not (_is_status(cause) and _is_status(paper)):
        return None
    return Answer(
        paper=not (cause[0] & _PAPER_STOP or paper[0] & _PAPER_END),
        cover_open=bool(cause[0] & _COVER),
        broken=bool(cause[0] & _ERROR),
    )


def _is_status(answer: bytes) -> bool:
    return len(answer) == 1 and answer[0] & _FIXED == _FIXED_VALUE


def checked_png(png: bytes, width_mm: int) -> None:
    """Refuse what is no picture for a roll.

    Raises:
        PrinterError: It is no PNG of one bit a dot, too wide or far too tall.
    """
    if len(png) < 33 or not png.startswith(_SIGNATURE):
        raise PrinterError("This is no picture of a receipt.")
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    if (width, depth, colour) != (DOTS[width_mm], 1, 0) or not 0 < height <= TALLEST:
        raise PrinterError(f"This picture is not for a roll of {width_mm} mm.")
