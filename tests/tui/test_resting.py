"""What nobody sees remembers no lines, and is whole when it is seen again."""

from __future__ import annotations

from textual.widget import Widget

from kiosk.tui.visitor.messages import ServicesChosen
from tests.tui.hands import frame_of, settled
from tests.tui.kiosks import at_home, kiosk, screen_text

SIZE = (114, 32)


def lines_kept(widget: Widget) -> int:
    return sum(
        len(each._styles_cache._cache)
        for each in widget.walk_children(with_self=True)
        if isinstance(each, Widget)
    )


async def test_a_page_that_was_left_remembers_no_line() -> None:
    app = kiosk()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        home = frame_of(pilot).page
        assert lines_kept(home) > 0
        frame_of(pilot).post_message(ServicesChosen(("open-account",)))
        await settled(pilot)
        assert not home.display
        assert lines_kept(home) == 0
        assert lines_kept(frame_of(pilot).page) > 0


async def test_a_page_that_rested_comes_back_whole() -> None:
    app = kiosk()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        before = screen_text(app)
        frame_of(pilot).post_message(ServicesChosen(("open-account",)))
        await settled(pilot)
        assert screen_text(app) != before
        await pilot.click("#back")
        await settled(pilot)
        assert screen_text(app) == before
