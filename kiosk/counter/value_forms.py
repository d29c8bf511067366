"""The forms that single answers take in a pass: a pair of functions for each.

A form never changes its meaning: passes outlive the version that made them. What
packs takes accepted answers; what unpacks takes anything, and a wrong shape is a
`ValueError` and nothing more.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any, Final

from kiosk.interview.model import AnyStep, Value
from kiosk.language.dense import dense, plain

Packed = Any
"""What CBOR has: whole numbers, bytes, text, lists, maps, truth and nothing."""
Given = Any
"""A step or an accepted value whose kind the table of `values` vouches for."""

_EPOCH: Final = datetime(1970, 1, 1)
"""By the branch's own clock."""
_PHONE: Final = re.compile(r"\+[1-9][0-9]{0,17}")
_AMOUNT: Final = re.compile(r"(0|[1-9][0-9]{0,11})(?:\.([0-9]{1,2}))?")
_DAYS: Final = 100_000
_MINUTES: Final = 100_000_000


def packed_text(text: str) -> str | bytes:
    """Return a text as itself or in its dense form, whichever is shorter."""
    packed = dense(text)
    try:
        short = len(text.encode()) <= len(packed)
    except UnicodeEncodeError:  # half a character, which CBOR cannot hold as text
        short = False
    return text if short else packed


def text_of(packed: Packed) -> str:
    """Return what `packed_text` packed. Raises `ValueError` if it is no text."""
    if isinstance(packed, str):
        return packed
    if isinstance(packed, bytes):
        return plain(packed)
    raise ValueError("no text")


def _whole(packed: Packed) -> int:
    if isinstance(packed, int) and not isinstance(packed, bool):
        return packed
    raise ValueError("no number")


def listed(packed: Packed) -> list[Packed]:
    """Return a list as one; anything else is a wrong shape."""
    if isinstance(packed, list | tuple):
        return list(packed)
    raise ValueError("no list")


def pack_text(_step: AnyStep, value: Given) -> Packed:
    """Pack a text."""
    return packed_text(value)


def unpack_text(_step: AnyStep, packed: Packed) -> Value:
    """Unpack a text."""
    return text_of(packed)


def pack_choice(step: Given, value: Given) -> Packed:
    """Pack the number of an option, or its id where it has none."""
    keys = {option.id: option.key for option in step.options}
    return keys.get(value) or packed_text(value)


def unpack_choice(step: Given, packed: Packed) -> Value:
    """Unpack an option that the step has, by number or id."""
    return _option(step, packed)


def pack_several(step: Given, value: Given) -> Packed:
    """Pack several options."""
    return [pack_choice(step, one) for one in value]


def unpack_several(step: Given, packed: Packed) -> Value:
    """Unpack several options that the step has."""
    return tuple(_option(step, one) for one in listed(packed))


def _option(step: Given, packed: Packed) -> str:
    if isinstance(packed, int):
        found = (option.id for option in step.options if 0 < option.key == packed)
    else:
        id_ = text_of(packed)
        found = (option.id for option in step.options if option.id == id_)
    for id_ in found:
        return str(id_)
    raise ValueError("no such option")


def pack_name(_step: AnyStep, value: Given) -> Packed:
    """Pack the two parts of a name."""
    return [packed_text(value["surname"]), packed_text(value["given_names"])]


def unpack_name(_step: AnyStep, packed: Packed) -> Value:
    """Unpack the two parts of a name."""
    surname, given_names = listed(packed)
    return {"surname": text_of(surname), "given_names": text_of(given_names)}


def pack_date(_step: AnyStep, value: Given) -> Packed:
    """Pack a day as days since 1970."""
    return (date.fromisoformat(value) - _EPOCH.date()).days


def unpack_date(_step: AnyStep, packed: Packed) -> Value:
    """Unpack a day."""
    return (_EPOCH.date() + _span(days=_whole(packed))).isoformat()


def pack_slot(_step: AnyStep, value: Given) -> Packed:
    """Pack a time as minutes since 1970, by the branch's clock."""
    return (datetime.fromisoformat(value) - _EPOCH) // timedelta(minutes=1)


def unpack_slot(_step: AnyStep, packed: Packed) -> Value:
    """Unpack a time."""
    try:
        moment = _EPOCH + _span(minutes=_whole(packed))
    except OverflowError as error:
        raise ValueError("no time") from error
    return moment.isoformat(timespec="minutes")


def _span(*, days: int = 0, minutes: int = 0) -> timedelta:
    if abs(days) > _DAYS or abs(minutes) > _MINUTES:
        raise ValueError("too far away")
    return timedelta(days=days, minutes=minutes)


def pack_phone(_step: AnyStep, value: Given) -> Packed:
    """Pack the digits of a telephone number as one number."""
    return int(value[1:]) if _PHONE.fullmatch(value) else packed_text(value)


def unpack_phone(_step: AnyStep, packed: Packed) -> Value:
    """Unpack a telephone number."""
    if isinstance(packed, str | bytes):
        return text_of(packed)
    if _whole(packed) <= 0:
        raise ValueError("no number of a telephone")
    return f"+{packed}"


def pack_amount(_step: AnyStep, value: Given) -> Packed:
    """Pack an amount as its digits, how many are behind the point, and currency."""
    found = _AMOUNT.fullmatch(value["amount"])
    if found is None:
        raise ValueError("no amount")
    cents = found[2] or ""
    return [int(found[1] + cents), len(cents), value["currency"]]


def unpack_amount(_step: AnyStep, packed: Packed) -> Value:
    """Unpack an amount."""
    number, places, currency = listed(packed)
    if _whole(places) not in (0, 1, 2) or _whole(number) < 0:
        raise ValueError("no amount")
    digits = str(number).rjust(places + 1, "0")
    amount = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return {"amount": amount, "currency": text_of(currency)}


def pack_truth(_step: AnyStep, value: Given) -> Packed:
    """Pack a yes or no."""
    return bool(value)


def unpack_truth(_step: AnyStep, packed: Packed) -> Value:
    """Unpack a yes or no."""
    if isinstance(packed, bool):
        return packed
    raise ValueError("no yes or no")


def pack_zone(_step: AnyStep, _value: Given) -> Packed:
    """Pack a machine-readable zone as nothing: its fields are answers themselves."""


def unpack_zone(_step: AnyStep, _packed: Packed) -> Value:
    """Refuse: no pass carries a machine-readable zone."""
    raise ValueError("a zone")
