"""The answers go along on a phone: only over TLS, only agreed to, opened by its key."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kiosk.handout.waiting_pages import WaitingPages
from kiosk.phone_pages import Takeaway
from kiosk.sealing.page_box import open_carried
from kiosk.settings import Settings
from kiosk.tui.visitor.messages import EraseWanted
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.target import Target
from tests.tui.ends import at_outcome, frame_of, settled
from tests.tui.hands import app_of
from tests.tui.kiosks import PIN, at_home, kiosk, screen_text
from tests.tui.seen_codes import seen_code

OURS = "https://10.20.0.5:8480"
LANDSCAPE, SMALL = (114, 32), (80, 24)


def settings(folder: Path, *, secure: bool = True) -> Settings:
    own = Takeaway(
        enabled=True,
        address=OURS if secure else OURS.replace("https", "http"),
        certificate=folder / "a.pem" if secure else None,
        certificate_key=folder / "a.key" if secure else None,
        folder=folder / "waiting",
    )
    return Settings(staff_pin=PIN, takeaway=own)


def words_of(pilot: Pilot[None]) -> set[str]:
    shown = (card for card in frame_of(pilot).query(Card) if card.display)
    return {card.face.title.main for card in shown if card.face}


async def take_along(pilot: Pilot[None]) -> None:
    """Touch the card that offers it, wherever it is."""
    (card,) = (
        card
        for card in frame_of(pilot).page.query(Card)
        if card.display and card.face and "answers" in card.face.title.main
    )
    card.post_message(Target.Touched(card))
    await settled(pilot)
    await pilot.pause()


async def do(pilot: Pilot[None], action: str) -> None:
    frame_of(pilot).page.on_action(action)
    await settled(pilot)
    await pilot.pause()


@pytest.mark.parametrize("size", [LANDSCAPE, SMALL])
async def test_the_answers_are_in_the_page_that_the_code_opens_and_nowhere_else(
    size: tuple[int, int], tmp_path: Path
) -> None:
    pages = WaitingPages(tmp_path / "waiting", time.time)
    async with kiosk(settings=settings(tmp_path)).run_test(size=size) as pilot:
        await at_home(pilot, "en")
        await at_outcome(pilot, "renew-passport", "ready")
        await settled(pilot)
        before = {*(tmp_path / "waiting").iterdir()}
        await take_along(pilot)
        # Told, and not agreed to yet: nothing was made.
        assert frame_of(pilot).top == "own_page"
        assert {*(tmp_path / "waiting").iterdir()} == before
        await do(pilot, "agree")
        address = seen_code(frame_of(pilot)) or ""
        start, _, key = address.partition("#")
        token = start.rpartition("/")[2]
        assert start.startswith(f"{OURS}/p/")
        assert start in screen_text(app_of(pilot)).replace("\n", "")
        assert key not in screen_text(app_of(pilot))

        waiting = pages.look(token)
        assert waiting is not None
        assert waiting.handout is None
        source = open_carried(waiting.sealed, key).decode()
        assert "Your answers" in source
        assert 'class="note"' in source
        files = b"".join(p.read_bytes() for p in (tmp_path / "waiting").iterdir())
        assert b"Your answers" not in files
        assert key.encode() not in files

        frame_of(pilot).page.post_message(EraseWanted())
        await settled(pilot)
        await pilot.pause()
        assert [*(tmp_path / "waiting").iterdir()] == []


async def test_whoever_does_not_agree_is_back_where_it_was(tmp_path: Path) -> None:
    async with kiosk(settings=settings(tmp_path)).run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, "en")
        await at_outcome(pilot, "renew-passport", "ready")
        await take_along(pilot)
        await do(pilot, "back")

        assert frame_of(pilot).top == ""
        assert frame_of(pilot).carrier.pages.own_address == ""


async def test_over_plain_http_the_answers_are_not_offered(tmp_path: Path) -> None:
    plain = settings(tmp_path, secure=False)
    async with kiosk(settings=plain).run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, "en")
        await at_outcome(pilot, "renew-passport", "ready")

        assert "Take my answers with me" not in words_of(pilot)
