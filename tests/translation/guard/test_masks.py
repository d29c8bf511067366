"""What is taken out comes back once, unchanged, and written for its reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.translation.guard.masks import FORMS, NONE, MaskForm, mask, restore
from kiosk.translation.guard.secrets import holds_secret

SENTENCE = (
    "请于2026年11月2日15:00到3号窗口，手续费为5000元，联系人王小明，电话13812345678"
)
HELD = 6
X = FORMS[0]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_text_comes_back_as_it_was(form: MaskForm) -> None:
    masked = mask(SENTENCE, "zh", form, ["王小明"])

    assert len(masked.held) == HELD
    assert not any(figure in masked.text for figure in ("2026", "5000", "138", "王"))
    assert (restore(masked, masked.text) or "").replace(" ", "") == SENTENCE


def test_nothing_is_taken_out_without_a_form() -> None:
    masked = mask(SENTENCE, "zh", NONE)

    assert (masked.text, masked.held) == (SENTENCE, ())
    assert restore(masked, "anything") == "anything"


@pytest.mark.parametrize(
    ("language", "text", "hears", "moved", "expected"),
    [
        ("zh", "手续费为5000元。", "en", "The fee is {0}.", "The fee is CNY 5,000."),
        ("zh", "一万二千五百元", "en", "{0}", "CNY 12,500"),
        ("zh", "需要15个工作日。", "en", "It takes {0} working days.",
         "It takes 15 working days."),
        ("zh", "11月2日", "en", "on {0}", "on November 2"),
        ("zh", "下午7点半", "ar", "الساعة {0}", "الساعة 19:30"),
        ("en", "I have US$30 and €20.", "zh", "我有{1}和{0}。", "我有20欧元和30美元。"),
        ("en", "I have $30.", "zh", "我有{0}。", "我有$30。"),
        ("en", "Mail a@b.cn.", "zh", "发到{0}。", "发到a@b.cn。"),
        ("ar", "رقمي ١٣٨١٢٣٤٥٦٧٨", "zh", "我的号码是{0}", "我的号码是13812345678"),
        ("en", "My address is 12 Nanjing Road, Shanghai.", "zh", "地址是{0}。",
         "地址是12 Nanjing Road, Shanghai。"),
        ("ko", "3만 5천 원", "en", "{0}", "KRW 35,000"),
        ("en", "at 3.5%", "ar", "{0}", "3.5%"),
    ],
)  # fmt: skip
def test_figures_are_written_for_their_reader(
    language: str, text: str, hears: str, moved: str, expected: str
) -> None:
    masked = mask(text, language, X)
    translated = moved.format(*(X.token(place) for place in range(1, 9)))

    assert restore(masked, translated, hears) == expected


@pytest.mark.parametrize(
    "translated",
    ["Pay now.", "Pay X1.", "Pay X1 and X1.", "Pay X1, X2 and X2.", "Pay X1 and X3.",
     "Pay X1, X2 and X3.", "Pay X12.", "Pay 1 and 2.", "Pay AX1 and X2.",
     "Pay X1.5 X2"],
)  # fmt: skip
def test_a_lost_doubled_or_changed_mask_is_refused(translated: str) -> None:
    masked = mask("付5元和6元", "zh", X)

    assert restore(masked, "Pay X1 and X2.") == "Pay 5元 and 6元."
    assert restore(masked, translated) is None


@pytest.mark.parametrize(
    ("source", "hears", "written"),
    [
        ("Come at 10:05 am", "zh", "上午10:05"),
        ("Come at 12:40 pm", "zh", "下午12:40"),
        ("Come at 11:00 am", "ko", "오전 11:00"),
        ("Come at 10:05 am", "ar", "10:05 ص"),
        ("Come at 9:05 am", "zh", "09:05"),
        ("Come at 7:30 pm", "zh", "19:30"),
        ("Come at 10:05", "zh", "10:05"),
    ],
)
def test_a_time_is_written_so_that_its_half_of_the_day_is_known(
    source: str, hears: str, written: str
) -> None:
    masked = mask(source, "en", X)

    assert restore(masked, "X1", hears) == written


def test_half_a_bracket_is_a_changed_mask() -> None:
    masked = mask("付5元", "zh", FORMS[2])

    assert restore(masked, "Pay ⟦1⟧⟧.") is None


def test_a_text_that_looks_like_a_mask_is_left_whole() -> None:
    masked = mask("请到[1]付5元", "zh", FORMS[4])

    assert masked.held == () or restore(masked, masked.text) == "请到[1]付5元"


@given(
    st.text(max_size=60), st.sampled_from(FORMS), st.sampled_from(["en", "zh", "ar"])
)
def test_any_text_comes_back(text: str, form: MaskForm, language: str) -> None:
    masked = mask(text, language, form)

    assert (restore(masked, masked.text) or "").replace(" ", "") == text.replace(
        " ", ""
    )


@pytest.mark.parametrize(
    "text",
    ["4111 1111 1111 1111", "我的卡号是4111111111111111", "٤١١١١١١١١١١١١١١١",
     "5500-0000-0000-0004", "my pin is 1234", "PIN: 123456", "密码是123456",
     "验证码 8 8 4 2 1 0", "123456 is the verification code", "비밀번호는 123456입니다",
     "رمز التحقق ١٢٣٤٥٦", "пароль 1234", "CVV 123", "CVV 110", "密码是955880",
     "PIN 9558 8012", "call me, my PIN is 1234", "PIN 119",
     "４１１１１１１１１１１１１１１１"],
)  # fmt: skip
def test_secrets_are_known(text: str) -> None:
    assert holds_secret(text)


@pytest.mark.parametrize(
    "text",
    ["", "我想取5000元", "I forgot my PIN.", "请输入6位密码", "wrong PIN 3 times",
     "13812345678", "passport E12345678", "4111111111111112", "2026-11-02",
     "I changed my password on 2026-11-02", "密码锁定。请拨打95588", "PIN, 5,000 yuan",
     "I forgot my PIN, please call 95588", "我忘记密码了，请拨打95588",
     "有人问我密码，要打110吗？", "someone has my PIN, shall I call 110?",
     "비밀번호를 잊었어요, 95588로 전화해 주세요",
     "비밀번호를 묻습니다, 110에 전화할까요?",
     "نسيت الرقم السري، اتصل على 95588"],
)  # fmt: skip
def test_what_is_no_secret_may_be_said(text: str) -> None:
    assert not holds_secret(text)
