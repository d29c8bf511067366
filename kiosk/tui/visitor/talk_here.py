"""The talk of staff and visitor, as the frame sees it before and after it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.tui.visitor.tongues import Tongues

if TYPE_CHECKING:
    from kiosk.counter.calling import Standing
    from kiosk.tui.visitor.talk.talk import Talk

TALK_PAGES = ("talk", "phrases", "writing")
"""Where both are busy with each other, and need not be told so."""


class TalkHere:
    """Makes the talk when it is first wanted. Gone with the frame."""

    def __init__(self, tongues: Tongues) -> None:
        self._tongues = tongues
        self._talk: Talk | None = None
        self._apart = False
        self._beside = False

    @property
    def on(self) -> bool:
        """Whether staff are there to talk with."""
        return self._apart or self._beside

    def tells(self, page: str) -> bool:
        """Whether a page tells itself that staff are there, or come."""
        return page == "call" or (self.on and page in TALK_PAGES)

    def stand(self, standing: Standing | None) -> None:
        """Take how the visitor's call stands; None: there is none."""
        self._apart = standing is not None and standing.state == "helped"
        self._tell()

    def beside(self, *, here: bool) -> None:
        """Take whether staff help at the kiosk itself."""
        self._beside = here
        self._tell()

    def _tell(self) -> None:
        if self._talk is not None:
            self._talk.open, self._talk.apart = self.on, not self._beside

    def talk(self) -> Talk:
        """Return the talk of this visit."""
        if self._talk is None:
            # Imported here: nothing of it is needed before staff come.
            from kiosk.tui.visitor.talk.talk import Talk

            self._talk = Talk(self._tongues)
            self._tell()
        return self._talk
