"""What the kiosk and the process that translates say to each other."""

from __future__ import annotations

from typing import Final, Literal

import msgspec
from msgspec import Struct

from kiosk.apart.child import Trade
from kiosk.apart.frames import Reply, Request
from kiosk.content.phrases import Term
from kiosk.errors import (
    BadModelError,
    LostWorkerError,
    MissingPairError,
    TranslationError,
    UnfitTextError,
)
from kiosk.translation.machine import MachineText

MOST_BYTES: Final = 4 * 1024 * 1024
"""No frame is longer; what announces more speaks nonsense."""
Pair = tuple[str, str]


class Begin(Struct, frozen=True, tag=True):
    """The first thing said: what to work with."""

    folder: str
    """The models folder."""
    terms: tuple[Term, ...]
    pairs_kept: int


class Translate(Struct, frozen=True, tag=True):
    """Translate these."""

    texts: tuple[str, ...]
    speaks: str
    hears: str
    back: bool

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Translate {len(self.texts)} texts>"


class Warm(Struct, frozen=True, tag=True):
    """Load what these pairs need, as far as there is room."""

    pairs: tuple[Pair, ...]


class TellPairs(Struct, frozen=True, tag=True):
    """Tell what can be translated."""


class Calibrate(Struct, frozen=True, tag=True):
    """Tell which mask form the model between two languages keeps."""

    speaks: str
    hears: str


class TellStanding(Struct, frozen=True, tag=True):
    """Tell what is in memory."""


class Standing(Struct, frozen=True, tag=True):
    """What the process holds."""

    loaded: tuple[str, ...]
    """Names of the models in memory, the one used last at the end."""
    loads: int
    """How often a model was loaded."""
    memory_bytes: int
    """Resident memory of the process."""
    modules: tuple[str, ...]
    """Packages it has imported."""


class Translated(Struct, frozen=True, tag=True):
    """What came of `Translate`."""

    texts: tuple[MachineText, ...]


class Pairs(Struct, frozen=True, tag=True):
    """What came of `TellPairs`."""

    pairs: tuple[Pair, ...]


class Form(Struct, frozen=True, tag=True):
    """What came of `Calibrate`."""

    name: str
    """Empty: the model keeps none."""


class Done(Struct, frozen=True, tag=True):
    """It was done, and there is nothing to tell."""


class Refused(Struct, frozen=True, tag=True):
    """It could not be done."""

    kind: Literal["missing", "bad", "unfit", "other"]
    problem: str
    remedy: str


Ask = Begin | Translate | Warm | TellPairs | Calibrate | TellStanding
Answer = Translated | Pairs | Form | Standing | Done | Refused


_KINDS: Final[dict[str, type[TranslationError]]] = {
    "missing": MissingPairError,
    "bad": BadModelError,
    "unfit": UnfitTextError,
    "other": TranslationError,
}
REQUESTS: Final = msgspec.msgpack.Decoder(Request[Ask])
"""Reads what is asked."""
TRADE: Final[Trade[Answer]] = Trade(
    name="What translates",
    lost=LostWorkerError,
    replies=msgspec.msgpack.Decoder(Reply[Answer]),
    most_bytes=MOST_BYTES,
    hung="Try a shorter text.",
)


def refusal_of(error: TranslationError) -> Refused:
    """Return an error as it goes over the wire."""
    for kind, known in _KINDS.items():
        if type(error) is known:
            return Refused(kind, error.problem, error.remedy)  # type: ignore[arg-type]
    return Refused("other", error.problem, error.remedy)


def error_of(refused: Refused) -> TranslationError:
    """Return the error that the other side met."""
    return _KINDS[refused.kind](refused.problem, remedy=refused.remedy)
