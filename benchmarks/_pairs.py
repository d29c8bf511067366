"""Two pieces of work timed in turns, A B A B, and how their figures are printed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

Time = tuple[float, float]
"""Processor seconds, wall seconds."""


def timed(work: Callable[[], object]) -> Time:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.process_time() - processor, time.perf_counter() - wall


def in_turns(
    one: Callable[[], object], other: Callable[[], object], rounds: int
) -> tuple[list[Time], list[Time]]:
    ones: list[Time] = []
    others: list[Time] = []
    for place in range(rounds):
        if place % 2:  # who comes second finds warm caches, so they change places
            others.append(timed(other))
            ones.append(timed(one))
        else:
            ones.append(timed(one))
            others.append(timed(other))
    return ones, others


def spread(name: str, values: Sequence[float], unit: str, scale: float = 1.0) -> None:
    low, middle, high = min(values), statistics.median(values), max(values)
    figures = " ".join(f"{value * scale:8.2f}" for value in (low, middle, high))
    print(f"{name:42} {figures} {unit}")


def heading(rounds: int) -> None:
    print(f"{f'{rounds} rounds in turns':42}      min   median      max")


def share(values: Sequence[float], part: float) -> float:
    """The value below which this part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def verdict(name: str, ratio: float, limit: float) -> bool:
    print(f"{name}: {ratio:.2f} x (limit {limit})")
    return ratio <= limit
