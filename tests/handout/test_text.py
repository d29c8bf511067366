import pytest
from msgspec.structs import replace

from kiosk.handout.model import Line
from kiosk.handout.text import text
from tests.handout.payloads import PAYLOADS, with_text
from tests.handout.samples import CHINESE, LANGUAGES, WORDS, open_account


def test_numbered_lines_carry_their_chinese_below() -> None:
    said = text(open_account("ko"))
    assert (
        "7. 이 종이를 보여 주고 2번 줄을 가리키세요.\n   出示这张单子，手指第 2 条。\n"
        in said
    )
    assert "1. [ ] 비자 또는" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_prepared_line_is_in_the_text(language: str) -> None:
    said = text(open_account(language)).translate({0x2066: None, 0x2069: None})
    unsaid = [key for key, words in WORDS[language].items() if words not in said]
    assert unsaid == ["caption"]
    assert [key for key, words in CHINESE.items() if words not in said] == ["caption"]


def test_chinese_stands_once_in_a_chinese_handout() -> None:
    assert text(open_account("zh")).count(CHINESE["bring1"]) == 1


def test_numbers_in_arabic_are_isolated() -> None:
    assert "\u2066+86 10-95588\u2069" in text(open_account("ar"))


def test_a_line_without_translation_is_marked() -> None:
    handout = replace(open_account("ko"), lead=Line("Bring it", fallback=True))
    assert "\n[EN] Bring it\n" in text(handout)


def test_english_inside_arabic_text_keeps_its_full_stop_at_its_end() -> None:
    handout = replace(open_account("ar"), lead=Line("Bring it.", fallback=True))
    assert "\n[EN] \u2066Bring it.\u2069\n" in text(handout)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_any_text_is_written_as_it_is(payload: str) -> None:
    places = text(with_text("qqq")).count("qqq")
    assert places > 20
    assert text(with_text(payload)).count(payload) == places
