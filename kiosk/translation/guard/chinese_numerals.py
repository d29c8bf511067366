"""Numbers of Chinese and Japanese: 5000, 5千, 一万二千五百, 二〇二六, 三分之一."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kiosk.translation.guard.digits import DIGITS, read_digits
from kiosk.translation.guard.numeral import Numeral
from kiosk.translation.guard.scales import MULTIPLIERS, add_up

# The second row is how amounts are written on bills.
# Source: GB/T 15835-2011; Measures for Payment and Settlement, annex 1.
DIGIT = {
    **{word: value for value, word in enumerate("零一二三四五六七八九")},
    **{word: value for value, word in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0,
    "两": 2,
    "幺": 1,
    "俩": 2,
    "仨": 3,
}
FORMAL = str.maketrans("拾佰仟", "十百千")
NUMBER = "零〇一二三四五六七八九十百千万亿億两壹贰叁肆伍陆柒捌玖拾佰仟"
PART = re.compile(rf"{DIGITS}|.")
MIXED = re.compile(
    rf"(?:{DIGITS}\s?[十百千万亿億]+|[{NUMBER}幺俩仨])(?:{DIGITS}|[{NUMBER}])*"
)
ABOUT = re.compile(rf"[几数][十百千万亿]+|十几|[{NUMBER}]*[一二三四五六七八九]十几")
FRACTION = re.compile(rf"({DIGITS}|[{NUMBER}]+)分之({DIGITS}|[{NUMBER}]+)")
HALF = re.compile("一半|半数")
# 五六百 is five or six hundred, 十五六 fifteen or sixteen.
RANGE = re.compile(r"[一二三四五六七八九两壹贰叁肆伍陆柒捌玖]{2}")
# What is counted stands behind a measure word; without one a single character is
# part of some other word: 四川, 二维码, 万事达, 百货, 零钱.
MEASURE = re.compile(
    r"\s?(?:[个位名张次本份种条件家台部号楼层天日年月周岁人间把只封笔项步遍趟倍成折页行米斤克"
    r"瓶杯袋箱对套组户口秒点元块角毛刻号桌门站级类遍回度辆艘]|小时|分钟|刻钟|"
    r"星期|礼拜|公里|公斤|"
    r"英镑|美元|美金|欧元|日元|韩元|韩币|港元|港币|人民币|卢布|泰铢|分(?!别|行|"
    r"之|享|类|期|析|机|配))"
)
ORDINAL = re.compile("(?:分之|第|初|星期|礼拜|周|点|月|年|元|块|角|时)$")
# They look like numbers, and are none.
IDIOMS = re.compile(
    "千万(?=别|不|要|请|记|小心|注意|莫|勿)|万一|十分(?!钟|之)|一一|千千万万|"
    "万万|百分百|"
    "三三两两|五花八门|七上八下|万事|一千零一夜|四处|四周|三方|百货|两用|一会|"
    "一旦|一经|"
    "两者|两样都|两个都|两张都|两次输入|"
    "五一(?!路)|十一(?=假|黄金|长假)|一号(?=文)|"
    "(?<!上午)(?<!下午)(?<!凌晨)(?<!晚上)(?<!早上)(?<!中午)一点(?!钟|半|整|"
    "[\\d一二三四五六七八九十])"
)


def chinese_numerals(text: str, language: str) -> Iterator[Numeral]:
    """Find numbers in Chinese characters, and digits with 万 and the like behind."""
    text = IDIOMS.sub(lambda match: " " * len(match[0]), text)
    yield from _fractions(text, language)
    for match in ABOUT.finditer(text):
        yield Numeral(*match.span(), Decimal(0), match[0], True, doubtful=True)
    for match in MIXED.finditer(text):
        numeral = _numeral(match[0], match.start(), language)
        if (
            (numeral.value == 1 and numeral.spelled)
            or len(match[0]) > 1
            or _counts(text, match)
        ):
            yield numeral


def _fractions(text: str, language: str) -> Iterator[Numeral]:
    for match in FRACTION.finditer(text):
        below, above = (_numeral(part, 0, language) for part in match.groups())
        if match[1] == "百":
            continue
        yield Numeral(
            *match.span(), Decimal(0), match[0], fraction=f"{above.value}/{below.value}"
        )
    for match in HALF.finditer(text):
        yield Numeral(*match.span(), Decimal(0), match[0], fraction="1/2")


def _counts(text: str, match: re.Match[str]) -> bool:
    behind = MEASURE.match(text, match.end())
    return bool(behind or ORDINAL.search(text[: match.start()]))


def _numeral(raw: str, start: int, language: str) -> Numeral:
    written = raw.translate(FORMAL)
    parts = [part for part in PART.findall(written) if part.strip()]
    amounts = [read_digits(part, language) for part in parts if part[0].isdecimal()]
    doubtful = any(amount.doubtful for amount in amounts)
    spelled = not amounts
    if spelled and len(parts) > 1 and all(part in DIGIT for part in parts):
        value = Decimal("".join(str(DIGIT[part]) for part in parts))
        doubtful = len(parts) == 2 and "0" not in str(value)
    else:
        value = add_up(
            [_part(part, language) for part in parts if part not in "零〇"],
            short=not {"零", "〇"} & set(parts),
        )
        doubtful = doubtful or bool(RANGE.search(written))
    optional = spelled and value == 1
    end = start + len(raw)
    return Numeral(start, end, value, raw, spelled, doubtful, optional)


def _part(part: str, language: str) -> Decimal | int:
    if part in MULTIPLIERS:
        return MULTIPLIERS[part]
    if part in DIGIT:
        return Decimal(DIGIT[part])
    return read_digits(part, language).value
