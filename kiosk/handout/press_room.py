"""Codes and handouts made in a process of its own, which ends with the visit."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from kiosk.apart.child import Child, Trade, start_child
from kiosk.apart.frames import Reply
from kiosk.apart.hired import HiredProcess, Waits
from kiosk.errors import HandoutError, LostPressError
from kiosk.handout.press_words import (
    MOST_BYTES,
    Answer,
    Ask,
    Done,
    DrawAll,
    DrawFirst,
    Drawn,
    Made,
    Refused,
    Warm,
)
from kiosk.handout.wanted import JpegRequest, Request, SingleFormat

if TYPE_CHECKING:
    from kiosk.handout.model import Handout, Paper, Roll
    from kiosk.handout.qr import QrCode

TRADE: Final[Trade[Answer]] = Trade(
    name="What makes handouts",
    lost=LostPressError,
    replies=msgspec.msgpack.Decoder(Reply[Answer]),
    most_bytes=MOST_BYTES,
)
COMMAND: Final = (sys.executable, "-m", "kiosk.handout.press_worker")
Wanted = TypeVar("Wanted", Drawn, Made, Done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience(Waits):
    """How long to wait, in seconds."""

    ask: float = 4.0
    """For codes: the visitor waits."""
    page: float = 20.0
    """For a page."""
    pages: float = 40.0
    """For every page of a handout as a picture."""


class PressRoom(HiredProcess[Ask, Answer]):
    """Asks a process for codes and handouts, and once more when that was lost.

    As every hired process. It has read what a visitor answered: `forget` ends it.
    Nothing of it stands in its arguments, its environment or a file.

    Args:
        patience: How long to wait for what.
        command: What to start.
    """

    def __init__(
        self, *, patience: Patience | None = None, command: Sequence[str] = COMMAND
    ) -> None:
        self._patience = patience or Patience()
        super().__init__(TRADE, self._patience)
        self._command = command

    async def start(self) -> Child[Ask, Answer]:
        """Start the process.

        Raises:
            LostPressError: It cannot be started.
        """
        return await start_child(TRADE, self._command)

    async def warm(self) -> None:
        """Start it, and load what the first handout would wait for.

        Raises:
            HandoutError: It cannot be asked.
        """
        await self._made(Warm(), Done, self._patience.page)

    async def first_code(self, texts: Sequence[str], largest: int) -> QrCode | None:
        """Draw the first text whose code is small enough, read back, at level L.

        Args:
            texts: What a phone may show, the best first.
            largest: The largest version that fits, 0 to 40.

        Raises:
            LostPressError: It was lost twice.
        """
        drawn = await self._drawn(DrawFirst(tuple(texts), largest))
        return drawn[0] if drawn else None

    async def codes(self, texts: Sequence[str]) -> tuple[QrCode, ...]:
        """Draw each of several texts, read back, at level M.

        Args:
            texts: What the codes say.

        Raises:
            HandoutError: One cannot be drawn; or, as `LostPressError`, it was lost.
        """
        return await self._drawn(DrawAll(tuple(texts)))

    async def render(
        self,
        handout: Handout,
        format: SingleFormat,
        *,
        paper: Paper | Roll = "a4",
        timestamp: int,
    ) -> bytes:
        """Make a handout as one file, the same bytes as `kiosk.handout.writing`.

        Args:
            handout: What it says.
            format: `pdf`, `html`, `text` or `receipt`.
            paper: Used by `pdf`: a sheet; and by `receipt`: a roll.
            timestamp: Unix seconds, the date in the PDF.

        Raises:
            HandoutError: It cannot be made; or, as `LostPressError`, it was lost.
        """
        self._used = True
        request = Request(handout, format, paper, timestamp)
        return (await self._made(request, Made, self._patience.page)).files[0]

    async def jpegs(
        self, handout: Handout, *, paper: Paper, timestamp: int
    ) -> tuple[bytes, ...]:
        """Make each page as JPEG.

        Args:
            handout: What it says.
            paper: The sheet.
            timestamp: Unix seconds, as for a PDF.

        Raises:
            HandoutError: It cannot be made; or, as `LostPressError`, it was lost.
        """
        self._used = True
        request = JpegRequest(handout, paper, timestamp)
        return (await self._made(request, Made, self._patience.pages)).files

    async def _drawn(self, ask: DrawFirst | DrawAll) -> tuple[QrCode, ...]:
        self._used = True
        return (await self._made(ask, Drawn, self._patience.ask)).codes

    async def _made(self, ask: Ask, wanted: type[Wanted], seconds: float) -> Wanted:
        era = self._era
        try:
            answer = await self._said(ask, wanted, seconds)
        except LostPressError:
            if era != self._era:
                raise  # It was ended on purpose.
            answer = await self._said(ask, wanted, seconds)
        if isinstance(answer, Refused):
            raise HandoutError(answer.problem, remedy=answer.remedy)
        return answer

    async def _said(
        self, ask: Ask, wanted: type[Wanted], seconds: float
    ) -> Wanted | Refused:
        try:
            answer = await self.asked(ask, seconds)
        except UnicodeEncodeError as error:
            raise HandoutError("A line holds a character that is none.") from error
        if isinstance(answer, wanted | Refused):
            return answer
        await self._lose()
        raise TRADE.gone("answered something else")
