"""What a page that is printed has in common: how far that is, and what is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import work

from kiosk.handout.compose import Voices
from kiosk.handout.model import Handout
from kiosk.interview.model import Essentials
from kiosk.interview.problems import mark
from kiosk.tui.printout import Printout
from kiosk.tui.visitor.messages import (
    ActionsChanged,
    CodeWanted,
    PassWanted,
    PrintWanted,
)
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.visitor.print_states import UNDER_WAY, Print, notice_of, progress_of
from kiosk.tui.visitor.supply import Supply, paper_voices
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

if TYPE_CHECKING:
    from kiosk.printing.model import Status

PRINT: Final = "print"
STOP: Final = "stop"
CODE: Final = "code"
COUNTER: Final = "counter"


class PrintedPage(Page):
    """Has a page of paper made, says how far it is, and offers codes beside it."""

    of_visitor: bool = False
    """Whether the printed page says something of the visitor."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self.supply: Supply | None = None
        """What prints and lists; None until the page is shown."""
        self.printing: Print = "idle"
        """How far the printed page is."""
        self.notice = Words(part="quiet", classes="notice")
        """Says how far it is."""
        self._printout: Printout | None = None
        """The page on its way to paper; None: none is."""

    # What each kind of page says.

    def composed(self, voices: Voices) -> Handout | None:
        """Return the handout as these voices speak it; None: nothing is shown."""
        return None

    def on_paper(self, voices: Voices) -> Handout | None:
        """Return the handout with what only paper says."""
        return self.composed(voices)

    def essentials(self) -> Essentials | None:
        """Return what a code says; None: no code is offered."""
        return None

    @property
    def carries(self) -> bool:
        """Whether there is a counter pass to show."""
        return False

    async def ready(self) -> None:
        """Wait for what is still to come onto the page."""

    # How far it is.

    def begin(self, supply: Supply) -> None:
        """Show another thing, not printed yet."""
        self.supply = supply
        self.left()
        self.printing = "idle" if supply.prints else "nowhere"
        self.redraw()

    def left(self) -> None:
        """Wait no longer for what is printed: nobody is there to take it."""
        self.workers.cancel_node(self)
        if self._printout is not None:
            self._printout.leave()
            self._printout = None

    def on_unmount(self) -> None:
        """Let go of what is printed: the visit is over."""
        self.left()

    def write_notice(self) -> None:
        """Say how far it is."""
        progress = progress_of(self._printout.status if self._printout else None)
        code = self.essentials() is not None
        told = notice_of(self.printing, code=code, counted=bool(progress))
        self.notice.display = told is not None
        if told is not None:
            said = self.voice.pair(told.text, **progress)
            text = f"{told.sign} {said.main}".strip()
            self.notice.show(self.voice.plain(text, said.second), part=told.part)

    @property
    def awaited(self) -> Printout | None:
        """The visitor's own page that is on its way to paper; None: none is."""
        coming = self.of_visitor and self.printing in UNDER_WAY
        return self._printout if coming else None

    def _tell(self, printing: Print) -> None:
        self.printing = printing
        self.write_notice()
        self.post_message(ActionsChanged())

    # Taking it away.

    def takings(self) -> tuple[Action, ...]:
        """Return the ways to take it away; the best one, last, is the primary."""
        if self.printing == "nowhere" and not self.carries:
            return (Action(CODE, mark("Show the code"), primary=True),)
        if self.printing in ("idle", "done", "cancelled"):
            id_, label = self._code(large=True)
            return (Action(id_, label), self.print_action(primary=True))
        id_, label = self._code(large=False)
        primary = Action(id_, label, primary=True)
        if self.printing == "nowhere":
            return (Action(CODE, mark("Bigger code")), primary)
        return (self.print_action(), primary)

    def _code(self, *, large: bool) -> tuple[str, str]:
        """Return what shows a code, and its label."""
        if self.carries:
            return COUNTER, mark("Code for the counter")
        return CODE, mark("Bigger code") if large else mark("Show the code")

    def print_action(self, *, primary: bool = False) -> Action:
        """Return what prints the page, or stops that."""
        if self.printing in UNDER_WAY:
            return Action(STOP, mark("Stop printing"), primary)
        again = self.printing == "failed"
        return Action(PRINT, mark("Print again") if again else mark("Print"), primary)

    def on_action(self, id_: str) -> None:
        """Print, stop that, or show a code over the whole screen."""
        if id_ == PRINT and self.printing not in UNDER_WAY:
            self._begin_printing()
        elif id_ == STOP:
            self._stop_printing()
        elif id_ == CODE:
            self.post_message(CodeWanted())
        elif id_ == COUNTER:
            self.post_message(PassWanted())

    def _stop_printing(self) -> None:
        if self._printout is not None:
            self._printout.drop()
        self.left()
        if self.printing in UNDER_WAY:
            self._tell("idle")

    def _begin_printing(self) -> None:
        def hear(status: Status) -> None:
            self.call_later(self._hear, printout, status)

        self.left()
        printout = Printout(hear, personal=self.of_visitor)
        self._printout = printout
        self._tell("making")
        self._print(printout)

    @work(group="print")
    async def _print(self, printout: Printout) -> None:
        await self.ready()
        handout = self.on_paper(paper_voices(self.voice))
        if handout is not None and self.supply is not None:
            self.post_message(PrintWanted(handout, self.supply.today, printout))

    def _hear(self, printout: Printout, status: Status) -> None:
        if printout is not self._printout:
            return
        if status.problem:
            # For whoever looks after the kiosk: it names no answer.
            self.log.warning(status.problem)
        self._tell(status.state)
