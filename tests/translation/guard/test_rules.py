"""Right translations pass, and each wrong one is found by the rule meant for it."""

from __future__ import annotations

import pytest

from kiosk.content.phrases import Term
from kiosk.translation.guard.rules import RULES, judge
from tests.translation import books
from tests.translation.guard.pairs import bad, good, wrong_terms

TERMS = (
    Term(
        id="card",
        forms={
            "en": ("bank card",),
            "zh": ("银行卡",),
            "ko": ("은행 카드",),
            "ar": ("بطاقة مصرفية",),
        },
        also={"en": ("card",), "zh": ("卡",)},
    ),
    Term(id="credit", forms={"en": ("credit card",), "zh": ("信用卡",)}),
    Term(id="foreign", forms={"en": ("foreign bank card",), "zh": ("境外银行卡",)}),
    Term(id="fee", forms={"en": ("fee",), "zh": ("手续费", "费用"), "ko": ("수수료",)}),
    Term(id="yuan", forms={"en": ("yuan",), "zh": ("人民币", "元")}),
)


@pytest.mark.parametrize(("speaks", "source", "hears", "text"), good())
def test_a_right_translation_may_be_shown(
    speaks: str, source: str, hears: str, text: str
) -> None:
    assert judge(source, text, speaks, hears) == ()


@pytest.mark.parametrize(("rule", "speaks", "source", "hears", "text"), bad())
def test_a_wrong_translation_is_found_by_its_rule(
    rule: str, speaks: str, source: str, hears: str, text: str
) -> None:
    assert rule in {found.rule for found in judge(source, text, speaks, hears)}


def test_every_rule_finds_something_in_the_table() -> None:
    assert {row[0] for row in bad()} | {"glossary"} == set(RULES)


@pytest.mark.parametrize(
    ("speaks", "source", "hears", "text", "missing"),
    [
        ("en", "My bank card is lost.", "zh", "我的银行卡丢了。", []),
        ("en", "My bank card is lost.", "zh", "我的名片丢了。", ["card"]),
        ("en", "My bank cards are lost.", "zh", "我的名片丢了。", ["card"]),
        ("en", "My foreign bank card is lost.", "zh", "我的境外银行卡丢了。", []),
        ("en", "My foreign bank card is lost.", "zh", "我的银行卡丢了。", ["foreign"]),
        ("zh", "我的银行卡丢了。", "en", "I lost my card.", []),
        ("zh", "我的银行卡丢了。", "en", "I lost my credit card.", ["card"]),
        ("zh", "银行卡和信用卡", "en", "The card and the credit card", []),
        ("zh", "我的信用卡丢了。", "en", "I lost my card.", ["credit"]),
        ("en", "I lost my card.", "zh", "我的东西丢了。", []),
        ("en", "The coffee is good.", "zh", "咖啡很好。", []),
        ("zh", "手续费很高。", "en", "The fees are high.", []),
        ("zh", "手续费很高。", "en", "The price is high.", ["fee"]),
        ("zh", "手续费很高。", "ko", "수수료가 높습니다.", []),
        ("zh", "我的银行卡丢了。", "ar", "فقدت بطاقتي المصرفية.", []),
        ("zh", "我的银行卡丢了。", "ar", "فقدت البطاقة المصرفية.", []),
        ("zh", "我的银行卡丢了。", "ar", "فقدت هاتفي.", ["card"]),
        ("zh", "我的银行卡丢了。", "ko", "제 은행카드를 잃어버렸어요.", []),
        ("zh", "我有美元。", "en", "I have US dollars.", []),
        ("en", "I want 5 yuan.", "zh", "我要5元。", []),
        ("zh", "手续费很高。", "ar", "الرسوم مرتفعة.", []),
    ],
)
def test_a_term_of_the_trade_is_kept(
    speaks: str, source: str, hears: str, text: str, missing: list[str]
) -> None:
    found = judge(source, text, speaks, hears, TERMS)

    assert [one.detail for one in found if one.rule == "glossary"] == missing


@pytest.mark.parametrize(("term", "speaks", "source", "hears", "text"), wrong_terms())
def test_another_word_of_the_trade_is_refused(
    term: str, speaks: str, source: str, hears: str, text: str
) -> None:
    found = judge(source, text, speaks, hears, books.library().terms)

    assert term in {one.detail for one in found if one.rule == "glossary"}


@pytest.mark.parametrize(("speaks", "source", "hears", "text"), good())
def test_a_right_translation_has_the_words_of_the_trade(
    speaks: str, source: str, hears: str, text: str
) -> None:
    assert judge(source, text, speaks, hears, books.library().terms) == ()


def test_findings_never_quote_a_name() -> None:
    found = judge("我叫Wilhelmina。", "My name is Anna.", "zh", "en")

    assert not any("wilhelmina" in one.detail.lower() for one in found)


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 1_900,
        "5" * 1_900,
        "不" * 1_900,
        "٥" * 1_900,
        " " * 1_900,
        "1," * 950,
        "(" * 1_900,
        "\U0010fffd\U000f0000" * 950,
        "五万" * 950,
        "x@" * 950,
        "ab " * 600,
        "1 000 " * 300,
        "2026-" * 380,
        "만 오" * 600,
        "one hundred " * 140,
    ],
    ids=range(15),
)
def test_hostile_texts_are_judged_and_never_let_through(hostile: str) -> None:
    assert judge("好", hostile, "zh", "en")
    assert judge("好", hostile * 20, "zh", "en")
    assert judge(hostile * 20, "ok", "zh", "en")
