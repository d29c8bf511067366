"""What counts as an answer that is written: text, name, telephone, address.

Each takes the step, the value as JSON has it, and the context; see `fields`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiosk.identity.cleaning import clean_text
from kiosk.identity.names import (
    GIVEN_NAMES_LENGTH,
    SURNAME_LENGTH,
    name_problem,
    normal_name,
)
from kiosk.interview import model
from kiosk.interview.context import Context
from kiosk.interview.model import Value
from kiosk.interview.problems import Problem
from kiosk.interview.result import Accepted, Result
from kiosk.language.dense import weight

EMAIL_LENGTH = 64
"""Longest e-mail address, in characters: our own bound, for the counter pass."""
LIMIT = 200
"""No single line of an answer is longer than this, in characters."""


def text(step: model.Text, value: Value, _: Context) -> Result:
    """Return one line of free text, its blanks made single.

    A Chinese character or a Korean syllable takes the room of two letters.
    """
    if not isinstance(value, str):
        return Problem("wrong-kind")
    line = " ".join(clean_text(value, limit=LIMIT + 1).split())
    if not line:
        return Problem("missing")
    return _short_enough(line, step.max_length) or Accepted(line)


def _short_enough(text: str, most: int) -> Problem | None:
    """Return what is wrong with a text that a counter pass has no room for."""
    if weight(text) <= most:
        return None
    # Where each sign weighs two, half as many fit.
    signs = most if len(text) > most else most // 2
    return Problem("too-long", {"most": str(signs)})


NAME_PARTS = {"surname": SURNAME_LENGTH, "given_names": GIVEN_NAMES_LENGTH}
"""Longest part of a name, in characters, that a counter pass can carry."""


def name(_step: model.Name, value: Value, _: Context) -> Result:
    """Return surname and given names in capitals, as in a passport."""
    if not isinstance(value, Mapping) or set(value) - {"surname", "given_names"}:
        return Problem("wrong-kind")
    parts: dict[str, str] = {}
    for part, most in NAME_PARTS.items():
        given = value.get(part) or ""
        if not isinstance(given, str):
            return Problem("wrong-kind", field=part)
        parts[part] = normal_name(given)
        problem = name_problem(parts[part], longest=most) if parts[part] else None
        if problem is not None:
            code = "too-long" if problem == "too-long" else f"name-{problem}"
            return Problem(code, {"most": str(most)}, field=part)
    return Accepted(parts) if any(parts.values()) else Problem("name-missing")


def phone(step: model.Phone, value: Value, _: Context) -> Result:
    """Return a telephone number that fits the numbering plan of its country."""
    if not isinstance(value, str) or not re.fullmatch(r"\+[0-9]{4,18}", value):
        return Problem("phone-incomplete")
    # Imported here: its tables take a while, and few answers are phone numbers.
    from phonenumbers import NumberParseException, is_valid_number, parse
    from phonenumbers import region_code_for_number as region

    try:
        number = parse(value)
    except NumberParseException:
        return Problem("phone-not-possible")
    if not is_valid_number(number):
        return Problem("phone-not-possible")
    if step.country and region(number) != step.country:
        return Problem("phone-other-country")
    return Accepted(value)


_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]+\.)+[A-Za-z]{2,63}"
)


def email(_step: model.Email, value: Value, _: Context) -> Result:
    """Return an e-mail address that has the form of one."""
    if not isinstance(value, str):
        return Problem("wrong-kind")
    one = clean_text(value, limit=255).strip()
    if len(one) > EMAIL_LENGTH or not _EMAIL.fullmatch(one):
        return Problem("not-an-email")
    return Accepted(one)


def address(step: model.Address, value: Value, _: Context) -> Result:
    """Return an address without its empty lines."""
    if not isinstance(value, str):
        return Problem("wrong-kind")
    given = value[: LIMIT * (step.max_lines + 1)].split("\n")
    lines = [" ".join(clean_text(line, limit=LIMIT).split()) for line in given]
    lines = [line for line in lines if line]
    if not lines:
        return Problem("missing")
    if len(lines) > step.max_lines:
        return Problem("too-many-lines", {"most": str(step.max_lines)})
    if any(len(line) > model.ADDRESS_LINE for line in lines):
        return Problem("too-long", {"most": str(model.ADDRESS_LINE)})
    if (long := _short_enough("\n".join(lines), step.max_length)) is not None:
        return long
    if step.latin and not all(line.isascii() for line in lines):
        return Problem("not-latin")
    return Accepted("\n".join(lines))
