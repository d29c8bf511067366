"""Leads the talk of one session: what staff do, and what comes of it. No widgets."""

from __future__ import annotations

import asyncio
from typing import Final

from kiosk.content.phrases import Phrase
from kiosk.counter.sessions import FromDesk, Say, Spoke, Tell, Wrote
from kiosk.interview.problems import Problem, mark
from kiosk.translation.conversation import STAFF_LANGUAGE
from kiosk.translation.model import Prepared, Translated
from kiosk.tui.desk.rows import RowFace
from kiosk.tui.desk.talk.choices import INSTEAD, MOST, ONLY_CHINESE, SEND, Choices
from kiosk.tui.desk.talk.reasons import REFUSED, reasons
from kiosk.tui.desk.talk.record import Entry, Record
from kiosk.tui.desk.talk.slots import read_slot
from kiosk.tui.desk.talk.stage import (
    Answered,
    Fill,
    Near,
    Path,
    Ready,
    Seek,
    Stage,
    Waiting,
    chosen,
    stage_of,
)
from kiosk.tui.desk.talk.understanding import Understanding
from kiosk.tui.visitor.talk.choosing import Choosing
from kiosk.tui.visitor.tongues import Tongues

QUESTION: Final = "is-this-right"
"""Id of the phrase that is said after what the visitor may have meant."""
NOT_FOUND: Final = mark("No phrase has this number or these letters.")
NOTHING_NEAR: Final = mark("No phrase is near to this. Esc goes back.")
SHORT: Final = 6
"""Letters without Chinese, up to which only phrases are looked for. Our own bound."""


class Lead:
    """Everything of one talk. Forgotten with the session."""

    def __init__(self, tongues: Tongues) -> None:
        self.record = Record(tongues)
        self.understanding = Understanding(tongues)
        self.code = STAFF_LANGUAGE
        """The visitor's language."""
        self.has_pair: bool | None = None
        """Whether the machine translates for it; None: that is not known yet."""
        self.path = Path()
        self.problem: str | Problem = ""
        """What is wrong with what was typed; a text is English."""
        self._found: tuple[Phrase, ...] = ()

    @property
    def stage(self) -> Stage:
        """What staff are at."""
        return self.path.now

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Lead {self.record!r}>"

    # Back and away.

    def back(self) -> bool:
        """Go one stage back; tell whether there was one."""
        before = self.path.back()
        self.path, self.problem = before or Path(), ""
        return before is not None

    def forget_typed(self) -> None:
        """Begin again; what was said stays."""
        self.path, self.problem, self._found = Path(), "", ()

    def _to(self, stage: Stage) -> None:
        self.path, self.problem = self.path.to(stage), ""

    # What is typed.

    async def typed(self, text: str) -> None:
        """Take what stands in the field now, and look for phrases that fit it."""
        self.path, self.problem = self.path.typing(text), ""
        if isinstance(self.stage, Seek):
            self._found = await self._matches(text)

    async def _matches(self, text: str) -> tuple[Phrase, ...]:
        if not text.strip():
            return ()
        return await self.understanding.found(text)

    async def submit(self, text: str) -> None:
        """Do what Enter in the field means: a phrase, a value, or a translation."""
        self.path, self.problem = self.path.typing(text), ""
        match self.stage:
            case Fill(choosing=choosing):
                await self._fill(choosing, text)
            case Seek():
                await self._seek(text)

    async def _seek(self, text: str) -> None:
        wanted = text.strip()
        if not wanted:
            return
        found = await self._matches(wanted) if wanted.isascii() else ()
        if found:
            self._choose_phrase(found[0])
        elif wanted.isascii() and len(wanted) <= SHORT:
            self.problem = NOT_FOUND
        else:
            self._to(Waiting(wanted))

    async def _fill(self, choosing: Choosing, text: str) -> None:
        slot = choosing.slot
        if slot is None:
            return
        documents = tuple(
            one.id for one in self.record.phrasing.library.phrases.documents
        )
        reader = await self.understanding.reader()
        value = await asyncio.to_thread(read_slot, slot[1], text, reader, documents)
        if isinstance(value, Problem):
            self.problem = value
        else:
            self._with_value(value)

    def _with_value(self, value: str) -> None:
        if isinstance(self.stage, Fill):
            filled = self.stage.choosing.with_value(value)
            self._to(stage_of(filled, asks=self.stage.asks))

    async def interpret(self) -> None:
        """Translate what waits for it. Cancelled by going back."""
        waiting = self.stage
        if not isinstance(waiting, Waiting):
            return
        said = await self.understanding.to_visitor(waiting.text, self.code)
        if self.stage is not waiting:
            return
        if said.refused:
            self.back()
            self._refuse(said)
        elif said.prepared is not None:
            self._to(Ready(said.prepared))
        else:
            self._to(Answered(said))

    def _refuse(self, said: Translated) -> None:
        if said.refused == "secret":
            self.forget_typed()
        if said.refused:
            self.problem = REFUSED[said.refused]

    # What is chosen.

    def rows(self, choices: Choices) -> tuple[RowFace, ...]:
        """Return what can be chosen now."""
        match self.stage:
            case Seek() as seek:
                return self._listed(seek, choices)
            case Fill() as fill:
                return choices.values(fill)
            case Ready():
                return choices.send()
            case Answered(said=said):
                return choices.answers(said)
            case Near(nearest=nearest):
                return choices.near(nearest)
            case Waiting():
                return ()

    def _listed(self, seek: Seek, choices: Choices) -> tuple[RowFace, ...]:
        if seek.typed.strip():
            return choices.phrases(self._found[:MOST])
        if seek.situation:
            return choices.phrases(choices.phrasing.phrases(seek.situation, "staff"))
        return (*choices.meant(self.record.meant), *choices.situations())

    def why_not(self) -> tuple[str, ...]:
        """Return why what staff wrote is not translated; English."""
        if not isinstance(self.stage, Answered):
            return ()
        return reasons(self.stage.said, has_pair=bool(self.has_pair))

    async def choose(self, row: str) -> tuple[FromDesk, ...]:
        """Take a row.

        Args:
            row: Id from `rows`.

        Returns:
            What is to be sent now.
        """
        kind, _, id_ = row.partition(":")
        match kind:
            case "act":
                return await self._act(row)
            case "about":
                self._to(Seek(id_))
            case "phrase":
                phrase = self.record.phrasing.phrase(id_)
                if phrase is not None:
                    self._choose_phrase(phrase)
            case "value":
                self._with_value(id_)
            case "near" | "meant":
                self._choose_near(int(id_), asks=kind == "meant")
        return ()

    def _choose_phrase(self, phrase: Phrase) -> None:
        self._to(stage_of(Choosing().with_phrase(phrase)))

    def _choose_near(self, place: int, *, asks: bool) -> None:
        nearest = self._nearest(asks=asks)
        prepared = nearest[place] if place < len(nearest) else None
        phrase = self.record.phrasing.phrase(prepared.phrase) if prepared else None
        if prepared is not None and phrase is not None:
            self._to(stage_of(chosen(phrase, prepared), asks=asks))

    def _nearest(self, *, asks: bool) -> tuple[Prepared, ...]:
        match self.stage:
            case Near(nearest=nearest):
                return nearest
            case Answered(said=said):
                return said.nearest
            case _:
                return self.record.meant if asks else ()

    async def _act(self, act: str) -> tuple[FromDesk, ...]:
        match act, self.stage:
            case str(one), Ready() as ready if one == SEND:
                return self._say(ready)
            case str(one), Answered(said=said) if one == SEND and said.text:
                return self._tell(said, said.text)
            case str(one), Answered(said=said) if one == ONLY_CHINESE:
                return self._tell(said, "")
            case str(one), Answered() if one == INSTEAD:
                await self.instead()
        return ()

    async def instead(self) -> bool:
        """List phrases to send in place of a translation; tell whether there is one."""
        stage = self.stage
        if not isinstance(stage, Answered):
            return False
        nearest = await self.understanding.nearest(stage.said.source, self.code)
        if nearest and self.stage is stage:
            self._to(Near(nearest))
        elif self.stage is stage:
            self.problem = NOTHING_NEAR
        return True

    def _say(self, ready: Ready) -> tuple[FromDesk, ...]:
        said = [ready.prepared]
        if ready.asks and self.record.phrasing.phrase(QUESTION) is not None:
            said.append(Prepared(phrase=QUESTION))
        for one in said:
            self.record.say(one, self.code)
        self.forget_typed()
        return tuple(Say(one.phrase, dict(one.values)) for one in said)

    def _tell(self, said: Translated, text: str) -> tuple[FromDesk, ...]:
        told = Tell(text=text, source=said.source, language=said.hears)
        self.record.tell(told, said.origin if text else "none")
        self.forget_typed()
        return (told,)

    # What the visitor says.

    def hear(self, message: Spoke | Wrote) -> Entry:
        """Keep what the visitor said."""
        return self.record.hear(message, self.code)

    async def understand(self, entry: Entry) -> None:
        """Find out what something that was written means."""
        turn = entry.turn
        await self.look_up(self.code)
        said = await self.understanding.from_visitor(turn.theirs, turn.language)
        self.record.understood(entry, said, has_pair=bool(self.has_pair))

    async def look_up(self, code: str) -> None:
        """Take the visitor's language, and find out what the machine does for it."""
        if code == self.code and self.has_pair is not None:
            return
        self.code, self.has_pair = code, None
        has_pair = await self.understanding.offers(code)
        if code == self.code:
            self.has_pair = has_pair
