"""Memory of a visitor's process from the welcome to the last question of a visit.

Run from the repository: python -m benchmarks.memory [rounds]. The kiosk and a bare
Textual app with one line on its screen run in terminals of their own, 114 x 32, one
after the other in turns. Measured is the proportional set size: private memory, and
of what is shared with others a share. The most that a walk ever takes counts. Beside
it stands what the processes beside the screens take.

A second ratio is taken to a bare app that shows the same visit: as many screens with
the same words, frames and colours, as plain boxes. See `benchmarks._picture`.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks._pairs import heading, spread, verdict
from benchmarks._scene import write_scenes
from benchmarks._terminal import Terminal
from benchmarks._walk_seen import scenes_of_walk
from kiosk.bridge.lean import flags
from kiosk.bridge.screens import sparing
from kiosk.content.build import open_library
from kiosk.handout.press_room import PressRoom
from kiosk.interview.context import Context
from kiosk.interview.paths import every_way
from kiosk.paths import find_places
from kiosk.settings import Settings
from kiosk.translation.engine.client import Hired
from tests.handout.samples import open_account
from tests.translation.engine.folders import tiny_folder

LIMIT = 1.5
SIZE = (114, 32)
BARE = (sys.executable, "-m", "benchmarks._bare", "one")
BUTTONS = (sys.executable, "-m", "benchmarks._bare", "11", "39")
PICTURE = (sys.executable, "-m", "benchmarks._picture")
LEAN = flags()
"""As `kiosk serve` starts a screen, once `python -m kiosk.bridge.lean` has compiled."""
KIOSK = (sys.executable, *LEAN, "-m", "kiosk")
WALKED = (sys.executable, *LEAN, "-m", "benchmarks._walked")
SERVICE = "open-account"
SPARING = sparing()
"""As `kiosk serve` starts a screen."""
READING_SECONDS = 0.8
"""Somebody reads a page before it is answered; it is measured before that and after."""
MOST_STEPS = 200
LAST = "Check your answers"
KILO = 1024


@dataclass
class Taken:
    """Bytes: at the welcome, at Home, and the most on the way to the last question."""

    first: int = 0
    home: int = 0
    most: int = 0
    private: int = 0
    steps: int = 0
    beside: dict[str, int] = field(default_factory=dict)

    def see(self, whole: int, private: int) -> None:
        """Keep the most of what was seen."""
        self.most = max(self.most, whole)
        self.private = max(self.private, private)


def memory(pid: int) -> tuple[int, int]:
    """Proportional and private bytes of a process."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    rows = dict(line.split(":", 1) for line in told.splitlines() if " kB" in line)
    size = {name: int(row.split()[0]) * KILO for name, row in rows.items()}
    return size["Pss"], size["Private_Clean"] + size["Private_Dirty"]


def children(pid: int) -> dict[str, int]:
    """What the processes take that a process has started."""
    found = {}
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text("ascii").split():
            with suppress(OSError):
                words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
                found[words[2].decode() if len(words) > 2 else "?"] = memory(
                    int(child)
                )[0]
    return found


def longest_answers() -> dict[str, object]:
    """Answers on the way with the most questions."""
    service = open_library(find_places()).service(SERVICE)
    # The bank's day, as the kiosk counts: at night it is another one elsewhere.
    ways = every_way(service, Context(Settings().today()))
    ready = [way for way in ways if way.outcome == "ready"]
    return dict(max(ready, key=lambda way: len(way.answers)).answers)


def kiosk_walked(answers: Path) -> Taken:
    taken = Taken()
    terminal = Terminal((*WALKED, str(answers)), *SIZE, environment=SPARING)
    try:
        terminal.painted("What would")
        taken.home = taken.most = memory(terminal.pid)[0]
        while LAST not in terminal.text and taken.steps < MOST_STEPS:
            taken.see(*memory(terminal.pid))
            time.sleep(READING_SECONDS)
            taken.see(*memory(terminal.pid))
            os.kill(terminal.pid, signal.SIGUSR1)
            terminal.painted()
            taken.steps += 1
        assert LAST in terminal.text, "the visit did not come to its end"
        taken.beside = children(terminal.pid)
    finally:
        terminal.close()
    return taken


def welcome() -> int:
    """The kiosk's own first screen, with nobody there."""
    terminal = Terminal(KIOSK, *SIZE, environment=SPARING)
    try:
        terminal.painted("Other")
        return memory(terminal.pid)[0]
    finally:
        terminal.close()


def bare() -> tuple[int, int]:
    terminal = Terminal(BARE, *SIZE)
    try:
        terminal.painted("painted 0")
        return memory(terminal.pid)
    finally:
        terminal.close()


def buttons() -> int:
    """As many buttons as Home has widgets, after as many as the welcome has."""
    terminal = Terminal(BUTTONS, *SIZE)
    try:
        terminal.painted("painted 0")
        terminal.send(b"\r")
        terminal.repainted("behind 0")
        return memory(terminal.pid)[0]
    finally:
        terminal.close()


def pictures(scenes: Path) -> int:
    """The same screens as the visit's, as plain boxes in a bare app: the most."""
    terminal = Terminal((*PICTURE, str(scenes)), *SIZE)
    most = steps = 0
    try:
        terminal.painted("What would")
        while LAST not in terminal.text and steps < MOST_STEPS:
            terminal.touch(1, 1)
            terminal.repainted()
            most = max(most, memory(terminal.pid)[0])
            steps += 1
        assert LAST in terminal.text, "the pictures did not come to their end"
        return most
    finally:
        terminal.close()


async def made() -> int:
    """What makes handouts, after one in each language."""
    room = PressRoom()
    try:
        for code in ("en", "zh", "ko", "ar"):
            await room.render(open_account(code), "pdf", timestamp=0)
        assert room.pid is not None
        return memory(room.pid)[0]
    finally:
        await room.close()


async def translated(folder: Path) -> int:
    """What translates, with three tiny models: a real one takes about 150 MB more."""
    machine = Hired(tiny_folder(folder))
    try:
        await machine.warm([("zh", "en"), ("en", "zh"), ("en", "ko")])
        assert machine.pid is not None
        return memory(machine.pid)[0]
    finally:
        await machine.close()


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    bares: list[tuple[int, int]] = []
    bare_buttons: list[int] = []
    shown: list[int] = []
    walks: list[Taken] = []
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.json"
        answers.write_text(json.dumps(longest_answers()), "utf-8")
        visit = scenes_of_walk(longest_answers(), SIZE)
        scenes = Path(folder) / "scenes.json"
        write_scenes(visit, scenes)
        for _ in range(rounds):
            bares.append(bare())
            bare_buttons.append(buttons())
            shown.append(pictures(scenes))
            walks.append(kiosk_walked(answers))
            walks[-1].first = welcome()
        heading(rounds)
        print(f"screens are started lean: {'yes' if LEAN else 'no, not compiled'}")
        rows = {
            "bare Textual app": [each[0] for each in bares],
            "bare, buttons instead of Home": bare_buttons,
            "bare, the same screens": shown,
            "kiosk, welcome": [each.first for each in walks],
            "kiosk, Home": [each.home for each in walks],
            "kiosk, most up to the last question": [each.most for each in walks],
            "bare, private alone": [each[1] for each in bares],
            "kiosk, private alone": [each.private for each in walks],
        }
        for name, values in rows.items():
            spread(name, values, "MB", 1e-6)
        boxes = len({box.key for scene in visit for box in scene})
        print(
            f"the walk has {walks[0].steps} steps, {boxes} boxes in {len(visit)} scenes"
        )
        for name, size in walks[0].beside.items():
            print(f"beside it then: {name} {size / 1e6:.1f} MB")
        print(f"what makes handouts, four made: {asyncio.run(made()) / 1e6:.1f} MB")
        size = asyncio.run(translated(Path(folder) / "models"))
        print(f"what translates, three tiny models: {size / 1e6:.1f} MB")
    whole, most = rows["bare Textual app"], rows["kiosk, most up to the last question"]
    ratio = statistics.median(most) / statistics.median(whole)
    good = verdict("visitor / bare, median of the most", ratio, LIMIT)
    same = statistics.median(most) / statistics.median(shown)
    verdict("visitor / bare with the same screens", same, LIMIT)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
