"""The code of the page with the answers, over the whole screen."""

from __future__ import annotations

from typing import Final

from textual import work

from kiosk.interview.problems import mark
from kiosk.tui.visitor.code_page import CodePage
from kiosk.tui.visitor.codes import fitting_code
from kiosk.tui.voice import Voice

LEADS: Final = mark("Scan with your phone. It opens %(address)s")


class OwnCodePage(CodePage):
    """What stands after # in the address is the key: it is never spelt out."""

    personal = True

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._address = ""

    def show(self, address: str) -> None:
        """Show the code of an address."""
        self._address = address
        self.redraw()
        self.call_after_refresh(self.focus)

    def redraw(self) -> None:
        """Draw the code for the screen there is; the words come with it."""
        self._draw()

    @work(group="code", exclusive=True)
    async def _draw(self) -> None:
        texts = (self._address,) if self._address else ()
        code = await self.soon(fitting_code(self, texts, *self.screen.size))
        self.panel.show(code)
        voice, plain = self.voice, self._address.partition("#")[0]
        self.title_words.show(voice.pair(mark("Please take the printed page")))
        self.title_words.display = code is None
        self.text_words.display = False
        self.hint_words.show(voice.pair(LEADS, address=plain))
        self.fit_hint()
