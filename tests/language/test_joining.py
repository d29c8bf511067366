"""Arabic letters between their neighbours, held against another shaper."""

from arabic_reshaper import ArabicReshaper
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.visual import shape

LETTERS = "".join(chr(code) for code in (*range(0x621, 0x64B), *range(0x671, 0x6D4)))
OTHERS = " 1a\u0640\u064e\u0651\u200c"
OTHER_SHAPER = ArabicReshaper(configuration={"ARABIC LIGATURE ALLAH": False})


@given(st.text(st.sampled_from(LETTERS + OTHERS), min_size=1, max_size=12))
def test_letters_are_joined_as_another_shaper_joins_them(text: str) -> None:
    other = OTHER_SHAPER.reshape("\u0627" + text).replace("\u200c", "")

    assert shape("\u0627" + text) == other


def test_a_letter_takes_the_form_of_its_place() -> None:
    assert shape("ببب") == "\ufe91\ufe92\ufe90"
    assert shape("ب") == "\ufe8f"


def test_alef_joins_the_letter_before_it_and_never_the_one_after() -> None:
    assert shape("باب") == "\ufe91\ufe8e\ufe8f"


def test_lam_and_alef_share_one_cell_also_with_a_vowel_mark_between() -> None:
    assert shape("لا") == "\ufefb"
    assert shape("بل\u064eا") == "\ufe91\ufefc"


def test_a_non_joiner_parts_two_letters_and_takes_no_cell() -> None:
    assert shape("ب\u200cب") == "\ufe8f\ufe8f"
