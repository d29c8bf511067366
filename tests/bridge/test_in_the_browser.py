"""The kiosk in a real browser: by touch, in place, and afresh for each visitor."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from tests.bridge.browsers import LANDSCAPE, PORTRAIT, Browser, browsing, resize
from tests.bridge.served import serving, wait_for
from tests.bridge.test_endings import shown
from tests.chromium import pause
from tests.deploy.policed import launched
from tests.deploy.shown import renderers

WELCOME = "Choose your language"
PICTURES = Path(os.environ.get("KIOSK_PICTURES", ".build/pictures"))
MOMENT = "getComputedStyle(document.querySelector('.moment')).display !== 'none'"


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Browser]:
    with serving(tmp_path) as served:
        async with browsing(served, tmp_path) as opened:
            await opened.open()
            yield opened


async def test_a_visit_by_touch_ends_with_a_new_process(browser: Browser) -> None:
    await browser.until_text(WELCOME)
    before = browser.served.screens()
    await browser.tap_until("한국어", "처음부터")
    await browser.screenshot(PICTURES / "korean.png")
    await browser.tap_until("처음부터", "다시 하시겠어요")
    await browser.tap_until("처음부터", WELCOME, 1)
    ended = [line for line in browser.served.told() if line["event"] == "screen ended"]
    assert [line["status"] for line in ended] == [20]
    assert ended[0]["pid"] in before
    wait_for(lambda: ended[0]["pid"] not in browser.served.screens())
    assert "처음부터" not in await browser.text()


async def test_each_visit_is_shown_by_another_process(tmp_path: Path) -> None:
    """What a page of the browser held of a visit goes with it: nobody could wipe it."""
    with serving(tmp_path) as served:
        program = launched(tmp_path, served.origin)
        async with browsing(served, tmp_path, program=program) as browser:
            await browser.open()
            for _visit in range(3):
                await browser.tap_until("한국어", "처음부터")
                there = shown_by(tmp_path)
                assert there
                await browser.tap_until("처음부터", "다시 하시겠어요")
                await browser.tap_until("처음부터", WELCOME, 1)
                # Nor does the one of the page in between stay, nor one kept for later.
                wait_for(partial(ended, tmp_path, there))


def shown_by(folder: Path) -> set[int]:
    """Return which processes of a browser show pages, or are ready to."""
    return {int(each["Pid"]) for each in renderers(folder / "profile")}


def ended(folder: Path, pids: set[int]) -> bool:
    return not pids & shown_by(folder)


async def test_the_size_of_the_text_changes_in_place(browser: Browser) -> None:
    await browser.tap_until("English", "Open a bank account")
    await browser.tap_until("Open a bank account", "✓  Open a bank account")
    program = shown(browser.served)
    await browser.tap_until("Aa Display", "●  Normal")
    sizes = [await browser.size()]
    for step, name in ((1, "Large"), (2, "Largest"), (0, "Normal")):
        await browser.tap_until(name, f"●  {name}")
        await browser.tab.until(f"window.kioskScreen.step === {step}")
        sizes.append(await browser.size())
    assert sizes[0] == sizes[3]
    assert sizes[:3] == sorted(sizes[:3], reverse=True)
    for size, least in zip(sizes, ((114, 32), (80, 24), (72, 20)), strict=False):
        assert size >= least
        assert size[1] >= least[1]
    await browser.tap_until("Done", "✓  Open a bank account")
    assert program in browser.served.screens()


async def test_a_turned_screen_has_the_grids_of_portrait(browser: Browser) -> None:
    await resize(browser.tab, PORTRAIT)
    for step, least in enumerate(((64, 57), (50, 44), (40, 36))):
        await browser.tab.value(f"window.kioskScreen.take('[\"text_size\", {step}]')")
        await browser.tab.until("window.kioskScreen.terminal.cols < 68")
        columns, rows = await browser.size()
        assert columns >= least[0]
        assert rows >= least[1]
    await browser.until_text("English")
    await resize(browser.tab, LANDSCAPE)


async def test_a_finger_that_drags_scrolls_and_presses_nothing(
    browser: Browser,
) -> None:
    await browser.tap_until("한국어", "모바일 결제")
    top = (await browser.lines())[7:12]
    await browser.drag(20, 18, -6)
    for _try in range(200):
        if (await browser.lines())[7:12] != top:
            break
        await pause()
    assert (await browser.lines())[7:12] != top
    await browser.drag(20, 10, 9)
    for _try in range(200):
        if (await browser.lines())[7:12] == top:
            break
        await pause()
    assert (await browser.lines())[7:12] == top


async def test_a_killed_bridge_is_told_calmly_and_comes_back(browser: Browser) -> None:
    await browser.tap_until("한국어", "처음부터")
    browser.served.process.kill()
    await browser.tab.until(MOMENT)
    calm = await browser.tab.value("document.querySelector('.moment').innerText")
    for words in ("One moment", "请稍候", "잠시만", "لحظة"):
        assert words in calm
    assert "처음부터" not in await browser.text()
    browser.served.start_again()
    await browser.until_text(WELCOME)
    assert "처음부터" not in await browser.text()


async def test_a_reload_is_a_new_visitor(browser: Browser) -> None:
    await browser.tap_until("한국어", "처음부터")
    await browser.tab.page.reload()
    await browser.until_text(WELCOME)
    assert "처음부터" not in await browser.text()


async def test_the_page_cannot_be_led_away_or_written_to(browser: Browser) -> None:
    page = browser.tab
    assert await page.value("window.open('/') === null && typeof window.open")
    assert await page.value("typeof navigator.clipboard") == "undefined"
    assert await page.value("document.execCommand('copy')") is False
    prevented = """((name, options) => {
      const event = new (options.key ? KeyboardEvent : MouseEvent)(
        name, { bubbles: true, cancelable: true, ...options });
      document.querySelector(".xterm-screen").dispatchEvent(event);
      return event.defaultPrevented;
    })"""
    for name in ("contextmenu", "selectstart", "dragstart", "drop", "paste", "copy"):
        assert await page.value(f"{prevented}('{name}', {{}})"), name
    for key in ("p", "s", "o", "j", "u", "f", "r", "+", "-", "0"):
        asked = f"{prevented}('keydown', {{ key: '{key}', ctrlKey: true }})"
        assert await page.value(asked), key
    for key in ("F1", "F5", "F11", "F12", "ContextMenu", "BrowserBack"):
        assert await page.value(f"{prevented}('keydown', {{ key: '{key}' }})"), key
    wheel = (
        "new WheelEvent('wheel', { ctrlKey: true, bubbles: true, cancelable: true })"
    )
    assert await page.value(f"!document.body.dispatchEvent({wheel})")
    assert await page.value("visualViewport.scale") == 1
    # What a screen could write to its terminal: a title, a link, the clipboard.
    osc = (
        "\\\\x1b]2;canary\\\\x07\\\\x1b]52;c;Y2FuYXJ5\\\\x07\\\\x1b]8;;http://x\\\\x07"
    )
    await page.value(
        f"window.kioskScreen.terminal.write('{osc}')".replace("\\\\", "\\")
    )
    assert await page.value("document.title") == "Kiosk"


async def test_a_mouse_that_only_passes_is_not_told(browser: Browser) -> None:
    await browser.until_text(WELCOME)
    page = browser.tab
    await page.value("""(() => {
      const { wire } = window.kioskScreen;
      const send = wire.send.bind(wire);
      window.sent = [];
      wire.send = (told) => { window.sent.push(JSON.parse(told)); send(told); };
    })()""")
    for column in range(20, 60, 5):
        x, y = await browser.point(column, 20)
        await page.do("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    await browser.tap(30, 20)
    told = "window.sent.filter(([kind]) => kind === 'stdin').map(([, typed]) => typed)"
    await page.until(f"{told}.length >= 2")
    assert await page.value(told) == ["\x1b[<0;31;21M", "\x1b[<0;31;21m"]


async def test_pinching_and_a_second_finger_do_nothing(browser: Browser) -> None:
    await browser.until_text(WELCOME)
    before = await browser.text()
    one, two = await browser.point(40, 10), await browser.point(60, 10)
    await browser.touch("touchStart", one, two)
    for step in range(5):
        await browser.touch("touchMove", (one[0] - 20 * step, one[1]), two)
    await browser.touch("touchEnd")
    assert await browser.tab.value("visualViewport.scale") == 1
    assert await browser.text() == before


async def test_the_page_asks_no_other_machine_and_breaks_no_rule(
    browser: Browser,
) -> None:
    loaded = await browser.tab.value(
        "performance.getEntriesByType('resource').map((one) => one.name)"
    )
    assert len(loaded) >= 6
    for address in loaded:
        assert address.startswith(browser.served.origin), address
    faces = await browser.tab.value(
        "[...document.fonts].filter((one) => one.status === 'error').length"
    )
    assert faces == 0
