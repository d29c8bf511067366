"""The counter pass over the whole screen, in as few codes as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from kiosk.errors import HandoutError
from kiosk.handout.qr import QrCode, largest_version_for
from kiosk.interview.problems import mark
from kiosk.tui.press import press_of
from kiosk.tui.visitor.code_page import CodePage
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.still import UNREAD

if TYPE_CHECKING:
    from textual.geometry import Size

    from kiosk.tui.visitor.carrying import Held


class PassCodesPage(CodePage):
    """One code after the other, each touch the next one; then back."""

    personal = True

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._held: Held | None = None
        self._codes: tuple[QrCode, ...] = ()
        self._at = 0
        # Whoever hears the code could ask staff for the answers.
        self.text_words.add_class(UNREAD)

    def show(self, held: Held | None) -> None:
        """Show a pass, its first code first."""
        self._held, self._at = held, 0
        self.redraw()
        self.call_after_refresh(self.focus)

    def redraw(self) -> None:
        """Draw the codes for the screen there is; the words come with them."""
        self._draw()

    @work(group="code", exclusive=True)
    async def _draw(self) -> None:
        self._codes = await self._drawn()
        self._at = min(self._at, max(len(self._codes) - 1, 0))
        self._write()

    async def _drawn(self) -> tuple[QrCode, ...]:
        texts = code_texts(self._held, self.screen.size)
        if not texts:
            return ()
        try:
            return await self.soon(press_of(self).room.codes(texts))
        except HandoutError as error:
            # For whoever looks after the kiosk: it names no answer.
            self.log.warning(error.problem)
            return ()

    def _write(self) -> None:
        voice, shown = self.voice, bool(self._codes)
        self.panel.show(self._codes[self._at] if shown else None)
        self.title_words.show(voice.pair(mark("Please take the printed page")))
        code = self._held.carried.code if self._held else ""
        self.text_words.show(voice.pair(mark("Or tell staff: %(code)s"), code=code))
        self.title_words.display = not shown
        self.text_words.display = not shown and bool(code)
        self._write_hint()

    def _write_hint(self) -> None:
        voice, count = self.voice, len(self._codes)
        if count > 1:
            at = {"number": str(self._at + 1), "count": str(count)}
            hint = voice.pair(
                mark("Code %(number)s of %(count)s. Touch for the next."), **at
            )
        else:
            hint = voice.pair(mark("Touch anywhere to go back"))
        # One row is all there is beside several codes.
        self.hint_words.show(voice.plain(hint.main) if count > 1 else hint)
        self.fit_hint()

    def action_go_on(self) -> None:
        """Show the next code; after the last one go back."""
        if self._at + 1 < len(self._codes):
            self._at += 1
            self._write()
        else:
            super().action_go_on()


def code_texts(held: Held | None, screen: Size) -> tuple[str, ...]:
    """Return what the codes of a pass say on a screen; none: they would be too many."""
    if held is None:
        return ()
    # Imported here: no screen but this needs it.
    from kiosk.counter.pass_text import codes_of

    text, pass_id = held.made.text, held.made.content.id
    whole = codes_of(text, pass_id, largest_version_for(screen.width, screen.height))
    if len(whole) != 1:
        # A row is left for the words that say which code it is.
        rows = screen.height - 1
        whole = codes_of(text, pass_id, largest_version_for(screen.width, rows))
    return tuple(whole)
