"""What a keyboard, a mouse and fingers can do to a browser, and what comes of it."""

from __future__ import annotations

import asyncio
import ctypes
import ctypes.util
import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from tests.bridge.browsers import READY, Browser, browsing, refuse_to_skip
from tests.bridge.keys import SHORTCUTS, Stroke
from tests.bridge.served import Served, serving
from tests.bridge.whole_visits import WELCOME, answer, choose
from tests.chromium import driven, the_page
from tests.deploy.policed import launched, policed
from tests.deploy.scratch import DEPLOY, needed
from tests.deploy.shown import sandbox_words, started
from tests.deploy.test_full_screen import display

EVENTS = (
    *("Page.javascriptDialogOpening", "Page.windowOpen", "Page.fileChooserOpened"),
    *("Page.downloadWillBegin", "Page.frameNavigated", "Page.frameRequestedNavigation"),
    *("Page.frameStartedLoading", "Inspector.detached", "Inspector.targetCrashed"),
)
HEAR = """(() => {
  window.keysHeard = 0;
  window.addEventListener("keydown", (event) => {
    if (event.key === "x") { window.keysHeard += 1; }
  }, true);
})()"""
ASKED, CHOSEN = "told this bank", "Service or waiting"
AS_IT_WAS = """[
  location.href, visualViewport.scale, devicePixelRatio, innerWidth, innerHeight,
  document.hasFocus(), document.title, String(getSelection()), history.length,
  document.querySelectorAll("body > *").length, scrollX, scrollY,
]"""


@dataclass
class Watched:
    """A page, everything that the browser tells of it, and what it showed before."""

    browser: Browser
    home: Path
    told: list[str] = field(default_factory=list)
    before: tuple[Any, ...] = ()

    async def begin(self) -> None:
        """Come to a question, with an answer given before it."""
        await self.browser.until_text(WELCOME)
        await choose(self.browser, "Make a complaint")
        await answer(self.browser, ("What is it about", CHOSEN))
        await self.browser.until_text(ASKED)
        await self.browser.tab.value(HEAR)
        self.screens = self.browser.served.screens()
        self.before = await self._now()
        self.told.clear()

    async def _now(self) -> tuple[Any, ...]:
        targets = (await self.browser.tab.do("Target.getTargets"))["targetInfos"]
        kinds = sorted((one["type"], one["url"]) for one in targets)
        return (
            *(await self.browser.tab.value(AS_IT_WAS)),
            said(await self.browser.text()),
            kinds,
            sorted(files_of(self.home)),
        )

    async def is_as_before(self, what: str) -> None:
        """Fail unless page, visit, windows and files are what they were."""
        now = await self._now()
        assert now == self.before, what
        assert self.told == [], what
        assert self.screens[0] in self.browser.served.screens(), what

    async def still_answers(self) -> None:
        """Go back: the answer that was given is there, and on again."""
        await self.browser.tap_until("Back", "What is it about")
        chosen = [row for row in await self.browser.lines() if CHOSEN in row]
        assert "●" in chosen[0]


def said(text: str) -> str:
    """Return words and marks without the frames: the focus may have moved."""
    return "".join(each for each in text if each.isalnum() or each in "●○")


def files_of(home: Path) -> Iterator[str]:
    """Yield what stands in a home: not what the browser keeps for itself."""
    for folder, folders, files in os.walk(home):
        folders[:] = [one for one in folders if one not in OWN]
        yield from (f"{folder}/{name}" for name in files)


OWN = ("profile", "cache", ".cache", ".pki", ".config", ".local", "policy", "touch")


async def watched(browser: Browser, home: Path) -> Watched:
    """Listen to what the browser tells of its one page, and come to a question."""
    seen = Watched(browser, home)
    await browser.tab.do("Page.enable")
    for event in EVENTS:
        browser.tab.hear(event, partial(seen.told.append, event))
    await seen.begin()
    return seen


# Without a window: what reaches the page.


async def strike(browser: Browser, stroke: Stroke) -> None:
    text = stroke.key if len(stroke.key) == 1 and not stroke.held else ""
    for kind in ("rawKeyDown", "keyUp"):
        await browser.tab.do(
            "Input.dispatchKeyEvent",
            type=kind,
            key=stroke.key,
            text=text if kind == "rawKeyDown" else "",
            modifiers=stroke.held,
            windowsVirtualKeyCode=stroke.code,
            nativeVirtualKeyCode=stroke.code,
        )


async def pointer(browser: Browser, kind: str, **more: object) -> None:
    x, y = await browser.point(30, 8)
    given = {"x": x, "y": y, **more}
    await browser.tab.do("Input.dispatchMouseEvent", type=kind, **given)


async def right_click(browser: Browser) -> None:
    for kind in ("mousePressed", "mouseReleased"):
        await pointer(browser, kind, button="right", clickCount=1)


async def middle_click(browser: Browser) -> None:
    for kind in ("mousePressed", "mouseReleased"):
        await pointer(browser, kind, button="middle", clickCount=1)


async def side_buttons(browser: Browser) -> None:
    for button in ("back", "forward"):
        for kind in ("mousePressed", "mouseReleased"):
            await pointer(browser, kind, button=button, clickCount=1)


async def wheel_with_control(browser: Browser) -> None:
    for turn in (-240, 240, -240):
        await pointer(browser, "mouseWheel", deltaX=0, deltaY=turn, modifiers=2)


async def drag_over_text(browser: Browser) -> None:
    """Select by mouse: from a place without a card to another, twice at once too."""
    x, y = await browser.point(8, 5)
    for count in (1, 2, 3):
        await pointer(
            browser, "mousePressed", x=x, y=y, button="left", clickCount=count
        )
        await pointer(
            browser, "mouseMoved", x=x + 300, y=y + 4, button="left", buttons=1
        )
        await pointer(
            browser, "mouseReleased", x=x + 300, y=y, button="left", clickCount=count
        )


async def long_press(browser: Browser) -> None:
    place = await browser.point(8, 5)
    await browser.touch("touchStart", place)
    await asyncio.sleep(1.2)  # A finger that rests: only time makes it that.
    await browser.touch("touchEnd")


async def pinch(browser: Browser) -> None:
    x, y = await browser.point(60, 12)
    for scale in (3, 0.3):
        await browser.tab.do(
            "Input.synthesizePinchGesture", x=x, y=y, scaleFactor=scale
        )


async def two_fingers(browser: Browser) -> None:
    one, two = await browser.point(40, 10), await browser.point(60, 10)
    await browser.touch("touchStart", one, two)
    for step in range(8):
        moved = 30 * step
        await browser.touch(
            "touchMove", (one[0] + moved, one[1] + moved), (two[0] + moved, two[1])
        )
    await browser.touch("touchEnd")


async def swipe_from_edges(browser: Browser) -> None:
    for start, end in (((2, 400), (900, 400)), ((1900, 400), (900, 400))):
        await browser.touch("touchStart", start)
        for step in range(1, 6):
            x = start[0] + (end[0] - start[0]) * step / 5
            await browser.touch("touchMove", (x, 400))
        await browser.touch("touchEnd")


async def drop_a_file(browser: Browser) -> None:
    x, y = await browser.point(30, 8)
    carried = {
        "items": [{"mimeType": "text/uri-list", "data": "http://127.0.0.1:9/"}],
        "files": ["/etc/hostname"],
        "dragOperationsMask": 1,
    }
    for kind in ("dragEnter", "dragOver", "drop"):
        await browser.tab.do(
            "Input.dispatchDragEvent", type=kind, x=x, y=y, data=carried
        )


async def paste(browser: Browser) -> None:
    for command in ("paste", "copy", "cut", "selectAll"):
        await browser.tab.do(
            "Input.dispatchKeyEvent",
            type="rawKeyDown",
            key="v",
            modifiers=2,
            windowsVirtualKeyCode=86,
            commands=[command],
        )


GESTURES = (
    *(right_click, middle_click, side_buttons, wheel_with_control, drag_over_text),
    *(long_press, pinch, two_fingers, swipe_from_edges, drop_a_file, paste),
)


async def test_no_shortcut_or_gesture_does_anything_to_the_page(tmp_path: Path) -> None:
    assert len({stroke.name for stroke in SHORTCUTS}) + len(GESTURES) >= 60
    with serving(tmp_path) as served:
        program = launched(tmp_path, served.origin)
        async with browsing(served, tmp_path, program=program) as browser:
            await browser.open()
            seen = await watched(browser, tmp_path)
            for stroke in SHORTCUTS:
                await strike(browser, stroke)
                if stroke.name.endswith(("5", "z", "Escape")):
                    await seen.is_as_before(stroke.name)
            for gesture in GESTURES:
                await gesture(browser)
                await seen.is_as_before(gesture.__name__)
            await seen.still_answers()


# With a window: what the browser itself hears first.


@dataclass(frozen=True)
class Desktop:
    """A screen of X with nothing on it but the browser: no manager of windows."""

    name: str

    def do(self, *words: str) -> str:
        """Press keys and buttons as hardware does, with xdotool."""
        done = subprocess.run(
            ("xdotool", *words),
            env={**os.environ, "DISPLAY": self.name},
            capture_output=True,
            check=False,
            text=True,
        )
        return done.stdout

    def windows(self) -> list[str]:
        return sorted(self.do("search", "--onlyvisible", "--name", ".*").split())

    def kept(self) -> list[str]:
        """Return which selections and clipboards hold something."""
        x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
        x11.XGetSelectionOwner.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
        x11.XCloseDisplay.argtypes = (ctypes.c_void_p,)
        screen = x11.XOpenDisplay(self.name.encode())
        assert screen
        try:
            return [
                name
                for name in ("PRIMARY", "SECONDARY", "CLIPBOARD")
                if x11.XGetSelectionOwner(
                    screen, x11.XInternAtom(screen, name.encode(), 0)
                )
            ]
        finally:
            x11.XCloseDisplay(screen)


BUTTONS = (
    *(("click", "3"), ("click", "2"), ("click", "8"), ("click", "9")),
    ("keydown", "ctrl", "click", "4", "click", "5", "click", "4", "keyup", "ctrl"),
    ("keydown", "shift", "click", "1", "keyup", "shift"),
    ("mousedown", "1", "mousemove", "600", "100", "mouseup", "1", "key", "ctrl+c"),
    ("click", "--repeat", "3", "1", "key", "ctrl+c", "key", "ctrl+Insert"),
    ("key", "Menu"),
    ("mousemove", "640", "0", "sleep", "0.5", "click", "1"),
    ("mousemove", "1279", "719", "click", "3", "key", "Escape"),
)
BURST = 10


@asynccontextmanager
async def on_a_screen(folder: Path, served: Served) -> AsyncIterator[Desktop]:
    """Start the browser as its service does, on a screen of X, and find it there."""
    for each in ("home", "credentials"):
        (folder / each).mkdir()
    (folder / "credentials" / "address").write_text(f"{served.address}\n", "utf-8")
    placed = ("--window-position=0,0", "--window-size=1280,720")
    # Root of a test has no sandbox, and a test asks the browser what it shows.
    tested = ("--no-sandbox",) if os.geteuid() == 0 else sandbox_words()
    with display("1280x720") as name:
        environment = {
            "HOME": str(folder / "home"),
            "CREDENTIALS_DIRECTORY": str(folder / "credentials"),
            "CHROMIUM": str(policed(folder, served.origin)),
            "DISPLAY": name,
        }
        launcher = DEPLOY / "screen" / "kiosk-screen"
        words = (*placed, *tested, "--remote-debugging-port=0")
        async with started(launcher, *words, environment=environment):
            yield Desktop(name)


async def heard(seen: Watched, desktop: Desktop, times: int) -> None:
    """Press a key that the page hears: what was pressed before has done its work."""
    desktop.do("key", "x")
    await seen.browser.tab.until(f"window.keysHeard >= {times}")


async def test_no_key_or_button_of_hardware_leaves_the_browser(tmp_path: Path) -> None:
    refuse_to_skip()
    needed("Xvfb", "xdotool", "unshare")
    with serving(tmp_path) as served:
        async with (
            on_a_screen(tmp_path, served) as desktop,
            driven(tmp_path / "home" / "profile") as context,
        ):
            page = await the_page(context, f"{served.origin}/")
            await page.until(READY)
            seen = await watched(Browser(page, served), tmp_path)
            await tried(seen, desktop)


async def tried(seen: Watched, desktop: Desktop) -> None:
    """Press everything there is, in bursts."""
    windows, times = desktop.windows(), 0
    assert len(windows) >= 1
    desktop.do("mousemove", "60", "100")
    for first in range(0, len(SHORTCUTS), BURST):
        names = [stroke.name for stroke in SHORTCUTS[first : first + BURST]]
        desktop.do("key", "--delay", "20", *names)
        desktop.do("key", "Escape")
        times += 1
        await heard(seen, desktop, times)
        await seen.is_as_before(str(names))
        assert desktop.windows() == windows, names
        assert desktop.kept() == [], names
    for words in BUTTONS:
        desktop.do(*words)
        times += 1
        await heard(seen, desktop, times)
        await seen.is_as_before(str(words))
        assert desktop.windows() == windows, words
        assert desktop.kept() == [], words
    await seen.still_answers()
