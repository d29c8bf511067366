"""Whether a text has what nobody should type here: a card number, a PIN, a code."""

from __future__ import annotations

import re

from kiosk.content.hotlines import CALLED
from kiosk.translation.guard.figures import find_figures
from kiosk.translation.guard.folding import fold
from kiosk.translation.guard.marks import luhn
from kiosk.translation.guard.patterns import one_of

PLAIN = frozenset(["date", "time", "money", "percent"])
CARD = range(13, 20)
RUN = re.compile(r"(?<![\d.,])\d(?:(?:[ ._/-]{0,2}|,)\d){12,30}(?!\d)")
GROUPS = re.compile(r"(?<!\d)(?:\d{4}\D{1,2}){3}\d{1,7}(?!\d)|(?<!\d)\d{13,19}(?!\d)")
"""A card number as it is printed, beside other numbers."""
WORDS = [
    "pin",
    "pin code",
    "password",
    "passcode",
    "otp",
    "cvv",
    "cvc",
    "security code",
    "verification code",
    "one-time code",
    "sms code",
    "密码",
    "验证码",
    "校验码",
    "动态码",
    "动态口令",
    "口令",
    "安全码",
    "비밀번호",
    "인증번호",
    "인증 번호",
    "보안코드",
    "핀번호",
    "암호",
    "الرقم السري",
    "رقم سري",
    "رقمي السري",
    "كلمة المرور",
    "كلمة السر",
    "رمز التحقق",
    "رمز الأمان",
    "пароль",
    "пин",
    "пин-код",
    "код подтверждения",
    "mật khẩu",
    "mã pin",
    "mã otp",
    "mã xác minh",
    "รหัสผ่าน",
    "รหัส pin",
    "รหัส otp",
    "暗証番号",
    "パスワード",
]
_WORD = one_of(WORDS)
_CODE = r"(?<!\d)(?<!\d[.,:/-])\d(?:[ -]?\d){2,7}(?![\d:/-]|[.,]\d|\s?[元块€$年])"
_SPELLED = (
    r"[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{4,8}|[영공일이삼사오육륙칠팔구]{4,8}|"
    r"(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?:[ ,-]{1,2}|$)){4,8}"
)
# Near each other in one sentence, the code first or last.
NEAR = re.compile(
    rf"{_WORD}[^\d.!?。！？؟\n]{{0,16}}(?:{_CODE}|{_SPELLED})|{_CODE}[^\d.!?。！？؟\n]{{0,10}}{_WORD}"
)
# A code of three digits is on every card: only one that is called is a hotline.
SHORTEST = 5
_CALL = (
    r"(?:call|dial|ring|phone|拨打?|致电|打|电话|전화|اتصل\w*|الاتصال|звон\w*|gọi|โทร)"
)
_LONG = "|".join(sorted(number for number in CALLED if len(number) >= SHORTEST))
_SHORT = "|".join(sorted(CALLED - set(_LONG.split("|"))))
HOTLINE = re.compile(
    rf"(?<!\d)(?:{_LONG})(?!\d)|(?:{_CALL}[^\w.!?]{{0,3}}(?:\w+ )?)(?:{_SHORT})(?!\d)|"
    rf"(?<!\d)(?:{_SHORT})(?=\D{{0,3}}전화)"
)


def holds_secret(text: str) -> bool:
    """Whether a text has a card number, or a PIN or code beside the word for it.

    Such a text is not translated, not shown again and not kept. Digits count in any
    script and in groups; a card number is 13 to 19 digits that check. The number of a
    hotline is no code: "I forgot my PIN, please call 95588".

    Source: ISO/IEC 7812-1:2017 (length and check digit of card numbers).
    """
    folded = fold(text).text
    runs = (match for pattern in (RUN, GROUPS) for match in pattern.findall(folded))
    cards = (re.sub(r"\D", "", run) for run in runs)
    held = any(len(card) in CARD and luhn(card) for card in cards)
    return held or bool(NEAR.search(_without_figures(text)))


def _without_figures(text: str) -> str:
    """The folded text without dates, times, amounts and hotlines: they are no codes."""
    for figure in reversed(find_figures(text, "en")):
        if figure.kind in PLAIN:
            text = f"{text[: figure.start]} {text[figure.end :]}"
    return HOTLINE.sub(" ", fold(text).text)
