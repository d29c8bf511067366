"""Numbers of Arabic: خمسة آلاف, مئتان وخمسون, يومان, 5 آلاف."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kiosk.translation.guard.digits import DIGITS, read_digits
from kiosk.translation.guard.folding import fold_word
from kiosk.translation.guard.numeral import Numeral

_ONES = {
    1: "واحد|واحدة|إحدى|أحد",
    2: "اثنان|اثنين|اثنتان|اثنتين|اثنا|اثني|اثنتا|اثنتي",
    3: "ثلاث|ثلاثة",
    4: "أربع|أربعة",
    5: "خمس|خمسة",
    6: "ست|ستة",
    7: "سبع|سبعة",
    8: "ثمان|ثماني|ثمانية|ثمانيا",
    9: "تسع|تسعة",
    10: "عشر|عشرة",
    20: "عشرون|عشرين",
    30: "ثلاثون|ثلاثين",
    40: "أربعون|أربعين",
    50: "خمسون|خمسين",
    60: "ستون|ستين",
    70: "سبعون|سبعين",
    80: "ثمانون|ثمانين",
    90: "تسعون|تسعين",
    100: "مئة|مائة|مية",
    200: "مئتان|مئتين|مائتان|مائتين|مئتا|مئتي",
    2000: "ألفان|ألفين|ألفا",
    2000000: "مليونان|مليونين",
}
_SCALES = {
    1000: "ألف|آلاف|ألفًا",
    10**6: "مليون|ملايين|مليونا",
    10**9: "مليار|مليارات|مليارا|بليون",
}
_HUNDREDS = ("مئة", "مائة", "مئه")


def _table(source: dict[int, str]) -> dict[str, int]:
    return {
        fold_word(word): value
        for value, words in source.items()
        for word in words.split("|")
    }


WORDS = _table(_ONES) | {
    fold_word(one + hundred): value * 100
    for value, words in _ONES.items()
    if 3 <= value <= 9
    for one in words.split("|")
    for hundred in _HUNDREDS
}
# Spelled without its dots of the tanween, "two thousand" of something and
# "one thousand" as an object are the same word.
UNSURE = frozenset(map(fold_word, ("ألفا", "مليونا", "مليارا")))
SCALES = _table(_SCALES)
# Two of what is counted at a counter. Two of a span of time are read as spans.
_TWO_OF = (
    "مر|بطاق|ورق|نسخ|صور|وثيق|محفظ|شريح|قطع|عمل|رسال|حقيب",
    "حساب|شخص|رقم|نموذج|توقيع|مبلغ|هاتف|فرع|طلب|إيصال|جواز|طفل|زبون|ختم|رمز",
)
DUALS = {
    fold_word(word + stem + end): 2
    for word, stem in ((one, "ت") for one in _TWO_OF[0].split("|"))
    for end in ("ين", "ان")
} | {fold_word(word + end): 2 for word in _TWO_OF[1].split("|") for end in ("ين", "ان")}
TOKEN = re.compile(rf"{DIGITS}|[\u0621-\u064a]+")
HALF = re.compile("(?<![\u0621-\u064a])(?:ال)?نصف(?![\u0621-\u064a])")
SHARES = {
    fold_word(word): share for word, share in {"ربع": "1/4", "ثلث": "1/3"}.items()
}


def arabic_numerals(text: str, language: str) -> Iterator[Numeral]:
    """Find numbers in Arabic words, and digits with a scale behind: 5 آلاف."""
    tokens = tuple(TOKEN.finditer(text))
    place = 0
    while place < len(tokens):
        run = _run(text, tokens[place:])
        if run:
            yield _numeral(text, run, language)
        place += len(run) or 1
    for match in HALF.finditer(text):
        yield Numeral(*match.span(), Decimal(0), match[0], True, fraction="1/2")


def _bare(word: str) -> tuple[str, bool]:
    """A word of a number without "and", and whether it had it."""
    if word in WORDS or word in SCALES or word in SHARES:
        return word, False
    rest = word.removeprefix("و")
    return (rest, True) if rest in WORDS or rest in SCALES else (word, False)


def _run(text: str, tokens: tuple[re.Match[str], ...]) -> tuple[re.Match[str], ...]:
    run: list[re.Match[str]] = []
    for token in tokens:
        if run and text[run[-1].end() : token.start()].strip():
            break
        if not _follows(run, token[0]):
            break
        run.append(token)
    if len(run) == 1 and run[0][0][0].isdecimal():
        return ()
    return tuple(run)


def _follows(run: list[re.Match[str]], word: str) -> bool:
    bare, joined = _bare(word)
    known = bare in WORDS or bare in SCALES
    if not run:
        return known or bare in SHARES or word[0].isdecimal() or word in DUALS
    before = _bare(run[-1][0])[0]
    if before in SHARES or before in DUALS:
        return False
    teen = WORDS.get(bare) == 10 and WORDS.get(before, 99) < 10
    return known and (joined or bare in SCALES or teen or WORDS.get(bare) == 100)


def _numeral(text: str, run: tuple[re.Match[str], ...], language: str) -> Numeral:
    start, end = run[0].start(), run[-1].end()
    first = run[0][0]
    if first in SHARES:
        return Numeral(start, end, Decimal(0), first, True, fraction=SHARES[first])
    total, current, doubtful = Decimal(0), Decimal(0), False
    for token in run:
        bare, _ = _bare(token[0])
        if bare in SCALES:
            doubtful = doubtful or (not current and bare in UNSURE)
            total, current = total + (current or 1) * SCALES[bare], Decimal(0)
            continue
        value, unsure = _value(bare, language)
        current = (
            current * value if value == 100 and 3 <= current <= 9 else current + value
        )
        doubtful = doubtful or unsure
    whole = total + current
    spelled = not first[0].isdecimal()
    optional = spelled and whole == 1
    return Numeral(start, end, whole, text[start:end], spelled, doubtful, optional)


def _value(word: str, language: str) -> tuple[Decimal, bool]:
    if word in WORDS or word in DUALS:
        return Decimal((WORDS | DUALS)[word]), word in UNSURE
    amount = read_digits(word, language)
    return amount.value, amount.doubtful
