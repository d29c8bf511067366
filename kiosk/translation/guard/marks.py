"""What is copied letter by letter: e-mail, web address, card, phone, document."""

from __future__ import annotations

import re
from functools import partial

from kiosk.translation.guard.currency_words import CURRENCIES
from kiosk.translation.guard.figure import Figure, Kind
from kiosk.translation.guard.patterns import one_of
from kiosk.translation.guard.tape import Tape
from kiosk.translation.guard.unit_words import UNITS

EMAIL = re.compile(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
URL = re.compile(
    r"(?:https?://|www\.)[a-z0-9./?=&%#_~:@+-]*[a-z0-9/]|"
    r"(?<![a-z0-9.])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|gov|edu|info|io|kr|ru|jp|sa|ae|eg)"
    r"(?![a-z])(?:/[a-z0-9./?=&%#_~-]*[a-z0-9/])?"
)
CARD = re.compile(
    r"(?<![\d.+-])(?:\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?|\d{13,19}|"
    r"\d{4}[ -]\d{6}[ -]\d{5})(?!\d)"
)
IDENTITY = re.compile(r"(?<![a-z0-9])(?:\d{17}[\dx]|\d{15})(?![a-z0-9])")
_COUNTED = rf"(?!\s?(?:%|{one_of(CURRENCIES)}|{one_of(UNITS)}))"
PHONE = re.compile(
    r"\+\d(?:[ ()-]{0,2}\d){6,14}|"
    r"(?<![\d.])(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\(?0\d{2,3}\)?[ -]?\d{7,8}|"
    r"0\d{1,2}-\d{3,4}-\d{4}|[48]00[ -]?\d{3}[ -]?\d{4}|\d{3}-\d{3}-\d{4}|"
    rf"\d{{4}}-\d{{4}}{_COUNTED})(?![\d])"
)
DOCUMENT = re.compile(r"(?<![a-z0-9])[a-z]{1,3}\d{6,9}[a-z]?(?![a-z0-9])")
CODE = re.compile(
    r"(?<![a-z0-9'])(?:[a-z]{1,6}-?\d+(?:[a-z]+\d*)*|\d+[a-z]+\d[a-z0-9]*)(?![a-z0-9])"
)
CURRENCY = re.compile(rf"{one_of(CURRENCIES)}\d")
NOT_PART = str.maketrans("", "", " ()-+.")


def copied(tape: Tape) -> Tape:
    """Find them all: the longest and surest kinds first."""
    tape = tape.read(EMAIL, lambda match, _: Figure(0, 0, "email", match[0]))
    tape = tape.read(URL, lambda match, _: Figure(0, 0, "url", match[0]))
    tape = tape.read(IDENTITY, _identity)
    for pattern, kind in KINDS:
        tape = tape.read(pattern, partial(_mark, kind))
    return tape


KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (CARD, "card"),
    (PHONE, "phone"),
    (DOCUMENT, "document"),
    (CODE, "code"),
)


def _mark(kind: Kind, match: re.Match[str], tape: Tape) -> Figure | None:
    written = match[0]
    if CURRENCY.match(written):
        return None
    return Figure(0, 0, kind, written.translate(NOT_PART).upper())


def _identity(match: re.Match[str], tape: Tape) -> Figure:
    """Numbers of identity cards; fifteen digits may be a card's too."""
    kind: Kind = "card" if luhn(match[0]) else "document"
    return Figure(0, 0, kind, match[0].upper())


def luhn(digits: str) -> bool:
    """Whether the last digit checks the others.

    Source: ISO/IEC 7812-1:2017, annex B.
    """
    if not digits.isdecimal():
        return False
    odd, even = digits[-1::-2], digits[-2::-2]
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in even)
    return (sum(map(int, odd)) + doubled) % 10 == 0
