"""Help by staff at the kiosk itself, as the frame sees it before and after the PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.tui.visitor import messages
from kiosk.tui.visitor.tongues import Tongues

if TYPE_CHECKING:
    from kiosk.tui.visitor.frame import FrameScreen
    from kiosk.tui.visitor.staff.split import Split

Helping = (
    messages.HelpOffered
    | messages.StaffDeed
    | messages.ProposalAnswered
    | messages.Uttered
)
"""What belongs to such help, or may."""


class HelpHere:
    """Makes the pane of staff when it is wanted. Gone with the frame."""

    def __init__(self, tongues: Tongues) -> None:
        self._tongues = tongues
        self._split: Split | None = None

    @property
    def on(self) -> bool:
        """Whether staff help here."""
        return self._split is not None

    async def write(self) -> None:
        """Say again what the visitor sees."""
        if self._split is not None:
            await self._split.write()

    async def take(self, message: Helping, frame: FrameScreen) -> None:
        """Go on after something that happened; what is not ours goes on up."""
        match message:
            case messages.HelpOffered():
                await frame.leave()
                await self._begin(frame)
            case messages.ProposalAnswered():
                if self._split is not None and await self._split.decided(message):
                    message.stop()
            case messages.Uttered():
                if self._split is not None:
                    message.stop()
                    await self._split.hear(message)
            case messages.StaffDeed():
                if self._split is not None and await self._split.do(message):
                    self._end(frame)

    def _end(self, frame: FrameScreen) -> None:
        self._split = None
        frame.talk.beside(here=False)
        frame.join()
        frame.rewrite()

    async def _begin(self, frame: FrameScreen) -> None:
        if self._split is not None:
            return
        # Imported here: nothing of it is needed before staff come.
        from kiosk.tui.visitor.staff.split import Split

        split = Split(self._tongues, frame)
        self._split = split
        frame.talk.beside(here=True)
        frame.split()
        await split.open()
        frame.rewrite()
