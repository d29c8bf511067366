"""▲ and ▼ on real pages: nothing that fits the window is only seen in two parts."""

import pytest

from kiosk.tui.visitor.messages import GuideChosen
from kiosk.tui.visitor.turning import Block, blocks_in
from kiosk.tui.widgets.card import Card
from tests.tui.hands import Kiosk, frame_of, page_of
from tests.tui.kiosks import at_home, kiosk

LOW_GRIDS = [(72, 20), (80, 24), (114, 32), (40, 36)]


def blocks(pilot: Kiosk) -> list[Block]:
    return list(blocks_in(page_of(pilot)))


async def halves(pilot: Kiosk, way: int) -> list[Block]:
    """Turn to one end; give the blocks that were never whole in the window."""
    page = page_of(pilot)
    left, height = blocks(pilot), page.size.height
    for _turn in range(60):
        top = page.scroll_offset.y
        left = [b for b in left if not top <= b.top <= b.bottom <= top + height]
        if top == (page.max_scroll_y if way > 0 else 0):
            break
        page.turn(way)
        await pilot.pause()
        assert (page.scroll_offset.y - top) * way > 0
    last = max(b.bottom for b in blocks(pilot))
    return [b for b in left if b.bottom - b.top <= height and b.bottom != last]


@pytest.mark.parametrize("size", LOW_GRIDS)
@pytest.mark.parametrize("code", ["en", "ar"])
async def test_home_and_a_guide_are_turned_by_whole_cards_and_lines(
    size: tuple[int, int], code: str
) -> None:
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot, code)
        assert await halves(pilot, 1) == []
        assert await halves(pilot, -1) == []
        page_of(pilot).post_message(GuideChosen("help-numbers"))
        await pilot.pause()
        assert page_of(pilot).id == "guide"
        assert await halves(pilot, 1) == []
        assert await halves(pilot, -1) == []


async def test_a_heading_stays_with_its_first_card() -> None:
    async with kiosk().run_test(size=(40, 36)) as pilot:
        await at_home(pilot)
        page = page_of(pilot)
        heading = frame_of(pilot).query_one("#guides .section")
        card = frame_of(pilot).query("#guides Card").first(Card)
        while heading.region.bottom > page.region.bottom:
            page.turn(1)
            await pilot.pause()
        assert card.region.y + 2 <= page.region.bottom
