"""Seven ways a visit ends, and what was said in it is nowhere any more."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.tui.locked import STOPPED
from tests.bridge.browsers import READY, browsing
from tests.bridge.canaries import (
    MARK,
    SCANNED,
    canaries,
    everywhere,
    in_files,
    in_memory,
    in_surroundings,
    needles,
)
from tests.bridge.ends import BEFORE, CALM, SIGNALS, WAYS
from tests.bridge.pasting import copy, edit, pasted
from tests.bridge.served import Served, serving, wait_for
from tests.bridge.test_endings import shown
from tests.bridge.whole_visits import WELCOME, Desk, complain, scan, talk, write
from tests.conftest import IN_PROOF
from tests.deploy.shown import renderers

MOST_SECONDS = 5.0
MOMENT = "getComputedStyle(document.querySelector('.moment')).display !== 'none'"
MARKS = tuple(
    form.encode(way) for form in (MARK, MARK.upper()) for way in ("utf-8", "utf-16-le")
)
TALKS = ("finish", "crash", "terminated", "browser")
"""Those that end while staff at the desk read what was written; in the proof all."""
SCANS = ("terminated", "killed")
"""In these a passport is scanned; in the proof in every second round of all."""
ENDS = len(WAYS) + 1
COPIED = "copied before anybody came"
"""What the clipboard holds from the first to the last."""
SHARED = Path("/dev/shm")  # noqa: S108 - looked at
FRESH = f"!window.kioskSeen && {READY}"
BUFFERS = """(() => {
  const { buffer } = window.kioskScreen.terminal;
  const rows = [buffer.normal, buffer.alternate].flatMap((each) =>
    Array.from({ length: each.length }, (_, row) =>
      each.getLine(row).translateToString()));
  const { textarea } = window.kioskScreen.terminal;
  return [
    ...rows, textarea.value, document.documentElement.outerHTML, location.href,
    document.title, JSON.stringify({ ...localStorage, ...sessionStorage }),
    String(getSelection()), String(history.length),
  ].join("\\n");
})()"""


@asynccontextmanager
async def a_kiosk(folder: Path) -> AsyncIterator[Served]:
    """Run a bridge whose screens fail, or wait no more, when they are told to."""
    (folder / "fails").mkdir()
    (folder / "fails" / "sitecustomize.py").write_text(SIGNALS, "utf-8")
    (folder / "tmp").mkdir()
    variables = {"PYTHONPATH": str(folder / "fails"), "TMPDIR": str(folder / "tmp")}
    with serving(folder, **variables) as served:
        yield served


@dataclass
class Hunt:
    """A kiosk, its browser, and what is looked for after each visit."""

    served: Served
    desk: Desk
    stack: AsyncExitStack
    number: int = 0
    profiles: int = 0
    slowest: dict[str, float] = field(default_factory=dict)
    """How long an end took at most, in seconds; what is waited for is not counted."""
    needles: tuple[bytes, ...] = field(default_factory=needles)

    @property
    def browser_folder(self) -> Path:
        return self.served.folder / f"browser{self.profiles}"

    async def start_browser(self) -> None:
        """Start one, with a profile of its own."""
        self.profiles += 1
        folder = self.browser_folder
        folder.mkdir()
        opened = browsing(self.served, folder)
        self.browser = await self.stack.enter_async_context(opened)
        await self.browser.open()
        await copy(self.browser, COPIED)

    async def visit(self, way: str) -> None:
        """Say 40 words, end that way, and look for them."""
        await self.browser.until_text(WELCOME)
        scans = self._scans(way)
        await self._say(way, scans=scans)
        await edit(self.browser.tab, "SelectAll", "Copy", "Cut", "Copy")
        leader = shown(self.served)
        there = everywhere(leader)
        pages = self._pages(MARKS)
        assert pages
        there += pages
        # The search finds what is there. What the bridge only hands on may be gone.
        assert in_memory(leader, ((SCANNED if scans else MARK).encode(),))
        assert in_memory(self.served.process.pid, (b"Content-Security-Policy",))
        if way in BEFORE:
            await BEFORE[way](self.browser)
        await self.browser.tab.value("window.kioskSeen = true")
        await self.end(way, there)

    async def end(self, way: str, there: tuple[int, ...]) -> None:
        """End a visit, and see what follows."""
        since = time.monotonic()
        if way == "browser":
            os.kill(program_of(self.browser_folder), signal.SIGKILL)
            await self.start_browser()
        else:
            await WAYS[way](self.browser)
        if way in CALM:
            await self.browser.tab.until(f"{MOMENT} || ({FRESH})")
        await self.over(way, there, since)

    def _scans(self, way: str) -> bool:
        if not IN_PROOF:
            return way in SCANS
        # Only what was checked is finished, and a scan is not the last question.
        return self.number // ENDS % 2 == 1 and way != "finish"

    async def _say(self, way: str, *, scans: bool) -> None:
        words = canaries(self.number)
        self.number += 1
        talks = IN_PROOF or way in TALKS
        told = words[-12:] if talks else ()
        if scans:
            await scan(self.browser)
            for word in words:
                await write(self.browser, word)
        else:
            await complain(self.browser, words[: len(words) - len(told)])
        if talks:
            await talk(self.browser, self.desk, told)

    async def over(self, way: str, there: tuple[int, ...], since: float) -> None:
        """Wait for the start screen, and look everywhere."""
        try:
            await self.browser.tab.until(FRESH)
        except TimeoutError:
            pytest.fail(f"{way}: no start screen came\n{await self.browser.text()}")
        await self.browser.until_text(WELCOME)
        wait_for(lambda: not any(map(words_of, there)))
        took = time.monotonic() - since
        if way != "idle":
            self.slowest[way] = max(self.slowest.get(way, 0.0), took)
        shows = str(await self.browser.tab.value(BUFFERS))
        assert not [one for one in self.needles if one in shows.encode()], way
        self._look(way)
        assert await pasted(self.browser) == COPIED, way

    def _look(self, way: str) -> None:
        bridge = self.served.process.pid
        for pid in everywhere(bridge):
            # The next visitor's screen was never connected: a few forms are enough.
            wanted = self.needles if pid == bridge or IN_PROOF else MARKS
            assert not in_memory(pid, wanted), (way, words_of(pid))
            assert not in_surroundings(pid, self.needles), (way, words_of(pid))
        # Of the browser's own process a test cannot say: it heard everything from us.
        assert not self._pages(MARKS), way
        own = [one for one in self.served.folder.iterdir() if not is_browser(one)]
        assert not in_files((*own, SHARED), self.needles), way

    def _pages(self, wanted: tuple[bytes, ...]) -> tuple[int, ...]:
        """Return which processes that show pages have one of these in memory."""
        found = renderers(self.browser_folder / "profile")
        pids = (int(each["Pid"]) for each in found)
        return tuple(pid for pid in pids if in_memory(pid, wanted))

    def look_at_browsers(self) -> None:
        """What a browser once wrote stays: it is looked at after all visits."""
        profiles = [one for one in self.served.folder.iterdir() if is_browser(one)]
        assert len(profiles) >= 2
        assert not in_files((*profiles, *left_by_browsers()), self.needles)


def is_browser(place: Path) -> bool:
    return place.name.startswith("browser")


def program_of(folder: Path) -> int:
    """Return the browser that has its profile in a folder."""
    wanted = f"--user-data-dir={folder}/profile".encode()
    for each in Path("/proc").glob("[0-9]*"):
        words = words_of(int(each.name))
        if wanted in words and not any(one.startswith(b"--type=") for one in words):
            return int(each.name)
    raise AssertionError("there is no browser")


def words_of(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return []


def left_by_browsers() -> list[Path]:
    """Return what browsers put where everybody may write."""
    return [*Path(tempfile.gettempdir()).glob("*chromium*")]


async def test_after_every_end_what_was_said_is_nowhere(tmp_path: Path) -> None:
    async with a_kiosk(tmp_path) as served, AsyncExitStack() as stack:
        desk = Desk(tmp_path / "counter")
        stack.callback(desk.close)
        hunt = Hunt(served, desk, stack)
        await hunt.start_browser()
        for _round in range(5 if IN_PROOF else 1):
            for way in (*WAYS, "browser"):
                await hunt.visit(way)
        slowest = {way: round(took, 1) for way, took in hunt.slowest.items()}
        print(f"{hunt.number} visits, slowest ends in s: {slowest}")  # noqa: T201
        hunt.look_at_browsers()
        said = (tmp_path / "said").read_text("utf-8")
        assert "Traceback" not in said
        assert said.count(STOPPED) == hunt.number // ENDS
        ended = [each for each in served.told() if each["event"] == "screen ended"]
        assert [each["status"] for each in ended][:ENDS] == [20, 20, 20, 1, 20, -9, 20]
        assert not IN_PROOF or max(hunt.slowest.values()) < MOST_SECONDS
