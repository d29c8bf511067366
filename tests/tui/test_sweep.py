"""Every key, button and paste on every kind of page, in bursts; and what is left."""

from __future__ import annotations

import gc
import os
import string
from pathlib import Path

import pytest
from textual import events

from kiosk.interview.visit import Visit
from kiosk.interview.worth import Appraisal, Worth
from tests.tui.hands import app_of, frame_of, key, mouse, page_of, settled
from tests.tui.kiosks import at_home, kiosk, screen_text
from tests.tui.test_grids import places, stand_on

LETTERS = string.ascii_lowercase
NAMES = (
    *(f"{held}+{letter}" for held in ("ctrl", "alt", "super") for letter in LETTERS),
    *(f"f{number}" for number in range(1, 25)),
    *("ctrl+backslash", "ctrl+@", "shift+f10", "ctrl+insert", "shift+insert"),
    *["escape"] * 100,
)


async def test_no_burst_of_input_leaves_any_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        async for name in places(pilot):
            frame = frame_of(pilot)
            for each in NAMES:
                pilot.app.post_message(key(each))
            for button in (2, 3):
                for kind in (events.MouseDown, events.MouseMove, events.MouseUp):
                    pilot.app.post_message(mouse(kind, 20 + button, 1, button))
            pilot.app.post_message(events.Paste("[@click=app.quit]\x1b]52;c;eA==\x07"))
            await settled(pilot)
            assert pilot.app.is_running, name
            assert pilot.app.screen is frame
            assert pilot.app.return_code is None
            assert pilot.app.clipboard == ""
    assert not any(files for _folder, _folders, files in os.walk(tmp_path))


def visits() -> set[int]:
    """The visits that are held by anything, and what was found of their answers."""
    kinds = (Visit, Appraisal, Worth)
    return {id(each) for each in gc.get_objects() if isinstance(each, kinds)}


async def test_after_the_wipe_no_page_or_visit_holds_an_answer() -> None:
    canary, before = "CANARYQ7", visits()
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await stand_on(pilot, "open-account", "occupation")
        assert visits() - before
        for sign in canary:
            pilot.app.post_message(key(sign))
        await settled(pilot)
        assert canary in screen_text(app_of(pilot))
        app_of(pilot).erase()
        for _turn in range(4):
            await pilot.pause()
        assert page_of(pilot).id == "welcome"
        assert canary not in screen_text(app_of(pilot))
        gc.collect()
        assert visits() <= before
