"""Machines that answer what a test wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.errors import LostWorkerError, UnfitTextError
from kiosk.translation.machine import MachineText
from kiosk.translation.model import Finding


def in_capitals(text: str) -> str:
    return text.upper()


@dataclass
class Answering:
    """Answers with what a function gives; the empty text is stopped by the guard."""

    answer: Callable[[str], str] = in_capitals
    most_requests: int = 1000
    longest: int = 500
    asked: list[str] = field(default_factory=list)

    async def translate(
        self, texts: Sequence[str], speaks: str, hears: str, *, back: bool = False
    ) -> tuple[MachineText, ...]:
        self.most_requests -= 1
        if self.most_requests < 0:
            raise LostWorkerError("Gone.")
        if any(len(text) > self.longest for text in texts):
            raise UnfitTextError("Too long.")
        self.asked += texts
        stopped = (Finding("figures", "5 is missing"),)
        answers = [self.answer(text) for text in texts]
        return tuple(
            MachineText(text=text, findings=() if text else stopped) for text in answers
        )

    async def pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset({("en", "ko")})

    async def warm(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Nothing to load."""

    async def forget(self) -> None:
        """Nothing is kept."""

    async def close(self) -> None:
        """Nothing runs."""
