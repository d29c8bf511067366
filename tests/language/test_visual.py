import subprocess
import sys

import pytest
from arabic_reshaper import reshape
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kiosk.language.breaking import clusters
from kiosk.language.languages import Direction
from kiosk.language.visual import (
    CONTROLS,
    Align,
    Bidi,
    isolate_ltr,
    lay_out,
    shape,
    visual_line,
)

ARABIC_WORDS = st.lists(
    st.text(st.sampled_from("ابتثجحخدرسشعغفقكلمنهوي"), min_size=1, max_size=8),
    min_size=1,
    max_size=8,
)
ANY_TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("ابلاأهم٠١ ()<>«»[]01-+ .,:/ABc中文한、（）%\u200d\u0301\n"),
    ),
    max_size=60,
)


def joined(text: str) -> str:
    """Arabic words as the shaping library joins them, drawn from the right."""
    return str(reshape(text))[::-1]


def rtl(text: str) -> str:
    return visual_line(text, base="rtl")


@pytest.mark.parametrize(
    ("logical", "visual"),
    [
        (
            "اتصل +20 10-1234-5678 الآن",
            f"{joined('الآن')} +20 10-1234-5678 {joined('اتصل')}",
        ),
        ("الهاتف: 1588-9999", f"1588-9999 :{joined('الهاتف')}"),
        ("حتى 2026-11-22 14:30.", f".2026-11-22 14:30 {joined('حتى')}"),
        ("يوم (الأحد) فقط", f"{joined('فقط')} ({joined('الأحد')}) {joined('يوم')}"),
        ("اضغط «التالي»", f"«{joined('التالي')}» {joined('اضغط')}"),
        ("بنك (Bank of China) هنا", f"{joined('هنا')} (Bank of China) {joined('بنك')}"),
        ("رسوم (Bank) 50%", f"50% (Bank) {joined('رسوم')}"),
        ("رمز P<UTOERIKSSON<<ANNA", f"P<UTOERIKSSON<<ANNA {joined('رمز')}"),
        ("اكتب <<< ثم", f"{joined('ثم')} <<< {joined('اكتب')}"),
        ("خلال 7–10 أيام", f"{joined('أيام')} 7–10 {joined('خلال')}"),
        ("من 9:00 – 17:00", f"9:00 – 17:00 {joined('من')}"),
        ("رقم (+20) 10 1234", f"(+20) 10 1234 {joined('رقم')}"),
        ("إلى name@bank.cn.", f".name@bank.cn {joined('إلى')}"),
        ("رابط https://a.cn/b/", f"https://a.cn/b/ {joined('رابط')}"),
        ("حساب GB29 NWBK 6016 13", f"GB29 NWBK 6016 13 {joined('حساب')}"),
        ("رقم ٠١٠-١٢٣٤", f"٠١٠-١٢٣٤ {joined('رقم')}"),
        ("حرارة -5 فقط", f"{joined('فقط')} -5 {joined('حرارة')}"),
        ("الاسم 张伟 هنا", f"{joined('هنا')} 张伟 {joined('الاسم')}"),
        ("نوفمبر 2026 (2026-11-02)", f"(2026-11-02) 2026 {joined('نوفمبر')}"),
        ("بنك ABC (DEF) GHI", f"ABC (DEF) GHI {joined('بنك')}"),
        ("رقم +20 (10) 1234-5678", f"+20 (10) 1234-5678 {joined('رقم')}"),
        ("رقم 0086(10)6659", f"0086(10)6659 {joined('رقم')}"),
        ("اكتب ALI <<< ثم", f"{joined('ثم')} ALI <<< {joined('اكتب')}"),
        ("1. الاسم", f"{joined('الاسم')} .1"),
        ("اسم ที่นี่ هنا", f"{joined('هنا')} ที่นี่ {joined('اسم')}"),
    ],
)
def test_a_right_to_left_line_is_drawn_as_an_arabic_reader_expects(
    logical: str, visual: str
) -> None:
    assert rtl(logical) == visual


@pytest.mark.parametrize(
    ("logical", "visual"),
    [
        ("Name: أحمد علي, ok", f"Name: {joined('أحمد علي')}, ok"),
        ("شارع 15 مبنى 3", f"3 {joined('مبنى')} 15 {joined('شارع')}"),
        ("Name أحمد (علي) ok", f"Name ({joined('علي')}) {joined('أحمد')} ok"),
        ("姓名：علي，电话 1588-9999", f"姓名：{joined('علي')}，电话 1588-9999"),
    ],
)
def test_arabic_inside_a_left_to_right_line_turns_only_itself(
    logical: str, visual: str
) -> None:
    assert visual_line(logical, base="ltr") == visual


@given(ARABIC_WORDS, st.sampled_from([" ", "، ", " (", ") ", " «", "» ", ": "]))
def test_plain_arabic_agrees_with_an_independent_algorithm(
    words: list[str], between: str
) -> None:
    text = between.join(words)

    assert rtl(text) == get_display(shape(text), base_dir="R")


@given(
    ANY_TEXT.filter(lambda text: not any("\u0590" <= c <= "\U00010fff" for c in text))
)
def test_text_without_arabic_comes_back_without_what_commands_a_terminal(
    text: str,
) -> None:
    assert rtl(text) == CONTROLS.sub("", text)


@given(ANY_TEXT, st.sampled_from(["ltr", "rtl"]))
def test_no_text_breaks_the_ordering(text: str, base: Direction) -> None:
    line = visual_line(text, base=base)

    assert cell_len(line) <= cell_len(text)


@given(st.from_regex(r"\+[0-9]{1,3}( [0-9]{2,4}){1,3}(-[0-9]{2,4})?", fullmatch=True))
def test_every_telephone_number_keeps_its_order(number: str) -> None:
    assert number in rtl(f"اتصل على {number} الآن")
    assert f"\u2066{number}\u2069" in isolate_ltr(f"اتصل على {number} الآن")


def test_marks_of_direction_in_the_text_have_no_effect() -> None:
    assert visual_line("ab\u202ecd\u2066e", base="ltr") == "abcde"
    assert lay_out(
        "ab\u202ecd", 9, direction="ltr", bidi="terminal", measure=cell_len
    ) == ("abcd",)


def test_joiners_do_not_confuse_the_shaping() -> None:
    assert shape("ب\u200dلا") == shape("بلا")
    assert shape("ب\u200cلا") == shape("ب") + shape("لا")


@given(
    ANY_TEXT,
    st.integers(1, 30),
    st.sampled_from(["ltr", "rtl"]),
    st.sampled_from(["app", "terminal"]),
    st.sampled_from(["start", "center", "end"]),
)
def test_no_line_laid_out_is_wider_than_the_width(
    text: str, width: int, direction: Direction, bidi: Bidi, align: Align
) -> None:
    drawn = lay_out(
        text, width, direction=direction, bidi=bidi, measure=cell_len, align=align
    )

    for line in drawn:
        assert cell_len(line) <= width or len(list(clusters(line))) == 1


def arabic(text: str, width: int, align: Align = "start") -> tuple[str, ...]:
    return lay_out(
        text, width, direction="rtl", bidi="app", measure=cell_len, align=align
    )


def test_the_first_words_stand_on_the_first_line() -> None:
    assert arabic("افتح حساب اليوم", 10) == (
        f" {joined('افتح حساب')}",
        f"     {joined('اليوم')}",
    )


def test_width_is_measured_with_ligatures() -> None:
    assert arabic("سلام سلام", 7) == (joined("سلام سلام"),)


@given(
    st.text(
        st.sampled_from("لاأآإٱبمـ\u064b\u0651\u0670\u08e2\u200c\u200d1"), max_size=20
    )
)
def test_the_width_for_breaking_is_the_width_drawn(text: str) -> None:
    wide = lay_out(text, 99, direction="rtl", bidi="app", measure=cell_len)
    drawn = cell_len(wide[0].strip())

    exact = lay_out(text, max(drawn, 1), direction="rtl", bidi="app", measure=cell_len)

    assert len(exact) == 1


def test_lines_go_to_the_side_that_is_asked_for() -> None:
    word = joined("حساب")
    assert arabic("حساب", 10) == (" " * 6 + word,)
    assert arabic("حساب", 10, "center") == (" " * 3 + word,)
    assert arabic("حساب", 10, "end") == (word,)


def test_chinese_on_an_arabic_screen_is_only_moved_to_the_right() -> None:
    assert lay_out(
        "（中文）", 10, direction="ltr", bidi="app", measure=cell_len, align="end"
    ) == ("  （中文）",)


def ordered_there(text: str, direction: Direction) -> tuple[str, ...]:
    return lay_out(text, 12, direction=direction, bidi="terminal", measure=cell_len)


def test_a_terminal_that_orders_text_itself_gets_logical_lines_each_isolated() -> None:
    assert ordered_there("سلام", "rtl") == ("        \u2067سلام\u2069",)
    assert ordered_there("سلام 12-34", "rtl") == (
        "  \u2067سلام \u206612-34\u2069\u2069",
    )
    assert ordered_there("中文 سلام", "ltr") == ("\u2066中文 سلام\u2069",)
    assert ordered_there("12-34", "rtl") == ("       12-34",)


def test_isolation_covers_numbers_and_leaves_arabic_alone() -> None:
    assert isolate_ltr("الهاتف: 1588-9999.") == "الهاتف: \u20661588-9999\u2069."


def test_nothing_for_arabic_is_loaded_before_arabic_is_drawn() -> None:
    code = (
        "import sys; from kiosk.language.visual import lay_out;"
        "lay_out('Hello 你好', 5, direction='ltr', bidi='app', measure=len);"
        "print(sorted({'arabic_reshaper', 'babel', 'bidi'} & set(sys.modules)))"
    )

    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert shown.stdout.strip() == "[]"


def test_long_lines_are_ordered_in_the_time_of_their_length() -> None:
    for unit in ("ا(", "a ", "(a ", "ا1 ", "<", "-1", "a.", "ا«"):
        assert rtl("م" + unit * 5000)
