"""Whole visits in a real browser: seen and touched as by a visitor, and no way else."""

from __future__ import annotations

import io
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.interview.context import Context
from kiosk.interview.model import AnyStep
from kiosk.settings import Settings
from kiosk.tui.visitor.today import context_of
from tests.bridge.browsers import LANDSCAPE, PORTRAIT, Browser, browsing
from tests.bridge.served import Served, serving, wait_for
from tests.chromium import pause
from tests.conftest import IN_PROOF
from tests.seeing import boxes, key
from tests.touring import SHOWN, Tourist
from tests.tui.kiosks import library
from tests.tui.visits import full_visit

PICTURES = Path(os.environ.get("KIOSK_PICTURES", "build/screens"))
"""Where screenshots are kept; not in the repository."""
WELCOME = "Choose your language"
SERVICE = "open-account"
PAINTED = """new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"""
SIZES = ("Normal", "Large", "Largest")
SHAPES = {"landscape": LANDSCAPE, "portrait": PORTRAIT}
VISITS = [
    (code, shape)
    for code in ("ko", "ar", "zh")
    for shape in SHAPES
    if IN_PROOF or (code, shape) in (("ko", "landscape"), ("ar", "portrait"))
]


@dataclass
class Photographer(Tourist):
    """Keeps pictures of what there is to see."""

    browser: Browser | None = None
    folder: Path = PICTURES
    taken: list[str] = field(default_factory=list)

    async def photo(self, name: str, shows: str = "") -> str | None:
        """Keep a picture.

        Args:
            name: Of the picture.
            shows: A code is waited for.

        Returns:
            What a telephone reads from the code.
        """
        assert self.browser is not None
        self.taken.append(name)
        path = self.folder / f"{len(self.taken):02}-{name}.png"
        for _try in range(100):
            await self.browser.tab.value(PAINTED)
            picture = await self.browser.screenshot(path)
            if not shows or (seen := read_code(picture)):
                break
            await pause()
        return seen if shows else None

    async def type(self, text: str) -> None:
        letters = key(await self.glass.lines(), "A") is not None
        name = "letters" if letters else "digits"
        if name not in self.taken:
            await self.photo(name)
        await super().type(text)

    # What is done in the middle of a visit.

    async def resize(self, *names: str) -> list[tuple[int, int]]:
        """Choose sizes of the text; return the grids from the first to the last."""
        assert self.browser is not None
        sizes = [await self.browser.size()]
        await self.press_dock(self.say("Display"))
        for name in names:
            await self.press(self.say(name))
            step = f"window.kioskScreen.step === {SIZES.index(name)}"
            await self.browser.tab.until(step)
            await self.calm()
            # In larger text the card may be below what is seen.
            card = self._box(await self.glass.lines(), self.say(name))
            assert card is None or "●" in card.text
            await self.photo(name.lower())
            sizes.append(await self.browser.size())
        await self.leave(self.say("Done"))
        return sizes

    async def enlarge(self, _step: AnyStep) -> None:
        """Change the size of the text; what comes is read and typed in the larger."""
        normal, largest, large = await self.resize("Largest", "Large")
        assert largest[0] < large[0] < normal[0]
        assert largest[1] < large[1] < normal[1]

    async def reduce(self, _step: AnyStep) -> None:
        """Go back to the size of the text that all begin with."""
        large, normal = await self.resize("Normal")
        assert large < normal

    async def lower(self, _step: AnyStep) -> None:
        """Have all that is touched in the lower half."""
        await self._turn(self.say("Buttons low on the screen"), "✓")
        await self.photo("low")
        lines = await self.glass.lines()
        assert all(2 * box.middle[1] > len(lines) for box in boxes(lines))

    async def raise_(self, _step: AnyStep) -> None:
        """Have it where it was; the code then has its place over the text."""
        await self._turn(self.say("Buttons low on the screen"), "☐")

    async def _turn(self, text: str, mark: str) -> None:
        await self.press_dock(self.say("Display"))
        await self.calm()
        await self.reach(text)
        await self.go(text)
        await self.calm()
        assert mark in (await self.reach(text)).text
        await self.leave(self.say("Done"))

    async def speak_english_for_a_moment(self, step: AnyStep) -> None:
        """Switch the language, and back: the question is the same."""
        own = self.code
        await self.press_dock(self.words.language.own_name)
        await self.press_language("en")
        await self.until_told(self.title(step))
        await self.photo("english")
        await self.press_dock(self.words.language.own_name)
        await self.press_language(own)
        await self.until_told(self.title(step))


def read_code(picture: bytes) -> str | None:
    """Return what the code on a picture says."""
    with Image.open(io.BytesIO(picture)) as image:
        found = zxingcpp.read_barcodes(
            image.convert("L"),
            formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
            try_invert=False,
            text_mode=zxingcpp.TextMode.Plain,
        )
    return found[0].text if found else None


def today() -> Context:
    return context_of(Settings())


@pytest.mark.parametrize(("code", "shape"), VISITS)
async def test_an_account_is_prepared_by_touch_alone(
    tmp_path: Path, code: str, shape: str
) -> None:
    with serving(tmp_path) as served:
        async with browsing(served, tmp_path, SHAPES[shape]) as browser:
            await browser.open(lettered=True)
            folder = PICTURES / f"{code}-{shape}"
            visitor = Photographer(browser, code, browser=browser, folder=folder)
            await prepare(visitor)
            await take_along(visitor)
            await end(visitor, served)


async def prepare(visitor: Photographer) -> None:
    """From the first screen to the outcome."""
    assert visitor.browser is not None
    await visitor.browser.until_text(WELCOME)
    await visitor.photo("welcome")
    await visitor.press_language(visitor.code)
    await visitor.photo("home")
    context = today()
    asides: dict[str, Callable[[AnyStep], Awaitable[object]]] = {
        "paid": visitor.speak_english_for_a_moment,
        "of-age": lambda _step: visitor.photo("question"),
        "wishes": visitor.enlarge,
        "email": visitor.reduce,
    }
    if visitor.rtl:
        asides |= {"stay": visitor.lower, "deposit": visitor.raise_}
    wanted = full_visit(SERVICE, context)
    visited = await visitor.visit(SERVICE, wanted, context, asides)
    await visitor.photo("check")
    await visitor.check_answers(SHOWN)
    await visitor.go(visitor.say("Make my handout"))
    short = visitor.tell(library().service(SERVICE).essentials.short)
    assert await visitor.photo("outcome", shows=short) == short
    await visitor.check_outcome(visited)


async def take_along(visitor: Photographer) -> None:
    """Read the large code off the picture, and go back by a touch."""
    long = visitor.tell(library().service(SERVICE).essentials.long)
    await visitor.go(visitor.say("Bigger code"))
    assert await visitor.photo("code", shows=long) == long
    await visitor.touch((3, 3))
    await visitor.until_told(visitor.say("Finish and erase"))


async def end(visitor: Photographer, served: Served) -> None:
    """Finish: another process, another visitor, and nothing of the last one."""
    assert visitor.browser is not None
    before = served.screens()
    await visitor.go(visitor.say("Finish and erase"))
    await visitor.browser.until_text(WELCOME)
    await visitor.photo("welcome")
    text = await visitor.browser.text()
    assert not [typed for typed in visitor.typed if len(typed) > 3 and typed in text]
    assert await visitor.browser.tab.value("window.kioskScreen.step") == 0
    ended = [line for line in served.told() if line["event"] == "screen ended"]
    assert [line["status"] for line in ended] == [20]
    assert ended[0]["pid"] in before
    wait_for(lambda: ended[0]["pid"] not in served.screens())
