"""Trials that need no machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import BadModelError
from kiosk.translation.models.folder import active_packages, offered_pairs
from kiosk.translation.models.manifest import Score
from kiosk.translation.models.trial import Report


def quiet(_what: str) -> None:
    """Tell nobody."""


@dataclass
class Easy:
    """Lets everything pass, or what it was told; notes what it was asked."""

    answered: int = 90
    likeness: int = 60
    refused: tuple[str, ...] = ()
    unusable: bool = False
    asked: list[str] = field(default_factory=list)

    def mask_of(self, folder: Path, speaks: str, hears: str) -> str:
        assert [one.mask for one in active_packages(folder)] == [""]
        if self.unusable:
            raise BadModelError("This model cannot be read.")
        return "X1"

    def report(self, folder: Path, speaks: str, hears: str) -> Report:
        pair = f"{speaks}-{hears}"
        assert (speaks, hears) in offered_pairs(folder)
        assert all(one.path.is_dir() for one in active_packages(folder))
        self.asked.append(pair)
        return Report(
            speaks=speaks,
            hears=hears,
            score=Score(100, self.answered, 0, self.likeness),
            passed=pair not in self.refused,
            least_answered=30,
            stopped={"figures": 100 - self.answered},
        )
