"""A page that the process of a visit draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.handout.again import Drawable
    from kiosk.handout.model import Roll
    from kiosk.handout.press_room import PressRoom


@dataclass(frozen=True, slots=True, repr=False)
class AtPress:
    """Draws what `Drawable` does, the same bytes, without a process for each."""

    room: PressRoom
    page: Drawable

    async def pdf(self) -> bytes:
        """Return the sheets as PDF.

        Raises:
            HandoutError: They cannot be made.
        """
        page = self.page
        return await self.room.render(
            page.handout, "pdf", paper=page.paper, timestamp=page.timestamp
        )

    async def pictures(self) -> tuple[bytes, ...]:
        """Return each sheet as JPEG.

        Raises:
            HandoutError: They cannot be made.
        """
        page = self.page
        return await self.room.jpegs(
            page.handout, paper=page.paper, timestamp=page.timestamp
        )

    async def strip(self, width_mm: int) -> bytes:
        """Return the receipt as PNG.

        Args:
            width_mm: Of the roll: 58, or 80.

        Raises:
            HandoutError: It cannot be made.
        """
        page = self.page
        roll: Roll = "58mm" if width_mm < 80 else "80mm"
        return await self.room.render(
            page.handout, "receipt", paper=roll, timestamp=page.timestamp
        )
