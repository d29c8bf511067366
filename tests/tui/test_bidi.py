"""Who orders right-to-left text: the program, or a terminal that can."""

import pytest
from rich.cells import cell_len

from kiosk.keyboard.editing import Line
from kiosk.language.joining import joined
from kiosk.language.visual import visual_line
from kiosk.settings import Settings, Terminal
from kiosk.tui.widgets.typed_window import TypedWindow
from tests.tui.hands import Kiosk, frame_of
from tests.tui.kiosks import at_home, kiosk, languages, screen_text

TITLE = "ما الذي ترغب في فعله؟"
OPEN, CLOSE = "\u2067", "\u2069"


def greeting() -> str:
    return next(each.greeting for each in languages() if each.code == "ar")


def shown(pilot: Kiosk) -> str:
    return screen_text(frame_of(pilot).app)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(72, 20), (114, 32), (64, 57)])
async def test_a_terminal_that_orders_text_gets_it_in_the_order_it_is_read(
    size: tuple[int, int],
) -> None:
    settings = Settings(terminal=Terminal(bidi="terminal"))
    async with kiosk(settings=settings).run_test(size=size) as pilot:
        assert f"{OPEN}{greeting()}{CLOSE}" in shown(pilot)
        await at_home(pilot, "ar")
        assert f"{OPEN}{TITLE}{CLOSE}" in shown(pilot)
        assert not any("\ufb50" <= each <= "\ufefc" for each in shown(pilot))
        assert {cell_len(row) for row in shown(pilot).splitlines()} == {size[0]}


async def test_any_other_terminal_gets_it_in_the_order_it_is_drawn() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        assert visual_line(greeting(), base="rtl") in shown(pilot)
        assert greeting() not in shown(pilot)
        await at_home(pilot, "ar")
        assert joined(TITLE)[::-1] in shown(pilot)
        assert TITLE not in shown(pilot)
        assert OPEN not in shown(pilot)


def typed(cursor: int, bidi: str) -> TypedWindow:
    return TypedWindow(Line("سلام", cursor=cursor), 8, bidi)  # type: ignore[arg-type]


def test_what_is_typed_is_ordered_by_one_of_the_two() -> None:
    assert typed(4, "app").cells == "    " + joined("سلام")[::-1].rjust(4)
    assert typed(4, "terminal").cells == f"    {OPEN}سلام{CLOSE}"


@pytest.mark.parametrize(("cursor", "cell"), [(0, 4), (1, 5), (3, 7), (4, 3)])
def test_the_cursor_is_printed_on_its_character(cursor: int, cell: int) -> None:
    window = typed(cursor, "terminal")
    assert window.cursor_cell == cell
    letters = window.cells.replace(OPEN, "").replace(CLOSE, "")
    assert letters[cell] == ("سلام" + " ")[cursor]
