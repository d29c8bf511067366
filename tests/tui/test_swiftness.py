"""What a touch may cost: the screen is laid out once, or not at all."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual.app import App
from textual.filter import ANSIToTruecolor
from textual.pilot import Pilot

from kiosk.tui.coloured import ColouredApp
from kiosk.tui.themes import PALETTES
from kiosk.tui.visitor.messages import ServicesChosen
from kiosk.tui.voice import Pair
from kiosk.tui.widgets.band import Band
from kiosk.tui.widgets.card_grid import OptionCard
from tests.tui.hands import frame_of, settled, touch
from tests.tui.kiosks import at_home, kiosk, screen_text

SIZE = (114, 32)


class Layouts:
    """Counts how often the screen is laid out from now on."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.count = 0
        screen = pilot.app.screen
        screen.screen_layout_refresh_signal.subscribe(
            screen, self._laid_out, immediate=True
        )

    def _laid_out(self, _screen: object) -> None:
        self.count += 1


async def at_answer(pilot: Pilot[None]) -> None:
    """Begin to open an account, answer the first question, and wait."""
    await at_home(pilot)
    frame_of(pilot).post_message(ServicesChosen(("open-account",)))
    await settled(pilot)
    shown = (each for each in pilot.app.screen.query(OptionCard) if each.region)
    await touch(pilot, next(shown))
    await pilot.click("#action0")
    await pilot.pause()
    await pilot.click("#back")
    await pilot.pause()


def picture(app: App[None]) -> list[list[Segment]]:
    """What is painted, with its colours."""
    strips = app.screen._compositor.render_strips()
    return [list(strip.simplify()) for strip in strips]


async def test_the_next_question_is_laid_out_once() -> None:
    app = kiosk()
    async with app.run_test(size=SIZE) as pilot:
        await at_answer(pilot)
        before, layouts = screen_text(app), Layouts(pilot)
        await pilot.click("#action0")
        await pilot.pause()
        await pilot.pause()
        assert screen_text(app) != before
        assert layouts.count == 1


async def test_no_colour_waits_for_a_terminal_to_say_what_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = kiosk()
    async with app.run_test(size=SIZE) as pilot:
        await at_answer(pilot)
        for palette in PALETTES:
            app.theme = palette
            await pilot.pause()
            own = picture(app)
            with monkeypatch.context() as patch:
                patch.setattr(ColouredApp, "get_line_filters", App.get_line_filters)
                assert picture(app) == own


async def test_no_row_is_written_twice_for_its_colours() -> None:
    app = kiosk()
    async with app.run_test(size=SIZE):
        kept = app.get_line_filters()
    assert not any(isinstance(each, ANSIToTruecolor) for each in kept)


async def test_the_second_language_is_laid_out_once() -> None:
    app = kiosk()
    async with app.run_test(size=SIZE) as pilot:
        await at_answer(pilot)
        before, layouts = screen_text(app), Layouts(pilot)
        await pilot.click("#second")
        await pilot.pause()
        await pilot.pause()
        assert screen_text(app) != before
        assert layouts.count == 1


async def test_a_touched_card_is_painted_without_a_layout() -> None:
    app = kiosk()
    async with app.run_test(size=SIZE) as pilot:
        await at_answer(pilot)
        cards = [each for each in app.screen.query(OptionCard) if each.region]
        layouts = Layouts(pilot)
        await pilot.click(cards[1])
        await pilot.pause()
        assert [each.chosen for each in cards] == [False, True]
        assert layouts.count == 0


async def test_other_words_of_the_same_height_need_no_layout() -> None:
    app = kiosk()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        layouts = Layouts(pilot)
        app.screen.query_one(Band).show(Pair("Other words"))
        await pilot.pause()
        assert "Other words" in screen_text(app)
        assert layouts.count == 0


async def test_a_held_touch_is_seen_until_it_is_over() -> None:
    app = kiosk()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await pilot.mouse_down("#again")
        await pilot.pause()
        assert app.screen.query_one("#again").has_class("-pressed")
        await pilot.mouse_up("#again")
        await pilot.pause()
        assert not app.screen.query_one("#again").has_class("-pressed")
