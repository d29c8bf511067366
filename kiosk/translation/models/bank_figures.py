"""Figures of the bank sentences, and every way a right translation may write them.

On purpose nothing here is shared with the guard: it reads figures out of a text, while
this writes a known figure in all its spellings and looks for one of them. A spelling
that is missing here makes a model look worse than it is, never better.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["money", "number", "few", "date", "time", "percent"]
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
ARABIC_MONTHS = (
    *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس"),
    *("سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
SMALL = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "zh": "一 二|两 三 四 五 六 七 八 九 十 十一 十二",
    "ko": "한|하나 두|둘 세|셋 네|넷 다섯 여섯 일곱 여덟 아홉 열 열한 열두",
    "ar": "واحد واحدة|اثنان اثنين اثنتين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست",
}
"""Numbers in words, from one on."""
CURRENCIES = {
    "CNY": ("yuan", "rmb", "cny", "¥", "元", "块", "人民币", "위안", "يوان"),
    "USD": (
        *("us dollars", "u.s. dollars", "dollars", "usd", "us$", "$", "美元", "美金"),
        *("미국 달러", "미 달러", "달러", "دولار أمريكي", "دولارا أمريكيا"),
        *("دولارات أمريكية", "دولار", "دولارا", "دولارات"),
    ),
    "EUR": ("euro", "euros", "eur", "€", "欧元", "유로", "يورو"),
    "KRW": ("won", "krw", "₩", "韩元", "韩币", "원", "وون"),
}
"""Ways to name a currency, in every language at once."""
_SPACE = r"\s*"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a sentence."""

    kind: Kind
    value: str
    """A number in digits, YYYY-MM-DD, or HH:MM."""
    currency: str = ""
    """Of money. Source: ISO 4217."""


def kept(figures: tuple[Figure, ...], text: str, language: str) -> bool:
    """Tell whether a translation has these figures and no other digit.

    Args:
        figures: Those of the sentence.
        text: Its translation.
        language: Code of the language it is in.
    """
    rest = plain(text)
    # Long spellings first: 9 of "19:30" is not counter 9.
    for figure in sorted(figures, key=lambda one: -_length(one)):
        pattern = "|".join(_alternatives(figure, language))
        rest, found = re.subn(pattern, " § ", rest, count=1)
        if not found:
            return False
    return not re.search(r"\d", rest)


def plain(text: str) -> str:
    """Return a text in small letters, half width and digits 0 to 9."""
    wide = unicodedata.normalize("NFKC", text).casefold()
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in wide
    )


def _length(figure: Figure) -> int:
    order = {"date": 100, "time": 90, "percent": 80, "money": 70}
    return order.get(figure.kind, 0) + len(figure.value)


def _alternatives(figure: Figure, language: str) -> Iterator[str]:
    match figure.kind:
        case "date":
            return _dates(figure.value)
        case "time":
            return _times(figure.value)
        case "percent":
            return _percents(figure.value)
        case "money":
            return _money(figure)
        case _:
            return _numbers(figure.value, language)


def _whole(pattern: str) -> str:
    return rf"(?<![\d.,]){pattern}(?![\d]|[.,]\d|{_SPACE}[万亿千百만억천백%])"


def _numbers(value: str, language: str) -> Iterator[str]:
    yield _whole(_digits(value))
    words = SMALL.get(language, "").split()
    if int(value) <= len(words):
        edge = r"\b" if language in ("en", "ar") else ""
        yield f"{edge}(?:{words[int(value) - 1]}){edge}"


def _digits(value: str) -> str:
    """Return a pattern of a whole number, with or without groups of three."""
    first = len(value) % 3 or 3
    groups = [value[:first], *re.findall("...", value[first:])]
    return r"[,.\s٬]?".join(groups)


def _money(figure: Figure) -> Iterator[str]:
    names = "|".join(
        re.escape(name) for name in sorted(CURRENCIES[figure.currency], key=len)[::-1]
    )
    cents = r"(?:\.0{1,2})?"
    for amount in _amounts(figure.value):
        yield rf"(?<![\d.,]){amount}{cents}{_SPACE}(?:{names})"
        yield rf"(?:{names}){_SPACE}{amount}{cents}(?!\d|[.,]\d|{_SPACE}[万千만천])"


def _amounts(value: str) -> Iterator[str]:
    yield _digits(value)
    number = int(value)
    for size, signs in ((10_000, "[万만]"), (1_000, "[千천]"), (1_000, "thousand")):
        if number % (size // 10) == 0 and number >= size:
            yield re.escape(f"{number / size:g}") + _SPACE + signs
    if number % 1_000 == 0 and 10_000 < number < 100_000:
        ten, one = divmod(number // 1_000, 10)
        if one:
            yield rf"{ten}{_SPACE}[万만]{_SPACE}{one}{_SPACE}[千천]"


def _percents(value: str) -> Iterator[str]:
    number = re.escape(value).replace(r"\.", "[.,٫]")
    sign = "%|٪|per ?cent|퍼센트|بالمئة|في المئة|بالمائة"
    yield rf"(?<![\d.,]){number}{_SPACE}(?:{sign})"
    yield rf"百分之{_SPACE}{number}(?![\d.])"


def _dates(value: str) -> Iterator[str]:
    year, month, day = (int(part) for part in value.split("-"))
    m, d = f"0?{month}", f"0?{day}"
    name = MONTHS[month - 1].casefold()
    short = rf"(?:{name}|{name[:3]}\.?)"
    arabic = ARABIC_MONTHS[month - 1]
    yield rf"(?<!\d){year}[-/.]{m}[-/.]{d}(?!\d)"
    signs = (
        f"{number}{_SPACE}{sign}"
        for number, sign in zip(
            (year, m, d), ("[年년]", "[月월]", "[日号일]"), strict=True
        )
    )
    yield r"(?<!\d)" + _SPACE.join(signs)
    yield rf"{short}{_SPACE}{d}(?:st|nd|rd|th)?,?{_SPACE}{year}(?!\d)"
    yield rf"(?<!\d){d}(?:st|nd|rd|th)?(?: of)?{_SPACE}{short},?{_SPACE}{year}(?!\d)"
    yield rf"(?<!\d){d}{_SPACE}{arabic}،?{_SPACE}{year}(?!\d)"


def _times(value: str) -> Iterator[str]:
    hour, minute = (int(part) for part in value.split(":"))
    clock = _clock(hour, minute)
    yield rf"(?<!\d)(?:{clock}){_SPACE}(?:uhr)?(?![\d:]|{_SPACE}(?:am|pm|a\.m|p\.m))"
    small = _clock(hour % 12 or 12, minute)
    late = hour >= 12
    before = "下午|晚上|晚间|中午|오후|저녁|밤" if late else "上午|早上|早晨|오전|아침"
    after = r"p\.?m\b\.?|مساء|ظهرا|م\b" if late else r"a\.?m\b\.?|صباحا|ص\b"
    yield rf"(?:{before}){_SPACE}(?:{small})(?![\d:])"
    yield rf"(?<!\d)(?:{small}){_SPACE}(?:{after})"


def _clock(hour: int, minute: int) -> str:
    """Return the patterns of an hour and minute, without its half of the day."""
    forms = [rf"0?{hour}[:.]{minute:02}"]
    point = rf"0?{hour}{_SPACE}[点點时時시]{_SPACE}"
    if minute:
        forms.append(rf"{point}{minute}{_SPACE}[分분]?")
    if minute == 30:
        forms.append(rf"{point}[半반]")
    if minute == 0:
        forms += [rf"{point}(?:钟|整|정각)?(?!\s*\d)", rf"0?{hour}(?= ?[ap]\.?m)"]
    return "|".join(forms)
