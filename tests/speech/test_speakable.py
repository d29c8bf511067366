"""What is given to espeak-ng, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.speech.speakable import LONGEST, speakable


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Go on  →", "Go on"),
        ("✕ Type a date.", "Type a date."),
        ("A · B", "A, B"),
        ("\u2067أهلاً\u2069 25", "أهلاً 25"),
        ("[[h@l]] <b>bold</b>", "h@l b bold /b"),
        ("bad\x1b]0;pwn\x07 thing\nnext", "bad 0;pwn thing next"),
        ("100 + 5 = 105 ¥", "100 + 5 = 105 ¥"),
        ("▲", ""),
        ("...", ""),
        ("한국어", "한국어"),
    ],
)
def test_signs_and_commands_are_left_out(text: str, said: str) -> None:
    assert speakable(text) == said


@given(st.text())
def test_whatever_comes_is_one_short_line_without_commands(text: str) -> None:
    said = speakable(text)
    assert len(said) <= LONGEST
    assert not set(said) & set("[]<>{}\\|\n\r\x00\x1b\u202e\u2066")
    assert speakable(said) == said
