import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import HandoutError
from kiosk.handout.model import Code, Line, Section, from_json, numbered, to_json
from tests.handout.samples import LANGUAGES, open_account

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_handout_comes_back_from_json_as_it_was(language: str) -> None:
    handout = open_account(language)
    assert from_json(to_json(handout)) == handout


@given(WORDS, WORDS, st.booleans())
def test_any_line_comes_back_from_json(text: str, chinese: str, fallback: bool) -> None:
    handout = msgspec.structs.replace(
        open_account("en"), title=Line(text, chinese, fallback)
    )
    assert from_json(to_json(handout)) == handout


def test_half_a_character_is_refused_with_a_reason() -> None:
    handout = msgspec.structs.replace(open_account("en"), title=Line("\ud800"))
    with pytest.raises(HandoutError, match="character"):
        to_json(handout)


@pytest.mark.parametrize("text", [b"", b"{}", b"[1]", b'{"id": 3}'])
def test_what_is_no_handout_is_refused(text: bytes) -> None:
    with pytest.raises(HandoutError, match="not a handout"):
        from_json(text)


def test_a_field_that_is_not_known_is_refused() -> None:
    text = to_json(open_account("en")).replace(b'{"id"', b'{"extra":1,"id"', 1)
    with pytest.raises(HandoutError):
        from_json(text)


def test_numbers_run_on_through_the_whole_handout() -> None:
    assert numbered(open_account("en").sections) == (
        (1, 2, 3, 4, 5),
        (6, 7, 8, 9, 10, 11),
        (),
        (),
        (),
    )


def test_nothing_is_numbered_in_plain_sections() -> None:
    assert numbered((Section("a", Line("A"), (Line("b"),)),)) == ((),)


@pytest.mark.parametrize("text", ["", "a" * 201, "가" * 67])
def test_a_code_holds_one_to_200_bytes(text: str) -> None:
    with pytest.raises(HandoutError, match="bytes"):
        Code(text, Line("scan"))


def test_a_code_of_200_bytes_is_allowed() -> None:
    assert Code("é" * 100, Line("scan")).text == "é" * 100
