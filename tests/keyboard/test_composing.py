import unicodedata
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.keyboard import kana, thai, vietnamese
from kiosk.keyboard.composing import PLAIN, composer_of
from kiosk.keyboard.editing import Line, composed, uncomposed
from kiosk.keyboard.free_layouts import FREE
from kiosk.keyboard.layout import Layout

layouts = pytest.mark.parametrize("layout", FREE, ids=[each.id for each in FREE])
GRAVE, HOOK, TILDE, ACUTE, DOT = vietnamese.TONES


def types_of(layout: Layout) -> list[str]:
    keys = (key for face in layout.faces for row in face.rows for key in row)
    return sorted({key.types for key in keys if key.types})


# Every script.


@layouts
@given(choices=st.lists(st.integers(0, 999), max_size=25), cursor=st.integers(0, 25))
def test_keys_in_any_order_leave_composed_text_within_the_limit(
    layout: Layout, choices: list[int], cursor: int
) -> None:
    keys, composer = types_of(layout), composer_of(layout.id)
    line = Line(limit=20)
    for number, choice in enumerate(choices):
        line = composed(line, keys[choice % len(keys)], composer)
        line = line.put_at(cursor) if number % 7 == 6 else line
        assert unicodedata.is_normalized("NFC", line.text[: line.cursor])
        assert len(line.text) <= line.limit
        assert 0 <= line.cursor <= len(line.text)


@layouts
@given(text=st.text(max_size=12), cursor=st.integers(0, 12))
def test_backspace_empties_what_is_before_the_cursor_and_nothing_else(
    layout: Layout, text: str, cursor: int
) -> None:
    line = Line(unicodedata.normalize("NFC", text)).put_at(cursor)
    after, composer = line.text[line.cursor :], composer_of(layout.id)
    for _key in range(60):
        shorter = uncomposed(line, composer)
        assert shorter != line or line.cursor == 0
        line = shorter
    assert line == Line(after, 0)


def test_a_key_over_the_limit_changes_nothing() -> None:
    line = Line("abc", 3, limit=3)
    assert composed(line, "d", PLAIN) is line
    assert composed(Line("각", 1, limit=1), "ㅏ", composer_of("free-ko")).text == "각"


def test_a_key_joins_what_is_before_the_cursor_only() -> None:
    line = composed(Line("하다", 1), "ㄴ", composer_of("free-ko"))
    assert line == Line("한다", 1)


def test_scripts_whose_keys_only_add_need_no_composer() -> None:
    assert composer_of("free-ar") is PLAIN
    assert composer_of("phone") is PLAIN


# Vietnamese.


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        (f"viêt{DOT}", "việt"),
        (f"vi{ACUTE}êt", "viết"),
        (f"hoa{GRAVE}", "hòa"),
        (f"hoa{GRAVE}n", "hoàn"),
        (f"thuy{ACUTE}", "thúy"),
        (f"qua{ACUTE}", "quá"),
        (f"quy{ACUTE}", "quý"),
        (f"gia{ACUTE}", "giá"),
        (f"gi{GRAVE}", "gì"),
        (f"gi{ACUTE}a", "giá"),
        (f"gi{GRAVE}n", "gìn"),
        (f"giêng{ACUTE}", "giếng"),
        (f"ngươi{GRAVE}", "người"),
        (f"ngoai{GRAVE}", "ngoài"),
        (f"khuyu{HOOK}", "khuỷu"),
        (f"cua{HOOK}", "của"),
        (f"mưa{TILDE}", "mữa"),
        (f"tiên{GRAVE}", "tiền"),
        (f"NGÂN HANG{GRAVE}", "NGÂN HÀNG"),
        (f"xin hoi{HOOK}", "xin hỏi"),
        (f"quôc{ACUTE}", "quốc"),
        (f"thuơ{HOOK}", "thuở"),
        (f"đươc{DOT}", "được"),
        (f"cach{ACUTE}", "cách"),
    ],
)
def test_a_tone_goes_to_the_vowel_that_carries_it(keys: str, word: str) -> None:
    assert reduce(vietnamese.compose, keys, "") == word


def test_a_tone_replaces_another_and_goes_when_it_is_typed_again() -> None:
    assert vietnamese.compose("má", GRAVE) == "mà"
    assert vietnamese.compose("má", ACUTE) == "ma"


@pytest.mark.parametrize("text", ["", "a ", "xyz1", "đ", "señ"])
def test_a_tone_without_a_vowel_is_not_taken(text: str) -> None:
    assert vietnamese.compose(text, DOT) == text


@pytest.mark.parametrize("word", ["café résumé", "Réal", "señor", "Müller", "Beyoncé"])
def test_words_of_others_stay_as_they_are_typed(word: str) -> None:
    assert reduce(vietnamese.compose, word, "") == word


@given(st.text(max_size=30), st.sampled_from(["a", "n", *vietnamese.TONES]))
def test_only_the_last_syllable_changes(text: str, key: str) -> None:
    text = unicodedata.normalize("NFC", text)
    kept = text[: max(len(text) - vietnamese.LONGEST, 0)]
    assert vietnamese.compose(text, key).startswith(kept)


# Japanese.


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("か\u3099", "が"),
        ("か\u3099\u3099", "か"),
        ("は\u3099\u309a", "ぱ"),
        ("は\u309a\u3099", "ば"),
        ("つ小", "っ"),
        ("つ小小", "つ"),
        ("つ小\u3099", "づ"),
        ("ウ\u3099", "ヴ"),
        ("きや小", "きゃ"),
        ("ん\u3099", "ん"),
        ("か\u309a", "か"),
        ("小\u3099\u309a", ""),
        ("A\u3099小", "A"),
        ("フ\u309aラ", "プラ"),
    ],
)
def test_marks_change_the_kana_before_them(keys: str, text: str) -> None:
    assert reduce(kana.compose, keys, "") == text


@given(st.text(max_size=5), st.sampled_from([kana.VOICED, kana.HALF_VOICED, "小"]))
def test_no_mark_is_ever_left_alone(text: str, mark: str) -> None:
    changed = kana.compose(text, mark)
    assert len(changed) == len(text)
    assert changed[:-1] == text[:-1]


# Thai.


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("กิน", "กิน"),
        ("ที่", "ที่"),
        ("น้ำ", "น้ำ"),
        ("นํา", "นำ"),
        ("เเม่", "แม่"),
        ("สิทธิ์", "สิทธิ์"),
        ("พันธุ์", "พันธุ์"),
        ("ท่ี", "ที่"),
        ("็ก็", "ก็"),
        ("กิี", "กิ"),
        ("ก่้", "ก่"),
        ("ก์่", "ก์"),
        ("ู", ""),
        ("a่", "a"),
        ("า่", "า"),
        ("เ้", "เ"),
        ("ำ", ""),
        ("กิำ", "กิ"),
    ],
)
def test_marks_stand_in_order_or_are_refused(keys: str, text: str) -> None:
    assert reduce(thai.compose, keys, "") == text


THAI_KEYS = types_of(next(each for each in FREE if each.id == "free-th"))


@given(st.lists(st.sampled_from(THAI_KEYS), max_size=30))
def test_no_order_of_keys_piles_marks_up(keys: list[str]) -> None:
    text = reduce(thai.compose, keys, "")
    marks = 0
    for place, character in enumerate(text):
        marks = marks + 1 if thai.MARKS.match(character) else 0
        assert marks <= 2
        if marks == 1:
            assert "ก" <= text[place - 1] <= "ฮ"


def test_thai_is_taken_back_mark_by_mark() -> None:
    assert thai.backspaced("ที่") == "ที"
    assert uncomposed(Line("ที่ก", 3), composer_of("free-th")) == Line("ทีก", 2)
