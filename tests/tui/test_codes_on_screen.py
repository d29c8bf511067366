import pytest
from textual.geometry import Size

from kiosk.handout.press_worker import first_code
from kiosk.handout.qr import draw, largest_version_for
from kiosk.interview.model import Service
from kiosk.tui.themes import PALETTES
from kiosk.tui.visitor.code_aside import place_for
from kiosk.tui.visitor.messages import CodeWanted
from kiosk.tui.visitor.pages.big_qr import BigQrPage
from kiosk.tui.widgets.qr_panel import drawn
from kiosk.tui.widgets.words import Words
from tests.tui.ends import (
    CODES,
    at_guide,
    at_outcome,
    frame_of,
    settled,
    topics,
    wording,
)
from tests.tui.kiosks import at_home, kiosk, screen_text
from tests.tui.seen_codes import seen_code

LANDSCAPE, SMALL, SMALLEST = (114, 32), (80, 24), (72, 20)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("size", [LANDSCAPE, SMALL, (64, 57)])
async def test_the_large_code_is_read_from_the_screen(
    code: str, size: tuple[int, int]
) -> None:
    words = wording(code)
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot, code)
        frame = frame_of(pilot)
        for topic in topics():
            if isinstance(topic, Service):
                await at_outcome(pilot, topic.id, "ready")
            else:
                await at_guide(pilot, topic.id)
            frame.page.post_message(CodeWanted())
            await settled(pilot)
            essentials = topic.essentials
            text = essentials.short if size == SMALL else essentials.long
            assert seen_code(frame) == words.tell(text).text
            await pilot.press("x")


@pytest.mark.parametrize("code", CODES)
async def test_a_code_stands_beside_the_text_in_landscape(code: str) -> None:
    words = wording(code)
    async with kiosk().run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, code)
        for topic in topics():
            if isinstance(topic, Service):
                await at_outcome(pilot, topic.id, "ready")
            else:
                await at_guide(pilot, topic.id)
            short = words.tell(topic.essentials.short).text
            assert seen_code(frame_of(pilot)) == short


@pytest.mark.parametrize("code", CODES)
async def test_the_smallest_screen_shows_a_code_or_its_text(code: str) -> None:
    words = wording(code)
    async with kiosk().run_test(size=SMALLEST) as pilot:
        await at_home(pilot, code)
        for topic in topics():
            if isinstance(topic, Service):
                await at_outcome(pilot, topic.id, "ready")
            else:
                await at_guide(pilot, topic.id)
            frame_of(pilot).page.post_message(CodeWanted())
            await settled(pilot)
            page = frame_of(pilot).page
            assert isinstance(page, BigQrPage)
            short = words.tell(topic.essentials.short).text
            if len(short.encode()) <= 53:
                assert seen_code(frame_of(pilot)) == short
            else:
                assert page.panel.code is None
                shown = [
                    pair.main
                    for words_ in page.query(Words)
                    if words_.display
                    for pair in words_.pairs
                ]
                assert words.say("Please take the printed page") in shown
                assert words.tell(topic.essentials.long).text in shown
            await pilot.press("x")


@pytest.mark.parametrize("theme", PALETTES)
async def test_the_code_is_black_on_white_in_every_palette(theme: str) -> None:
    async with kiosk().run_test(size=SMALL) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "pay-by-phone")
        pilot.app.theme = theme
        frame_of(pilot).page.post_message(CodeWanted())
        await settled(pilot)
        assert seen_code(frame_of(pilot)) is not None


@pytest.mark.parametrize("key", ["x", "enter", "escape", "tab", "down", "left", "7"])
async def test_any_key_goes_back_from_the_large_code(key: str) -> None:
    async with kiosk().run_test(size=SMALL) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "pay-by-phone")
        before = screen_text(pilot.app)  # type: ignore[arg-type]
        frame_of(pilot).page.post_message(CodeWanted())
        await settled(pilot)
        assert isinstance(frame_of(pilot).page, BigQrPage)
        await pilot.press(key)
        await settled(pilot)
        assert screen_text(pilot.app) == before  # type: ignore[arg-type]


@pytest.mark.parametrize("offset", [(0, 0), (40, 12), (79, 23)])
async def test_any_touch_goes_back_from_the_large_code(offset: tuple[int, int]) -> None:
    async with kiosk().run_test(size=SMALL) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "pay-by-phone")
        frame_of(pilot).page.post_message(CodeWanted())
        await settled(pilot)
        await pilot.click(offset=offset)
        await pilot.pause()
        assert frame_of(pilot).page.id == "guide"


async def test_the_large_code_has_no_bars() -> None:
    async with kiosk().run_test(size=SMALL) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "pay-by-phone")
        frame_of(pilot).page.post_message(CodeWanted())
        await settled(pilot)
        assert frame_of(pilot).page.size == Size(*SMALL)
        assert "Call staff" not in screen_text(pilot.app)  # type: ignore[arg-type]


def test_cells_of_one_colour_are_spaces() -> None:
    code = draw("Bring: passport", level="L")
    signs = {
        (segment.text[0], segment.style.color == segment.style.bgcolor)
        for strip in drawn(code)
        for segment in strip
        if segment.style is not None
    }
    assert signs == {(" ", True), ("▀", False)}


def test_the_first_text_that_fits_is_taken() -> None:
    long, short = "x" * 200, "y" * 80
    taken = {}
    for columns, rows in (LANDSCAPE, SMALL, SMALLEST):
        found = first_code((long, short), largest_version_for(columns, rows))
        taken[columns] = found[0].version if found else None
    assert taken == {114: 9, 80: 5, 72: None}


@pytest.mark.parametrize(
    ("screen", "page", "place"),
    [
        ((114, 32), (110, 21), (55, 21)),
        ((64, 57), (60, 39), (42, 26)),
        ((80, 24), (76, 17), (0, 0)),
        ((40, 36), (36, 18), (0, 0)),
    ],
)
def test_the_code_has_a_place_beside_or_above_or_none(
    screen: tuple[int, int], page: tuple[int, int], place: tuple[int, int]
) -> None:
    assert place_for(Size(*screen), Size(*page)) == place
