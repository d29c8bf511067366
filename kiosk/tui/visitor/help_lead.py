"""Leads a call on the screens: what staff do there, and what staff come to see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.counter.calling import News, Standing
from kiosk.counter.calls_sealed import needs_of
from kiosk.counter.sessions import (
    Begin,
    Confirmed,
    FromDesk,
    GoTo,
    Propose,
    Refused,
    Say,
    Shown,
    Spoke,
    Tell,
    Wrote,
)
from kiosk.interview.fields import accept
from kiosk.interview.result import Accepted
from kiosk.translation.model import Prepared
from kiosk.tui.visitor import messages
from kiosk.tui.visitor.helping import Helping

if TYPE_CHECKING:
    from kiosk.settings import Settings
    from kiosk.tui.visitor.counter_desk import CounterDesk
    from kiosk.tui.visitor.frame import FrameScreen
    from kiosk.tui.visitor.tongues import Tongues


class HelpLead:
    """One kiosk's calls, between the counter and the frame."""

    def __init__(
        self,
        counter: CounterDesk,
        tongues: Tongues,
        tell: Callable[[News], None],
    ) -> None:
        """Make it.

        Args:
            counter: Keys, store and clock.
            tongues: The kiosk's languages, content and settings.
            tell: Brings news to `take`, as a `messages.HelpHeard`.
        """
        self._counter = counter
        self._tongues = tongues
        wait = timedelta(seconds=self._settings.counter.wait_seconds)
        self._helping = Helping(counter, tell, wait=wait)
        self._asked_for: tuple[str, ...] = ()
        """The special needs that staff were told of without being called."""
        self._shown: Shown | None = None
        """What staff were told last is on the screen."""
        self._number: tuple[int, str] | None = None
        """Number and language of a visitor who is being forgotten."""

    @property
    def _settings(self) -> Settings:
        return self._tongues.settings

    async def take(self, message: messages.HelpMessage, frame: FrameScreen) -> None:
        """Go on after something that happened."""
        match message:
            case messages.HelpWanted():
                self._begin(frame)
            case messages.HelpUnwanted():
                self._helping.leave()
                frame.stand(None)
            case messages.NumberWanted():
                self._helping.want_number()
            case messages.PlaceShown():
                self._look_at(frame)
            case messages.ProposalAnswered():
                await self._decide(message, frame)
            case messages.Uttered():
                await self._utter(message, frame)
            case messages.HelpHeard(news=news):
                await self._hear(news, frame)

    # The clock.

    def holds(self, frame: FrameScreen) -> bool:
        """Tell whether nothing is to be wiped now, however long nobody touches.

        Staff are in the session; or the visitor waits in front of the page of the
        call, until a number is given and the visitor is forgotten.
        """
        if self._helping.holds:
            return True
        if frame.top != "call" or not self._helping.waits:
            return False
        if self._helping.is_due(self._counter.clock()):
            self._helping.want_number()
        return True

    # The end of a visit.

    def keeps(self, frame: FrameScreen) -> bool:
        """Tell whether a visitor who finishes is to be given a number first."""
        if not (self._asked_for and self._helping.waits):
            return False
        self._helping.want_number()
        return frame.journey.place == "outcome"

    def forget(self) -> None:
        """Take the call back; one that asked for special help stays, with a number."""
        self._helping.leave(number=bool(self._asked_for))
        self._asked_for, self._shown = (), None

    def number(self) -> tuple[int, str] | None:
        """Return number and language of whoever was just forgotten, once."""
        given, self._number = self._number, None
        return given

    async def close(self) -> None:
        """End everything that runs beside the screens."""
        await self._helping.close()

    # What the visitor does.

    def _begin(self, frame: FrameScreen) -> None:
        from kiosk.tui.visitor.asking import asked

        self._shown = None
        ask = asked(frame, self._tongues, self._counter.clock)
        outbox = self._helping.outbox
        self._helping.begin(lambda keys: ask.calling(keys, outbox))
        frame.stand(self._helping.standing)

    def _look_at(self, frame: FrameScreen) -> None:
        journey = frame.journey
        if journey.visit is not None and journey.place == "outcome":
            needs = needs_of(journey.visit.path(frame.context()))
            if needs and needs != self._asked_for and not self._helping.begun:
                self._asked_for = needs
                self._begin(frame)
        if self._helping.holds:
            self._tell_shown(frame)

    def _tell_shown(self, frame: FrameScreen) -> None:
        from kiosk.tui.visitor.asking import shown_now

        shown = shown_now(frame)
        if shown != self._shown:
            self._shown = shown
            self._helping.say(shown)

    async def _decide(
        self, answer: messages.ProposalAnswered, frame: FrameScreen
    ) -> None:
        if not answer.yes:
            self._helping.say(Refused(answer.step))
            return
        await frame.go(frame.journey.told(answer.step, answer.value, frame.context()))
        self._helping.say(Confirmed(answer.step))

    async def _utter(self, message: messages.Uttered, frame: FrameScreen) -> None:
        talk, code = frame.talk.talk(), frame.voice.language.code
        # Else staff are gone, and the page of the talk says so.
        if self._helping.holds:
            match message:
                case messages.PhraseSaid(prepared=prepared):
                    if talk.say(prepared, code, staff=False):
                        self._helping.say(Spoke(prepared.phrase, prepared.values))
                case messages.TextWritten(text=text):
                    talk.write(text, code)
                    self._helping.say(Wrote(text, code))
        await frame.lay("talk", talk)

    # What staff do.

    async def _hear(self, news: News, frame: FrameScreen) -> None:
        if self._helping.standing is None:
            return  # The call was taken back meanwhile.
        for message in news.heard:
            await self._do(message, frame)
        frame.stand(news.standing)
        if news.standing.state == "numbered":
            self._leave_with(news.standing, frame)

    def _leave_with(self, standing: Standing, frame: FrameScreen) -> None:
        self._number = (standing.number, frame.voice.language.code)
        self._asked_for = ()
        frame.post_message(messages.EraseWanted(now=True))

    async def _do(self, message: FromDesk, frame: FrameScreen) -> None:
        match message:
            case Begin(reads=reads):
                frame.talk.talk().reads = reads
                # Both can now point at the same line.
                await frame.speak(frame.voice.language.code, second=True)
                if frame.top == "call":
                    await frame.leave()
                self._shown = None
                self._tell_shown(frame)
            case Say() | Tell():
                await self._say(message, frame)
            case GoTo(step=step):
                await frame.go(frame.journey.looking_at(step, frame.context()))
            case Propose(step=step, value=value):
                await self._propose(step, value, frame)

    async def _say(self, message: Say | Tell, frame: FrameScreen) -> None:
        talk = frame.talk.talk()
        if isinstance(message, Tell):
            talk.tell(message)
        else:
            prepared = Prepared(phrase=message.phrase, values=message.values)
            talk.say(prepared, frame.voice.language.code, staff=True)
        await frame.lay("talk", talk)

    async def _propose(self, step_id: str, value: object, frame: FrameScreen) -> None:
        visit = frame.journey.visit
        steps = visit.path(frame.context()).open_steps if visit else ()
        step = next((one for one in steps if one.id == step_id), None)
        if step is None:
            self._helping.say(Refused(step_id))
            return
        result = accept(step, value, frame.context())  # type: ignore[arg-type]
        if isinstance(result, Accepted):
            await frame.lay("proposal", step, result.value)
        else:
            self._helping.say(Refused(step_id))
