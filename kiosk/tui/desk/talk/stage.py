"""How far staff are with what they are about to say. Each act gives a new value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.content.phrases import Phrase
from kiosk.translation.model import Prepared, Translated
from kiosk.tui.visitor.talk.choosing import Choosing


@dataclass(frozen=True, slots=True)
class Seek:
    """Staff type, or choose from a list."""

    situation: str = ""
    """Whose phrases are listed; empty: all situations, or what fits the typed text."""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """A slot of the phrase is asked for."""

    choosing: Choosing
    typed: str = ""
    asks: bool = False
    """Whether it is asked back: the visitor may have meant this."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A phrase can be sent."""

    prepared: Prepared
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sentence is being translated."""

    text: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a sentence is shown before anything is sent."""

    said: Translated


@dataclass(frozen=True, slots=True)
class Near:
    """Phrases near to a sentence are listed."""

    nearest: tuple[Prepared, ...]


Stage = Seek | Fill | Ready | Waiting | Answered | Near


@dataclass(frozen=True, slots=True)
class Path:
    """The stages that lead to the one now; Esc goes back along it."""

    stages: tuple[Stage, ...] = (Seek(),)

    @property
    def now(self) -> Stage:
        """The stage on screen."""
        return self.stages[-1]

    def to(self, stage: Stage) -> Path:
        """Go on to a stage. One that only waited is never come back to."""
        kept = self.stages[:-1] if isinstance(self.now, Waiting) else self.stages
        return Path((*kept, stage))

    def typing(self, text: str) -> Path:
        """Keep what stands in the field."""
        if not isinstance(self.now, Seek | Fill):
            return self
        return Path((*self.stages[:-1], replace(self.now, typed=text)))

    def back(self) -> Path | None:
        """Go one stage back, or take away what was typed. None: this is the first."""
        if len(self.stages) > 1:
            return Path(self.stages[:-1])
        return Path() if self.typed else None

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.now.typed if isinstance(self.now, Seek | Fill) else ""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Path of {len(self.stages)}>"


def chosen(phrase: Phrase, prepared: Prepared) -> Choosing:
    """Return a phrase with those slots filled that are known, up to the first gap."""
    choosing = Choosing().with_phrase(phrase)
    while choosing.slot is not None and choosing.slot[0] in prepared.values:
        choosing = choosing.with_value(prepared.values[choosing.slot[0]])
    return choosing


def stage_of(choosing: Choosing, *, asks: bool = False) -> Stage:
    """Return what comes next for a phrase: a slot to fill, or the whole sentence."""
    prepared = choosing.prepared
    return Ready(prepared, asks) if prepared else Fill(choosing, asks=asks)
