"""The box for sentences: what is seen in its cells, and where the cursor stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from bidi import get_display
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import events, on
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from kiosk.keyboard.editing import Line
from kiosk.keyboard.free_names import free_layout
from kiosk.keyboard.sieves import sentence
from kiosk.language.languages import Direction
from kiosk.language.visual import Bidi, isolate_ltr, shape
from kiosk.tui.themes import LOBBY
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field_rows import Words
from kiosk.tui.widgets.inks import Ink, ink_of
from kiosk.tui.widgets.keyboard import Keyboard
from kiosk.tui.widgets.text_box import LIMIT, MOST_ROWS, TextBox
from kiosk.tui.widgets.typed_rows import ISOLATES, TypedRows, first_strong
from tests.tui.stage import language

ARABIC = "أريد أن أفتح حسابا في Bank of China برقم 138-1234-5678 اليوم (22) من فضلك، "
LONG = (ARABIC * 5)[:LIMIT]
WIDTH = 30


class Desk(App[None]):
    """A box over a keyboard, as on a page."""

    CSS = "Keyboard { dock: bottom; }"

    def __init__(self, code: str, bidi: Bidi = "app") -> None:
        super().__init__()
        self.voice = Voice(language(code), bidi=bidi)
        self.box = TextBox(self.voice)
        self.keyboard = Keyboard(self.voice)
        self.seen: list[object] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(LOBBY)

    def compose(self) -> ComposeResult:
        yield self.box
        yield self.keyboard

    def on_mount(self) -> None:
        self.keyboard.show(free_layout(self.voice.language.code))
        self.box.speak(self.voice, Words(label="Say it"))
        self.box.add_class("-typing")
        self.box.focus()

    @on(Keyboard.Struck)
    def _strike(self, event: Keyboard.Struck) -> None:
        self.box.strike(event.key.role, event.key.types)

    @on(TextBox.Changed)
    @on(TextBox.Submitted)
    @on(TextBox.Touched)
    def _see(self, event: object) -> None:
        self.seen.append(type(event))


def rows_of(box: TextBox) -> list[str]:
    """The rows between the edges of the box, without their sides."""
    lines = [box.render_line(y).text for y in range(box.size.height)]
    return [line[2:-2] for line in lines[2:-1]]


def cursor_of(box: TextBox) -> tuple[int, int] | None:
    """Row and cell, in the text, of the one cell in the colour of the cursor."""
    colour = ink_of(box, Ink(ground="ink")).bgcolor
    for y in range(2, box.size.height - 1):
        cell = 0
        row = box.render_line(y).crop(2, box.size.width - 1)
        for segment in row:
            if segment.style and segment.style.bgcolor == colour:
                return y - 2, cell
            cell += cell_len(segment.text)
    return None


async def strike(pilot: Pilot[None], *labels: str) -> None:
    """Touch keys of the on-screen keyboard one after the other."""
    app = pilot.app
    assert isinstance(app, Desk)
    for label in labels:
        region = app.keyboard.key_region(label)
        await pilot.click(offset=(region.x + region.width // 2, region.y + 1))
    await pilot.pause()


# Whole keyboards.


@pytest.mark.parametrize(
    ("code", "keys", "text"),
    [
        ("ko", "ㄱ ⇧ ㅖ ㅈ ㅗ ㅏ ⇧ ㄲ ㅏ", "계좌까"),
        ("ar", "ا ل أإآ أ ل ك", "الألك"),
        ("th", "ก ◌ิ น ข ◌้ า ว", "กินข้าว"),
        ("vi", "v i e n ◌\u0309", "viẻn"),
        ("ja", "か ゛ つ 小 ア コ", "がっコ"),
        ("ru", "⇧ Д а", "Да"),
        ("uz", "қ ў", "қў"),
        ("en", "⇧ I ' m", "I'm"),
    ],
)
async def test_each_script_is_typed_by_touch(code: str, keys: str, text: str) -> None:
    app = Desk(code)
    async with app.run_test(size=(80, 24)) as pilot:
        await strike(pilot, *keys.split())
        assert app.box.text == text
        assert app.keyboard.region.bottom == 24
        assert app.keyboard.region.y >= app.box.region.bottom


@pytest.mark.parametrize(("size", "height"), [((40, 36), 2), ((80, 24), 3)])
async def test_a_keyboard_of_many_rows_has_lower_keys(
    size: tuple[int, int], height: int
) -> None:
    app = Desk("th")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.keyboard.key_region("ก").height == height
        assert app.keyboard.region.y - app.box.region.bottom >= 0


async def test_the_edges_tell_of_rows_beyond_them() -> None:
    app = Desk("en")
    async with app.run_test(size=(60, 40)) as pilot:
        app.box.hold("word " * 48)
        await pilot.pause()
        edges = [app.box.render_line(y).text for y in (1, MOST_ROWS + 2)]
        assert ["▲" in edges[0], "▼" in edges[1]] == [False, False]
        app.box.hold("word " * 60)
        await pilot.pause()
        edges = [app.box.render_line(y).text for y in (1, MOST_ROWS + 2)]
        assert ["▲" in edges[0], "▼" in edges[1]] == [True, False]
        await pilot.press("home")
        edges = [app.box.render_line(y).text for y in (1, MOST_ROWS + 2)]
        assert ["▲" in edges[0], "▼" in edges[1]] == [False, True]


async def test_backspace_of_the_keyboard_takes_a_part_that_of_hardware_a_syllable() -> (
    None
):
    app = Desk("ko")
    async with app.run_test(size=(80, 24)) as pilot:
        app.box.hold("값")
        await strike(pilot, "backspace")
        assert app.box.text == "갑"
        await pilot.press("backspace")
        assert app.box.text == ""


# Messages and limits.


async def test_what_happens_is_told() -> None:
    app = Desk("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "enter")
        await pilot.click(TextBox)
        app.box.hold("quiet")
        await pilot.pause()
        assert app.seen == [TextBox.Changed, TextBox.Submitted, TextBox.Touched]


async def test_the_box_counts_near_its_limit_and_takes_no_more() -> None:
    app = Desk("en")
    async with app.run_test(size=(80, 40)) as pilot:
        app.box.hold("x" * (LIMIT - 51))
        assert app.box.counter == ""
        await pilot.press("a")
        assert (
            f" {LIMIT - 50}/{LIMIT} "
            in app.box.render_line(app.box.size.height - 1).text
        )
        app.box.hold("y" * LIMIT)
        await strike(pilot, "a")
        await pilot.press("b")
        assert app.box.text == "y" * LIMIT


async def test_a_paste_is_cleaned_and_cut() -> None:
    app = Desk("en")
    async with app.run_test(size=(80, 24)) as pilot:
        app.box.post_message(events.Paste("a\x1b[2J\u202eb\nc\u3000[bold]" + "z" * 999))
        await pilot.pause()
        assert app.box.text.startswith("a[2Jb c [bold]z")
        assert len(app.box.text) == LIMIT


async def test_the_box_grows_with_its_text_and_then_scrolls() -> None:
    app = Desk("en")
    async with app.run_test(size=(60, 40)) as pilot:
        assert len(rows_of(app.box)) == 2
        app.box.hold("word " * 60)
        await pilot.pause()
        rows = rows_of(app.box)
        assert len(rows) == MOST_ROWS
        assert cursor_of(app.box) == (MOST_ROWS - 1, len(rows[-1].rstrip()) + 1)
        await pilot.press("home")
        assert cursor_of(app.box) == (0, 0)


async def test_a_text_held_before_the_box_is_seen_is_shown_at_its_end() -> None:
    app = Desk("ko")
    app.box.hold("계좌를 개설하고 싶습니다. " * 18)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        row, cell = cursor_of(app.box) or (0, 0)
        assert row == len(rows_of(app.box)) - 1
        assert rows_of(app.box)[row][:4] != "    "
        assert cell > 0


async def test_a_box_that_is_taken_away_forgets() -> None:
    app = Desk("en")
    async with app.run_test(size=(80, 24)) as pilot:
        app.box.hold("a secret")
        await app.box.remove()
        await pilot.pause()
        assert app.box.text == ""


async def test_up_and_down_go_from_row_to_row_and_then_on_to_the_page() -> None:
    app = Desk("en")
    async with app.run_test(size=(40, 40)) as pilot:
        app.box.hold("one two three four five six seven eight nine ten eleven")
        await pilot.pause()
        await pilot.press("home", "right", "down")
        assert cursor_of(app.box) == (1, 1)
        await pilot.press("up")
        assert cursor_of(app.box) == (0, 1)


async def test_a_touch_puts_the_cursor_on_the_character() -> None:
    app = Desk("ar")
    async with app.run_test(size=(60, 40)) as pilot:
        app.box.hold(LONG)
        await pilot.pause()
        for row, cell in ((0, 50), (3, 20), (4, 55)):
            await pilot.click(TextBox, offset=(cell + 2, row + 2))
            assert cursor_of(app.box) == (row, cell)


@pytest.mark.parametrize("bidi", ["app", "terminal"])
async def test_a_long_arabic_text_scrolls_with_its_cursor(bidi: Bidi) -> None:
    app = Desk("ar", bidi)
    async with app.run_test(size=(40, 40)) as pilot:
        app.box.hold(LONG)
        await pilot.pause()
        for _step in range(LIMIT):
            assert cursor_of(app.box) is not None
            app.box.strike("right")
        await pilot.pause()
        # A terminal that orders text gets the first letter first, and moves it.
        near = app.box.size.width - 5
        assert cursor_of(app.box) == (0, near if bidi == "app" else 1)


async def test_the_arrows_of_the_keyboard_go_where_they_point() -> None:
    app = Desk("ar")
    async with app.run_test(size=(60, 40)) as pilot:
        app.box.hold("سلام")
        await strike(pilot, "123", "right")
        assert cursor_of(app.box) == (0, 53)


async def test_another_language_brings_its_keyboard_and_keeps_the_text() -> None:
    app = Desk("ko")
    async with app.run_test(size=(60, 40)) as pilot:
        app.box.hold("은행")
        app.box.speak(Voice(language("ar")), Words(label="Say it"))
        await pilot.pause()
        assert app.box.keyboard == "free-ar"
        assert app.box.text == "은행"
        assert cursor_of(app.box) == (0, 51)


# Rows and the cursor, without a screen.

TYPED = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cn", "Co"]),
        st.sampled_from("ابلاأ  لا٠١ ()12-. Abcก่ีำ한글中、\u064b\u200c\u0301"),
    ),
    max_size=80,
).map(lambda text: sentence(text))


def seen(parted: tuple[str, str, str]) -> str:
    return "".join(sign for part in parted for sign in part if sign not in ISOLATES)


@given(
    TYPED,
    st.integers(0, 80),
    st.integers(8, 40),
    st.sampled_from(["ltr", "rtl"]),
    st.sampled_from(["app", "terminal"]),
)
@example(" " * 20 + "a", 3, 8, "ltr", "app")
@example("0\U00011f3e", 1, 8, "rtl", "app")
def test_every_row_is_as_wide_as_the_box_and_the_cursor_is_in_one(
    text: str, cursor: int, width: int, base: Direction, bidi: Bidi
) -> None:
    line = Line(text, limit=LIMIT).put_at(cursor)
    rows = TypedRows(line, width, base, bidi)
    parted = [rows.parted(row) for row in range(rows.count)]

    assert "".join(text[start:end] for start, end in rows.spans) == text
    assert [bool(each.under) for each in parted].count(True) == 1
    assert parted[rows.cursor_row].under
    assert 0 <= rows.cursor_cell < width
    for each in parted:
        assert cell_len("".join(each)) == width


@given(TYPED, st.integers(8, 40), st.sampled_from(["ltr", "rtl"]))
def test_every_place_of_the_cursor_is_found_again_by_touch(
    text: str, width: int, base: Direction
) -> None:
    line = Line(text, limit=LIMIT)
    for cursor in range(len(text) + 1):
        rows = TypedRows(line.put_at(cursor), width, base)
        found = rows.index_at(rows.cursor_row, rows.cursor_cell)
        again = TypedRows(line.put_at(found), width, base)
        assert (again.cursor_row, again.cursor_cell) == (
            rows.cursor_row,
            rows.cursor_cell,
        )


def unturned(row: str) -> str:
    """A row without isolates, and with brackets that do not tell how they turn."""
    return "".join(
        "|" if sign in "()" else sign for sign in row if sign not in ISOLATES
    )


def cursors(text: str) -> Iterator[TypedRows]:
    for cursor in range(len(text) + 1):
        yield TypedRows(Line(text, cursor, LIMIT), WIDTH, "rtl")


@pytest.mark.parametrize("text", [LONG.replace("لا", "لم"), "أدفع 3,500.00 عبر Alipay"])
def test_each_row_is_in_the_order_of_an_independent_algorithm(text: str) -> None:
    (*_others, rows) = cursors(text)
    for start, end in rows.spans:
        row = text[start:end]
        ordered = get_display(isolate_ltr(shape(row)), base_dir="R")
        drawn = seen(rows.parted(rows.spans.index((start, end))))
        assert unturned(drawn).strip() == unturned(ordered).strip()


def test_the_cursor_goes_through_arabic_without_a_leap() -> None:
    text = "أريد أن أفتح حسابا في هذا البنك اليوم"
    for one, other in pairwise(cursors(text)):
        if one.cursor_row == other.cursor_row and other.line.cursor < len(text):
            assert one.cursor_cell - other.cursor_cell in (0, 1)


def test_the_cursor_stands_on_its_letter_in_a_terminal_that_orders() -> None:
    text = "أريد Alipay 12 الآن"
    for cursor in range(len(text)):
        rows = TypedRows(Line(text, cursor, LIMIT), WIDTH, "rtl", "terminal")
        assert rows.parted(0).under == text[cursor]
        assert seen(rows.parted(0)).strip() == text


def test_a_letter_keeps_its_marks_under_the_cursor_there_too() -> None:
    rows = TypedRows(Line("سلام ก้า", 5, LIMIT), WIDTH, "rtl", "terminal")
    assert rows.parted(0).under == "ก้"


def test_thai_marks_stay_under_the_cursor_of_their_letter() -> None:
    rows = TypedRows(Line("กี่ก", 0, LIMIT), WIDTH)
    assert rows.parted(0).under == "กี่"
    assert Line("กี่ก", 0).moved(1).cursor == 3


def test_a_syllable_is_two_cells_under_the_cursor() -> None:
    rows = TypedRows(Line("은행", 1, LIMIT), WIDTH)
    assert (rows.cursor_cell, rows.parted(0).under) == (2, "행")


@pytest.mark.parametrize(
    ("text", "direction"),
    [("12 سلام", "rtl"), ("Ali سلام", "ltr"), ("123 .", None), ("ไทย", "ltr")],
)
def test_a_text_begins_at_the_side_of_its_first_letter(
    text: str, direction: Direction | None
) -> None:
    assert first_strong(text) == direction
