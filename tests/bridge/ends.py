"""Six ways a visit ends, as the visitor, the clock or the machine ends it."""

from __future__ import annotations

import os
import signal
from collections.abc import Awaitable, Callable

from tests.bridge.browsers import Browser
from tests.bridge.test_endings import shown

SIGNALS = '''
"""Part of a test: at a signal the screen fails, with what was typed at hand.

At another it waits for a moment only: a visit that is slow to type must not be idle.
"""
import gc, signal

def apps():
    return [one for one in gc.get_objects() if type(one).__name__ == "BrowserApp"]

def fail(app):
    said = str(app.frame.journey.visit)
    raise ValueError(said)

def failed(_number, _frame):
    for app in apps():
        app.call_later(fail, app)

def hurried(_number, _frame):
    from kiosk.settings import Idle
    for app in apps():
        app._attendance._idle = Idle(
            waiting_seconds=2, reading_seconds=2, personal_countdown_seconds=3
        )

signal.signal(signal.SIGUSR1, failed)
signal.signal(signal.SIGUSR2, hurried)
'''
"""Python runs a file of this name as it starts."""


async def to_outcome(browser: Browser) -> None:
    await browser.tap_until("  OK  ", "Make my handout")
    await browser.tap_until("Make my handout", "Finish and erase")


async def finish(browser: Browser) -> None:
    await browser.tap_away("Finish and erase")


async def to_question(browser: Browser) -> None:
    await browser.tap_until("Start over", "Go on here")


async def start_over(browser: Browser) -> None:
    # The one in the corner stays; the other is in the row of actions.
    await browser.tap_away("   Start over   ")


def struck(number: int) -> Callable[[Browser], Awaitable[None]]:
    """Return what sends a signal to the screen."""

    async def strike(browser: Browser) -> None:
        os.kill(shown(browser.served), number)

    return strike


WAYS = {
    "finish": finish,
    "cancel": start_over,
    "idle": struck(signal.SIGUSR2),
    "crash": struck(signal.SIGUSR1),
    "terminated": struck(signal.SIGTERM),
    "killed": struck(signal.SIGKILL),
}
"""The seventh is the end of the browser."""
BEFORE = {"finish": to_outcome, "cancel": to_question}
"""What leads to the touch that ends a visit."""
CALM = ("crash", "killed")
"""Of these the page tells by itself, until the start screen is there."""
