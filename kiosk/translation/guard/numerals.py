"""All numbers of a folded text, in digits or words of any language that is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from kiosk.translation.guard.arabic_numerals import arabic_numerals
from kiosk.translation.guard.chinese_numerals import chinese_numerals
from kiosk.translation.guard.digits import DIGITS, Amount, read_digits
from kiosk.translation.guard.english_numerals import english_numerals
from kiosk.translation.guard.korean_numerals import korean_numerals
from kiosk.translation.guard.numeral import Numeral
from kiosk.translation.guard.patterns import by_word, one_of

Reader = Callable[[str, str], Iterator[Numeral]]
# Their own words for thousands and more, behind digits: 5 тыс., 5 triệu, 5 พัน.
SCALES = by_word(
    {
        "1000": "тыс.|тыс|тысяч|тысяча|тысячи|nghìn|ngàn|พัน|mille|tausend|mil|ming",
        "10000": "หมื่น",
        "100000": "แสน",
        "1000000": "млн|mln|миллион|миллиона|миллионов|triệu|ล้าน|million|millionen",
        "1000000000": "млрд|tỷ|tỉ|พันล้าน",
    }
)
SCALED = re.compile(rf"({DIGITS})\s?({one_of(SCALES)})")
PLAIN = re.compile(rf"(?<![\d])({DIGITS})(?:st|nd|rd|th)?(?![a-z])|({DIGITS})")
NEGATIVE = re.compile(r"(?:^|[\s(（:，,])-$")
FRACTION = re.compile(
    r"(?<![\d/.])(\d{1,2})\s?/\s?(\d{1,3}|1000)(?![\d/]|\.\d)|([¼½¾⅓⅔])"
)
SIGNS = {"¼": "1/4", "½": "1/2", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}


def find_numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """Find the numbers of a folded text in their order, none inside another."""
    found: list[Numeral] = []
    for reader in _readers(language):
        fresh = _apart(reader(text, language))
        text = _without(text, fresh)
        found += fresh
    return tuple(sorted(found, key=lambda numeral: numeral.start))


def _readers(language: str) -> tuple[Reader, ...]:
    # In other languages of the Latin script English words say something else.
    english = () if language in LATIN else (english_numerals,)
    return (
        fractions,
        chinese_numerals,
        korean_numerals,
        arabic_numerals,
        *english,
        scaled_digits,
        plain_digits,
    )


LATIN = frozenset(
    [
        "az",
        "bs",
        "ca",
        "cs",
        "da",
        "de",
        "es",
        "et",
        "fi",
        "fr",
        "hr",
        "hu",
        "id",
        "it",
        "lt",
        "lv",
        "ms",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "sk",
        "sl",
        "sq",
        "sv",
        "sw",
        "tk",
        "tl",
        "tr",
        "uz",
        "vi",
    ]
)
"""Languages of the Latin script other than English."""


def fractions(text: str, language: str) -> Iterator[Numeral]:
    """Find 1/2 and ½."""
    for match in FRACTION.finditer(text):
        share = SIGNS.get(match[0]) or f"{int(match[1])}/{int(match[2])}"
        yield Numeral(*match.span(), Decimal(0), match[0], fraction=share)


def scaled_digits(text: str, language: str) -> Iterator[Numeral]:
    """Find digits with a word for thousands or more behind."""
    for match in SCALED.finditer(text):
        amount = read_digits(match[1], language)
        value = amount.value * int(SCALES[match[2]])
        yield Numeral(*match.span(), value, match[0], doubtful=amount.doubtful)


def plain_digits(text: str, language: str) -> Iterator[Numeral]:
    """Find digits; a minus counts where it cannot be a dash."""
    for match in PLAIN.finditer(text):
        raw = match[1] or match[2]
        amount = read_digits(raw, language)
        start = match.start()
        if NEGATIVE.search(text[:start]):
            start, amount = start - 1, Amount(-amount.value, amount.doubtful)
        yield Numeral(start, match.end(), amount.value, raw, doubtful=amount.doubtful)


def _apart(numerals: Iterable[Numeral]) -> list[Numeral]:
    """Those that do not overlap, the first ones first."""
    kept: list[Numeral] = []
    for numeral in sorted(numerals, key=lambda one: (one.start, -one.end)):
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return kept


def _without(text: str, numerals: Iterable[Numeral]) -> str:
    """The text with nothing in their places that another reader could read."""
    for numeral in numerals:
        hole = "\ue000" * (numeral.end - numeral.start)
        text = text[: numeral.start] + hole + text[numeral.end :]
    return text
