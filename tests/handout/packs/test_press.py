"""Packs on paper: pages, codes, sizes, glyphs, standards."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise

import msgspec
import pypdfium2
import pytest

from kiosk.errors import HandoutError
from kiosk.handout.model import Line
from kiosk.handout.packs.booklet import of_pages
from kiosk.handout.packs.model import (
    EDITIONS,
    Booklet,
    Edition,
    PhraseCard,
    Poster,
    PosterPaper,
)
from kiosk.handout.packs.phrase_card import of_phrases
from kiosk.handout.packs.poster import of_languages
from kiosk.handout.packs.press import PackPress
from kiosk.settings import Branch, Settings
from tests.handout.packs.pseudo import PSEUDO, Bank
from tests.handout.packs.test_booklet import guides, services
from tests.handout.test_pdf import codes_on

STAMP = 1_795_348_800
A4, A5, A3 = (595, 842), (420, 595), (842, 1191)
SIZES = {"a4": A4, "a5": A5, "large": A4}
LARGE_POINTS = 16
NAMED = replace(
    PSEUDO[0].language, own_name="Ö" * 40, greeting="W" * 60, choose="C" * 90
)


def short(bank: Bank, code: str = "en") -> Booklet:
    """Two chapters of each part."""
    return of_pages(
        services(bank)[:2], guides(bank)[:2], bank.voices(code), bank.library
    )


def whole(bank: Bank, code: str) -> Booklet:
    return of_pages(services(bank), guides(bank), bank.voices(code), bank.library)


def booklet_of(press: PackPress, booklet: Booklet, edition: Edition = "a4") -> bytes:
    return press.booklet(booklet, edition, timestamp=STAMP)


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(text.split()) for text in texts]


def counted(text: str, number: int | None = None, total: int | None = None) -> bool:
    """Tell whether a page has a number: "2 / 14", drawn so in every direction.

    Of lines from right to left the reader of the test gives the two in turn.
    """
    found = {(int(a), int(b)) for a, b in re.findall(r"(\d+) / (\d+)", text)}
    if number is None or total is None:
        return bool(found)
    return bool(found & {(number, total), (total, number)})


def sizes_of(pdf: bytes) -> set[tuple[int, int]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return {(round(width), round(height)) for width, height in map(_size, document)}


def _size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    return page.get_width(), page.get_height()


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_contents_name_the_page_on_which_each_chapter_begins(
    bank: Bank, press: PackPress, edition: Edition
) -> None:
    booklet = whole(bank, "en")
    pages = pages_of(booklet_of(press, booklet, edition))
    first = next(
        place
        for place, text in enumerate(pages)
        if place and booklet.chapters[0].sections[0].lines[0].text in text
    )
    contents = " ".join(pages[1:first])

    for chapter in booklet.chapters:
        title = re.escape(chapter.title.text)
        found = re.search(rf"{title} \D+(\d+)\b", contents)
        assert found is not None, chapter.id
        page = pages[int(found[1]) - 1]
        assert chapter.title.text in page
        assert chapter.sections[0].title.text in page


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_index_names_the_pages_on_which_a_number_stands(
    bank: Bank, press: PackPress, edition: Edition
) -> None:
    booklet = whole(bank, "en")
    pages = pages_of(booklet_of(press, booklet, edition))
    index = " ".join(pages).rpartition(booklet.numbers_title.text)[2]
    checked = 0
    for number, following in pairwise(booklet.numbers):
        row = index.partition(number.line.text)[2].partition(following.line.text)[0]
        # A row at the end of a page has the foot of the page behind it.
        named = re.search(r"(\d+(?:, \d+)*) *$", row)
        for page in map(int, named[1].split(", ") if named else ()):
            assert re.search(rf"(?<!\d){number.number}(?!\d)", pages[page - 1]), number
            checked += 1
    assert checked > 10


def test_every_page_but_the_cover_has_its_number(bank: Bank, press: PackPress) -> None:
    cover, *pages = pages_of(booklet_of(press, short(bank)))

    total = len(pages) + 1
    assert not counted(cover)
    for number, text in enumerate(pages, start=2):
        assert counted(text, number, total)


@pytest.mark.parametrize("code", ["en", "zh", "ko", "ar", "xa", "xw", "xr"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_cover_is_one_page_and_the_paper_is_the_one_asked_for(
    bank: Bank, press: PackPress, edition: Edition, code: str
) -> None:
    booklet = short(bank, code)
    pdf = booklet_of(press, booklet, edition)

    assert sizes_of(pdf) == {SIZES[edition]}
    cover, contents, *_ = pages_of(pdf)
    assert not counted(cover)
    assert counted(contents)


@pytest.mark.parametrize(
    ("edition", "code"),
    [("a4", "ko"), ("a4", "xa"), ("a5", "en"), ("a5", "xr"), ("large", "ar")],
)
def test_the_code_of_each_chapter_is_read_from_the_page(
    bank: Bank, press: PackPress, edition: Edition, code: str
) -> None:
    booklet = short(bank, code)

    read = codes_on(booklet_of(press, booklet, edition))
    assert read == [one.code.text for one in booklet.chapters if one.code]
    assert len(read) == 4


def test_everything_in_large_print_is_large(bank: Bank, press: PackPress) -> None:
    pdf = booklet_of(press, short(bank, "en"), "large")

    small: list[str] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for place in range(text.count_chars()):
                points = pypdfium2.raw.FPDFText_GetFontSize(text, place)
                sign = text.get_text_range(place, 1)
                if sign.strip() and points < LARGE_POINTS:
                    small.append(sign)
    assert small == []


@pytest.mark.parametrize("code", ["ko", "ar"])
def test_the_same_pack_is_the_same_bytes(bank: Bank, code: str) -> None:
    def made() -> list[bytes]:
        press = PackPress()
        card = of_phrases(bank.voices(code), bank.library)
        return [
            booklet_of(press, short(bank, code)),
            press.phrase_card(card, timestamp=STAMP),
            press.poster(poster(bank), "a4", timestamp=STAMP),
        ]

    assert made() == made()


def test_every_file_claims_its_language_and_standards(
    bank: Bank, press: PackPress
) -> None:
    card = of_phrases(bank.voices("ar"), bank.library)
    for pdf, language in (
        (booklet_of(press, short(bank, "ko")), b"(ko)"),
        (press.phrase_card(card, timestamp=STAMP), b"(ar)"),
        (press.poster(poster(bank), "a3", timestamp=STAMP), b"(en)"),
    ):
        assert b"/Lang" + language in pdf
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
        assert b"<pdfaid:part>2</pdfaid:part>" in pdf


def test_a_character_without_a_glyph_is_named(bank: Bank, press: PackPress) -> None:
    branch = Branch(name="Bank \U00013000")
    named = replace(bank, settings=Settings(branch=branch))

    with pytest.raises(HandoutError, match=r"U\+13000 EGYPTIAN HIEROGLYPH A001"):
        booklet_of(press, short(named))
    with pytest.raises(HandoutError, match=r"U\+13000"):
        press.poster(poster(named), "a4", timestamp=STAMP)


def test_hostile_names_of_a_bank_are_printed_as_they_are(
    bank: Bank, press: PackPress
) -> None:
    hostile = '#panic("x") *a* <b> $x$ \\u{41} @c'
    named = replace(bank, settings=Settings(branch=Branch(name=hostile)))

    for page in pages_of(booklet_of(press, short(named))):
        assert hostile.replace(" ", "") in page.replace(" ", "")
    assert hostile in pages_of(press.poster(poster(named), "a4", timestamp=STAMP))[0]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_longest_name_of_a_bank_moves_no_page(
    bank: Bank, press: PackPress, edition: Edition
) -> None:
    branch = Branch(name="Bank" * 750, name_zh="银行" * 1500)
    named = replace(bank, settings=Settings(branch=branch))

    pages = pages_of(booklet_of(press, short(named), edition))
    assert len(pages) == len(pages_of(booklet_of(press, short(bank), edition)))
    assert len(pages_of(press.poster(poster(named), "a4", timestamp=STAMP))) == 1


def poster(bank: Bank) -> Poster:
    return of_languages(bank.languages, bank.voices("en"))


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("a3", A3)])
@pytest.mark.parametrize("count", [1, 4, 6, 15, 21, 40])
def test_a_poster_is_one_page_however_many_languages_there_are(
    bank: Bank, press: PackPress, paper: PosterPaper, size: object, count: int
) -> None:
    names = (f"Language {number}" for number in range(count))
    languages = tuple(replace(NAMED, chinese_name=name) for name in names)
    pdf = press.poster(
        replace(poster(bank), languages=languages), paper, timestamp=STAMP
    )

    (text,) = pages_of(pdf)
    assert sizes_of(pdf) == {size}
    assert all(f"Language {number}" in text for number in range(count))


def test_the_poster_asks_in_english_and_chinese_and_names_every_language(
    bank: Bank, press: PackPress
) -> None:
    (text,) = pages_of(press.poster(poster(bank), "a4", timestamp=STAMP))

    assert "Which language do you speak?" in text
    assert "您说哪种语言？" in text
    for language in bank.languages:
        assert language.chinese_name in text
        if language.direction == "ltr":
            assert language.own_name in text


@pytest.mark.parametrize("code", ["xa", "xw", "xr"])
def test_the_phrases_of_a_language_to_come_have_their_pages(
    bank: Bank, press: PackPress, code: str
) -> None:
    card = of_phrases(bank.voices(code), bank.library)
    pages = pages_of(press.phrase_card(card, timestamp=STAMP))

    assert 5 < len(pages) < 30
    for number, text in enumerate(pages, start=1):
        assert counted(text, number, len(pages))


def test_phrases_are_on_the_card_with_their_numbers(
    bank: Bank, press: PackPress
) -> None:
    card = of_phrases(bank.voices("en"), bank.library)
    text = " ".join(pages_of(press.phrase_card(card, timestamp=STAMP)))

    assert "… " not in text
    for one in islice(_sayings(card), 0, None, 20):
        assert f"{one[0]} {one[1]}"[:20] in text


def _sayings(card: PhraseCard) -> list[tuple[int, str]]:
    return [
        (saying.number, saying.line.text)
        for side in card.speaking
        for situation in side.situations
        for saying in situation.sayings
        if "…" not in saying.line.text
    ]


def test_a_line_that_stands_in_english_is_marked(bank: Bank, press: PackPress) -> None:
    booklet = short(bank)
    cover = replace_title(booklet, Line("Your guide", "指南", fallback=True))

    assert "EN" in pages_of(booklet_of(press, cover))[0].split()
    assert "EN" not in pages_of(booklet_of(press, booklet))[0].split()


def replace_title(booklet: Booklet, title: Line) -> Booklet:
    return replace(booklet, cover=msgspec.structs.replace(booklet.cover, title=title))
