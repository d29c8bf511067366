"""How far somebody is who chooses a phrase. Never changed: each act gives a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.content.phrases import Phrase, SlotKind
from kiosk.translation.model import Prepared


@dataclass(frozen=True, slots=True)
class Choosing:
    """A situation, then a phrase of it, then what stands in each slot."""

    situation: str = ""
    """Empty: none is chosen yet, or the phrase was found by searching."""
    phrase: Phrase | None = None
    filled: tuple[tuple[str, str], ...] = ()
    """Value by slot, in the order they are asked for."""

    def about(self, situation: str) -> Choosing:
        """Look at the phrases of a situation."""
        return Choosing(situation)

    def with_phrase(self, phrase: Phrase) -> Choosing:
        """Take a phrase."""
        return replace(self, phrase=phrase, filled=())

    @property
    def slot(self) -> tuple[str, SlotKind] | None:
        """The slot that is asked for now. None: there is none left."""
        if self.phrase is None:
            return None
        slots = tuple(self.phrase.slots.items())
        return slots[len(self.filled)] if len(self.filled) < len(slots) else None

    def with_value(self, value: str) -> Choosing:
        """Fill the slot that is asked for."""
        if self.slot is None:
            return self
        return replace(self, filled=(*self.filled, (self.slot[0], value)))

    @property
    def prepared(self) -> Prepared | None:
        """What can be said. None: something is still missing."""
        if self.phrase is None or self.slot is not None:
            return None
        return Prepared(phrase=self.phrase.id, values=dict(self.filled))

    def back(self) -> Choosing | None:
        """Take the last step back. None: nothing was done yet."""
        if self.filled:
            return replace(self, filled=self.filled[:-1])
        if self.phrase is not None:
            return replace(self, phrase=None)
        return Choosing() if self.situation else None
