"""The machine as the kiosk has it: a process that is hired when it is needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from kiosk.apart.child import Child, start_child
from kiosk.apart.hired import HiredProcess, Waits
from kiosk.content.phrases import Term
from kiosk.errors import LostWorkerError
from kiosk.translation.engine.frames import (
    TRADE,
    Answer,
    Ask,
    Begin,
    Calibrate,
    Done,
    Form,
    Pair,
    Pairs,
    Refused,
    Standing,
    TellPairs,
    TellStanding,
    Translate,
    Translated,
    Warm,
    error_of,
)
from kiosk.translation.engine.offline import offline_environment
from kiosk.translation.machine import MachineText
from kiosk.translation.models.manifest import MANIFEST

COMMAND: Final = (sys.executable, "-m", "kiosk.translation.engine.worker")
Stamp = tuple[int, int, int]
"""Which file it is, when it was written, and its length."""
Wanted = TypeVar("Wanted", Translated, Pairs, Form, Standing, Done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience(Waits):
    """How long to wait, in seconds; the start reads every byte of the models."""

    character: float = 0.03
    """More for each character to translate, each way."""


class Hired(HiredProcess[Ask, Answer]):
    """Translates in a process of its own; keeps the promises of `Machine`.

    As every hired process, and started anew after a change in the list of models.

    Args:
        folder: The models folder.
        terms: Words of the trade that a translation must have.
        pairs_kept: Most models in memory, 1 or more.
        patience: How long to wait for what.
        command: What to start.
    """

    def __init__(
        self,
        folder: Path,
        *,
        terms: Sequence[Term] = (),
        pairs_kept: int = 4,
        patience: Patience | None = None,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self._patience = patience or Patience()
        super().__init__(TRADE, self._patience)
        self._begin = Begin(str(folder.absolute()), tuple(terms), pairs_kept)
        self._command = command
        self._warmed: tuple[Pair, ...] = ()
        self._listed: Stamp | None = None

    async def translate(
        self, texts: Sequence[str], speaks: str, hears: str, *, back: bool = False
    ) -> tuple[MachineText, ...]:
        """Translate cleaned texts, in their order; see `Machine.translate`.

        Raises:
            TranslationError: One of its kinds, for all of them together.
        """
        self._used = True
        ask = Translate(tuple(texts), speaks, hears, back)
        length = sum(map(len, texts)) * (2 if back else 1)
        seconds = self._patience.ask + length * self._patience.character
        return (await self._asked(ask, Translated, seconds)).texts

    async def pairs(self) -> frozenset[tuple[str, str]]:
        """Return the pairs that can be translated now, pivots included.

        Raises:
            TranslationError: The machine cannot be asked.
        """
        return frozenset((await self._asked(TellPairs(), Pairs)).pairs)

    async def warm(self, pairs: Sequence[Pair]) -> None:
        """Start, and load what these pairs need, as far as there is room.

        Call it after the first screen is painted. Pairs that cannot be translated
        are passed over.

        Raises:
            TranslationError: The machine cannot be asked, or a model not be loaded.
        """
        self._warmed = tuple(pairs)
        await self._asked(Warm(self._warmed), Done, self._warm_seconds())

    async def calibrate(self, speaks: str, hears: str) -> str:
        """Return the name of the mask form that one model keeps; empty: none.

        Raises:
            TranslationError: It cannot be asked, or no single model does this pair.
        """
        seconds = self._patience.ask * 10
        return (await self._asked(Calibrate(speaks, hears), Form, seconds)).name

    async def standing(self) -> Standing:
        """Return what the process holds in memory.

        Raises:
            TranslationError: It cannot be asked.
        """
        return await self._asked(TellStanding(), Standing)

    async def start(self) -> Child[Ask, Answer]:
        """Start the process. It reads the models folder when it is told to begin.

        Raises:
            LostWorkerError: It cannot be started.
        """
        self._listed = last_change(Path(self._begin.folder))
        environment = offline_environment(Path(self._begin.folder), os.environ)
        return await start_child(TRADE, self._command, environment)

    async def greet(self, apart: Child[Ask, Answer]) -> None:
        """Tell it where the models are.

        Raises:
            TranslationError: They cannot be used.
        """
        answer = await apart.ask(self._begin)
        if isinstance(answer, Refused):
            raise error_of(answer)

    def outdated(self) -> bool:
        """Return whether models came or went."""
        return last_change(Path(self._begin.folder)) != self._listed

    async def again(self) -> None:
        """Start another one behind the screen if there was something to warm.

        See docs/decisions/009-translating-apart.md.
        """
        if self._warmed:
            self.begun(Warm(self._warmed), self._warm_seconds())

    def _warm_seconds(self) -> float:
        return self._patience.ask * max(1, len(self._warmed))

    async def _asked(
        self, ask: Ask, wanted: type[Wanted], seconds: float | None = None
    ) -> Wanted:
        answer = await self.asked(ask, seconds)
        if isinstance(answer, Refused):
            raise error_of(answer)
        if not isinstance(answer, wanted):
            raise LostWorkerError("What translates answered something else.")
        return answer


def last_change(folder: Path) -> Stamp | None:
    """Return what changes whenever a model is installed or removed; None: no list."""
    try:
        found = (folder / MANIFEST).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
