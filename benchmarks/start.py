"""Cold starts: the welcome screen, and Home after the first touch.

Run from the repository: python -m benchmarks.start [rounds]. Each program runs in
a terminal of its own, 114 x 32; the two sides take turns. A time ends with the
last byte of the paint. The verdict takes the minimum of each side.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks._pairs import Time, heading, spread, verdict
from benchmarks._terminal import Terminal
from kiosk.content.build import open_library
from kiosk.paths import find_places

FIRST_LIMIT = 1.25
HOME_LIMIT = 2.0
SIZE = (114, 32)
WELCOME_CARDS = 5
HOME_CARDS = 4
KIOSK = (sys.executable, "-m", "kiosk")
BARE = (sys.executable, "-m", "benchmarks._bare")
ENTER = b"\r"
TAB = b"\t"


@dataclass(frozen=True)
class Start:
    first: Time
    home: Time


def kiosk_start() -> Start:
    """Welcome, then English by the keyboard."""
    terminal = Terminal(KIOSK, *SIZE)
    try:
        first = terminal.painted("Other")
        terminal.send(TAB)
        terminal.repainted("English")
        terminal.send(ENTER)
        return Start(first, terminal.repainted("What would you like"))
    finally:
        terminal.close()


def bare_cards() -> Start:
    """As many buttons as the welcome has cards, then as many as Home has."""
    widgets = (str(WELCOME_CARDS + 6), str(HOME_CARDS + 8))
    terminal = Terminal((*BARE, *widgets), *SIZE)
    try:
        first = terminal.painted("painted 0")
        terminal.send(ENTER)
        return Start(first, terminal.repainted("behind 0"))
    finally:
        terminal.close()


def bare_one() -> Time:
    terminal = Terminal((*BARE, "one"), *SIZE)
    try:
        return terminal.painted("painted 0")
    finally:
        terminal.close()


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    open_library(find_places())  # built before anyone waits for it
    ours: list[Start] = []
    cards: list[Start] = []
    ones: list[Time] = []
    kiosk_start(), bare_cards(), bare_one()
    for _ in range(rounds):
        ours.append(kiosk_start())
        cards.append(bare_cards())
        ones.append(bare_one())
    heading(rounds)
    for place, kind in enumerate(("processor", "wall")):
        rows: dict[str, Callable[[], list[float]]] = {
            "kiosk, welcome": lambda: [it.first[place] for it in ours],  # noqa: B023
            "bare, one line": lambda: [it[place] for it in ones],  # noqa: B023
            "bare, buttons": lambda: [it.first[place] for it in cards],  # noqa: B023
            "kiosk, touch to Home": lambda: [it.home[place] for it in ours],  # noqa: B023
            "bare, touch to other buttons": lambda: [it.home[place] for it in cards],  # noqa: B023
        }
        for name, values in rows.items():
            spread(f"{name}, {kind}", values(), "ms", 1e3)
    good = True
    for place, kind in enumerate(("processor", "wall")):
        first = min(it.first[place] for it in ours)
        home = min(it.home[place] for it in ours)
        bare = min(it[place] for it in ones)
        good &= verdict(f"welcome / one line, {kind}", first / bare, FIRST_LIMIT)
        other = min(it.home[place] for it in cards)
        good &= verdict(f"Home / other buttons, {kind}", home / other, HOME_LIMIT)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
