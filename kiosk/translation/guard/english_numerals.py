"""Numbers of English: five thousand, twenty-five, a hundred, half, the third."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kiosk.translation.guard.digits import DIGITS, read_digits
from kiosk.translation.guard.numeral import Numeral

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
WORDS = {
    **{word: value for value, word in enumerate(UNITS)},
    **{word: 20 + 10 * value for value, word in enumerate(TENS)},
    "once": 1,
    "twice": 2,
    "thrice": 3,
    "dozen": 12,
}
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "k": 1000,
    "grand": 1000,
    "million": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
}
TOKEN = re.compile(rf"{DIGITS}|(?<![a-z])(?!and\b)[a-z]+")
GAP = re.compile(r"[\s-]{0,2}(?:and\s)?")
FRACTION = {"half": "1/2", "halves": "1/2", "quarter": "1/4", "quarters": "1/4"}
THIRDS = re.compile(r"\b(a|one|two|three)[\s-](third|thirds|quarters|fifth|fifths)\b")
PARTS = {"third": 3, "thirds": 3, "quarters": 4, "fifth": 5, "fifths": 5}
IDIOMS = re.compile(
    r"\b(?:no one|one another|one by one|(?:any|every|some|which|this|that|the|each|"
    r"new|old|other|another|right|wrong|same)[\s-]?one|one[\s-](?:of|time|way|off)|"
    r"at once|once (?:again|you|your|the|we|it|they|i|he|she|this|that)|"
    r"(?:a|one|per|just a|wait a) second|seconds|quarter(?:ly)?s? (?:past|to)|"
    r"half[\s-]past|24/7)\b"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a run of digits that can be part of a number."""

    start: int
    end: int
    text: str


def english_numerals(text: str, language: str) -> Iterator[Numeral]:
    """Find numbers in English words, and digits with a scale behind: 5 thousand."""
    text = IDIOMS.sub(lambda match: "." * len(match[0]), text)
    for match in THIRDS.finditer(text):
        above = {"a": 1}.get(match[1]) or WORDS[match[1]]
        share = f"{above}/{PARTS[match[2]]}"
        yield Numeral(*match.span(), Decimal(0), match[0], fraction=share)
    tokens = tuple(Token(*found.span(), found[0]) for found in TOKEN.finditer(text))
    place = 0
    while place < len(tokens):
        run = _run(text, tokens[place:])
        if run:
            yield _numeral(text, run, language)
        place += len(run) or 1


def _run(text: str, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens at the start that are one number, none if they are not."""
    run: list[Token] = []
    for token in tokens:
        if run and not GAP.fullmatch(text, run[-1].end, token.start):
            break
        if not _follows(text, run, token):
            break
        run.append(token)
    if len(run) == 1 and (run[0].text == "a" or run[0].text[0].isdecimal()):
        return ()
    return tuple(run)


def _follows(text: str, run: list[Token], token: Token) -> bool:
    word = token.text
    if not run:
        return word in WORDS or word in ORDINALS or word in FRACTION or _opens(token)
    before = run[-1].text
    if word in SCALES:
        return before not in ORDINALS and before not in FRACTION
    joined = " and " in text[run[-1].end : token.start]
    if word not in WORDS and word not in ORDINALS:
        return False
    if before in SCALES:
        return True
    return before in TENS and not joined and (WORDS.get(word) or 1) < 10


def _opens(token: Token) -> bool:
    return token.text == "a" or token.text[0].isdecimal()


def _numeral(text: str, run: tuple[Token, ...], language: str) -> Numeral:
    start, end = run[0].start, run[-1].end
    written = text[start:end]
    if written in FRACTION:
        return Numeral(
            start, end, Decimal(0), written, True, fraction=FRACTION[written]
        )
    total, current, doubtful = Decimal(0), Decimal(0), False
    for token in run:
        if token.text in SCALES:
            scale = SCALES[token.text]
            current = (current or Decimal(1)) * scale
            if scale > 100:
                total, current = total + current, Decimal(0)
            continue
        value, unsure = _value(token.text, language)
        current, doubtful = current + value, doubtful or unsure
    spelled = not written[0].isdecimal()
    whole = total + current
    optional = len(run) == 1 and written in ("one", "once", "first", "second")
    return Numeral(start, end, whole, written, spelled, doubtful, optional)


def _value(word: str, language: str) -> tuple[Decimal, bool]:
    if word in WORDS:
        return Decimal(WORDS[word]), False
    if word in ORDINALS:
        return Decimal(ORDINALS.index(word) + 1), False
    if word == "a":
        return Decimal(0), False
    amount = read_digits(word, language)
    return amount.value, amount.doubtful
