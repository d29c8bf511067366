"""What staff and visitor said in one session, as the desk has it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.counter.sessions import Spoke, Tell, Wrote
from kiosk.identity.cleaning import clean_text
from kiosk.interview.problems import mark
from kiosk.translation.conversation import MOST_TURNS, STAFF_LANGUAGE, Turn
from kiosk.translation.interpreter import LONGEST, received
from kiosk.translation.model import Origin, Prepared, Translated
from kiosk.tui.desk.talk.reasons import reasons
from kiosk.tui.visitor.talk.phrasing import Phrasing
from kiosk.tui.visitor.tongues import Tongues

UNKNOWN_PHRASE = mark("The kiosk said a phrase that this desk does not have.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One turn, and what staff are told about it."""

    turn: Turn
    why: tuple[str, ...] = ()
    """Why it is not translated; English, to be translated."""
    nearest: tuple[Prepared, ...] = ()
    """What the visitor may have meant."""

    @property
    def waits(self) -> bool:
        """Whether it is still being translated."""
        return self.turn.sent

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Entry {self.turn!r}>"


class Record:
    """The turns, the oldest first. In memory only, gone with the session."""

    def __init__(self, tongues: Tongues) -> None:
        self.phrasing = Phrasing(tongues)
        self._known = frozenset(one.code for one in tongues.languages)
        self.entries: tuple[Entry, ...] = ()

    def _add(self, entry: Entry) -> Entry:
        self.entries = (*self.entries, entry)[-MOST_TURNS:]
        return entry

    def say(self, prepared: Prepared, code: str) -> None:
        """Keep a phrase that staff said to a visitor of this language."""
        self._add(Entry(self.phrasing.turn(prepared, code, staff=True)))

    def tell(self, told: Tell, origin: Origin) -> None:
        """Keep a sentence that staff wrote, as it was sent."""
        turn = Turn(
            by="staff",
            chinese=told.source,
            theirs=told.text,
            origin=origin,
            language=told.language,
        )
        self._add(Entry(turn))

    def hear(self, message: Spoke | Wrote, code: str) -> Entry:
        """Keep what the visitor said; what is written is still to be translated.

        Args:
            message: From the kiosk.
            code: The visitor's language.
        """
        if isinstance(message, Wrote):
            return self._add(_written(message, known=message.language in self._known))
        prepared = Prepared(phrase=message.phrase, values=message.values)
        if self.phrasing.fits(prepared):
            return self._add(Entry(self.phrasing.turn(prepared, code, staff=False)))
        nothing = Turn(by="visitor", chinese="", theirs="", origin="none")
        return self._add(Entry(nothing, (UNKNOWN_PHRASE,)))

    def understood(self, entry: Entry, said: Translated, *, has_pair: bool) -> None:
        """Put what the interpreter made of a turn in its place.

        Args:
            entry: One that `waits`.
            said: What was made of it.
            has_pair: Whether the machine knows the language.
        """
        known = replace(
            entry.turn,
            chinese=said.text,
            origin=said.origin,
            state=said.state,
            prepared=said.prepared,
            sent=False,
        )
        new = Entry(known, reasons(said, has_pair=has_pair), said.nearest)
        self.entries = tuple(new if one is entry else one for one in self.entries)

    @property
    def meant(self) -> tuple[Prepared, ...]:
        """What may have been meant, if the last words were not understood."""
        last = self.entries[-1] if self.entries else None
        if last is None or last.turn.origin != "none" or last.waits:
            return ()
        return last.nearest

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Record of {len(self.entries)}>"


def _written(message: Wrote, *, known: bool) -> Entry:
    """Return what was written. What is refused is refused before it is kept."""
    said = received(message.text, message.language, STAFF_LANGUAGE)
    shown = "" if said.refused == "secret" else clean_text(message.text, limit=LONGEST)
    waits = known and not said.refused and said.origin == "none"
    turn = Turn(
        by="visitor",
        chinese=said.text,
        theirs=shown,
        origin=said.origin,
        language=message.language,
        sent=waits,
    )
    return Entry(turn, () if waits else reasons(said, has_pair=False))
