"""The role of the machine: what the engine is for everyone who asks it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from kiosk.translation.model import Finding


class MachineText(Struct, frozen=True, kw_only=True):
    """One sentence or paragraph as the machine gave it, judged by the guard."""

    text: str
    """Empty when the guard found something."""
    back: str = ""
    """Translated back; empty: not asked for, or the way back did not pass."""
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<MachineText {len(self.findings)} findings>"


class Machine(Protocol):
    """Translates behind the figure guard, away from the screen."""

    async def translate(
        self, texts: Sequence[str], speaks: str, hears: str, *, back: bool = False
    ) -> tuple[MachineText, ...]:
        """Translate cleaned texts, in their order.

        Args:
            texts: Each 1 to 500 characters.
            speaks: Code of their language.
            hears: Code of the language wanted.
            back: Whether to translate the results back, for staff to read.

        Raises:
            TranslationError: One of its kinds, for all of them together.
        """
        ...

    async def pairs(self) -> frozenset[tuple[str, str]]:
        """Return the pairs of languages that can be translated now, pivots included.

        Raises:
            TranslationError: The machine cannot be asked.
        """
        ...

    async def warm(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Load what these pairs need, after the first screen is painted.

        Args:
            pairs: Pairs that cannot be translated are passed over.

        Raises:
            TranslationError: The machine cannot be asked.
        """
        ...

    async def forget(self) -> None:
        """Leave nothing of what was said in memory: the visit is over."""
        ...

    async def close(self) -> None:
        """End whatever runs beside the screens."""
        ...
