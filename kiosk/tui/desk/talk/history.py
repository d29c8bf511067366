"""What was said, the newest at the bottom and in sight."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from kiosk.tui.visitor.talk.remarks import Remark, Remarks
from kiosk.tui.voice import Voice

PAGES: Final = {"pageup": -1, "pagedown": 1}


class History(VerticalScroll, can_focus=False):
    """Remarks that scroll by themselves."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[Remark, ...] = ()
        self._remarks = Remarks(voice, large=False)

    def compose(self) -> ComposeResult:
        """Put in the remarks."""
        yield self._remarks

    def show(self, voice: Voice, remarks: tuple[Remark, ...]) -> None:
        """Show these; what is new is scrolled to."""
        self._remarks.show(voice, remarks)
        if remarks != self._shown:
            self._shown = remarks
            self.call_after_refresh(self.scroll_end, animate=False)

    def on_resize(self) -> None:
        """Keep the newest in sight."""
        self.scroll_end(animate=False)

    def turn_page(self, key: str) -> bool:
        """Scroll by a page; tell whether the key does that."""
        if key not in PAGES:
            return False
        step = PAGES[key] * max(self.size.height - 1, 1)
        self.scroll_relative(y=step, animate=False)
        return True
