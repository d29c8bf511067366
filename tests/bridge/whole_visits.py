"""A visitor who says a lot: to the questions, to a scanner, to staff at the desk."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from kiosk.counter import calls, sessions
from tests.bridge.browsers import Browser
from tests.bridge.canaries import SCANNED
from tests.chromium import SECONDS, pause
from tests.records.stores import embedded_store
from tests.tui.counters import WANG, Counter, Helper
from tests.tui.visits import SCAN

WELCOME = "Choose your language"
ZONE = SCAN.replace("ERIKSSON", SCANNED).replace("<" * 19 + "\n", "<" * 20 + "\n")
AGREED = (("Are you 14", "Yes"), ("personal details", "Yes"))
DOCUMENT = (("identity document", "Foreign passport"),)
COMPLAINT = (
    ("What is it about", "Service or waiting"),
    ("told this bank", "Yes, and it did not help"),
    *AGREED,
)


class Desk(Counter):
    """The desk of a bridge's counter, on the clock of this machine."""

    def __post_init__(self) -> None:
        self.clock = lambda: datetime.now(UTC)  # type: ignore[assignment]
        super().__post_init__()
        self.store.close()
        self.store = embedded_store(self.folder)
        self.desk_open()


async def write(browser: Browser, text: str) -> None:
    """Type at once what no key of a keyboard says alone, as an input method does."""
    await browser.tab.page.keyboard.insert_text(text)


async def choose(browser: Browser, service: str) -> None:
    """Come from the first screen to the first question of a service."""
    await browser.tap_until("English", "What would you like to do")
    for _turn in range(6):
        shown = await browser.text()
        if service in shown:
            break
        await browser.tap_away("▼", shown)
    await browser.tap_until(service, f"✓  {service}")
    await browser.tap_away("Continue", "What would you like to do")


async def answer(browser: Browser, *choices: tuple[str, str]) -> None:
    for question, card in choices:
        await browser.until_text(question)
        await browser.tap_until(card, f"●  {card}")
        await browser.tap_away("Continue", question)


async def complain(browser: Browser, words: tuple[str, ...]) -> None:
    """Write a complaint, up to the page that shows all answers.

    Args:
        browser: Stands on the first screen.
        words: Five of them stay; the others are typed and taken back.
    """
    await choose(browser, "Make a complaint")
    await answer(browser, *COMPLAINT)
    await browser.until_text("What happened")
    for word in words[5:]:
        await write(browser, word)
        await write(browser, "\x7f" * len(word))
    for question, some in (
        ("What happened", words[:3]),
        ("What should the bank do", words[3:5]),
    ):
        await browser.until_text(question)
        await write(browser, " ".join(some))
        await browser.until_text(some[-1][-9:])
        await browser.tap_away("Continue", question)
    await browser.until_text("Check")


async def scan(browser: Browser) -> None:
    """Have a passport scanned."""
    await choose(browser, "Update my passport")
    await answer(browser, *AGREED, *DOCUMENT)
    await browser.until_text("When were you born")
    for part in "12\t08\t1974":
        await write(browser, part)
    await browser.tap_away("Continue", "When were you born")
    await browser.until_text("scan your passport")
    for sign in ZONE:
        await browser.press("Enter" if sign == "\n" else sign)
    await browser.until_text(SCANNED)


async def talk(browser: Browser, desk: Desk, words: tuple[str, ...]) -> None:
    """Call staff, who come, and write to them, at most 300 characters."""
    desk.desk_open()
    await browser.tap_text("Call staff")
    async with asyncio.timeout(SECONDS):
        while not desk.store.calls(calls.OPEN):
            await pause()
    (call,) = desk.store.calls(calls.OPEN)
    taken = calls.accepted(call, WANG, desk.clock())
    held = desk.store.change_call(taken, calls.OPEN, desk.deed("call-accepted"))
    Helper(desk, held).say(sessions.Begin(()))
    await browser.tap_until("  Talk", "Write")
    await browser.tap_until("Write", "What do you want to say")
    await browser.until_text("no machine translation")
    await write(browser, " ".join(words))
    await browser.until_text(words[-1][-9:])
    await browser.tap_text("  Send  ")
    await browser.until_text("You said", "Send as I wrote it")
    if "You said" not in await browser.text():
        await browser.tap_until("Send as I wrote it", "You said")
