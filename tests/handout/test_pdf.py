import json
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
import zxingcpp
from msgspec.structs import replace

from kiosk.errors import HandoutError
from kiosk.handout.model import Code, Handout, Line, Paper
from kiosk.handout.pdf import Press
from kiosk.handout.sheet import sheet
from tests.handout.payloads import PAYLOADS, with_text
from tests.handout.samples import LANGUAGES, open_account

STAMP = 1_795_305_600
THERMAL_DPI = 203


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


def made(press: Press, handout: Handout, paper: Paper = "a4") -> bytes:
    return press.pdf(handout, paper=paper, timestamp=STAMP)


def codes_on(pdf: bytes) -> list[str]:
    """Read every code on the pages, as a coarse black-and-white printer does."""
    found: list[str] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=THERMAL_DPI / 72).to_pil().convert("L")
            dots = picture.point(lambda grey: 255 * (grey > 127))
            codes = zxingcpp.read_barcodes(dots, try_invert=False)
            found += [code.text for code in codes]
            page.close()
    return found


def words_on(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(texts).split())


def rows_of_signs(pdf: bytes) -> set[str]:
    """Give digits and their signs as they stand from left to right, row by row."""
    rows: list[list[tuple[float, str]]] = []
    lowest = 0.0
    for bottom, left, sign in sorted(signs_on(pdf)):
        # Signs of one row may come from two fonts with other depths.
        if not rows or bottom > lowest + 6:
            rows.append([])
            lowest = bottom
        rows[-1].append((left, sign))
    return {"".join(sign for _, sign in sorted(row)) for row in rows}


def signs_on(pdf: bytes) -> list[tuple[float, float, str]]:
    found: list[tuple[float, float, str]] = []
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        for place in range(page.count_chars()):
            sign = page.get_text_range(place, 1)
            if sign in set("0123456789+-,"):
                left, bottom, _, _ = page.get_charbox(place, loose=True)
                found.append((bottom, left, sign))
    return found


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_on_the_printed_page_is_read(
    press: Press, language: str, paper: Paper
) -> None:
    handout = open_account(language)
    assert handout.code is not None
    assert codes_on(made(press, handout, paper)) == [handout.code.text]


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_the_fullest_code_on_the_printed_page_is_read(
    press: Press, paper: Paper
) -> None:
    code = Code("é" * 100, Line("scan"), level="Q")
    handout = replace(open_account("en"), code=code)
    assert codes_on(made(press, handout, paper)) == [code.text]


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("a5", (420, 595))])
def test_a_page_has_the_size_of_its_paper(
    press: Press, paper: Paper, size: tuple[int, int]
) -> None:
    with pypdfium2.PdfDocument(made(press, open_account("ar"), paper)) as document:
        assert len(document) == 2
        page = document[0]
        assert (round(page.get_width()), round(page.get_height())) == size


@pytest.mark.parametrize(
    ("number", "drawn"),
    [
        ("1588-9999", "1588-9999"),
        ("+86 10-95588", "+8610-95588"),
        ("2026-11-22", "2026-11-22"),
        ("138 0013 8000", "13800138000"),
        ("20,000-30,000", "20,000-30,000"),
        ("6217 0000 1234 5678 9012 3456 7890", "6217000012345678901234567890"),
    ],
)
def test_numbers_in_arabic_stand_in_their_order_on_the_page(
    press: Press, number: str, drawn: str
) -> None:
    line = Line(f"اتصل بالرقم {number} الآن")
    handout = replace(open_account("ar"), lead=line, sections=(), code=None, footer=())
    assert drawn in rows_of_signs(made(press, handout))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_handout_is_the_same_bytes(press: Press, language: str) -> None:
    first = made(press, open_account(language))
    assert made(Press(), open_account(language)) == first
    other = press.pdf(open_account(language), paper="a4", timestamp=STAMP + 86_400)
    assert other != first


def test_the_file_claims_its_language_and_standards(press: Press) -> None:
    pdf = made(press, open_account("ko"))
    assert b"/Lang" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf


@pytest.mark.parametrize("language", ["en", "ko", "ar"])
def test_a_character_without_a_glyph_is_named(press: Press, language: str) -> None:
    handout = replace(open_account(language), lead=Line("here \U00013000 it is"))
    with pytest.raises(HandoutError, match=r"U\+13000 EGYPTIAN HIEROGLYPH A001"):
        made(press, handout)
    with pytest.raises(HandoutError, match=r"U\+13000"):
        press.png(handout, paper="a4", timestamp=STAMP)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_any_text_is_printed_as_it_is(press: Press, payload: str) -> None:
    shown = words_on(made(press, with_text(payload))).replace(" ", "")
    assert shown.count(payload.replace(" ", "")) >= 20


def test_half_a_character_is_refused(press: Press) -> None:
    with pytest.raises(HandoutError):
        made(press, replace(open_account("en"), lead=Line("\ud800")))


def test_two_threads_may_share_a_press(press: Press) -> None:
    handouts = [open_account(language) for language in LANGUAGES] * 2
    alone = [made(press, handout) for handout in handouts]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda handout: made(press, handout), handouts))
    assert together == alone


def test_pictures_are_one_for_each_page(press: Press) -> None:
    pages = press.png(open_account("zh"), paper="a5", timestamp=STAMP, ppi=72)
    assert len(pages) == 2
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_one_page_is_one_picture(press: Press) -> None:
    handout = replace(open_account("en"), sections=(), code=None, lead=None)
    assert len(press.png(handout, paper="a4", timestamp=STAMP, ppi=72)) == 1


def test_korean_words_are_kept_whole() -> None:
    title = json.loads(sheet(open_account("ko"), "a4"))["title"]
    whole = [run["text"] for run in title["runs"] if run["kind"] == "whole"]
    assert whole == ["개인", "은행", "계좌", "만들기"]


def test_arabic_numbers_are_kept_whole_and_long_phrases_may_break() -> None:
    phrase = "Industrial and Commercial Bank of China"
    handout = replace(open_account("ar"), lead=Line(f"في {phrase} رقم 1588-9999"))
    runs = json.loads(sheet(handout, "a4"))["lead"]["runs"]
    kinds = [(run["kind"], run["text"]) for run in runs if run["kind"] != "plain"]
    assert kinds == [("long", phrase), ("whole", "1588-9999")]
