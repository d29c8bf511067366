"""What can be read in two ways fills no slot: no phrase says one of the two."""

from __future__ import annotations

import pytest

from kiosk.content.phrases import SlotKind
from kiosk.translation.guard.rules import judge
from kiosk.translation.slot_reading import SlotReader

DOUBTFUL: tuple[tuple[str, SlotKind, str], ...] = (
    *(
        ("zh", "money", amount)
        for amount in (
            "五六百元",
            "三四千元",
            "一两百元",
            "三五百元",
            "二三十元",
            "十五六元",
            "五六万元",
            "一百二三十元",
        )
    ),
    ("ko", "money", "오륙백 위안"),
    ("ko", "money", "이삼백 위안"),
    ("ar", "money", "ألفا يوان"),
    ("ar", "money", "مليونا يوان"),
    ("en", "money", "5²0 yuan"),
    ("zh", "time", "上午12点"),
    ("zh", "time", "早上12点"),
    ("zh", "time", "上午12:30"),
    ("zh", "time", "晚上12点"),
    ("zh", "time", "半夜12点"),
    ("ko", "time", "오전 12시"),
    ("ko", "time", "자정"),
    ("ar", "time", "الساعة ١٢ مساءً"),
    ("en", "time", "midnight"),
    ("ar", "date", "١٤٤٧/٩/٣"),
    ("en", "date", "1447-09-03"),
)
SURE: tuple[tuple[str, SlotKind, str, str], ...] = (
    ("zh", "money", "二百五十元", "250 CNY"),
    ("zh", "money", "一万二千三百四十五元", "12345 CNY"),
    ("ko", "money", "오만 삼천 원", "53000 KRW"),
    ("ko", "money", "이백오십 위안", "250 CNY"),
    ("ar", "money", "خمسة وعشرين ألفا يوان", "25000 CNY"),
    ("ar", "money", "ألف يوان", "1000 CNY"),
    ("ar", "money", "ألفان يوان", "2000 CNY"),
    ("zh", "time", "中午12点", "12:00"),
    ("zh", "time", "下午12点半", "12:30"),
    ("en", "time", "12 pm", "12:00"),
    ("en", "time", "00:30", "00:30"),
    ("zh", "date", "2026年4月3日", "2026-04-03"),
)


@pytest.mark.parametrize(("language", "kind", "written"), DOUBTFUL)
def test_what_has_two_readings_fills_no_slot(
    language: str, kind: SlotKind, written: str
) -> None:
    assert SlotReader(language).read(kind, written) is None


@pytest.mark.parametrize(("language", "kind", "written", "value"), SURE)
def test_what_has_one_reading_fills_its_slot(
    language: str, kind: SlotKind, written: str, value: str
) -> None:
    assert SlotReader(language).read(kind, written) == value


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("手续费为五六百元。", "The fee is 600 yuan."),
        ("需要等二三十分钟。", "You need to wait 30 minutes."),
        ("请在上午12点回来。", "Please come back at 00:00."),
    ],
)
def test_no_machine_text_says_one_of_two_readings(said: str, made: str) -> None:
    findings = judge(said, made, "zh", "en")
    assert "figures" in {finding.rule for finding in findings}
