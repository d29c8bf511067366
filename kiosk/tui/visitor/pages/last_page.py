"""Finished, but a page of the visitor's is still printed: wait for it, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult

from kiosk.interview.problems import mark
from kiosk.tui.printout import Printout
from kiosk.tui.visitor.messages import ActionsChanged, EraseWanted, Left
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.visitor.print_states import UNDER_WAY, Print, notice_of, progress_of
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

if TYPE_CHECKING:
    from kiosk.printing.model import Status

FINISH: Final = "finish"


class LastPage(Page):
    """Says how far the page is. When it is printed, everything is erased."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._printout: Printout | None = None
        self._title = Words(part="title", classes="title")
        self._lead = Words(part="plain", classes="lead")
        self._notice = Words(part="quiet", classes="notice")

    def compose(self) -> ComposeResult:
        """Make the question, and the line that says how far it is."""
        yield self._title
        yield self._lead
        yield self._notice

    def show(self, printout: Printout) -> None:
        """Show how a page goes."""
        self._printout = printout
        printout.watch(self._hear)
        self.redraw()

    @property
    def _printing(self) -> Print:
        status = self._printout.status if self._printout else None
        return status.state if status else "making"

    @property
    def _coming(self) -> bool:
        return self._printing in UNDER_WAY

    def redraw(self) -> None:
        """Write the question, and how far the page is."""
        voice = self.voice
        title, lead = (
            mark("Finish without your page?"),
            mark("It was not printed. Staff can help."),
        )
        if self._coming:
            title = mark("Your page is still printing")
            lead = mark(
                "Wait for it and take it with you. When it is printed, everything "
                "here is erased."
            )
        self._title.show(voice.pair(title))
        self._lead.show(voice.pair(lead))
        self._write_notice()

    def _write_notice(self) -> None:
        progress = progress_of(self._printout.status if self._printout else None)
        told = notice_of(self._printing, code=False, counted=bool(progress))
        self._notice.display = self._coming and told is not None
        if told is not None:
            said = self.voice.pair(told.text, **progress)
            text = f"{told.sign} {said.main}".strip()
            self._notice.show(self.voice.plain(text, said.second), part=told.part)

    def actions(self) -> tuple[Action, ...]:
        """Offer both ways; going on with the visit is the filled one."""
        label = mark("Finish without it") if self._coming else mark("Finish and erase")
        return (
            Action(FINISH, label),
            Action("keep", mark("Go on here"), primary=True),
        )

    def on_action(self, id_: str) -> None:
        """Do what was chosen."""
        self.post_message(EraseWanted(now=True) if id_ == FINISH else Left())

    def _hear(self, _status: Status) -> None:
        # In the page's own turn: what is told comes from the printer's.
        self.call_later(self._go_on)

    def _go_on(self) -> None:
        if not self.display:
            return  # The visitor went on with the visit.
        if self._printing == "done":
            self.post_message(EraseWanted(now=True))
            return
        self.redraw()
        self.post_message(ActionsChanged())
