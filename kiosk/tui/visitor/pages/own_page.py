"""Take my answers with me: told what it is, then agreed to or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import work
from textual.app import ComposeResult

from kiosk.errors import KioskError
from kiosk.interview.problems import mark
from kiosk.tui.visitor.messages import ActionsChanged, Left, OwnCodeWanted
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

if TYPE_CHECKING:
    from kiosk.tui.visitor.visit_pages import VisitPages

TOLD: Final = (
    mark("The page holds what you answered here, and what to bring."),
    mark(
        "It is sealed. Only the code on the next screen opens it, once, "
        "within 30 minutes."
    ),
    mark("Whoever scans the code can read it. Let nobody else scan it."),
    mark("It is erased here when you finish."),
)
FAILED: Final = mark("The page could not be made. Please take the printed page.")
AGREE: Final = "agree"
BACK: Final = "back"


class OwnPage(Page):
    """Nothing is made before the visitor agrees."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._pages: VisitPages | None = None
        self._failed = False
        self._title = Words(part="title", classes="title")
        self._lines = Words(part="plain", classes="lead")

    def compose(self) -> ComposeResult:
        """Make the words."""
        yield self._title
        yield self._lines

    def show(self, pages: VisitPages) -> None:
        """Ask."""
        self._pages, self._failed = pages, False
        self.redraw()

    def redraw(self) -> None:
        """Write all words again."""
        self._title.show(self.voice.pair(mark("Take my answers with me")))
        texts = (FAILED,) if self._failed else TOLD
        self._lines.show(*(self.voice.pair(text) for text in texts))
        self.post_message(ActionsChanged())

    def actions(self) -> tuple[Action, ...]:
        """Offer both ways; where it failed only the way back."""
        if self._failed:
            return (Action(BACK, mark("Go on here"), primary=True),)
        agree = Action(AGREE, mark("Yes, show the code"), primary=True)
        return (Action(BACK, mark("No, go back")), agree)

    def on_action(self, id_: str) -> None:
        """Do what was chosen."""
        if id_ == AGREE:
            self._make()
        else:
            self.post_message(Left())

    @work(group="own", exclusive=True)
    async def _make(self) -> None:
        if self._pages is None:
            return
        try:
            await self._pages.take_along()
        except KioskError as error:
            # For whoever looks after the kiosk: it names no answer.
            self.log.warning(error.problem)
            self._failed = True
            self.redraw()
        else:
            self.post_message(OwnCodeWanted())
