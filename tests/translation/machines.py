"""A machine that says what it is told to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.errors import TranslationError
from kiosk.translation.machine import MachineText

PAIRS = frozenset({("en", "zh"), ("zh", "en"), ("zh", "ko"), ("ko", "zh")})


@dataclass
class ToldMachine:
    answer: MachineText | TranslationError
    asked: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)

    async def translate(
        self, texts: Sequence[str], speaks: str, hears: str, *, back: bool = False
    ) -> tuple[MachineText, ...]:
        self.asked.extend(texts)
        if isinstance(self.answer, TranslationError):
            raise self.answer
        return tuple(self.answer for _ in texts)

    async def pairs(self) -> frozenset[tuple[str, str]]:
        if isinstance(self.answer, TranslationError):
            raise self.answer
        return PAIRS

    async def warm(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.calls.extend(f"warm {speaks}-{hears}" for speaks, hears in pairs)
        if isinstance(self.answer, TranslationError):
            raise self.answer

    async def forget(self) -> None:
        self.calls.append("forget")

    async def close(self) -> None:
        self.calls.append("close")
