"""Help at the kiosk itself: the visitor's page and the pane of staff, side by side.

Kept in memory, with the screen, and gone with it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.content.wording import STAFF, Wording
from kiosk.interview.fields import accept
from kiosk.interview.problems import mark
from kiosk.interview.result import Accepted
from kiosk.translation.conversation import Turn
from kiosk.tui.visitor import messages
from kiosk.tui.visitor.interpreting import Work
from kiosk.tui.visitor.staff.deeds import (
    Ended,
    Led,
    Said,
    Suggested,
    TalkWanted,
)
from kiosk.tui.visitor.staff.pane import StaffPane
from kiosk.tui.visitor.staff.seen import seen_of
from kiosk.tui.visitor.talk.talk import Talk
from kiosk.tui.visitor.tongues import Tongues
from kiosk.tui.voice import Voice

if TYPE_CHECKING:
    from kiosk.tui.visitor.frame import FrameScreen

ASKED = mark("The visitor is asked now.")
AGREED = mark("The visitor said yes.")
REFUSED = mark("The visitor said no.")
UNFIT = mark("This answer cannot be suggested now.")


class Split:
    """Leads the pane, from the PIN to the end of the help."""

    def __init__(self, tongues: Tongues, frame: FrameScreen) -> None:
        self._frame = frame
        self._voice = staff_voice(tongues)
        self._pane = StaffPane(self._voice, self._talk)
        self._asked = ""
        """The step that a suggestion is open for."""

    @property
    def _talk(self) -> Talk:
        return self._frame.talk.talk()

    async def open(self) -> None:
        """Put the pane in."""
        await self._frame.mount(self._pane)
        await self.write()

    async def write(self) -> None:
        """Say what the visitor sees now."""
        frame = self._frame
        seen = seen_of(frame.journey, frame.context(), self._voice, frame.voice)
        await self._pane.show(seen, frame.voice.language.code)

    async def do(self, deed: messages.StaffDeed) -> bool:
        """Do what staff wish; the visitor sees it at once.

        Returns:
            Whether the help is over.
        """
        frame = self._frame
        match deed:
            case Said(prepared=prepared):
                self._talk.say(prepared, frame.voice.language.code, staff=True)
                await frame.lay("talk", self._talk)
            case TalkWanted():
                await frame.lay("talk", self._talk)
            case Led(step=step):
                await frame.go(frame.journey.looking_at(step, frame.context()))
            case Suggested(step=step, option=option):
                await self._suggest(step, option)
        frame.turn_pane(staff=False)
        if isinstance(deed, Ended):
            await self._pane.remove()
            return True
        return False

    async def hear(self, message: messages.Uttered) -> None:
        """Take what the visitor says; what is written is translated meanwhile."""
        frame, talk = self._frame, self._talk
        code = frame.voice.language.code
        match message:
            case messages.PhraseSaid(prepared=prepared):
                talk.say(prepared, code, staff=False)
            case messages.TextWritten(text=text):
                turn = talk.write(text, code)
                understanding: Work = partial(self._understand, turn)
                frame.run_worker(understanding, exit_on_error=False)
        await frame.lay("talk", talk)
        await self.write()

    async def _understand(self, turn: Turn) -> None:
        said = await self._talk.interpreted(turn.theirs, turn.language)
        self._talk.understood(turn, said)
        if self._frame.top == "talk":
            await self._frame.lay("talk", self._talk)
        await self.write()

    async def _suggest(self, step_id: str, option: str) -> None:
        frame = self._frame
        visit = frame.journey.visit
        step = visit.shown(frame.context()) if visit else None
        if step is None or step.id != step_id:
            await self._pane.tell(UNFIT)
            return
        result = accept(step, option, frame.context())
        if not isinstance(result, Accepted):
            await self._pane.tell(UNFIT)
            return
        self._asked = step_id
        await self._pane.tell(ASKED)
        await frame.lay("proposal", step, result.value)

    async def decided(self, answer: messages.ProposalAnswered) -> bool:
        """Take the visitor's answer to a suggestion. False: it was none of ours."""
        if answer.step != self._asked:
            return False
        self._asked = ""
        frame = self._frame
        if answer.yes:
            journey = frame.journey.told(answer.step, answer.value, frame.context())
            await frame.go(journey)
        await self._pane.tell(AGREED if answer.yes else REFUSED)
        return True


def staff_voice(tongues: Tongues) -> Voice:
    """Return the voice of the pane: Chinese, with the words of the desk."""
    chinese = tongues.chinese()
    if tongues.library is None:
        return chinese
    settings = tongues.settings
    words = Wording(
        chinese.language, tongues.library, settings, settings.today(), domains=STAFF
    )
    return Voice(chinese.language, chinese.bidi, words, None, words)
