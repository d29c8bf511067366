"""Cold starts: the welcome screen, and Home after the first touch.

Run from the repository: python -m benchmarks.start [rounds]. Each program runs in
a terminal of its own, 114 x 32; the sides take turns. A time ends with the last
byte of the paint. All find their modules compiled, as where they are installed. The
verdicts take the minimum of each side. The welcome is held
against a bare app of one screen that paints the same picture (see _written.py);
the ratio to an app with a single line on it is printed beside it.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks._pairs import Time, heading, spread, verdict
from benchmarks._scene import Scene, seen
from benchmarks._terminal import Terminal
from benchmarks._written import write_app
from kiosk.content.build import open_library
from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.settings import Settings
from kiosk.tui.app import KioskApp

FIRST_LIMIT = 1.25
HOME_LIMIT = 2.0
SIZE = (114, 32)
WELCOME_WIDGETS = 11
"""Five cards, and the fixed controls."""
HOME_FITTINGS = 8
"""What stands on Home beside its cards: headings and the fixed controls."""
KIOSK = (sys.executable, "-m", "kiosk")
BARE = (sys.executable, "-m", "benchmarks._bare")
ENTER = b"\r"
TAB = b"\t"


@dataclass(frozen=True)
class Start:
    first: Time
    home: Time


def opened(command: tuple[str, ...], compiled: Path) -> Terminal:
    """A terminal whose program keeps what it compiles, whatever our own may do."""
    keeping = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)}
    return Terminal(command, *SIZE, environment=keeping)


def kiosk_start(compiled: Path) -> Start:
    """Welcome, then English by the keyboard."""
    terminal = opened(KIOSK, compiled)
    try:
        first = terminal.painted("Other")
        terminal.send(TAB)
        terminal.repainted("English")
        terminal.send(ENTER)
        return Start(first, terminal.repainted("What would you like"))
    finally:
        terminal.close()


def bare_cards(compiled: Path, home_cards: int) -> Start:
    """As many buttons as the welcome has widgets, then as many as Home has."""
    widgets = (str(WELCOME_WIDGETS), str(home_cards + HOME_FITTINGS))
    terminal = opened((*BARE, *widgets), compiled)
    try:
        first = terminal.painted("painted 0")
        terminal.send(ENTER)
        return Start(first, terminal.repainted("behind 0"))
    finally:
        terminal.close()


def bare(command: tuple[str, ...], marker: str, compiled: Path) -> Time:
    """An app with one screen."""
    terminal = opened(command, compiled)
    try:
        return terminal.painted(marker)
    finally:
        terminal.close()


async def welcome() -> Scene:
    """What the first screen shows."""
    places = find_places()
    languages = read_languages(places.locales / "languages.toml")
    app = KioskApp(Settings(), languages, lambda: open_library(places))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        return seen(app.screen)


@dataclass
class Starts:
    kiosk: list[Start]
    buttons: list[Start]
    picture: list[Time]
    line: list[Time]


def measured(
    rounds: int, picture: tuple[str, ...], home_cards: int, compiled: Path
) -> Starts:
    starts = Starts([], [], [], [])
    for place in range(rounds + 1):
        # The first round warms up: it compiles.
        kept = starts if place else Starts([], [], [], [])
        kept.kiosk.append(kiosk_start(compiled))
        kept.picture.append(bare(picture, "Other", compiled))
        kept.buttons.append(bare_cards(compiled, home_cards))
        kept.line.append(bare((*BARE, "one"), "painted 0", compiled))
    return starts


def report(starts: Starts, place: int, kind: str) -> bool:
    rows = {
        "kiosk, welcome": [it.first[place] for it in starts.kiosk],
        "bare, same picture": [it[place] for it in starts.picture],
        "bare, one line": [it[place] for it in starts.line],
        "kiosk, touch to Home": [it.home[place] for it in starts.kiosk],
        "bare, touch to buttons": [it.home[place] for it in starts.buttons],
    }
    for name, values in rows.items():
        spread(f"{name}, {kind}", values, "ms", 1e3)
    first, same, line, home, buttons = (min(values) for values in rows.values())
    print(f"welcome / one line, {kind}: {first / line:.2f} x")
    good = verdict(f"welcome / same picture, {kind}", first / same, FIRST_LIMIT)
    return verdict(f"Home / buttons, {kind}", home / buttons, HOME_LIMIT) and good


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    library = open_library(find_places())  # built before anyone waits for it
    home_cards = len(library.services) + len(library.guides)
    scene = asyncio.run(welcome())
    with tempfile.TemporaryDirectory() as folder:
        command = write_app(scene, Path(folder))
        starts = measured(rounds, command, home_cards, Path(folder) / "compiled")
    heading(rounds)
    print(f"the first screen shows {len(scene)} widgets, Home has {home_cards} cards")
    good = [report(starts, at, kind) for at, kind in enumerate(("processor", "wall"))]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
