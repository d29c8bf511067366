"""Memory is given back while somebody reads, and never while pages are turned."""

from __future__ import annotations

import asyncio
import subprocess
import sys

from textual.pilot import Pilot

from kiosk.tui.tidying import Tidying
from kiosk.tui.visitor.messages import ServicesChosen
from kiosk.tui.visitor.pages_shown import PagesShown
from tests.tui.hands import frame_of, settled
from tests.tui.kiosks import at_home, kiosk

CIRCLE = """
import gc, sys, weakref
from kiosk.tui.tidying import give_back
class Ring: pass
if sys.argv[1:] == ["frozen"]:
    gc.freeze()
gc.disable()
ring = Ring(); ring.own = ring; seen = weakref.ref(ring); del ring
give_back()
print(seen() is None)
"""


async def test_many_turns_in_a_row_are_tidied_up_after_once() -> None:
    tidied = asyncio.Event()
    times = 0

    def tidy() -> None:
        nonlocal times
        times += 1
        tidied.set()

    tidying = Tidying(tidy)
    for _ in range(5):
        tidying.turned()
        await asyncio.sleep(0)
    assert times == 0
    await tidied.wait()
    assert times == 1


def told(*words: str) -> str:
    command = (sys.executable, "-c", CIRCLE, *words)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_circles_are_found_where_modules_were_set_aside() -> None:
    assert told("frozen") == "True"
    assert told() == "False"


def due(pilot: Pilot[None]) -> asyncio.TimerHandle | None:
    """When the pages are tidied up next."""
    return frame_of(pilot).query_one(PagesShown)._tidying._due


async def test_every_page_that_is_turned_is_tidied_up_after() -> None:
    app = kiosk()
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        before = due(pilot)
        frame_of(pilot).post_message(ServicesChosen(("open-account",)))
        await settled(pilot)
        after = due(pilot)
        assert before is not None
        assert after is not None
        assert after.when() > before.when()
