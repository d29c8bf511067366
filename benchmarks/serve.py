"""The kiosk in a browser: to its first paint, and from a touch to the screen after it.

Run from the repository: python -m benchmarks.serve [rounds] [touches]. Chromium opens
the same app by turns under `kiosk serve` and under textual-serve as it comes. A time
begins with the navigation and ends with the frame that shows the first screen;
processor time is that of the server since then, and of the app since it was started,
which in `kiosk serve` is before anybody comes. Then "Continue" is touched in the
browser and in a terminal of the same size by turns. That time begins with the finger
and ends with the last byte of the next question, in the page and in the terminal;
processor time is that of app and server. What draws the bytes is no part of either:
a browser does at the next of 60 frames a second, which is printed beside it.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks._pairs import Time, heading, share, spread, verdict
from benchmarks._terminal import QUIET_SECONDS, Terminal
from benchmarks.taps import (
    KIOSK,
    Place,
    Places,
    find_places,
    touched,
    walk_to_question,
)
from tests.bridge.browsers import LANDSCAPE, Browser, browsing, resize
from tests.bridge.served import Served, children, serving, wait_for
from tests.chromium import Tab, tab
from tests.ports import free_port

FIRST_LIMIT = 1.25
TOUCH_LIMIT = 1.25
SIZE = (120, 32)
"""Of 1920 x 1080 px at the size of text that all begin with."""
FONT_PX = 28
WARM = 10
WELCOME = "Choose your language"
SETTLED_SECONDS = 1.0
"""Without a tick of the processor: a server has nothing more to do."""
WATCH = """(() => {
  const found = { first: 0, came: 0, drawn: 0, touched: 0 };
  window.found = found;
  let said = "";
  const words = new TextDecoder();
  const shown = (then) => setTimeout(() => setTimeout(() =>
    requestAnimationFrame(() => then(performance.now()))));
  const Wire = window.WebSocket;
  window.WebSocket = class extends Wire {
    constructor(...asked) {
      super(...asked);
      this.addEventListener("message", ({ data }) => {
        if (typeof data === "string") { return; }
        found.came = performance.now();
        shown((at) => { found.drawn = at; });
        if (found.first) { return; }
        said += words.decode(data, { stream: true });
        if (said.includes("WELCOME")) {
          found.first = -1;
          shown((at) => { found.first = at; });
        }
      });
    }
  };
  window.addEventListener("touchend", () => {
    found.touched = performance.now();
  }, { capture: true });
})()""".replace("WELCOME", WELCOME)
"""Stands on the page before anything of it: notes when what came was drawn."""


def processor(pid: int) -> float:
    """Processor seconds of all threads of a process."""
    total = 0
    for told in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):
            total += int(told.read_text("ascii").split()[0])
    return total / 1e9


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    return [pid, *(one for child in children(pid) for one in family(child))]


def settled(pid: int) -> None:
    """Wait until neither a server nor what it started has anything to do."""
    while True:
        before = {one: processor(one) for one in family(pid)}
        time.sleep(SETTLED_SECONDS)
        after = {one: processor(one) for one in family(pid)}
        used = sum(after.values()) - sum(before.values())
        if before.keys() == after.keys() and used < SETTLED_SECONDS / 20:
            return


@contextmanager
def plain(folder: Path) -> Iterator[tuple[int, int]]:
    """Run textual-serve as it comes; its process and its port."""
    port = free_port()
    told = folder / "kiosk.toml"
    told.write_text(f'[counter]\nfolder = "{folder}/plain"\n', "utf-8")
    command = f"exec {sys.executable} -m kiosk run --config {told}"
    program = f"Server({command!r}, port={port}).serve()"
    started = subprocess.Popen(
        (sys.executable, "-c", f"from textual_serve.server import Server; {program}"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(lambda: _listens(port))
        yield started.pid, port
    finally:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()


def _listens(port: int) -> bool:
    import socket

    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


async def first_paint(page: Tab, address: str, server: int) -> Time:
    """Leave the page, let the server come to rest, and open it again."""
    await page.open("about:blank")
    await asyncio.to_thread(settled, server)
    before = processor(server)
    await page.open(address)
    await page.until("window.found?.first > 0")
    wall = float(await page.value("window.found.first")) / 1e3
    shown = max(family(server)[1:], key=processor)
    return processor(server) - before + processor(shown), wall


@dataclass(frozen=True)
class Kiosk:
    """The bridge, and a browser on it."""

    served: Served
    page: Tab
    browser: Browser


@asynccontextmanager
async def kiosk(folder: Path) -> AsyncIterator[Kiosk]:
    """Open the bridge in a browser; the page has its cookie then."""
    with serving(folder) as served:
        async with browsing(served, folder) as browser:
            await browser.tab.page.add_init_script(WATCH)
            await browser.open(lettered=True)
            yield Kiosk(served, browser.tab, browser)


@asynccontextmanager
async def plain_page(folder: Path) -> AsyncIterator[Tab]:
    """Open a browser of the same size for the other side."""
    async with tab(folder) as page:
        await resize(page, LANDSCAPE)
        await page.page.add_init_script(WATCH)
        yield page


async def paints(folder: Path, rounds: int) -> dict[str, list[Time]]:
    """Open both by turns."""
    ours, theirs = list[Time](), list[Time]()
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(kiosk(_made(folder / "ours")))
        other = _made(folder / "plain")
        server, port = stack.enter_context(plain(other))
        page = await stack.enter_async_context(plain_page(other))
        address = f"http://localhost:{port}/?fontsize={FONT_PX}"
        for number in range(rounds + 1):
            pid = one.served.process.pid
            mine = await first_paint(one.page, f"{one.served.origin}/", pid)
            its = await first_paint(page, address, server)
            if number:  # The first round fills caches.
                ours.append(mine)
                theirs.append(its)
    return {"kiosk serve": ours, "textual-serve": theirs}


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


# Touches.


async def walk(browser: Browser, at: Places) -> None:
    """Go to the first question, and answer it, as in the terminal."""
    await browser.tap_text("English")
    await browser.until_text("What would you like")
    for place in (at.service, at.go_on, at.answer):
        await tap(browser, place)
        await asyncio.sleep(1)


async def tap(browser: Browser, place: Place) -> tuple[float, float]:
    """Touch a cell, counted from 1; return seconds to the last byte, and its frame."""
    await browser.tap(place[0] - 1, place[1] - 1)
    before, since = 0.0, time.perf_counter()
    while True:
        found = json.loads(await browser.tab.value("JSON.stringify(window.found)"))
        touched_at, came, drawn = (found[one] for one in ("touched", "came", "drawn"))
        now = time.perf_counter()
        if drawn != before:
            before, since = drawn, now
        elif drawn > came > touched_at and now - since > QUIET_SECONDS:
            return (came - touched_at) / 1e3, (drawn - touched_at) / 1e3
        await asyncio.sleep(QUIET_SECONDS / 4)


async def touch_page(browser: Browser, at: Places) -> tuple[Time, float]:
    """Go on to the next question in the browser, and back, which is not counted.

    Returns:
        The time, and the seconds until it was drawn.
    """
    pids = family(browser.served.process.pid)
    before = sum(map(processor, pids))
    came, drawn = await tap(browser, at.go_on)
    used = sum(map(processor, pids)) - before
    await tap(browser, at.back)
    return (used, came), drawn


def touch_terminal(terminal: Terminal, at: Places) -> Time:
    """The same in the terminal, its processor time too until all is quiet again."""
    before = processor(terminal.pid)
    _, wall = touched(terminal, at.go_on)
    used = processor(terminal.pid) - before
    touched(terminal, at.back)
    return used, wall


@dataclass
class Touches:
    """Touches in both, by turns."""

    page: list[Time] = field(default_factory=list)
    terminal: list[Time] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)


async def touches(folder: Path, rounds: int, at: Places) -> Touches:
    """Touch both by turns."""
    all_ = Touches()
    async with kiosk(_made(folder / "touched")) as one:
        assert await one.browser.size() == SIZE
        terminal = Terminal((*KIOSK, "en"), *SIZE)
        try:
            terminal.painted("What would")
            await walk(one.browser, at)
            await asyncio.to_thread(walk_to_question, terminal, at)
            # The next visitor's screen is started in the first seconds of a visit.
            await asyncio.to_thread(settled, one.served.process.pid)
            for number in range(rounds + WARM):
                kept = all_ if number >= WARM else Touches()
                mine, drawn = await touch_page(one.browser, at)
                kept.page.append(mine)
                kept.drawn.append(drawn)
                its = await asyncio.to_thread(touch_terminal, terminal, at)
                kept.terminal.append(its)
        finally:
            terminal.close()
    return all_


def report(rows: dict[str, list[Time]], name: str, limit: float) -> bool:
    """Print both sides; whether the first is within the limit of the second."""
    heading(len(next(iter(rows.values()))))
    good = True
    for place, kind in enumerate(("processor", "wall")):
        for row, times in rows.items():
            spread(f"{row}, {kind}", [it[place] for it in times], "ms", 1e3)
        one, other = ([it[place] for it in times] for times in rows.values())
        good &= verdict(f"{name}, {kind}", median(one) / median(other), limit)
        print(f"{name}, {kind}, p95: {share(one, 0.95) / share(other, 0.95):.2f} x")
    return good


def main() -> int:
    """Measure, and tell."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    at = asyncio.run(find_places(SIZE))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        good = report(asyncio.run(paints(folder, rounds)), "first paint", FIRST_LIMIT)
        touched_ = asyncio.run(touches(folder, many, at))
        rows = {"browser": touched_.page, "terminal": touched_.terminal}
        good &= report(rows, "touch to repainted", TOUCH_LIMIT)
        spread("browser, drawn in a frame, wall", touched_.drawn, "ms", 1e3)
        bytes_ = median(wall for _, wall in touched_.terminal)
        ratio = median(touched_.drawn) / bytes_
        print(f"drawn in a frame / last byte in the terminal: {ratio:.2f} x")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
