"""A guide, one part at a time."""

from __future__ import annotations

from typing import Final

from kiosk.handout.compose import Voices, of_guide
from kiosk.handout.model import Handout
from kiosk.interview.model import Essentials, Guide
from kiosk.interview.problems import mark
from kiosk.tui.visitor.messages import HomeWanted
from kiosk.tui.visitor.page import Action, Progress
from kiosk.tui.visitor.pages.taken_page import CODE, PRINT, TakenPage
from kiosk.tui.visitor.supply import Supply
from kiosk.tui.voice import Pair, Voice

ON: Final = "on"
HOME: Final = "home"


class GuidePage(TakenPage):
    """Its parts are pages; the last one offers what usually comes next."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._guide: Guide | None = None
        self._part = 0
        self._parts = 0

    def show(self, guide: Guide, supply: Supply) -> None:
        """Show the first part of a guide."""
        self._guide, self._part = guide, 0
        self.begin(supply)

    def composed(self, voices: Voices) -> Handout | None:
        """Return the whole guide."""
        return of_guide(self._guide, voices) if self._guide else None

    def essentials(self) -> Essentials | None:
        """Return the essentials of the guide."""
        return self._guide.essentials if self._guide else None

    def follows(self) -> tuple[str, ...]:
        """Return what usually comes next, once all was read."""
        return self._guide.follow if self._guide and self._at_end else ()

    @property
    def _at_end(self) -> bool:
        return self._part + 1 >= self._parts

    def redraw(self) -> None:
        """Write all words again."""
        handout = self.spoken()
        if handout is None:
            return
        self._parts = len(handout.sections)
        self._part = min(self._part, self._parts - 1)
        self.write(
            self.pair(handout.title), "title", None if self._part else handout.lead
        )
        self._footer.display = self._at_end
        self.write_lines(handout, (self._part,))

    def progress(self) -> Progress | None:
        """Return which part is read."""
        if not self._parts:
            return None
        return Progress(self._part + 1, self._parts, exact=True)

    def actions(self) -> tuple[Action, ...]:
        """Offer to read on, and to take the guide away."""
        if self._at_end:
            return (Action(HOME, mark("Other topics")), *self.takings())
        takings = tuple(
            Action(action.id, action.label) for action in reversed(self.takings())
        )
        read_on = Action(ON, mark("Continue"), primary=True, forward=True)
        return (*takings, read_on)

    def on_action(self, id_: str) -> None:
        """Do what was chosen."""
        if id_ == ON:
            self._turn(1)
        elif id_ == HOME:
            self.post_message(HomeWanted())
        elif id_ in (PRINT, CODE):
            super().on_action(id_)

    def back(self) -> bool:
        """Go back to the part before."""
        if self._part == 0:
            return False
        self._turn(-1)
        return True

    def _turn(self, step: int) -> None:
        self._part = max(0, min(self._part + step, self._parts - 1))
        self.redraw()
        self.scroll_home(animate=False)

    def matter(self) -> Pair | None:
        """Return the title of the guide."""
        return self.voice.tell(self._guide.title) if self._guide else None
