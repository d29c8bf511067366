from pathlib import Path

import pytest

from kiosk.tui.visitor.pages.guide import GuidePage
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.sheet import Sheet
from tests.tui.ends import (
    CODES,
    GUIDES,
    at_guide,
    frame_of,
    printing_kiosk,
    settled,
    wording,
)
from tests.tui.kiosks import at_home, kiosk, library, screen_text
from tests.tui.test_outcome_page import GRIDS, check_buttons, labels, press, written


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("guide_id", GUIDES)
async def test_every_line_of_a_guide_is_read_part_by_part(
    guide_id: str, code: str
) -> None:
    words = wording(code)
    guide = library().guide(guide_id)
    wanted = [
        words.tell(line.text).text
        for section in guide.sections
        for line in section.lines
        if words.can_tell(line.text)
    ]
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot, code)
        await at_guide(pilot, guide_id)
        page = frame_of(pilot).page
        assert isinstance(page, GuidePage)
        read: list[str] = []
        for _section in guide.sections:
            (block,) = page.query_one(Sheet).blocks
            read += [item.text.main for item in block.items]
            page.on_action("on")
        assert read == wanted


async def test_the_band_tells_the_part() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "pay-by-phone")
        await pilot.click(press(pilot, "Continue  →"))
        await settled(pilot)
        parts = len(library().guide("pay-by-phone").sections)
        assert f"Part 2 of {parts}" in screen_text(pilot.app)  # type: ignore[arg-type]


async def test_back_leads_through_the_parts_and_then_home() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "pay-by-phone")
        await pilot.click(press(pilot, "Continue  →"))
        await pilot.click("#back")
        await pilot.pause()
        assert "Part 1 of" in screen_text(pilot.app)  # type: ignore[arg-type]
        await pilot.click("#back")
        await pilot.pause()
        assert frame_of(pilot).page.id == "home"


async def test_the_last_part_offers_what_comes_next_and_other_topics() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "pay-by-phone")
        page = frame_of(pilot).page
        assert not [card for card in page.query(Card) if card.region]
        for _section in library().guide("pay-by-phone").sections:
            page.on_action("on")
        await settled(pilot)
        assert len([card for card in page.query(Card) if card.region]) == 2
        assert "Other topics" in labels(pilot)
        await pilot.click(press(pilot, "Other topics"))
        await pilot.pause()
        assert frame_of(pilot).page.id == "home"


async def test_a_language_change_keeps_the_part() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "pay-by-phone")
        page = frame_of(pilot).page
        page.on_action("on")
        page.on_action("on")
        await frame_of(pilot).speak("ar", second=False)
        await settled(pilot)
        progress = page.progress()
        assert progress is not None
        assert progress.step == 3


async def test_a_guide_is_printed_whole(tmp_path: Path) -> None:
    async with printing_kiosk(tmp_path).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "cash-and-atm")
        await pilot.click(press(pilot, "Print"))
        await settled(pilot)
        (page,) = written(tmp_path)
        assert page.name.startswith("cash-and-atm-")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("size", GRIDS)
async def test_no_label_of_a_guide_is_cut(
    code: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with printing_kiosk(tmp_path).run_test(size=size) as pilot:
        await at_home(pilot, code)
        await at_guide(pilot, "cash-and-atm")
        check_buttons(pilot)
        for _section in library().guide("cash-and-atm").sections:
            frame_of(pilot).page.on_action("on")
        await settled(pilot)
        check_buttons(pilot)
