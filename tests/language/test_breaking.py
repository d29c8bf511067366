from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kiosk.language.breaking import NEVER_FIRST, clusters, wrap

LETTERS = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(
        "abc 12-+.,()中文、。（）「」！한국어العربية\u0301\u200d\u3000\t\n"
    ),
)
TEXTS = st.text(LETTERS, max_size=80)
CHINESE = st.text(st.sampled_from("中文字语请到柜台、。，（）「」！？"), max_size=60)


def lines(text: str, width: int) -> list[str]:
    return wrap(text, width, cell_len)


def letters(text: str) -> str:
    """Everything of a text but spaces and newlines."""
    return "".join(text.split())


@given(TEXTS, st.integers(-1, 40))
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    for line in lines(text, width):
        alone = len(list(clusters(line))) == 1

        assert cell_len(line) <= max(width, 1) or alone


@given(TEXTS, st.integers(1, 40))
def test_nothing_but_spaces_is_lost_or_moved(text: str, width: int) -> None:
    assert letters("".join(lines(text, width))) == letters(text)


@given(TEXTS)
def test_what_fits_is_not_broken(text: str) -> None:
    one_line = " ".join(text.split())

    assert lines(one_line, 400) == [one_line]


def has_no_pile(text: str) -> bool:
    """Whether no more than two signs in a row must stay with a neighbour."""
    run = 0
    for character in text:
        run = 0 if character.isalpha() else run + 1
        if run > 2:
            return False
    return True


@given(CHINESE.filter(has_no_pile), st.integers(10, 30))
def test_no_chinese_line_starts_with_closing_punctuation(text: str, width: int) -> None:
    for line in lines(text, width)[1:]:
        assert line[0] not in NEVER_FIRST


@given(CHINESE.filter(has_no_pile), st.integers(10, 30))
def test_no_chinese_line_ends_with_an_opening_bracket(text: str, width: int) -> None:
    for line in lines(text, width)[:-1]:
        assert line[-1] not in "（「"


def test_latin_breaks_at_spaces() -> None:
    assert lines("Bring your passport today", 13) == ["Bring your", "passport", "today"]


def test_chinese_breaks_between_characters_but_not_before_a_comma() -> None:
    assert lines("请带上护照，再来", 10) == ["请带上护", "照，再来"]


def test_korean_words_stay_whole() -> None:
    assert lines("외국인등록증과 여권을", 16) == ["외국인등록증과", "여권을"]


def test_a_korean_word_longer_than_the_line_is_cut() -> None:
    assert lines("외국인등록증과", 6) == ["외국인", "등록증", "과"]


def test_a_telephone_number_keeps_its_spaces_on_one_line() -> None:
    assert lines("Call +86 10 6659 6688 now", 18) == [
        "Call",
        "+86 10 6659 6688",
        "now",
    ]


def test_a_telephone_number_wider_than_the_line_breaks_at_its_spaces() -> None:
    assert lines("+86 10 6659 6688", 9) == ["+86 10", "6659 6688"]


def test_an_iban_an_amount_and_a_range_stay_whole() -> None:
    assert lines("to GB29 NWBK 6016 1331 9268 19", 28)[1] == (
        "GB29 NWBK 6016 1331 9268 19"
    )
    assert lines("pay CNY 200 there", 9) == ["pay", "CNY 200", "there"]
    assert lines("open 9:00 – 17:00", 12) == ["open", "9:00 – 17:00"]


def test_an_address_in_chinese_text_stays_whole() -> None:
    assert lines("请写信到name@bank.cn谢谢", 12) == ["请写信到", "name@bank.cn", "谢谢"]


def test_a_chinese_date_is_not_parted_from_its_units() -> None:
    assert lines("请在2026年前来", 9) == ["请在", "2026年前", "来"]


def test_newlines_and_empty_lines_are_kept() -> None:
    assert lines("one\n\ntwo\r\nthree", 9) == ["one", "", "two", "three"]
    assert lines("", 9) == [""]


def test_a_wide_character_in_one_cell_still_makes_progress() -> None:
    assert lines("中文", 1) == ["中", "文"]


def test_a_mark_stays_with_its_letter() -> None:
    assert wrap("e\u0301e\u0301", 3, len) == ["e\u0301", "e\u0301"]
    assert wrap("👩\u200d💻👩\u200d💻", 4, len) == ["👩\u200d💻", "👩\u200d💻"]


def test_long_text_of_any_kind_ends() -> None:
    for unit in ("(", "1 ", "a", "中", "(1", "A1 "):
        assert letters("".join(lines(unit * 5000, 40))) == letters(unit * 5000)
