from hypothesis import given
from hypothesis import strategies as st

from kiosk.keyboard.editing import Line


def test_typing_goes_in_at_the_cursor() -> None:
    assert Line("KM", 1).typed("I") == Line("KIM", 2)


def test_nothing_is_typed_beyond_the_limit() -> None:
    assert Line("AB", 2, limit=3).typed("CDE") == Line("ABC", 3, limit=3)
    assert Line(limit=3).holding("ABCDE").text == "ABC"


def test_backspace_takes_a_letter_with_its_marks() -> None:
    assert Line("e\u0301x", 2).backspaced() == Line("x", 0)
    assert Line("", 0).backspaced() == Line("", 0)


def test_delete_takes_the_letter_after_the_cursor() -> None:
    assert Line("xe\u0301", 1).deleted() == Line("x", 1)
    assert Line("x", 1).deleted() == Line("x", 1)


def test_the_cursor_stays_inside_the_text() -> None:
    line = Line("KIM", 1)
    assert line.moved(-5).cursor == 0
    assert line.moved(9).cursor == 3
    assert line.put_at(99).cursor == 3


@given(st.lists(st.one_of(st.text(max_size=4), st.integers(-3, 3)), max_size=30))
def test_any_order_of_typing_keeps_text_and_cursor_in_bounds(
    acts: list[str | int],
) -> None:
    line = Line(limit=7)
    for act in acts:
        line = line.typed(act) if isinstance(act, str) else line.moved(act)
        line = line.backspaced() if act == 3 else line
        assert 0 <= line.cursor <= len(line.text) <= 7


@given(st.text(max_size=20), st.integers(0, 20))
def test_what_was_typed_can_be_taken_back(text: str, cursor: int) -> None:
    line = Line(text, min(cursor, len(text)))
    assert line.typed("Q").backspaced() == line
