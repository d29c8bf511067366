"""What staff and visitor said on this screen in one visit."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kiosk.content.phrases import Phrase
from kiosk.counter.sessions import Tell
from kiosk.identity.cleaning import clean_text
from kiosk.translation.conversation import STAFF_LANGUAGE, Conversation, Turn
from kiosk.translation.model import Prepared, Translated
from kiosk.tui.visitor.talk.phrasing import Phrasing
from kiosk.tui.visitor.tongues import Tongues

if TYPE_CHECKING:
    from kiosk.translation.interpreter import Interpreter

LONGEST = 500
"""Characters of a text that are shown: what one call of the machine takes."""


class Talk:
    """The turns, and whether more can be said. Kept in memory, gone with the frame."""

    def __init__(self, tongues: Tongues) -> None:
        self._tongues = tongues
        self.phrasing = Phrasing(tongues)
        self.open = False
        """Whether staff are there to hear the visitor."""
        self.apart = True
        """Whether staff are at another machine, which translates for them."""
        self.reads: tuple[str, ...] = ()
        """Codes of the languages that a machine translates for staff at their desk."""
        self.nearest: tuple[Prepared, ...] = ()
        """What the last thing written may mean, when it was not understood."""
        self._said = Conversation()

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What was said, the oldest first."""
        return self._said.turns

    @property
    def today(self) -> date:
        """The day of the visit."""
        return self._tongues.settings.today()

    # Who understands.

    async def found(self, query: str) -> tuple[Phrase, ...]:
        """Return the phrases of staff that fit what they typed, the best first."""
        interpreter = await self._interpreter()
        if interpreter is None:
            return ()
        return await asyncio.to_thread(interpreter.book.search, query)

    async def meant(self, text: str, code: str) -> Translated | None:
        """Return which phrase a visitor's sentence is, or those nearest to it.

        No machine is asked: in a session of two machines the desk does that.

        Returns:
            None: phrases cannot be looked for on this machine.
        """
        interpreter = await self._interpreter()
        if interpreter is None:
            return None
        only_phrases = type(interpreter)(interpreter.book)
        return await only_phrases.interpret(text, code, STAFF_LANGUAGE, by="visitor")

    async def interpreted(self, text: str, code: str) -> Translated:
        """Return a visitor's sentence in Chinese, by the machine if need be."""
        interpreter = await self._interpreter()
        if interpreter is None:
            return Translated(source=text, speaks=code, hears=STAFF_LANGUAGE)
        return await interpreter.interpret(text, code, STAFF_LANGUAGE, by="visitor")

    async def offers(self, code: str) -> bool:
        """Tell whether a machine translates a language for staff, here or there."""
        if self.apart:
            return code in self.reads
        interpreter = await self._interpreter()
        return interpreter is not None and await interpreter.offers(
            code, STAFF_LANGUAGE
        )

    async def _interpreter(self) -> Interpreter | None:
        return await self._tongues.interpreting.ready(self.phrasing.library)

    # What is said.

    def add(self, turn: Turn) -> None:
        """Keep a turn."""
        self.nearest = ()
        self._said = self._said.with_turn(turn)

    def say(self, prepared: Prepared, code: str, *, staff: bool) -> bool:
        """Keep a phrase that was said. False: this kiosk has no such phrase."""
        if not self.phrasing.fits(prepared):
            return False
        self.add(self.phrasing.turn(prepared, code, staff=staff))
        return True

    def tell(self, told: Tell) -> None:
        """Keep what staff wrote at their desk."""
        text = clean_text(told.text, limit=LONGEST)
        self.add(
            Turn(
                by="staff",
                chinese=clean_text(told.source, limit=LONGEST),
                theirs=text,
                origin="machine" if text else "none",
                language=told.language,
            )
        )

    def write(self, text: str, code: str) -> Turn:
        """Keep what the visitor wrote, before anybody knows how it is understood."""
        own = text if code == STAFF_LANGUAGE else ""
        turn = Turn(
            by="visitor",
            chinese=own,
            theirs=text,
            origin="none",
            language=code,
            sent=True,
        )
        self.add(turn)
        return turn

    def understood(self, turn: Turn, said: Translated) -> Turn:
        """Put what the interpreter made of a turn in its place."""
        known = replace(
            turn,
            chinese=said.text or turn.chinese,
            origin=said.origin,
            state=said.state,
            prepared=said.prepared,
            sent=False,
        )
        turns = tuple(known if one is turn else one for one in self.turns)
        self._said = Conversation(turns)
        if known is self.turns[-1]:
            self.nearest = said.nearest
        return known

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Talk of {len(self.turns)}>"
