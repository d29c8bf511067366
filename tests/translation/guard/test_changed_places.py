"""Two figures of one kind change places, or a bound, a duty or a charge its sense."""

from __future__ import annotations

import pytest

from kiosk.translation.guard.rules import judge


@pytest.mark.parametrize(
    ("speaks", "source", "hears", "text"),
    [
        ("zh", "金额500元，手续费5元。", "en", "Amount 5 yuan, fee 500 yuan."),
        ("zh", "存500元，取300元。", "en", "Deposit 300 yuan, withdraw 500 yuan."),
        ("zh", "周一到周五。", "en", "Friday to Monday."),
        ("zh", "09:00开门，17:00关门。", "ko", "17:00에 열고 09:00에 닫습니다."),
        ("en", "From 5% to 7%.", "ar", "من ٧٪ إلى ٥٪."),
        (
            "zh",
            "2026年4月3日寄出，2026年4月13日到。",
            "en",
            "Sent on 13 April 2026, arrives on 3 April 2026.",
        ),
    ],
)
def test_figures_that_changed_places_are_found(
    speaks: str, source: str, hears: str, text: str
) -> None:
    found = judge(source, text, speaks, hears)
    assert any("order" in one.detail for one in found if one.rule == "figures")


def test_a_day_and_its_time_may_stand_in_another_order() -> None:
    said = "请在2026年4月3日10:30带500元和2张照片来。"
    made = "Bring 2 photos and 500 yuan at 10:30 am on 3 April 2026."
    detail = [one.detail for one in judge(said, made, "zh", "en")]
    assert not any("order" in one for one in detail)


@pytest.mark.parametrize(
    ("speaks", "source", "hears", "text", "opposites"),
    [
        ("zh", "500元以下免费。", "en", "Over 500 yuan it is free.", "bound"),
        ("zh", "超过500元要证明。", "en", "Less than 500 yuan needs proof.", "bound"),
        ("ko", "500위안 이상", "zh", "500元以下", "bound"),
        ("en", "You must not sign.", "zh", "您不必签字。", "duty"),
        ("en", "You do not have to sign.", "zh", "您不能签字。", "duty"),
        ("en", "You do not have to sign.", "ko", "서명하면 안 됩니다.", "duty"),
        ("en", "You must not pay.", "ar", "لا داعي للدفع.", "duty"),
        ("zh", "免费。", "en", "There is a charge.", "charge"),
        ("zh", "三天之内。", "en", "After three days.", "order"),
        ("en", "I lost my card.", "zh", "我找到了我的银行卡。", "loss"),
        ("en", "Stop the transfer.", "zh", "开始转账。", "course"),
        ("en", "The exchange rate rose.", "zh", "汇率下降了。", "more"),
        ("ar", "أوافق.", "zh", "我拒绝。", "agreement"),
    ],
)
def test_a_sentence_that_turned_into_its_opposite_is_found(
    speaks: str, source: str, hears: str, text: str, opposites: str
) -> None:
    found = judge(source, text, speaks, hears)
    assert opposites in {one.detail for one in found if one.rule == "polarity"}


@pytest.mark.parametrize(
    ("speaks", "source", "hears", "text"),
    [
        ("zh", "500元以下免费。", "en", "It is free below 500 yuan."),
        ("zh", "不得超过500元。", "en", "It must not be more than 500 yuan."),
        ("zh", "超过500元要证明。", "en", "More than 500 yuan needs proof."),
        ("en", "You do not have to sign.", "zh", "您不必签字。"),
        ("en", "You must not sign.", "ko", "서명하면 안 됩니다."),
        ("en", "Feel free to start over.", "zh", "请随时重新开始。"),
        ("zh", "请在三天之内回来。", "en", "Please come back within three days."),
        ("zh", "请阅读以下内容。", "en", "Please read the following."),
    ],
)
def test_a_sentence_that_kept_its_sense_is_not_refused_for_it(
    speaks: str, source: str, hears: str, text: str
) -> None:
    rules = {one.rule for one in judge(source, text, speaks, hears)}
    assert not rules & {"polarity", "figures"}
