"""What a page that is taken away needs besides its own model."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from kiosk.content.library import Library
from kiosk.handout.compose import Voices
from kiosk.handout.model import Handout
from kiosk.handout.worker import render_apart
from kiosk.printing import can_print, deliver
from kiosk.settings import Printing
from kiosk.tui.voice import Voice

if TYPE_CHECKING:
    from kiosk.tui.visitor.carrying import Carrier

CHINESE = "zh"


@dataclass(frozen=True, slots=True)
class Supply:
    """The content, the printer and the day."""

    library: Library
    printing: Printing
    today: date
    carrier: Carrier | None = None
    """Makes the counter pass. None: there is none."""

    @property
    def prints(self) -> bool:
        """Whether there is anywhere a page could go."""
        return can_print(self.printing)

    async def print_out(self, handout: Handout) -> None:
        """Make the page in a process of its own, and print it.

        Raises:
            HandoutError: It cannot be made, or nothing takes it.
        """
        noon = datetime.combine(self.today, time(12), UTC)
        pdf = await render_apart(
            handout,
            "pdf",
            paper=self.printing.paper,
            timestamp=int(noon.timestamp()),
        )
        await asyncio.to_thread(deliver, pdf, handout.id, self.printing)


def paper_voices(voice: Voice) -> Voices:
    """Return who speaks on paper: the visitor's language over Chinese."""
    reads_chinese = voice.language.code == CHINESE
    return Voices(voice.wording, None if reads_chinese else voice.chinese)


def screen_voices(voice: Voice) -> Voices:
    """Return who speaks on screen: as on paper, and English beneath Chinese."""
    if voice.language.code == CHINESE:
        return Voices(voice.wording, voice.second)
    return paper_voices(voice)
