import pytest
from textual.geometry import Region

from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.pages.home import HomePage
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.dock import SLOTS, DockButton
from tests.tui.kiosks import at_home, kiosk, screen_text

GRIDS = [(72, 20), (80, 24), (114, 32), (64, 57), (40, 36)]
CODES = ["en", "zh", "ko", "ar"]


def regions(app: KioskApp) -> dict[str, Region]:
    return {each.id or "": each.region for each in app.screen.query(DockButton)}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("size", GRIDS)
async def test_nothing_is_cut_off_on_home(size: tuple[int, int], code: str) -> None:
    app = kiosk()
    async with app.run_test(size=size) as pilot:
        await at_home(pilot, code)
        await pilot.click("#second")
        await pilot.pause()
        page = app.frame.page

        for card in page.query(Card):
            assert card.content_size.height >= len(card.lines(card.content_size.width))
            assert card.region.right <= size[0]
        for button in app.screen.query(DockButton):
            assert len(button.lines(button.content_size.width)) == 1
        bottom = max(card.virtual_region.bottom for card in page.query("Section"))
        assert page.overflows or bottom <= page.size.height + 2


@pytest.mark.parametrize("size", GRIDS)
async def test_right_to_left_is_the_mirror_image(size: tuple[int, int]) -> None:
    places = {}
    for code in ("en", "ar"):
        app = kiosk()
        async with app.run_test(size=size) as pilot:
            await at_home(pilot, code)
            places[code] = regions(app)

    for slot in SLOTS:
        left, right = places["en"][slot], places["ar"][slot]
        assert left.x == size[0] - right.right
        assert left.y == right.y


async def test_the_controls_stay_where_they_are_on_every_page() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        before = regions(app)
        for slot in ("again", "language", "display", "call"):
            await pilot.click(f"#{slot}")
            await pilot.pause()
            assert regions(app) == before
            assert app.frame.page.id == {"again": "confirm"}.get(slot, slot)


async def test_a_change_of_language_keeps_place_choice_and_focus() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        first = app.frame.page.query(Card).first()
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert app.focused is first
        await pilot.click("#language")
        await pilot.pause()
        await pilot.click(app.frame.page.query(Card)[3])
        await pilot.pause()

        home = app.frame.page
        assert isinstance(home, HomePage)
        assert app.frame.voice.language.code == "ar"
        assert home.chosen() == (first.name,)
        assert app.focused is first


async def test_chinese_too_puts_a_chinese_line_under_each_line() -> None:
    app = kiosk()
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        before = screen_text(app)
        await pilot.click("#second")
        await pilot.pause()
        after = screen_text(app)

        title = app.frame.voice.second
        assert title is not None
        words = title.say("What would you like to do?")
        assert words not in before
        assert words in after
        await pilot.click("#second")
        await pilot.pause()
        assert screen_text(app) == before


async def test_start_over_is_asked_once() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await pilot.click("#again")
        await pilot.pause()
        assert app.frame.journey.place == "home"
        frame = app.frame
        await pilot.click("#action0")
        await pilot.pause()
        await pilot.pause()

        assert app.frame is not frame
        assert app.frame.untouched


async def test_more_time_and_colours_are_chosen_on_the_display_page() -> None:
    app = kiosk()
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await pilot.click("#display")
        await pilot.pause()
        cards = {card.name: card for card in app.frame.page.query(Card)}
        await pilot.click(cards["contrast"])
        await pilot.click(cards["time"])
        await pilot.pause()

        assert app.theme == "contrast"
        assert app.frame.unhurried
        assert cards["contrast"].chosen
        assert not cards["lobby"].chosen


async def test_what_does_not_fit_scrolls_by_buttons_and_the_bar_stays() -> None:
    app = kiosk()
    async with app.run_test(size=(40, 20)) as pilot:
        await at_home(pilot)
        page = app.frame.page
        before = regions(app)
        assert page.overflows
        await pilot.click("#down")
        await pilot.pause()

        assert page.scroll_y > 0
        assert regions(app) == before
