"""Many short visits to one kiosk, and what its process holds after each of them.

python -m tests.soaking [COUNT]. A visit is: a language, a service, three answers, its
handout as a code (and on paper one time in twenty), and the end. Whatever lives on
after a visit is looked at when the first screen stands again. The program ends with
1 when the process has grown by a tenth or more since visit 50, or has other files or
threads open than it had then.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from kiosk.handout.press_room import PressRoom
from kiosk.interview.model import Answers
from kiosk.settings import Printing, Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.press import Press
from kiosk.tui.visitor.messages import (
    Answered,
    EraseWanted,
    Finished,
    ServicesChosen,
)
from kiosk.tui.visitor.pages.outcome import OutcomePage
from kiosk.tui.widgets.qr_panel import QrPanel
from tests.holding import Held, held, trouble
from tests.tui.hands import Kiosk, frame_of, settled
from tests.tui.kiosks import PIN, at_home, languages, library

WARM = 50
ONE_IN = 20
"""One visit in so many takes a printed page along."""
SIZE = (100, 28)
SERVICE = "renew-card"
ANSWERS: Answers = {"card-bank": "this", "card-state": "ready", "collector": "me"}
WAYS_OUT = 200
"""Turns of the loop in which what ends is waited for."""


def soaked_kiosk(folder: Path, room: PressRoom) -> KioskApp:
    settings = Settings(staff_pin=PIN, printing=Printing(folder=folder))
    return KioskApp(settings, languages(), library, press=Press(lambda: room))


async def visit(pilot: Kiosk, number: int, folder: Path) -> None:
    """Come, answer, take a handout along, and go."""
    codes = [language.code for language in languages()]
    await at_home(pilot, codes[number % len(codes)])
    frame = frame_of(pilot)
    frame.post_message(ServicesChosen((SERVICE,)))
    await settled(pilot)
    for step, answer in ANSWERS.items():
        frame.post_message(Answered({step: answer}))
        await settled(pilot)
    frame.post_message(Finished())
    await settled(pilot)
    page = frame.page
    assert isinstance(page, OutcomePage)
    assert page.query_one(QrPanel).code is not None
    if number % ONE_IN == 0:
        page.on_action("print")
        await settled(pilot)
        empty(folder)
    frame.post_message(EraseWanted(now=True))
    await settled(pilot)


def empty(folder: Path) -> None:
    """Take the printed pages away."""
    for printed in folder.iterdir():
        printed.unlink()


async def at_rest(pilot: Kiosk, room: PressRoom) -> None:
    """Wait until the visit is forgotten, and what served it has ended."""
    for _ in range(WAYS_OUT):
        await settled(pilot)
        if frame_of(pilot).untouched and room.pid is None:
            return
    raise AssertionError("the visit does not end")


async def soak(count: int) -> list[Held]:
    """Return what is held after each visit."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder, room = Path(name), PressRoom()
        async with soaked_kiosk(folder, room).run_test(size=SIZE) as pilot:
            for number in range(count):
                await visit(pilot, number, folder)
                await at_rest(pilot, room)
                found.append(held())
                if number + 1 in (1, WARM) or (number + 1) % 100 == 0:
                    print(f"visit {number + 1}: {found[-1]}", flush=True)  # noqa: T201
    return found


def main() -> int:
    """Soak, and tell what has grown."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    grown = trouble(asyncio.run(soak(max(count, WARM + 1))), WARM)
    print("grown:", ", ".join(grown) or "nothing")  # noqa: T201
    return 1 if grown else 0


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
