import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.cleaning import clean_text

JOINERS = "\u200c\u200d"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("\x1b]0;pwn\x07A\x1b[2J", "]0;pwnA[2J"),
        ("a\u202eb\u2066c\u2069d\u200ee\u200ff", "abcdef"),
        ("a\x00b\x7fc\x9bd", "abcd"),
        ("a\ud800b", "ab"),
        ("a\ufeffb\u00adc\u2060d", "abcd"),
        ("e\u0301", "\u00e9"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("a\tb\nc\r\nd\u2028e", "a b c  d e"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",) * 2,
        ("[@click=app.pwn]TAP[/]",) * 2,
        ("",) * 2,
    ],
)
def test_only_what_is_seen_stays(text: str, clean: str) -> None:
    assert clean_text(text, limit=100) == clean


@given(st.text(alphabet=st.characters()), st.integers(0, 40))
def test_clean_text_is_bounded_visible_and_stable(text: str, limit: int) -> None:
    clean = clean_text(text, limit=limit)

    assert len(clean) <= limit
    assert unicodedata.is_normalized("NFC", clean)
    hidden = [
        sign for sign in clean if unicodedata.category(sign) in ("Cc", "Cf", "Cs")
    ]
    assert set(hidden) <= set(JOINERS)
    assert clean_text(clean, limit=limit) == clean


def test_a_huge_text_is_cut() -> None:
    assert clean_text("a" * 1_000_000, limit=5) == "aaaaa"


def test_a_negative_limit_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="limit"):
        clean_text("a", limit=-1)
