"""The code over the whole screen; any touch or key goes back."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import work

from kiosk.handout.qr import QrCode
from kiosk.interview.problems import mark
from kiosk.tui.visitor.code_page import CodePage
from kiosk.tui.visitor.codes import fitting_code
from kiosk.tui.voice import Voice

LONG_ROWS: Final = 32
"""From so many rows on, the long text is shown: its modules are large enough.

Source: issue 2, "Handout".
"""


class BigQrPage(CodePage):
    """Nothing but the code, or its text where no code fits."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._long, self._short = "", ""

    def show(self, long: str, short: str) -> None:
        """Show the longest text that fits.

        Args:
            long: At most 200 bytes of UTF-8.
            short: At most 80 bytes of UTF-8.
        """
        self._long, self._short = long, short
        self.redraw()
        self.call_after_refresh(self.focus)

    def redraw(self) -> None:
        """Draw the code for the screen there is; the words come with it."""
        self._draw()

    @work(group="code", exclusive=True)
    async def _draw(self) -> None:
        screen = self.screen.size
        fits_long = screen.height >= LONG_ROWS
        texts = (self._long, self._short) if fits_long else (self._short,)
        code = await asyncio.to_thread(fitting_code, texts, screen.width, screen.height)
        self._write(code)

    def _write(self, code: QrCode | None) -> None:
        self.panel.show(code)
        voice = self.voice
        self.title_words.show(voice.pair(mark("Please take the printed page")))
        self.text_words.show(voice.plain(self._long))
        self.hint_words.show(voice.pair(mark("Touch anywhere to go back")))
        self.title_words.display = self.text_words.display = code is None
        self.fit_hint()
