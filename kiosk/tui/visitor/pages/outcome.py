"""Where the answers lead: what to bring, what happens, and how to take it away."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, time
from typing import Final

from textual import on, work
from textual.app import ComposeResult

from kiosk.errors import KioskError
from kiosk.handout.compose import Voices, of_visit
from kiosk.handout.counter_code import FOR_COUNTER, pass_lines, with_pass
from kiosk.handout.model import Handout, Line
from kiosk.interview.context import Context
from kiosk.interview.model import Essentials
from kiosk.interview.path import Ended, Path, Taken
from kiosk.interview.problems import mark
from kiosk.interview.visit import Visit
from kiosk.tui.visitor.carrying import Carrier, Held, Wish
from kiosk.tui.visitor.messages import EraseWanted, OwnPageWanted, StaffWanted
from kiosk.tui.visitor.page import Action
from kiosk.tui.visitor.pages.taken_page import TakenPage
from kiosk.tui.visitor.supply import Supply, paper_voices, screen_voices
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.card import Card, Face
from kiosk.tui.widgets.lines import Part
from kiosk.tui.widgets.target import Target

READY, STAFF = "✓", "▲"
FINISH: Final = "finish"
CALL: Final = "call"
TAKE: Final = mark("Take my answers with me")
HOLDS: Final = mark("The page holds what you answered here, and what to bring.")


class OutcomePage(TakenPage):
    """The end of a visit. Shows no answer, only what they lead to."""

    of_visitor = True

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._ended: tuple[Ended, ...] = ()
        self._taken: tuple[Taken, ...] = ()
        self._own = Card()

    def compose(self) -> ComposeResult:
        """Put the way to take the answers along beneath the lines."""
        for part in super().compose():
            yield part
            if part is self._pass_lines:
                yield self._own

    def show(self, visit: Visit, context: Context, supply: Supply) -> None:
        """Show where a complete visit leads."""
        way = visit.path(context)
        self._ended, self._taken = way.ended, way.taken
        self._wish(way, supply)
        self.begin(supply)
        self._carry(supply.carrier)
        self._wait_for_phone()

    def _wish(self, way: Path, supply: Supply) -> None:
        if supply.carrier is not None:
            services = tuple(one.service.id for one in way.ended)
            code = self.voice.language.code
            supply.carrier.wish(Wish(way, services, code, supply.library))

    @work(group="pass", exclusive=True)
    async def _carry(self, carrier: Carrier | None) -> None:
        """Make the counter pass; without one the page is what it was before."""
        if carrier is None:
            return
        try:
            if await carrier.carry() is not None:
                self.redraw()
                if await carrier.leave():
                    self.redraw()
        except KioskError as error:
            # For whoever looks after the kiosk: it names no answer.
            self.log.warning(error.problem)

    @work(group="phone", exclusive=True)
    async def _wait_for_phone(self) -> None:
        """Let a page wait for the visitor's phone; without one the public page is."""
        carrier = self.supply.carrier if self.supply else None
        if carrier is None or not self.address():
            return
        try:
            if await carrier.pages.leave(self._checklist()):
                self.redraw()
        except KioskError as error:
            # For whoever looks after the kiosk: it names no answer.
            self.log.warning(error.problem)

    def _checklist(self) -> Handout:
        return of_visit(self._ended, paper_voices(self.voice))

    def address(self) -> str:
        """Return where a phone finds this very checklist, or else the general one."""
        general = self.lasting_address()
        if not general or self.supply is None or self.supply.carrier is None:
            return general
        return self.supply.carrier.pages.address(self._checklist()) or general

    def speak(self, voice: Voice) -> None:
        """Speak another language, on the phone too."""
        super().speak(voice)
        self._wait_for_phone()

    async def ready(self) -> None:
        """Wait for the pass that is being made: it belongs on the page."""
        if self.supply is not None and self.supply.carrier is not None:
            with suppress(KioskError):  # told by the one who made it
                await self.supply.carrier.carry()

    @property
    def _held(self) -> Held | None:
        carrier = self.supply.carrier if self.supply else None
        return carrier.held if carrier else None

    @property
    def carries(self) -> bool:
        """Whether there is a counter pass to show."""
        return self._held is not None

    def pass_words(self) -> tuple[Line, ...]:
        """Return what to know of the counter pass, its title first; none: no pass."""
        held = self._held
        if held is None:
            return ()
        voices = screen_voices(self.voice)
        return (voices.said(FOR_COUNTER), *pass_lines(held.carried, voices))

    @property
    def needs_staff(self) -> bool:
        """Whether staff are needed before anything else."""
        return any(one.outcome.staff for one in self._ended)

    def composed(self, voices: Voices) -> Handout | None:
        """Return one handout for all services of the visit."""
        if not self._ended:
            return None
        handout, held = of_visit(self._ended, voices), self._held
        return with_pass(handout, held.carried, voices) if held else handout

    def told_of(self) -> str:
        """Return the id of the first service, whose general checklist is served."""
        return self._ended[0].service.id if self._ended else ""

    def essentials(self) -> Essentials | None:
        """Return the essentials of the first service, unless staff come first."""
        if self.needs_staff or not self._ended:
            return None
        return self._ended[0].service.essentials

    def follows(self) -> tuple[str, ...]:
        """Return what usually comes next, without what was just prepared."""
        done = {one.service.id for one in self._ended}
        ids = dict.fromkeys(id_ for one in self._ended for id_ in one.outcome.follow)
        return tuple(id_ for id_ in ids if id_ not in done)

    def redraw(self) -> None:
        """Write all words again."""
        handout = self.spoken()
        if handout is None:
            return
        sign = STAFF if self.needs_staff else READY
        title = handout.title
        signed = Line(f"{sign} {title.text}", title.chinese, title.fallback)
        part: Part = "title" if self.needs_staff else "good"
        self._own.display = self._takes_along
        face = Face(self.voice.pair(TAKE), self.voice.pair(HOLDS), "go")
        self._own.show(face)
        self.write(self.pair(signed), part, handout.lead)
        self.write_lines(handout, range(len(handout.sections)))

    def actions(self) -> tuple[Action, ...]:
        """Offer to finish, and to take it away; staff first, where they are."""
        finish = Action(FINISH, mark("Finish and erase"))
        if not self.needs_staff:
            return (finish, *self.takings())
        printed = (self.print_action(),) if self.supply_prints else ()
        return (finish, *printed, Action(CALL, mark("Call staff"), primary=True))

    @property
    def _takes_along(self) -> bool:
        carrier = self.supply.carrier if self.supply else None
        personal = carrier is not None and carrier.pages.personal
        return personal and not self.needs_staff

    @on(Target.Touched)
    def _take_along(self, message: Target.Touched) -> None:
        if message.target is self._own:
            message.stop()
            self._offer()
            self.post_message(OwnPageWanted())

    def _offer(self) -> None:
        """Say how the page with the answers is made; nothing is made yet."""
        if self.supply is None or self.supply.carrier is None:
            return
        ended, taken, voices = self._ended, self._taken, paper_voices(self.voice)
        noon = datetime.combine(self.supply.today, time(12), UTC)

        def make() -> bytes:
            # Imported here: only who takes the answers along needs it.
            from kiosk.handout.own_page import own_page

            stamp = int(noon.timestamp())
            return own_page(of_visit(ended, voices), taken, voices, timestamp=stamp)

        self.supply.carrier.pages.offer(self.voice.language.code, make)

    @property
    def supply_prints(self) -> bool:
        """Whether there is a printer."""
        return self.printing != "nowhere"

    def on_action(self, id_: str) -> None:
        """Do what was chosen."""
        if id_ == FINISH:
            self.post_message(EraseWanted())
        elif id_ == CALL:
            self.post_message(StaffWanted())
        else:
            super().on_action(id_)

    def matter(self) -> Pair | None:
        """Return the service the visitor was prepared for."""
        return self.voice.tell(self._ended[0].service.title) if self._ended else None
