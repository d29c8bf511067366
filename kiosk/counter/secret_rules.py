"""What a passphrase and a PIN of staff must be like."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kiosk.interview.problems import mark

PASSPHRASE_LEAST: Final = 15
"""Characters. Source: NIST SP 800-63B-4, 3.1.1.2: without a second factor."""
PASSPHRASE_MOST: Final = 128
PIN_DIGITS: Final = 6
_ID: Final = re.compile("[a-z0-9][a-z0-9-]{0,31}")
_PIN: Final = re.compile(f"[0-9]{{{PIN_DIGITS}}}")
_DIFFERENT_LEAST: Final = 5
"""Different characters of a passphrase: aaaaaaaaaaaaaaa is none. Our own bound."""
_PIN_DIFFERENT_LEAST: Final = 3
"""Different digits of a PIN: 121212 and 111222 are found early. Our own bound."""

TOO_SHORT: Final = mark("Use 15 characters or more: several words are easy to keep.")
TOO_LONG: Final = mark("Use 128 characters at most.")
TOO_SIMPLE: Final = mark("This repeats too few characters. Use several words.")
HAS_ID: Final = mark("Leave your staff number and your name out of it.")
NOT_SIX: Final = mark("Use 6 digits.")
REPEATED: Final = mark("These digits repeat too much. Choose others.")
IN_ORDER: Final = mark("These digits are in order. Choose others.")
IS_DATE: Final = mark("This can be read as a date. Choose other digits.")


def is_staff_id(text: str) -> bool:
    """Return whether a text can be the id of a member: letters, digits, hyphens."""
    return _ID.fullmatch(text) is not None


def is_pin(text: str) -> bool:
    """Return whether a text has the form of a PIN."""
    return _PIN.fullmatch(text) is not None


def passphrase_problem(typed: str, *, staff_id: str = "", name: str = "") -> str:
    """Return what is wrong with a new passphrase, in English; empty: nothing.

    Args:
        typed: As typed. Length counts after Unicode compatibility normalization,
            as it is hashed.
        staff_id: Whose it will be.
        name: Their name.
    """
    text = unicodedata.normalize("NFKC", typed)
    if len(text) < PASSPHRASE_LEAST:
        return TOO_SHORT
    if len(text) > PASSPHRASE_MOST:
        return TOO_LONG
    rest = text.casefold()
    for known in (staff_id, name):
        rest = rest.replace(known.casefold(), "") if known else rest
    if len(rest) < PASSPHRASE_LEAST and rest != text.casefold():
        return HAS_ID
    return TOO_SIMPLE if len(set(rest)) < _DIFFERENT_LEAST else ""


def pin_problem(typed: str, *, staff_id: str = "") -> str:
    """Return what is wrong with a new PIN, in English; empty: nothing.

    Args:
        typed: As typed.
        staff_id: Whose it will be: a PIN in it is refused.
    """
    if not is_pin(typed):
        return NOT_SIX
    if typed in staff_id:
        return HAS_ID
    if len(set(typed)) < _PIN_DIFFERENT_LEAST:
        return REPEATED
    if _in_order(typed):
        return IN_ORDER
    return IS_DATE if any(_dates(typed)) else ""


def _in_order(digits: str) -> bool:
    """Whether each digit is one more, or one less, than the one before."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    return steps in ({1}, {9})


def _dates(digits: str) -> Iterator[bool]:
    """Yield for each way to write a date whether the digits are one."""
    first, second, third = (int(digits[at : at + 2]) for at in (0, 2, 4))
    yield _is_day(second, third)  # YYMMDD
    yield _is_day(second, first)  # DDMMYY
    yield _is_day(first, second)  # MMDDYY
    yield _is_year(digits[:4]) and 1 <= third <= 12  # YYYYMM
    yield _is_year(digits[2:]) and 1 <= first <= 12  # MMYYYY
    yield _is_year(digits[:4]) and _is_day(int(digits[4]), int(digits[5]))  # YYYYMD
    yield _is_year(digits[2:]) and _is_day(int(digits[1]), int(digits[0]))  # DMYYYY
    yield _is_year(digits[2:]) and _is_day(int(digits[0]), int(digits[1]))  # MDYYYY


def _is_day(month: int, day: int) -> bool:
    # Of a leap year: the year is not looked at, 29 February is a date.
    return 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]


def _is_year(digits: str) -> bool:
    return 1900 <= int(digits) <= 2099
