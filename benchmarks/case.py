"""A counter pass opened, to the first painted case.

Run from the repository: python -m benchmarks.case [rounds]. Beside it the same
widgets with words that are known already: nothing is opened, kept or worded. Both
in turns, in one desk of 120 x 40; the ratio is taken from processor time.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.pilot import Pilot

from benchmarks._pairs import heading, spread, verdict
from kiosk.counter.case_view import CaseView
from kiosk.counter.model import Case
from kiosk.counter.opening import Counter
from kiosk.counter.passes import PassMaker
from kiosk.interview.context import Context
from kiosk.interview.path import path
from kiosk.sealing.key_folder import KeyFolder
from kiosk.tui.desk.case_acts import CaseActs
from kiosk.tui.desk.case_board import CaseBoard
from kiosk.tui.desk.page import DeskPage
from kiosk.tui.desk.pages.case import CasePage
from kiosk.tui.widgets.words import Words
from tests.counter.cases import MINJI
from tests.counter.people import Bank
from tests.tui.desk.desks import RingingDesk, desk, desk_of
from tests.tui.kiosks import library

SIZE = (120, 40)
LIMIT = 1.3
Shown = Callable[[Pilot[None]], Awaitable[None]]


class Bare(DeskPage):
    """The widgets of a case with words that stand already."""

    def compose(self) -> ComposeResult:
        self.head = Words(part="title", classes="title")
        self.board = CaseBoard(self.voice, id="board")
        self.acts = CaseActs(id="acts")
        yield self.head
        yield self.board
        yield self.acts

    async def fill(self, view: CaseView) -> None:
        self.head.show(self.voice.plain("   ".join(view.titles)))
        await self.board.show(self.voice, view, ticked=(), unmasked=())
        self.acts.show(self.voice, closing=False, done=False)
        self.board.lists[0].point_at()


def passes(bank: Bank, number: int) -> list[str]:
    """Return sealed passes of the same visit: each is used once."""
    service = library().service("open-account")
    way = path([service], MINJI, Context(bank.clock.now.date()))
    maker = PassMaker.of(bank.keys, place="K-01")
    made = (
        maker.make(
            way,
            services=("open-account",),
            language="ko",
            library=library(),
            now=bank.clock.now,
        )
        for _ in range(number)
    )
    return [one.text for one in made]


def opened(pilot: Pilot[None], text: str) -> Case:
    place = desk_of(pilot).desk.workplace
    counter = Counter(
        store=place.store,
        keys=place.keys,
        case_keys=place.case_keys,
        library=place.library,
        staff="li",
        desk=place.desk,
        keep_days=7,
        clock=place.clock,
    )
    case = counter.open_pass(text)
    assert isinstance(case, Case)
    return case


async def open_pass(pilot: Pilot[None], text: str) -> CaseView:
    case = await asyncio.to_thread(opened, pilot, text)
    screen = desk_of(pilot).desk
    await screen.go("case", case.id)
    await pilot.pause()
    assert isinstance(screen.page, CasePage)
    assert screen.page._view is not None
    return screen.page._view


async def paint_bare(pilot: Pilot[None], view: CaseView) -> None:
    screen = desk_of(pilot).desk
    page = Bare(screen.workplace, screen.voice, id="case")
    page.display = False
    screen._pages._made["case"] = page
    await screen._pages.mount(page)
    screen.set_focus(None)
    screen._pages.turn_to("case")
    await page.fill(view)
    await pilot.pause()


async def measured(app: RingingDesk, texts: list[str]) -> tuple[list[float], ...]:
    taken: tuple[list[float], list[float]] = ([], [])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        view = await open_pass(pilot, texts.pop())
        works: tuple[Shown, ...] = (
            lambda p: open_and_forget(p, texts.pop()),
            lambda p: paint_bare(p, view),
        )
        while len(texts) > 0:
            for work, times in zip(works, taken, strict=True):
                await desk_of(pilot).desk._pages.forget()
                await pilot.pause()
                # Else what others left behind is swept up at the cost of one of them.
                gc.collect()
                before = time.process_time()
                await work(pilot)
                times.append(time.process_time() - before)
    return taken


async def open_and_forget(pilot: Pilot[None], text: str) -> None:
    await open_pass(pilot, text)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory() as folder:
        keys = KeyFolder(Path(folder) / "keys")
        keys.prepare()
        bank = Bank(Path(folder), keys)
        texts = passes(bank, rounds + 2)
        case, bare = asyncio.run(measured(desk(bank, "li"), texts))
        bank.store.close()
    # The first of each makes what is kept for all.
    case, bare = case[1:], bare[1:]
    heading(rounds)
    spread("pass to painted case, processor", case, "ms", 1e3)
    spread("the same widgets, processor", bare, "ms", 1e3)
    ratio = statistics.median(case) / statistics.median(bare)
    return 0 if verdict("case / the same widgets, p50", ratio, LIMIT) else 1


if __name__ == "__main__":
    sys.exit(main())
