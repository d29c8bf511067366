"""Where pages are served, codes on screen lead to them, and say where they lead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.phone_pages import Takeaway
from kiosk.settings import Branch, Settings
from kiosk.tui.visitor.messages import CodeWanted
from tests.tui.ends import at_guide, at_outcome, frame_of, settled, wording
from tests.tui.hands import app_of
from tests.tui.kiosks import PIN, at_home, kiosk, library, screen_text
from tests.tui.seen_codes import seen_code

OURS = "http://10.20.0.5:8480"
SERVED = Settings(staff_pin=PIN, takeaway=Takeaway(enabled=True, address=OURS))
JOINED = Settings(
    staff_pin=PIN,
    branch=Branch(wifi_name="Guests", wifi_password="12345678"),  # noqa: S106
    takeaway=Takeaway(enabled=True, address=OURS),
)
LANDSCAPE, SMALL = (114, 32), (80, 24)


@pytest.mark.parametrize("code", ["en", "ar"])
async def test_the_code_beside_a_guide_leads_to_its_page_and_says_so(code: str) -> None:
    async with kiosk(settings=SERVED).run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, code)
        await at_guide(pilot, "tax-refund")
        address = f"{OURS}/g/tax-refund/{code}"

        assert seen_code(frame_of(pilot)) == address
        assert OURS in screen_text(app_of(pilot))


@pytest.mark.parametrize("size", [LANDSCAPE, SMALL])
async def test_a_large_code_of_the_page_comes_before_the_one_without_network(
    size: tuple[int, int], tmp_path: Path
) -> None:
    # A folder that cannot be: the general checklist is what there is.
    (tmp_path / "file").write_bytes(b"")
    own = replace(JOINED.takeaway, folder=tmp_path / "file")
    joined = replace(JOINED, takeaway=own)
    async with kiosk(settings=joined).run_test(size=size) as pilot:
        await at_home(pilot, "ko")
        await at_outcome(pilot, "open-account", "ready")
        frame = frame_of(pilot)
        frame.page.post_message(CodeWanted())
        await settled(pilot)
        shown = [seen_code(frame)]
        for _ in range(2):
            await pilot.press("x")
            await settled(pilot)
            shown.append(seen_code(frame))
        essentials = library().service("open-account").essentials
        text = essentials.short if size == SMALL else essentials.long

        assert shown == [
            "WIFI:S:Guests;T:WPA;P:12345678;;",
            f"{OURS}/g/open-account/ko",
            wording("ko").tell(text).text,
        ]
        await pilot.press("x")
        assert frame.top == ""


async def test_the_address_stands_beside_the_large_code() -> None:
    async with kiosk(settings=SERVED).run_test(size=SMALL) as pilot:
        await at_home(pilot, "en")
        await at_guide(pilot, "tax-refund")
        frame_of(pilot).page.post_message(CodeWanted())
        await settled(pilot)

        assert f"{OURS}/g/tax-refund/en" in screen_text(app_of(pilot))


async def test_without_pages_nothing_speaks_of_a_phone_s_network() -> None:
    async with kiosk().run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, "en")
        await at_guide(pilot, "tax-refund")

        assert "http" not in screen_text(app_of(pilot))
