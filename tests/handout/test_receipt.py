from itertools import groupby

import pytest
from msgspec.structs import replace
from PIL import Image

from kiosk.errors import HandoutError
from kiosk.handout import qr
from kiosk.handout.model import (
    Code,
    Entry,
    Event,
    Handout,
    Line,
    Note,
    Roll,
    Section,
)
from kiosk.handout.pdf import Press
from kiosk.handout.receipt import DOTS_PER_MM, WIDTH_DOTS, dotted, receipt
from kiosk.handout.worker import render_apart
from kiosk.handout.writing import render
from tests.handout.rolls import PASS, SCRIPTS, codes_in, picture_of, sample, with_pass

ROLLS: tuple[Roll, ...] = ("58mm", "80mm")
MARGIN = 3
"""Dots that stay white on both sides, of which a frame takes none."""


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


def drawn(press: Press, handout: Handout, roll: Roll = "80mm") -> Image.Image:
    return picture_of(receipt(handout, roll=roll, press=press, timestamp=0))


def sides_of(picture: Image.Image) -> set[int]:
    """The values of the dots at the very left and right: what runs over is cut."""
    width, height = picture.size
    sides = [(0, 0, MARGIN, height), (width - MARGIN, 0, width, height)]
    return {
        value for box in sides for value in picture.convert("L").crop(box).tobytes()
    }


def noted(value: str) -> Handout:
    entry = Entry(Line("Family name", "姓"), (value,))
    return replace(sample("en"), notes=(Note(Line("For the form"), (entry,)),))


@pytest.mark.parametrize("roll", ROLLS)
@pytest.mark.parametrize("language", SCRIPTS)
def test_the_code_on_a_receipt_is_read_and_nothing_runs_over_the_side(
    press: Press, language: str, roll: Roll
) -> None:
    handout = sample(language)
    picture = drawn(press, handout, roll)
    assert (picture.mode, picture.width) == ("1", WIDTH_DOTS[roll])
    assert handout.code is not None
    assert codes_in(picture) == [handout.code.text]
    assert sides_of(picture) == {255}


def test_the_number_of_a_step_stands_outside_and_its_point_within(
    press: Press,
) -> None:
    # Letters as tall as a number: what is short at the edge is a point.
    tall = Line("ااا")
    frame = Section("frame", tall, (tall,), "notice")
    steps = Section("steps", tall, (tall,), "steps")
    handout = replace(sample("ar"), sections=(frame, steps, frame))
    picture = drawn(press, handout).convert("L")

    heights = edge_strokes(picture, *between_frames(picture))

    assert len(heights) == 3
    assert min(heights) > 2 * DOTS_PER_MM


def between_frames(picture: Image.Image) -> tuple[int, int]:
    """Where the first frame ends, under the rule of the head, and the second begins."""
    width, height = picture.size
    rows = [picture.crop((0, y, width, y + 1)).tobytes() for y in range(height)]
    lines = [y for y, row in enumerate(rows) if row.count(0) > width * 0.9]
    begins = [y for y in lines if y - 1 not in lines]
    _rule, _top, bottom, top, *_rest = begins
    return bottom + 8, top


def edge_strokes(picture: Image.Image, top: int, bottom: int) -> list[int]:
    """How tall each stroke at the right edge is, in dots."""
    width = picture.width
    band = [
        0 in picture.crop((width - 16, y, width, y + 1)).tobytes()
        for y in range(top, bottom)
    ]
    return [sum(1 for _ in rows) for inked, rows in groupby(band) if inked]


@pytest.mark.parametrize("roll", ROLLS)
def test_each_code_stands_at_its_place(press: Press, roll: Roll) -> None:
    time = Event(
        start="2026-11-23T09:00",
        minutes=60,
        time_zone="Asia/Shanghai",
        title="At the bank",
        place="",
        code=Code("BEGIN:VEVENT\nEND:VEVENT", Line("Your time"), said="09:00"),
    )
    handout = replace(with_pass(sample("ar")), event=time)
    assert handout.code is not None
    assert time.code is not None
    found = codes_in(drawn(press, handout, roll))
    assert found == [PASS[:970], time.code.text, handout.code.text]


@pytest.mark.parametrize(("roll", "dots"), [("58mm", 3), ("80mm", 3)])
def test_a_module_is_a_whole_number_of_dots(
    press: Press, roll: Roll, dots: int
) -> None:
    picture = drawn(press, with_pass(sample("en")), roll)
    code = qr.draw_unkept(PASS[:970])
    size = len(code.matrix) * dots
    expected = Image.new("1", (size, size), 1)
    for y, row in enumerate(code.matrix):
        for x, dark in enumerate(row):
            if dark:
                corner = (x * dots, y * dots)
                expected.paste(0, (*corner, corner[0] + dots, corner[1] + dots))
    left = (picture.width - size) // 2
    places = range(picture.height - size)
    columns = [picture.crop((left, y, left + size, y + size)) for y in places]
    assert sum(one.tobytes() == expected.tobytes() for one in columns) == 1


def test_a_code_too_dense_for_a_roll_is_refused(press: Press) -> None:
    code = qr.draw_unkept("A" * 1600)
    with pytest.raises(HandoutError, match="too dense"):
        dotted(code, "58mm")


@pytest.mark.parametrize("roll", ROLLS)
@pytest.mark.parametrize("value", ["x" * 3000, "王" * 300, "محمد" * 100])
def test_a_word_of_any_length_stays_on_the_paper(
    press: Press, value: str, roll: Roll
) -> None:
    picture = drawn(press, noted(value), roll)
    assert sides_of(picture) == {255}
    assert picture.height > drawn(press, noted("Li"), roll).height + 8 * 20


def test_what_a_visitor_typed_and_no_font_has_is_a_box(press: Press) -> None:
    assert drawn(press, noted("\U00013000")).tobytes() == (
        drawn(press, noted("□")).tobytes()
    )


def test_a_line_of_ours_without_a_glyph_is_refused(press: Press) -> None:
    handout = replace(sample("en"), lead=Line("\U00013000"))
    with pytest.raises(HandoutError, match=r"U\+13000"):
        drawn(press, handout)


def test_the_same_handout_is_the_same_picture_whatever_the_time(press: Press) -> None:
    handout = sample("ko")
    first = receipt(handout, roll="58mm", press=press, timestamp=0)
    assert receipt(handout, roll="58mm", press=Press(), timestamp=86_400) == first
    assert render(handout, "receipt", paper="58mm", timestamp=5) == (first,)


async def test_a_worker_makes_the_same_receipt() -> None:
    apart = await render_apart(sample("ar"), "receipt", paper="80mm", timestamp=0)
    assert (apart,) == render(sample("ar"), "receipt", paper="80mm", timestamp=0)


def test_sheets_and_rolls_are_not_mixed_up() -> None:
    with pytest.raises(HandoutError, match="sheet"):
        render(sample("en"), "receipt", paper="a4", timestamp=0)
    with pytest.raises(HandoutError, match="roll"):
        render(sample("en"), "pdf", paper="80mm", timestamp=0)
