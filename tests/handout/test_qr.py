import re
from collections.abc import Sequence

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import HandoutError
from kiosk.handout import qr
from kiosk.handout.model import Level

ESSENTIALS = (
    "Bring: passport, Chinese phone number, employer letter. Hotline 95588.",
    "带上：护照、手机号码、在职证明。到柜台说：开立一类户。客服热线 95588。",
    "가져올 것: 여권, 휴대폰 번호, 재직증명서. 고객센터 95588.",
    "أحضر معك: جواز السفر ورقم هاتف صيني. الخط الساخن 95588.",
)


def read(rows: Sequence[Sequence[bool]]) -> str | None:
    """Decode a picture of three dots a module with a light frame round it."""
    dots = [[0 if dark else 255 for dark in row for _ in range(3)] for row in rows]
    picture = bytes(dot for row in dots for _ in range(3) for dot in row)
    shape = (len(rows) * 3, len(rows[0]) * 3)
    found = zxingcpp.read_barcode(
        memoryview(picture).cast("B", shape),
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return found.text if found else None


def modules_of(rows: Sequence[str]) -> list[list[bool]]:
    """Read half blocks as black on white."""
    halves = {" ": (False, False), "▀": (True, False), "▄": (False, True)}
    both = {**halves, "█": (True, True)}
    return [[both[cell][half] for cell in row] for row in rows for half in (0, 1)]


@pytest.mark.parametrize("text", ESSENTIALS)
@pytest.mark.parametrize("level", ["L", "M", "Q"])
def test_the_terminal_picture_of_each_language_is_read(text: str, level: Level) -> None:
    code = qr.draw(text, level=level)
    assert read(modules_of(qr.half_blocks(code))) == text


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1))
@settings(max_examples=60, deadline=None)
def test_any_plain_text_survives_the_code(text: str) -> None:
    code = qr.draw(text, level="L")
    assert read(modules_of(qr.half_blocks(code))) == text
    assert code.version == (len(code.matrix) - 17) // 4


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=150, deadline=None)
def test_a_code_that_is_given_out_always_reads_as_its_text(text: str) -> None:
    try:
        code = qr.draw(text)
    except HandoutError:
        return
    assert read(modules_of(qr.half_blocks(code))) == text


def test_the_check_does_not_read_a_code_of_light_on_dark() -> None:
    matrix = qr.draw("Hotline 95588").matrix
    assert qr.read_back(matrix) == "Hotline 95588"
    wide = (False,) * (len(matrix) + 8)
    side = (False,) * 4
    framed = [wide] * 4 + [side + row + side for row in matrix] + [wide] * 4
    assert qr.read_back(tuple(framed)) == "Hotline 95588"
    turned = tuple(tuple(not dark for dark in row) for row in framed)
    assert qr.read_back(turned) is None


def test_the_check_does_not_read_a_code_without_its_corner() -> None:
    matrix = qr.draw("Hotline 95588").matrix
    torn = tuple((False,) * 9 + row[9:] for row in matrix[:9]) + matrix[9:]
    assert qr.read_back(torn) is None


def test_half_a_character_is_refused() -> None:
    with pytest.raises(HandoutError):
        qr.draw("\ud800")


def test_a_text_beyond_the_largest_version_is_refused() -> None:
    with pytest.raises(HandoutError, match="does not fit"):
        qr.draw("a" * 3000)


def test_a_code_too_large_for_its_place_is_refused() -> None:
    assert qr.draw("a" * 100, max_version=8).version == 6
    with pytest.raises(HandoutError, match="5 fits"):
        qr.draw("a" * 100, max_version=5)


@pytest.mark.parametrize(
    ("columns", "rows", "version", "quiet"),
    [(80, 24, 5, 4), (80, 24, 6, 2), (114, 32, 9, 4), (72, 20, 3, 4), (20, 9, 0, 4)],
)
def test_the_largest_version_fits_and_the_next_does_not(
    columns: int, rows: int, version: int, quiet: int
) -> None:
    assert qr.largest_version_for(columns, rows, quiet) == version
    wide, high = qr.cells(version + 1, quiet)
    assert wide > columns or high > rows
    if version:
        wide, high = qr.cells(version, quiet)
        assert wide <= columns
        assert high <= rows


@pytest.mark.parametrize("quiet", [0, 2, 4])
def test_the_terminal_picture_has_the_size_that_was_told(quiet: int) -> None:
    code = qr.draw("https://example.org/pay")
    rows = qr.half_blocks(code, quiet)
    assert (len(rows[0]), len(rows)) == qr.cells(code.version, quiet)


@given(st.binary(min_size=1, max_size=150))
@settings(max_examples=30, deadline=None)
def test_the_vector_path_covers_exactly_the_dark_modules(raw: bytes) -> None:
    code = qr.draw(raw.hex().upper())
    rows = re.findall(r"M4 \d+\.5([hm 0-9]+)", qr.svg(code))
    assert len(rows) == len(code.matrix)
    for row, cells in zip(rows, code.matrix, strict=True):
        steps = re.findall(r"([hm])(\d+)", row)
        drawn = [step == "h" for step, width in steps for _ in range(int(width))]
        assert drawn == list(cells)[: len(drawn)]
        assert not any(cells[len(drawn) :])


def test_a_module_on_paper_is_never_under_three_thermal_dots() -> None:
    assert qr.module_mm(13, 30) == pytest.approx(30 / 77)
    with pytest.raises(HandoutError, match="too dense"):
        qr.module_mm(14, 30)
