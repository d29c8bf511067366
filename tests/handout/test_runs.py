import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.handout.runs import Run, runs

ARABIC = st.text("ابتثجح ،.()0123456789-+:/abcXYZ ", min_size=1)


@pytest.mark.parametrize(
    "number",
    ["1588-9999", "+86 10-95588", "2027-03-31", "9:00–11:30", "138 0013 8000", "20%"],
)
def test_a_number_inside_arabic_is_one_isolated_run(number: str) -> None:
    found = runs(f"اتصل {number} الآن", "rtl")
    assert found == (
        Run("اتصل ", isolated=False),
        Run(number, isolated=True),
        Run(" الآن", isolated=False),
    )


def test_a_left_to_right_line_is_one_run() -> None:
    assert runs("Call 95588 now", "ltr") == (Run("Call 95588 now", isolated=False),)


def test_direction_marks_in_a_text_are_dropped() -> None:
    assert runs("a\u202eb\u2066c", "ltr") == (Run("abc", isolated=False),)


def test_an_empty_line_has_no_runs() -> None:
    assert runs("", "ltr") == runs("", "rtl") == ()


@given(ARABIC)
def test_runs_say_the_same_as_the_line(text: str) -> None:
    assert "".join(run.text for run in runs(text, "rtl")) == text
