"""A page that can be drawn again, in another shape or after a restart."""

from __future__ import annotations

import msgspec

from kiosk.errors import HandoutError
from kiosk.handout.model import Handout, Paper, Roll


class Drawable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page is drawn from, each time in a process of its own."""

    handout: Handout
    paper: Paper
    timestamp: int
    """Unix seconds, the date in the file."""

    def __repr__(self) -> str:
        """Say nothing of what stands on the page."""
        return f"<Drawable {self.handout.id}>"

    async def pdf(self) -> bytes:
        """Return the sheets as PDF.

        Raises:
            HandoutError: They cannot be made.
        """
        from kiosk.handout.worker import render_apart

        return await render_apart(
            self.handout, "pdf", paper=self.paper, timestamp=self.timestamp
        )

    async def pictures(self) -> tuple[bytes, ...]:
        """Return each sheet as JPEG.

        Raises:
            HandoutError: They cannot be made.
        """
        from kiosk.handout.worker import jpegs_apart

        return await jpegs_apart(
            self.handout, paper=self.paper, timestamp=self.timestamp
        )

    async def strip(self, width_mm: int) -> bytes:
        """Return the receipt as PNG.

        Args:
            width_mm: Of the roll: 58, or 80.

        Raises:
            HandoutError: It cannot be made.
        """
        from kiosk.handout.worker import render_apart

        roll: Roll = "58mm" if width_mm < 80 else "80mm"
        return await render_apart(
            self.handout, "receipt", paper=roll, timestamp=self.timestamp
        )

    def packed(self) -> bytes:
        """Return it as bytes for `unpacked`."""
        return msgspec.msgpack.encode(self)


def unpacked(packed: bytes) -> Drawable:
    """Return what was packed.

    Raises:
        HandoutError: It is damaged, or of another version of this program.
    """
    try:
        return msgspec.msgpack.decode(packed, type=Drawable)
    except msgspec.DecodeError as error:
        raise HandoutError("The page cannot be drawn again.") from error
