"""A visit's own checklist waits for the visitor's phone, until the visit ends."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kiosk.handout.waiting_pages import WaitingPages
from kiosk.phone_pages import Takeaway
from kiosk.settings import Settings
from kiosk.tui.visitor.messages import EraseWanted
from tests.tui.ends import at_outcome, frame_of, settled
from tests.tui.hands import app_of
from tests.tui.kiosks import PIN, at_home, kiosk, screen_text
from tests.tui.seen_codes import seen_code

OURS = "http://10.20.0.5:8480"
LANDSCAPE = (114, 32)


def settings(folder: Path) -> Settings:
    own = Takeaway(enabled=True, address=OURS, folder=folder)
    return Settings(staff_pin=PIN, takeaway=own)


@pytest.mark.parametrize("code", ["en", "ar"])
async def test_the_code_leads_to_this_very_checklist_until_all_is_erased(
    code: str, tmp_path: Path
) -> None:
    folder = tmp_path / "waiting"
    pages = WaitingPages(folder, time.time)
    async with kiosk(settings=settings(folder)).run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, code)
        await at_outcome(pilot, "open-account", "ready")
        await settled(pilot)
        address = seen_code(frame_of(pilot)) or ""
        start, _, token = address.rpartition("/")

        assert start == f"{OURS}/s"
        assert OURS in screen_text(app_of(pilot))
        waiting = pages.look(token)
        assert waiting is not None
        assert waiting.handout is not None
        assert waiting.language == code
        assert waiting.handout.notes == ()
        assert waiting.handout.counter is None

        frame_of(pilot).page.post_message(EraseWanted())
        await settled(pilot)
        await pilot.pause()
        assert pages.look(token) is None
        assert [*folder.iterdir()] == []


async def test_another_language_is_another_page(tmp_path: Path) -> None:
    folder = tmp_path / "waiting"
    pages = WaitingPages(folder, time.time)
    async with kiosk(settings=settings(folder)).run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, "en")
        await at_outcome(pilot, "open-account", "ready")
        await settled(pilot)
        await frame_of(pilot).speak("ko", second=False)
        await settled(pilot)
        token = (seen_code(frame_of(pilot)) or "").rpartition("/")[2]
        waiting = pages.look(token)

        assert waiting is not None
        assert waiting.language == "ko"


async def test_with_nowhere_to_wait_the_general_checklist_is_shown(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_bytes(b"")
    async with kiosk(settings=settings(tmp_path / "file")).run_test(
        size=LANDSCAPE
    ) as pilot:
        await at_home(pilot, "en")
        await at_outcome(pilot, "open-account", "ready")
        await settled(pilot)

        assert seen_code(frame_of(pilot)) == f"{OURS}/g/open-account/en"
