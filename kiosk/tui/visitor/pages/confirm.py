"""Start over: asked once."""

from __future__ import annotations

from textual.app import ComposeResult

from kiosk.interview.problems import mark
from kiosk.tui.visitor.messages import EraseWanted, Left
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words


class ConfirmPage(Page):
    """Says what is lost, and asks."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._title = Words(part="title", classes="title")
        self._lead = Words(part="plain", classes="lead")

    def compose(self) -> ComposeResult:
        """Make the question."""
        yield self._title
        yield self._lead

    def redraw(self) -> None:
        """Write the question."""
        self._title.show(self.voice.pair(mark("Start over?")))
        self._lead.show(
            self.voice.pair(mark("What you entered is forgotten. Nothing was sent."))
        )

    def actions(self) -> tuple[Action, ...]:
        """Offer both ways; going on with the visit is the filled one."""
        return (
            Action("erase", mark("Start over")),
            Action("keep", mark("Go on here"), primary=True),
        )

    def on_action(self, id_: str) -> None:
        """Do what was chosen."""
        self.post_message(EraseWanted() if id_ == "erase" else Left())
