"""Idle time, the countdown and the wipe, by a clock the test moves."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from kiosk.settings import Idle, Settings
from kiosk.tui.idle import Limits, Watch, limits_for
from kiosk.tui.visitor import messages
from kiosk.tui.visitor.display import Display
from kiosk.tui.visitor.messages import DisplayChosen
from kiosk.tui.widgets.card import Card
from tests.tui.kiosks import (
    Clock,
    at_home,
    kiosk,
    opened,
    place,
    screen_text,
    slide,
    touch,
)


@given(
    waiting=st.integers(1, 600), countdown=st.integers(1, 60), gone=st.floats(0, 999)
)
def test_the_countdown_falls_from_its_length_to_nothing(
    waiting: int, countdown: int, gone: float
) -> None:
    clock = Clock(0)
    watch = Watch(clock)
    clock.now = gone
    left = watch.left(Limits(waiting, countdown))

    if gone < waiting:
        assert left is None
    else:
        assert left == max(countdown - int(gone - waiting), 0)


def test_personal_entries_and_reading_and_more_time_change_the_limits() -> None:
    idle = Idle()

    def limits(reading: bool, personal: bool, longer: bool) -> Limits:
        return limits_for(idle, reading=reading, personal=personal, longer=longer)

    assert limits(False, False, False) == Limits(60, 20)
    assert limits(True, False, False) == Limits(120, 20)
    assert limits(True, True, False) == Limits(120, 30)
    assert limits(True, True, True) == Limits(360, 30)


async def test_home_is_left_alone_for_a_minute_then_counted_down_then_forgotten() -> (
    None
):
    clock = Clock()
    app = kiosk(clock)
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        app.copy_to_clipboard("M12345678")
        clock.now += 59.9
        app.tick()
        assert not app.screen.has_class("-counting")

        clock.now += 0.1
        app.tick()
        await pilot.pause()
        korean = app.frame.voice
        assert korean.say("Are you still there?") in screen_text(app)
        assert korean.say("What would you like to do?") not in screen_text(app)

        clock.now += 19.9
        app.tick()
        assert place(app) == "home"
        clock.now += 0.1
        app.tick()
        await pilot.pause()
        await pilot.pause()

        assert place(app) == "welcome"
        assert app.frame.untouched
        assert app.clipboard == ""


async def test_a_touch_goes_on_without_limit_and_does_nothing_else() -> None:
    clock = Clock()
    app = kiosk(clock)
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        for _ in range(12):
            clock.now += 79
            app.tick()
            await pilot.pause()
            assert app.screen.has_class("-counting")
            await touch(pilot, 20, 10)
            assert not app.screen.has_class("-counting")

        assert place(app) == "home"
        assert not any(card.chosen for card in app.frame.page.query(Card))


async def test_a_key_goes_on_and_is_not_taken_for_an_answer() -> None:
    clock = Clock()
    app = kiosk(clock)
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await pilot.press("tab")
        clock.now += 61
        app.tick()
        await pilot.press("enter")
        await pilot.pause()

        assert not app.screen.has_class("-counting")
        assert not any(card.chosen for card in app.frame.page.query(Card))


async def test_finish_and_erase_can_be_touched_in_the_countdown() -> None:
    clock = Clock()
    app = kiosk(clock)
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        clock.now += 61
        app.tick()
        await pilot.pause()
        x, y = app.screen.query_one("#erase").region.center
        await touch(pilot, int(x), int(y))
        await pilot.pause()

        assert app.frame.untouched


async def test_the_mouse_moving_is_no_sign_of_life() -> None:
    clock = Clock()
    app = kiosk(clock)
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        clock.now += 59
        await slide(pilot, 20, 10)
        clock.now += 2
        app.tick()

        assert app.screen.has_class("-counting")


async def test_the_welcome_screen_waits_for_ever() -> None:
    clock = Clock()
    app = kiosk(clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        clock.now += 100_000
        app.tick()

        assert not app.screen.has_class("-counting")


async def test_another_palette_is_forgotten_on_the_welcome_screen_too() -> None:
    clock = Clock()
    app = kiosk(clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        app.frame.post_message(DisplayChosen(Display(theme="yellow")))
        await pilot.pause()
        assert app.theme == "yellow"
        clock.now += 81
        app.tick()
        await pilot.pause()
        await pilot.pause()

        assert app.theme == "lobby"


async def test_nothing_of_the_screen_before_is_left_after_the_wipe() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        gone: list[weakref.ref[Any]] = [
            weakref.ref(app.frame),
            weakref.ref(app.frame.page),
        ]
        app.erase()
        for _ in range(4):
            await pilot.pause()
        gc.collect()

        assert [each() for each in gone] == [None, None]


async def test_the_screen_is_blank_before_anything_is_forgotten() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await pilot.click(app.frame.page.query(Card).first())
        await pilot.pause()
        app.erase()

        assert app.screen.has_class("-blank")
        assert not any(child.display for child in app.screen.children)
        assert place(app) == "home"


async def test_the_times_come_from_the_settings() -> None:
    clock = Clock()
    idle = Idle(waiting_seconds=5, countdown_seconds=25)
    app = kiosk(clock, settings=Settings(idle=idle))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        clock.now += 5
        app.tick()
        await pilot.pause()

        assert "25" in screen_text(app)


@pytest.mark.parametrize("size", [(72, 20), (80, 24), (114, 32), (64, 57), (40, 36)])
async def test_the_countdown_hides_all_of_the_page_and_is_whole(
    size: tuple[int, int],
) -> None:
    clock = Clock()
    app = kiosk(clock)
    async with app.run_test(size=size) as pilot:
        await at_home(pilot)
        await pilot.click("#second")
        await pilot.click(app.frame.page.query(Card).first())
        await pilot.pause()
        clock.now += 61
        app.tick()
        await pilot.pause()

        shown = {child.id for child in app.screen.children if child.display}
        assert shown == {"head", "countdown"}
        panel = app.screen.query_one("#panel")
        erase = app.screen.query_one("#erase")
        assert panel.content_region.contains_region(erase.region)
        assert app.screen.query_one("#countdown").region.contains_region(panel.region)


async def test_what_arrives_while_the_app_ends_is_left_alone() -> None:
    app = kiosk()
    async with app.run_test() as pilot:
        await opened(pilot)
    late = (
        messages.HelpWanted(),
        messages.EraseWanted(),
        events.Key("a", "a"),
    )
    for message in late:
        if isinstance(message, events.Event):
            await app.on_event(message)
        else:
            await app._on_message(message)
    await app._forgotten()
    assert not app.screen_stack
