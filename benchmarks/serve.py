"""The kiosk in a browser: first paint beside textual-serve, taps beside a terminal.

Run from the repository: python -m benchmarks.serve [rounds]. One Chromium without a
window loads both pages in turns, each until its terminal has taken the first paint; a
screen of ours is ready by then, as between two visitors. A tap chooses a service at
Home and takes it back; its time ends with the last change of the terminal.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks._pairs import heading, spread, verdict
from benchmarks._terminal import Terminal
from tests.bridge.browsers import Browser, browsing
from tests.bridge.served import Served, serving, wait_for
from tests.takeaway.served import free_port

FIRST_LIMIT = 1.25
TAP_LIMIT = 1.25
TAPS = 20
SIZE = (120, 32)
KIOSK = (sys.executable, "-m", "kiosk")
PLAIN = (
    "import sys\nfrom textual_serve.server import Server\n"
    "Server(sys.argv[1], host='127.0.0.1', port=int(sys.argv[2])).serve()"
)
WATCH = """
new MutationObserver(() => {
  if (!window.first && /painted|-first-byte/.test(document.body?.className ?? "")) {
    window.first = performance.now();
  }
}).observe(document, { attributes: true, childList: true, subtree: true });
"""
COUNT = """
window.taps = { from: 0, parsed: 0, drawn: 0 };
addEventListener("touchend", () => { taps.from = performance.now(); }, true);
kioskScreen.terminal.onWriteParsed(() => { taps.parsed = performance.now(); });
kioskScreen.terminal.onRender(() => { taps.drawn = performance.now(); });
"""


@contextmanager
def plain_server() -> Iterator[str]:
    """Run the same app under textual-serve as it comes."""
    port = free_port()
    process = subprocess.Popen(
        (sys.executable, "-c", PLAIN, " ".join(KIOSK), str(port)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield f"http://127.0.0.1:{port}/?fontsize=28"
    finally:
        os.killpg(process.pid, 9)
        process.wait()


async def first_paint(browser: Browser, address: str) -> float:
    """Return the seconds from the start of loading to the first paint."""
    for _try in range(50):
        got = await browser.tab.do("Page.navigate", url=address)
        if "errorText" not in got:
            break
        await asyncio.sleep(0.2)
    await browser.tab.until("window.first > 0")
    seconds = float(await browser.tab.value("window.first")) / 1000
    await browser.tab.do("Page.navigate", url="about:blank")
    return seconds


async def first_paints(browser: Browser, served: Served, rounds: int) -> bool:
    """Measure both pages in turns; print them."""
    await browser.tab.do("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
    ours: list[float] = []
    plain: list[float] = []
    with plain_server() as address:
        await first_paint(browser, served.address)
        await first_paint(browser, address)
        for _round in range(rounds):
            await asyncio.sleep(4)  # The visitor goes, the next screen is made ready.
            wait_for(lambda: len(served.screens()) == 1)
            ours.append(await first_paint(browser, served.origin))
            plain.append(await first_paint(browser, address))
    heading(rounds)
    spread("first paint, kiosk serve", ours, "ms", 1000)
    spread("first paint, plain textual-serve", plain, "ms", 1000)
    ratio = statistics.median(ours) / statistics.median(plain)
    return verdict("first paint in Chromium", ratio, FIRST_LIMIT)


async def browser_tap(browser: Browser) -> tuple[float, float]:
    """Return seconds to the last change of the terminal, and to its last drawing."""
    await browser.tab.value("taps.parsed = taps.drawn = 0")
    await browser.tap(10, 8)
    await browser.tab.until("taps.drawn && performance.now() - taps.drawn > 80")
    told = await browser.tab.value("[taps.parsed - taps.from, taps.drawn - taps.from]")
    return float(told[0]) / 1000, float(told[1]) / 1000


def terminal_tap(terminal: Terminal) -> float:
    terminal.touch(11, 9)
    return terminal.repainted()[1]


async def taps(browser: Browser, rounds: int) -> bool:
    """Measure taps in both in turns; print them."""
    await browser.open(lettered=True)
    await browser.tap_text("English")
    await browser.until_text("Start over")
    await browser.tab.value(COUNT)
    terminal = Terminal((*KIOSK, "run", "--lang", "en"), *SIZE)
    parsed: list[float] = []
    drawn: list[float] = []
    plain: list[float] = []
    try:
        terminal.painted("Start over")
        for turn in range(rounds + 2):
            one, other = await browser_tap(browser), terminal_tap(terminal)
            if turn > 1:
                parsed.append(one[0])
                drawn.append(one[1])
                plain.append(other)
    finally:
        terminal.close()
    heading(rounds)
    spread("tap in the browser, to its terminal", parsed, "ms", 1000)
    spread("tap in the browser, drawn", drawn, "ms", 1000)
    spread("tap in a terminal", plain, "ms", 1000)
    ratio = statistics.median(drawn) / statistics.median(plain)
    print(f"drawn by the browser too: {ratio:.2f} x")
    ratio = statistics.median(parsed) / statistics.median(plain)
    return verdict("tap to repainted screen", ratio, TAP_LIMIT)


async def measure(rounds: int) -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with serving(folder) as served:
            async with browsing(served, folder) as browser:
                first = await first_paints(browser, served, rounds)
                return await taps(browser, rounds + TAPS) and first


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    return 0 if asyncio.run(measure(rounds)) else 1


if __name__ == "__main__":
    sys.exit(main())
