"""Numbers of Korean: 3만 5천, 오천, 두 명, 열두 시, 하루."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kiosk.translation.guard.digits import DIGITS, read_digits
from kiosk.translation.guard.numeral import Numeral
from kiosk.translation.guard.scales import MULTIPLIERS, add_up

SINO = {
    **{word: value for value, word in enumerate("영일이삼사오육칠팔구")},
    "공": 0,
    "륙": 6,
}
NATIVE = {
    **dict.fromkeys(("한", "하나"), 1),
    **dict.fromkeys(("두", "둘"), 2),
    **dict.fromkeys(("세", "셋", "석", "서"), 3),
    **dict.fromkeys(("네", "넷", "넉"), 4),
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
}
TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50}
COUNTER = (
    "시간|시|개월|개|달|명|분|번|장|가지|사람|살|대|통|곳|매|건|잔|부|권|해|"
    "차례|쪽|자리|"
    "배|주|층|병|줄"
)
SINO_COUNTER = (
    "퍼센트|프로|개월|년|월|일|위안|원|달러|유로|엔|파운드|루블|분|초|명|번|층|호|주|"
    "회|세|점"
)
_SYLLABLES = "영공일이삼사오육륙칠팔구십백천만억조"
_SCALED = (
    rf"{DIGITS}\s?[십백천만억조]+(?:\s?(?:{DIGITS}|[{_SYLLABLES}])[십백천만억조]+)*"
)
DIGITS_SCALED = re.compile(
    rf"{_SCALED}(?:\s?{DIGITS}(?=\s?(?:{SINO_COUNTER}|\b)))?(?![가-힣]*세|부터|히)"
)
SINO_WORD = re.compile(
    rf"(?<![가-힣])([{_SYLLABLES}]+(?:\s[{_SYLLABLES}]+)*)(?=\s?(?:{SINO_COUNTER}))"
)
NATIVE_WORD = re.compile(
    rf"(?<![가-힣])(?:(열|스물|스무|서른|마흔|쉰)\s?)?"
    rf"(한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉)?(?=\s?(?:{COUNTER}))"
)
ALONE = re.compile(
    "(?<![가-힣])(하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)"
    "(?=(?:은|는|이|가|을|를|만|도|로|의|이나)?(?![가-힣]))"
)
IDIOMS = re.compile(
    "만일|만약|둘\\s?다|두\\s?가지\\s?모두|조세|천만에|천천|이번|이\\s?분|이\\s번|사원|구호|일원|한\\s?번에|"
    "두\\s?번째\\b(?!)"
)
PART = re.compile(rf"{DIGITS}|[가-힣]")
# 오륙백 is five or six hundred.
RANGE = re.compile("[일이삼사오육륙칠팔구]{2}")
HALF = re.compile("절반|반수")


def korean_numerals(text: str, language: str) -> Iterator[Numeral]:
    """Find numbers in Hangul, and digits with 만 and the like behind."""
    text = IDIOMS.sub(lambda match: " " * len(match[0]), text)
    for match in DIGITS_SCALED.finditer(text):
        yield _scaled(match, language)
    for match in SINO_WORD.finditer(text):
        if _is_number(text, match):
            yield _sino(match)
    for match in NATIVE_WORD.finditer(text):
        if match[0].strip():
            yield _native(match)
    for match in ALONE.finditer(text):
        value = Decimal(NATIVE.get(match[1], 10))
        yield Numeral(*match.span(1), value, match[1], True, optional=value == 1)
    for match in HALF.finditer(text):
        yield Numeral(*match.span(), Decimal(0), match[0], fraction="1/2")


def _scaled(match: re.Match[str], language: str) -> Numeral:
    raw = match[0].rstrip()
    digits = [
        read_digits(part, language) for part in PART.findall(raw) if part.isdecimal()
    ]
    parts = [_part(part, language) for part in PART.findall(raw)]
    doubtful = any(amount.doubtful for amount in digits)
    return Numeral(
        match.start(), match.start() + len(raw), add_up(parts), raw, doubtful=doubtful
    )


def _part(part: str, language: str) -> Decimal | int:
    if part in MULTIPLIERS:
        return MULTIPLIERS[part]
    if part in SINO:
        return Decimal(SINO[part])
    return read_digits(part, language).value


def _is_number(text: str, match: re.Match[str]) -> bool:
    """A single syllable is a word of its own more often than a number."""
    if len(match[1]) > 1 and any(syllable in MULTIPLIERS for syllable in match[1]):
        return True
    if match[1] == "조":
        return False
    of_money = ("원", "엔", "명", "번") if match[1] in MULTIPLIERS else ()
    behind = text[match.end() :].lstrip()
    return behind.startswith(
        ("퍼센트", "프로", "개월", "월", "위안", "달러", "유로", "층", *of_money)
    )


def _sino(match: re.Match[str]) -> Numeral:
    parts = [_part(part, "ko") for part in match[1] if part != " "]
    if all(isinstance(part, Decimal) for part in parts):
        value, doubtful = Decimal("".join(str(part) for part in parts)), False
    else:
        value, doubtful = add_up(parts), bool(RANGE.search(match[1]))
    return Numeral(*match.span(1), value, match[1], True, doubtful, value == 1)


def _native(match: re.Match[str]) -> Numeral:
    value = TENS.get(match[1] or "", 0) + NATIVE.get(match[2] or "", 0)
    end = match.start() + len(match[0].rstrip())
    return Numeral(
        match.start(), end, Decimal(value), match[0], True, optional=value == 1
    )
