"""What was said in one session, kept in memory and gone with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Self

from kiosk.language.catalogue import State
from kiosk.translation.model import Origin, Prepared, Translated

MOST_TURNS = 200
"""Older turns are dropped: nobody scrolls so far back."""
STAFF_LANGUAGE = "zh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing that was said, as both sides read it."""

    by: Literal["staff", "visitor"]
    chinese: str
    """As staff read it; empty: it is not translated."""
    theirs: str
    """In the visitor's language; empty: it is not translated."""
    origin: Origin
    state: State | Literal[""] = ""
    """Of a phrase: how far its translation was looked at."""
    language: str = ""
    """Code of the language of `theirs`; empty: not known."""
    prepared: Prepared | None = None
    """The phrase, so that it can be said again when the visitor changes language."""
    sent: bool = False
    """Whether it went out as it was written: the other machine looks for a
    translation, and this one does not know how that went."""

    @classmethod
    def of(cls, said: Translated) -> Self:
        """Return a translation as a turn; who speaks Chinese is staff."""
        staff = said.speaks == STAFF_LANGUAGE
        return cls(
            language=said.hears if staff else said.speaks,
            prepared=said.prepared,
            by="staff" if staff else "visitor",
            chinese=said.source if staff else said.text,
            theirs=said.text if staff else said.source,
            origin=said.origin,
            state=said.state,
        )

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Turn {self.by} {self.origin}>"


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, the oldest first. Replaced, never changed."""

    turns: tuple[Turn, ...] = ()

    def with_turn(self, turn: Turn) -> Conversation:
        """Return it with one more turn."""
        return replace(self, turns=(*self.turns, turn)[-MOST_TURNS:])

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Conversation of {len(self.turns)}>"
