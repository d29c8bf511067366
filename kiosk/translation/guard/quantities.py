"""What numbers count: money, hundredths, spans of time, or nothing that is known."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from kiosk.translation.guard.currency_words import CURRENCIES, KINDS
from kiosk.translation.guard.figure import Figure, canonical
from kiosk.translation.guard.numeral import Numeral
from kiosk.translation.guard.patterns import one_of
from kiosk.translation.guard.tape import NUMBER, Tape
from kiosk.translation.guard.unit_words import DUALS, HALVES, LOOSE, SINGLES, UNITS

_CURRENCY = one_of(CURRENCIES)
_UNIT = one_of(UNITS)
_TO = r"\s?(?:-|~|到|至|to|or|and|에서|부터|الى|до|đến|ถึง|и|或|或者|から)\s?"
"""Between the two ends of a range; the unit stands behind the last one."""
PERCENT = re.compile(
    rf"百分之({NUMBER})|({NUMBER})(?=(?:{_TO}{NUMBER})?\s?(?:%|percent|per\scent|퍼센트|"
    r"프로(?![그모필])|بالمئه|بالمائه|في\sالمئه|في\sالمائه|процент|phần\străm|เปอร์เซ็นต์))"
    r"(?:\s?(?:%|percent|per\scent|퍼센트|프로|بالمئه|بالمائه|في\sالمئه|في\sالمائه|"
    r"процент\w*|phần\străm|เปอร์เซ็นต์))?"
)
PIECES = re.compile(
    rf"({NUMBER})\s?[元块](?:钱)?\s?(?:({NUMBER})\s?[角毛])?\s?(?:({NUMBER})\s?分)?(?!钟)"
)
DIMES = re.compile(rf"({NUMBER})\s?[角毛](?:钱)?\s?(?:({NUMBER})\s?分)?")
CHANGE = re.compile(rf"({NUMBER})块({NUMBER})(?!\s?(?:{_UNIT}|{_CURRENCY}|[张个位]))")
AMOUNT = re.compile(
    rf"(?:({_CURRENCY})\s?)?({NUMBER})(?:\s?(?:de\s)?({_CURRENCY})|"
    rf"(?={_TO}{NUMBER}\s?({_CURRENCY})))?"
)
SPAN = re.compile(
    rf"({NUMBER})(半)?(?:\s?-?({_UNIT})(半)?|(?={_TO}{NUMBER}\s?-?({_UNIT})))"
)
HALF_MORE = re.compile(rf"({NUMBER})\s?个?半\s?(小时|钟头|月|年|天)")
HALF_UNITS = {"小时": "hour", "钟头": "hour", "月": "month", "年": "year", "天": "day"}
HALF = re.compile(rf"(?<!个){one_of(HALVES)}")
DUAL = re.compile(one_of(DUALS))
SINGLE = re.compile(one_of(SINGLES))
NO_KINDS = frozenset[str]()
LEFT = re.compile(NUMBER)


def halves(tape: Tape) -> Tape:
    """Find half an hour and the like, before "half" is read as a number."""
    return tape.read(HALF, _half)


def quantities(tape: Tape) -> Tape:
    """Find what numbers count; those that count nothing known are numbers."""
    tape = tape.read(PERCENT, _percent)
    tape = tape.read(CHANGE, lambda match, at: _coins(at, match[1], match[2], None))
    tape = tape.read(PIECES, _pieces)
    tape = tape.read(DIMES, lambda match, at: _coins(at, None, match[1], match[2]))
    tape = tape.read(AMOUNT, _money)
    tape = tape.read(HALF_MORE, _half_more)
    tape = tape.read(SPAN, _span)
    tape = tape.read(
        DUAL, lambda match, _: Figure(0, 0, "number", "2", DUALS[match[0]])
    )
    tape = tape.read(SINGLE, _single)
    return tape.read(LEFT, _number)


def _figure(numeral: Numeral) -> Figure:
    value = numeral.fraction or canonical(numeral.value)
    return Figure(
        0,
        0,
        "number",
        value,
        doubtful=numeral.doubtful,
        optional=numeral.optional,
    )


def _percent(match: re.Match[str], tape: Tape) -> Figure:
    figure = _figure(tape.numeral(match[1] or match[2]))
    return replace(figure, kind="percent", optional=False)


def _pieces(match: re.Match[str], tape: Tape) -> Figure | None:
    if not match[2] and not match[3]:
        return None
    return _coins(tape, match[1], match[2], match[3])


def _coins(
    tape: Tape, yuan: str | None, tenths: str | None, hundredths: str | None
) -> Figure | None:
    sizes = (
        (yuan, Decimal(1)),
        (tenths, Decimal("0.1")),
        (hundredths, Decimal("0.01")),
    )
    numerals = [(tape.numeral(part), size) for part, size in sizes if part]
    if any(one.value >= 100 or one.fraction for one, size in numerals if size < 1):
        return None
    total = sum((one.value * size for one, size in numerals), Decimal(0))
    doubtful = any(one.doubtful for one, _ in numerals)
    return Figure(0, 0, "money", canonical(total), "CNY", doubtful=doubtful)


def _money(match: re.Match[str], tape: Tape) -> Figure | None:
    before, behind = match[1], match[3] or match[4]
    if not before and not behind:
        return None
    figure = _figure(tape.numeral(match[2]))
    codes = {CURRENCIES[word] for word in (before, behind) if word}
    codes -= {code for code in codes if codes & KINDS.get(code, NO_KINDS)}
    code = " ".join(sorted(codes))
    doubtful = figure.doubtful or len(codes) > 1
    return replace(figure, kind="money", unit=code, doubtful=doubtful, optional=False)


def _half(match: re.Match[str], tape: Tape) -> Figure:
    value, unit = HALVES[match[0]].split()
    return Figure(0, 0, "number", value, unit)


def _half_more(match: re.Match[str], tape: Tape) -> Figure:
    numeral = tape.numeral(match[1])
    return _in_minutes(numeral.value + Decimal("0.5"), HALF_UNITS[match[2]], numeral)


def _span(match: re.Match[str], tape: Tape) -> Figure | None:
    numeral, word = tape.numeral(match[1]), match[3] or match[5]
    unit = UNITS[word]
    if word in ("年", "년", "год", "года", "năm", "ปี") and 1900 <= numeral.value < 2600:
        return _figure(numeral)
    if numeral.fraction:
        return _part_of(numeral, unit)
    value = numeral.value + (Decimal("0.5") if match[2] or match[4] else 0)
    figure = _in_minutes(value, unit, numeral)
    return replace(figure, loose=word in LOOSE)


def _in_minutes(value: Decimal, unit: str, numeral: Numeral) -> Figure:
    if unit == "hour" and value % 1:
        value, unit = value * 60, "minute"
    return Figure(0, 0, "number", canonical(value), unit, doubtful=numeral.doubtful)


def _part_of(numeral: Numeral, unit: str) -> Figure:
    share = Fraction(numeral.fraction)
    if unit == "hour" and (share * 60).denominator == 1:
        return Figure(0, 0, "number", str(int(share * 60)), "minute")
    return Figure(0, 0, "number", numeral.fraction, unit)


def _single(match: re.Match[str], tape: Tape) -> Figure:
    return Figure(0, 0, "number", "1", SINGLES[match[0]], optional=True)


def _number(match: re.Match[str], tape: Tape) -> Figure:
    numeral = tape.numeral(match[0])
    written = numeral.written
    if written.isdecimal() and len(written) > 1 and written.startswith("0"):
        return Figure(0, 0, "code", written)
    return _figure(numeral)
