"""The kiosk in a real browser: by touch, in place, and afresh for each visitor."""

from __future__ import annotations

from pathlib import Path

from tests.bridge.browsers import browsing
from tests.bridge.served import serving


async def test_the_first_screen_stands_in_the_browser(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        async with browsing(served, tmp_path) as browser:
            await browser.open(lettered=True)
            import asyncio, time

            await asyncio.sleep(4)
            print(served.screens())
            await browser.tap_text("한국어")
            await browser.until_text("처음부터")
            await browser.screenshot(Path("/tmp/shots/ko.png"))
            await browser.tap_text("처음부터")
            await browser.until_text("다시 하시겠어요")
            await browser.tap_text("처음부터", 1)
            t = time.time()
            for i in range(30):
                await asyncio.sleep(0.2)
                print(
                    time.time() - t,
                    served.screens(),
                    (await browser.text())[:10].strip()[:5],
                    await browser.tab.value("document.body.className"),
                )
            await browser.until_text("Choose your language")
            print(time.time() - t)
            print(served.screens(), (tmp_path / "said").read_text())
            await browser.screenshot(Path("/tmp/shots/again.png"))
