"""What may stand in a slot of a phrase."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date

from kiosk.content.phrases import SlotKind
from kiosk.identity.cleaning import clean_text
from kiosk.interview.problems import Problem
from kiosk.language.formatting import tender

MOST_OF_A_NAME = 60
"""Characters. A longer one would push the sentence off the screen."""
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TICKET = re.compile(r"[A-Z]{0,2}[0-9]{1,4}")
"""The number on a queue ticket, such as A012: what the machines of banks print."""
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def value_problem(
    kind: SlotKind, value: str, documents: Collection[str]
) -> Problem | None:
    """Return why a value cannot stand in a slot; None: it can.

    Args:
        kind: What stands in the slot.
        value: As `SlotValues` has it; from outside, so it may be anything.
        documents: The ids of the documents that can be named.
    """
    if not value:
        return Problem("missing")
    if kind == "document":
        return None if value in documents else Problem("not-an-option")
    return _CHECKS[kind](value)


def _number(value: str) -> Problem | None:
    return None if _NUMBER.fullmatch(value) else Problem("not-a-number")


def _money(value: str) -> Problem | None:
    amount, _, currency = value.partition(" ")
    if not _NUMBER.fullmatch(amount):
        return Problem("not-an-amount")
    return _currency(currency)


def _currency(value: str) -> Problem | None:
    return None if value in tender() else Problem("not-an-option")


def _date(value: str) -> Problem | None:
    try:
        known = bool(_DATE.fullmatch(value) and date.fromisoformat(value))
    except ValueError:  # such as February 30
        known = False
    return None if known else Problem("no-such-date")


def _time(value: str) -> Problem | None:
    return None if _TIME.fullmatch(value) else Problem("not-a-time")


def _ticket(value: str) -> Problem | None:
    return None if TICKET.fullmatch(value) else Problem("not-a-number")


def _name(value: str) -> Problem | None:
    cleaned = clean_text(value, limit=MOST_OF_A_NAME + 1).strip()
    if not cleaned:
        return Problem("missing")
    if len(cleaned) > MOST_OF_A_NAME:
        return Problem("too-long", {"most": str(MOST_OF_A_NAME)})
    return None


_CHECKS: Mapping[SlotKind, Callable[[str], Problem | None]] = {
    "number": _number,
    "money": _money,
    "date": _date,
    "time": _time,
    "currency": _currency,
    "name": _name,
    "ticket": _ticket,
}
