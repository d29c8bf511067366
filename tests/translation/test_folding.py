"""Sentences that are seen the same are the same; others stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.translation.folding import fold_sentence


def key(text: str, language: str = "en") -> str:
    return fold_sentence(text, language).key


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Please wait.", "please  wait", "en"),
        ("ＰＩＮ　ｃｏｄｅ", "PIN code", "en"),
        ("Don’t sign!", "don't sign", "en"),
        ("请稍等。", "请 稍等", "zh"),
        ("请到5号窗口!", "请到 ５ 号窗口！", "zh"),
        ("你好，请坐。", "你好,请坐", "zh"),
        ("여권을 보여 주세요.", "여권을 보여주세요", "ko"),
        ("من فضلك، انتظر.", "من فضلك, انتظر", "ar"),
        ("إلى الأمام", "الى الامام", "ar"),
        ("جَوَاز السَّفَر", "جواز السفر", "ar"),
        ("جـــواز", "جواز", "ar"),
        ("بطاقة", "بطاقه", "ar"),
        ("٥٠ يوان", "50 يوان", "ar"),
        ("¿Dónde?", "dónde", "es"),
    ],
)
def test_what_is_seen_the_same_is_the_same(one: str, other: str, language: str) -> None:
    assert key(one, language) == key(other, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("同意", "不同意", "zh"),
        ("I agree", "I disagree", "en"),
        ("No, cash.", "No cash.", "en"),
        ("500", "5,000", "en"),
        ("500", "50.0", "en"),
        ("the rapist", "therapist", "en"),
        ("동의합니다", "동의하지 않습니다", "ko"),
        ("أوافق", "لا أوافق", "ar"),
        ("má", "ma", "vi"),
    ],
)
def test_other_words_stay_apart(one: str, other: str, language: str) -> None:
    assert key(one, language) != key(other, language)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Is it open?", "asks"),
        ("هل هو مفتوح؟", "asks"),
        ("开门吗？", "asks"),
        ("开门了。", "tells"),
        ("Open!", "tells"),
        ("open", ""),
        ("open:", ""),
        ("Wait…", "tells"),
    ],
)
def test_the_last_signs_say_whether_it_asks(text: str, mark: str) -> None:
    assert fold_sentence(text, "zh").mark == mark


def test_a_part_of_the_key_leads_back_to_what_was_written() -> None:
    folded = fold_sentence("我叫 Ａnna  Müller 。", "zh")
    assert folded.key == "我叫annamüller"
    assert folded.written(2, len(folded.key)) == "Ａnna  Müller"


def test_a_part_never_cuts_a_written_character_in_two() -> None:
    folded = fold_sentence("a㎏b", "en")
    assert folded.key == "akgb"
    assert folded.written(0, 2) is None
    assert folded.written(2, 4) is None
    assert folded.written(1, 3) == "㎏"
    assert folded.written(2, 2) is None


def test_a_log_sees_nothing_of_it() -> None:
    assert "secret" not in repr(fold_sentence("secret", "en"))


@given(st.text(max_size=60), st.sampled_from(["en", "zh", "ko", "ar"]))
def test_every_part_of_a_key_leads_back(text: str, language: str) -> None:
    folded = fold_sentence(text, language)
    assert len(folded.places) == len(folded.key)
    assert list(folded.places) == sorted(folded.places)
    assert fold_sentence(folded.source, language) == folded
    whole = folded.written(0, len(folded.key))
    if whole:
        assert fold_sentence(whole, language).key == folded.key
