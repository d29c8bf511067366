import pytest
from bidi import get_display
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.identity.cleaning import clean_text
from kiosk.language.arranging import arranged
from kiosk.language.languages import Direction
from kiosk.language.visual import isolate_ltr, visual_line

DIRECTIONS = st.sampled_from(["ltr", "rtl"])
TYPED = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(
            "ابلاأهملا٠١ ()<>«»[]01-+ .,:/ABcก่ี中文한、\u064b\u200c\u200d\u0301"
        ),
    ),
    max_size=40,
).map(lambda text: clean_text(text, limit=60))


@settings(max_examples=400)
@given(TYPED, DIRECTIONS)
@example("لَا لا ل\u200cا", "rtl")
@example("\u200d(1)\u200d", "rtl")
def test_the_characters_make_up_the_line_that_is_drawn(
    text: str, base: Direction
) -> None:
    drawn = arranged(text, base=base)

    assert "".join(each.cells for each in drawn) == visual_line(text, base=base)


@settings(max_examples=400)
@given(TYPED, DIRECTIONS)
@example("\u064bب", "rtl")
@example("ب\u0301\u064b", "rtl")
def test_every_character_is_in_exactly_one_of_them(text: str, base: Direction) -> None:
    places = sorted(
        place
        for each in arranged(text, base=base)
        for place in range(each.start, each.end)
    )

    assert places == list(range(len(text)))


ISOLATES = dict.fromkeys(map(ord, "\u2066\u2069"))
SENTENCES = (
    "أريد فتح حساب",
    "اتصل على 1588-9999 بسرعة",
    "أدفع عبر Alipay كل يوم",
    "المبلغ 3,500.00 ¥ فقط",
    "يوم 2026-11-22 الساعة 14:30",
    "(أحمد) من Bank of China هنا",
    "عندي 5 أسئلة و12 طلبا؟",
)


def independent(text: str, index: int) -> int:
    """The cell of one character as python-bidi orders the line."""
    isolated = isolate_ltr(text)
    places = [at for at, each in enumerate(isolated) if ord(each) not in ISOLATES]
    stand_in = _stand_in(text[index])
    marked = (
        isolated[: places[index]] + stand_in + isolated[places[index] + len(stand_in) :]
    )
    ordered: str = get_display(marked, base_dir="R")
    return ordered.translate(ISOLATES).index(stand_in)


def _stand_in(character: str) -> str:
    """Another character that orders alike, and is in no sentence."""
    if character.isdecimal():
        return "8"
    if character.isalpha():
        return "Ω" if character.isascii() else "ש"
    return {" ": "\u2003"}.get(character, character)


@pytest.mark.parametrize("text", [each.replace("8", "3") for each in SENTENCES])
def test_each_character_stands_where_an_independent_order_puts_it(text: str) -> None:
    cells = {each.start: cell for cell, each in enumerate(arranged(text, base="rtl"))}
    for index, character in enumerate(text):
        if text.count(character) == 1 or _stand_in(character) != character:
            assert cells[index] == independent(text, index), character


def test_lam_and_alef_are_one_character() -> None:
    drawn = arranged("سلام", base="rtl")
    assert [(each.start, each.end) for each in drawn] == [(3, 4), (1, 3), (0, 1)]


def test_vowel_marks_belong_to_their_letter() -> None:
    drawn = arranged("بَنك", base="rtl")
    assert [(each.start, each.end) for each in drawn] == [(3, 4), (2, 3), (0, 2)]
