from dataclasses import replace

import pytest

from kiosk.language.languages import Language
from kiosk.tui.widgets.card import Card
from tests.tui.kiosks import kiosk, languages, opened, screen_text

OTHERS = (
    "繁體中文",
    "日本語",
    "Русский",
    "Français",
    "Deutsch",
    "Español",
    "Português",
    "Italiano",
    "Tiếng Việt",
    "ไทย",
    "Bahasa Melayu",
    "Bahasa Indonesia",
    "Oʻzbekcha",
)


def seventeen() -> tuple[Language, ...]:
    known = languages()
    more = (
        replace(known[0], code=f"x{at}", own_name=name)
        for at, name in enumerate(OTHERS)
    )
    return (*known, *more)


@pytest.mark.parametrize("size", [(80, 24), (114, 32), (64, 57)])
async def test_seventeen_languages_are_all_on_screen(size: tuple[int, int]) -> None:
    app = kiosk(spoken=seventeen())
    async with app.run_test(size=size):
        text = screen_text(app)

        assert len(app.screen.query(Card)) == 18
        assert not app.frame.page.overflows
        for language in seventeen():
            if language.direction == "ltr":
                assert language.own_name in text


@pytest.mark.parametrize("size", [(72, 20), (80, 24), (114, 32), (64, 57), (40, 36)])
async def test_every_card_and_control_is_whole_on_every_grid(
    size: tuple[int, int],
) -> None:
    app = kiosk()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = [each for each in app.screen.query(Card) if each.region]
        whole = app.screen.region

        assert all(whole.contains_region(each.region) for each in shown)
        assert all(each.region.height >= 3 for each in shown)


async def test_a_language_is_taken_with_arrows_and_enter() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("down", "right", "right", "enter")
        await pilot.pause()

        assert app.frame.journey.place == "home"
        assert app.frame.voice.language.code == "ko"


async def test_a_language_is_taken_with_tab_and_enter() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("tab", "tab", "enter")
        await pilot.pause()

        assert app.frame.voice.language.code == "zh"


async def test_a_language_is_taken_by_touch() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        arabic = app.screen.query(Card)[3]
        await pilot.click(arabic)
        await pilot.pause()

        assert app.frame.voice.language.code == "ar"
        assert app.screen.has_class("rtl")


async def test_a_touch_before_the_content_is_there_counts() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(app.screen.query(Card)[2])
        await opened(pilot)
        await pilot.pause()

        assert app.frame.journey.place == "home"
        assert app.frame.voice.language.code == "ko"


async def test_the_last_card_calls_staff() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.click(app.screen.query(Card).last())
        await pilot.pause()

        assert app.frame.page.id == "call"
        assert "位置：K-01" in screen_text(app)
