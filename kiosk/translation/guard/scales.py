"""Numbers of digits and words that multiply, in Chinese, Japanese and Korean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

SMALL = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "億": 10**8, "만": 10**4, "억": 10**8, "조": 10**12}
MULTIPLIERS = SMALL | LARGE


@dataclass(slots=True)
class Sum:
    """What was added up so far."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    current: Decimal | None = None

    def small(self, factor: int) -> None:
        """Ten, a hundred, a thousand of what stands before it, or one of it."""
        one = Decimal(1) if self.current is None else self.current
        self.section += one * factor
        self.current = None

    def large(self, factor: int) -> None:
        """Ten thousand and more of all that stands before it."""
        before = self.section + (self.current or 0)
        if not before and not self.total:
            before = Decimal(1)
        smaller = self.total if self.total and self.total < factor else Decimal(0)
        self.total = self.total - smaller + (smaller + before) * factor
        self.section, self.current = Decimal(0), None

    def whole(self) -> Decimal:
        """All of it."""
        return self.total + self.section + (self.current or 0)


def add_up(parts: Sequence[Decimal | int], *, short: bool = False) -> Decimal:
    """The value of a row of numbers (Decimal) and multipliers (int).

    Args:
        parts: In their order: 3, 10000, 5, 1000 is 35000.
        short: Whether a last digit stands for the next lower place, as in Chinese:
            two thousand five (两千五) is 2500.
    """
    running = Sum()
    for part in parts:
        if isinstance(part, Decimal):
            running.current = part
        elif part < 10**4:
            running.small(part)
        else:
            running.large(part)
    if short and len(parts) > 1 and running.current is not None:
        before = parts[-2]
        if isinstance(before, int) and before >= 100 and running.current < 10:
            running.current *= before // 10
    return running.whole()
