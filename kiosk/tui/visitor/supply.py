"""What a page that is taken away needs besides its own model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiosk.content.library import Library
from kiosk.handout.compose import Voices
from kiosk.printing.opening import printers_of
from kiosk.settings import Settings
from kiosk.tui.visitor.phone_reach import ALWAYS, Reach
from kiosk.tui.voice import Voice

if TYPE_CHECKING:
    from kiosk.tui.visitor.carrying import Carrier

CHINESE = "zh"


@dataclass(frozen=True, slots=True)
class Supply:
    """The content, the printers and the day."""

    library: Library
    settings: Settings
    today: date
    carrier: Carrier | None = None
    """Makes the counter pass. None: there is none."""
    reach: Reach = ALWAYS
    """Whether phones would find a page."""

    @property
    def prints(self) -> bool:
        """Whether there is anywhere a page could go."""
        return bool(printers_of(self.settings))


def paper_voices(voice: Voice) -> Voices:
    """Return who speaks on paper: the visitor's language over Chinese."""
    reads_chinese = voice.language.code == CHINESE
    return Voices(voice.wording, None if reads_chinese else voice.chinese)


def screen_voices(voice: Voice) -> Voices:
    """Return who speaks on screen: as on paper, and English beneath Chinese."""
    if voice.language.code == CHINESE:
        return Voices(voice.wording, voice.second)
    return paper_voices(voice)
