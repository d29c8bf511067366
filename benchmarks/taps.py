"""Touches: an answer to the next question, and another language.

Run from the repository: python -m benchmarks.taps [rounds]. The kiosk and the bare
apps run in terminals of their own, 114 x 32, and are touched in turns. A time
ends with the last byte painted. The ratio is taken from processor time. What the
bare app paints is taken from the kiosk itself: see `benchmarks._picture`.
"""

from __future__ import annotations

import asyncio
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot
from textual.widget import Widget

from benchmarks._pairs import Time, heading, share, spread, verdict
from benchmarks._scene import Scene, seen, write_scenes
from benchmarks._terminal import Terminal
from kiosk.content.build import open_library
from kiosk.language.languages import read_languages
from kiosk.paths import find_places as find_folders
from kiosk.settings import Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.widgets.action_row import ActionRow
from kiosk.tui.widgets.card import Card

SIZE = (114, 32)
KIOSK = (sys.executable, "-m", "kiosk", "--lang")
BARE = (sys.executable, "-m", "benchmarks._bare")
PICTURE = (sys.executable, "-m", "benchmarks._picture")
BARE_LABEL = (5, 2)
FIRST_USE_SECONDS = 1.0
"""A page that is made for the first time paints in several parts."""
Place = tuple[int, int]


@dataclass(frozen=True)
class Places:
    """Cells to touch, counted from 1, and what the two questions show."""

    service: Place
    go_on: Place
    answer: Place
    back: Place
    second: Place
    questions: tuple[Scene, Scene]


def middle(widget: Widget) -> Place:
    region = widget.region
    return region.x + region.width // 2 + 1, region.y + region.height // 2 + 1


async def find_places(size: Place = SIZE) -> Places:
    """Walk to the first question without a terminal, and look where things are."""
    places = find_folders()
    app = KioskApp(
        Settings(),
        read_languages(places.locales / "languages.toml"),
        lambda: open_library(places),
        language_code="en",
    )
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        service = first_card(app)
        await touch(pilot, service)
        go_on = middle(app.screen.query_one(ActionRow).query(".primary").first())
        await touch(pilot, go_on)
        answer = first_card(app)
        back = middle(app.screen.query_one("#back"))
        for place in (answer, go_on):
            await touch(pilot, place)
        later = seen(app.screen)
        await touch(pilot, back)
        return Places(
            service,
            go_on,
            answer,
            back,
            middle(app.screen.query_one("#second")),
            (seen(app.screen), later),
        )


async def touch(pilot: Pilot[None], place: Place) -> None:
    await pilot.click(offset=(place[0] - 1, place[1] - 1))
    await pilot.pause()


def first_card(app: KioskApp) -> Place:
    cards = [card for card in app.screen.query(Card) if card.region.area]
    return middle(min(cards, key=lambda card: card.region.offset))


@contextmanager
def running(*command: str, marker: str) -> Iterator[Terminal]:
    terminal = Terminal(command, *SIZE)
    try:
        terminal.painted(marker)
        yield terminal
    finally:
        terminal.close()


def walk_to_question(kiosk: Terminal, at: Places) -> None:
    """Home, the first service, and its first question answered."""
    for place in (at.service, at.go_on, at.answer):
        touched(kiosk, place)
        time.sleep(FIRST_USE_SECONDS)


def touched(terminal: Terminal, place: Place) -> Time:
    terminal.touch(*place)
    return terminal.repainted()


def question(kiosk: Terminal, at: Places) -> Time:
    """The time of going on, after going back, which is not counted."""
    taken = touched(kiosk, at.go_on)
    touched(kiosk, at.back)
    return taken


def words(painted: str) -> str:
    return " ".join(re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", " ", painted).split())


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    at = asyncio.run(find_places())
    print("widgets of the two questions:", *map(len, at.questions))
    rows: dict[str, list[Time]] = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write_scenes(at.questions, folder / "scenes.json")
        kiosk = stack.enter_context(running(*KIOSK, "en", marker="What would"))
        swap = stack.enter_context(
            running(*PICTURE, str(folder / "scenes.json"), marker="Continue")
        )
        label = stack.enter_context(running(*BARE, "label", marker="touched"))
        walk_to_question(kiosk, at)
        work: dict[str, Callable[[], Time]] = {
            "kiosk, next question": lambda: question(kiosk, at),
            "bare, words swapped": lambda: touched(swap, at.go_on),
            "bare, one label": lambda: touched(label, BARE_LABEL),
            "kiosk, second language": lambda: touched(kiosk, at.second),
        }
        for one in work.values():
            one(), one()
        print("kiosk painted:", words(kiosk.text)[:90])
        print("bare painted: ", words(swap.text)[:90])
        for _ in range(rounds):
            for name, one in work.items():
                rows.setdefault(name, []).append(one())
    heading(rounds)
    for place, kind in enumerate(("processor", "wall")):
        for name, times in rows.items():
            spread(f"{name}, {kind}", [it[place] for it in times], "ms", 1e3)
    return 0 if judged(rows) else 1


def judged(rows: dict[str, list[Time]]) -> bool:
    cpu = {name: [it[0] for it in times] for name, times in rows.items()}
    bare = cpu["bare, words swapped"]
    asked = cpu["kiosk, next question"]
    good = True
    for part, limit in ((0.5, 1.3), (0.95, 1.5)):
        ratio = share(asked, part) / share(bare, part)
        good &= verdict(f"next question / swap, p{part * 100:.0f}", ratio, limit)
    switch = statistics.median(cpu["kiosk, second language"]) / statistics.median(bare)
    good &= verdict("language switch / swap, p50", switch, 1.5)
    one = statistics.median(cpu["bare, one label"])
    print(f"next question / one label, p50: {statistics.median(asked) / one:.2f} x")
    print(f"swap / one label, p50: {statistics.median(bare) / one:.2f} x")
    return good


if __name__ == "__main__":
    sys.exit(main())
