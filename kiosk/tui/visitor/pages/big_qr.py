"""The code over the whole screen; any touch or key goes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import work

from kiosk.handout.qr import QrCode
from kiosk.interview.problems import mark
from kiosk.tui.visitor.code_page import CodePage
from kiosk.tui.visitor.codes import fitting_code
from kiosk.tui.visitor.messages import Left
from kiosk.tui.voice import Voice

LONG_ROWS: Final = 32
"""From so many rows on, the long text is shown: its modules are large enough.

Source: issue 2, "Handout".
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A code that is shown before the last one."""

    code: str
    words: tuple[str, ...]
    """Where it leads, and what to do, in English, with placeholders."""
    values: dict[str, str]
    """What its placeholders stand for."""


class BigQrPage(CodePage):
    """Nothing but the code, or its text where no code fits.

    Codes that need a network come first; a touch goes on to the one that needs none.
    """

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._long, self._short = "", ""
        self._steps: tuple[Step, ...] = ()

    def show(self, long: str, short: str, steps: tuple[Step, ...] = ()) -> None:
        """Show the longest text that fits, after what comes before it.

        Args:
            long: At most 200 bytes of UTF-8.
            short: At most 80 bytes of UTF-8.
            steps: Codes of a network and an address, in order.
        """
        self._long, self._short, self._steps = long, short, steps
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
        if self._steps:
            texts = (self._steps[0].code,)
        self._write(await self.soon(fitting_code(self, texts, *screen)))

    def _write(self, code: QrCode | None) -> None:
        self.panel.show(code)
        voice = self.voice
        if self._steps:
            self._write_step(self._steps[0])
            return
        self.title_words.show(voice.pair(mark("Please take the printed page")))
        self.text_words.show(voice.plain(self._long))
        self.hint_words.show(voice.pair(mark("Touch anywhere to go back")))
        self.title_words.display = self.text_words.display = code is None
        self.fit_hint()

    def _write_step(self, step: Step) -> None:
        """Say where the code leads; without a code the words say it alone."""
        voice = self.voice
        self.hint_words.show(*(voice.pair(text, **step.values) for text in step.words))
        self.title_words.display = self.text_words.display = False
        self.fit_hint()
        self.hint_words.display |= not self.panel.display

    def action_go_on(self) -> None:
        """Show the next code, or go back after the last."""
        if self._steps:
            self._steps = self._steps[1:]
            self.redraw()
            return
        self.post_message(Left())
