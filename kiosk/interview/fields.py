"""What counts as an answer, for each kind of step.

`accept` turns what was given into the value that counts, or says what is wrong.
The same rules serve the screen, the command line and a scanned pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from kiosk.identity.country_codes import is_alpha2
from kiosk.identity.documents import recognise, recognise_as
from kiosk.identity.mrz import read_mrz
from kiosk.identity.reading import Refused
from kiosk.interview import model, written
from kiosk.interview.conditions import holds
from kiosk.interview.context import Context
from kiosk.interview.model import AnyStep, Value
from kiosk.interview.problems import Problem
from kiosk.interview.result import Accepted, Result

OLDEST_YEARS = 130
FURTHEST_YEARS = 50
"""A document is valid for at most this long: our own bound, ICAO gives two digits."""


def accept(step: AnyStep, value: Value, context: Context) -> Result:
    """Return the value that counts, or what is wrong with it.

    Args:
        step: The step that was answered.
        value: As JSON has it; None for an optional question left out.
        context: The day, and what the branch offers.
    """
    if value is None or value == "":
        optional = isinstance(step, model.Question) and not step.required
        return Accepted(None) if optional else Problem("missing")
    return _CHECKS[type(step)](step, value, context)


def _choice(step: model.Choice, value: Value, _: Context) -> Result:
    for option in step.options:
        if option.id == value:
            return Accepted(value)
    return Problem("not-an-option")


def _several(step: model.Several, value: Value, _: Context) -> Result:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return Problem("wrong-kind")
    known = [option.id for option in step.options]
    if any(item not in known for item in value):
        return Problem("not-an-option")
    if not value:
        return Problem("none-chosen") if step.required else Accepted(None)
    return Accepted(tuple(option for option in known if option in value))


def _date(step: model.Date, value: Value, context: Context) -> Result:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return Problem("no-such-date")
    if day is None or value != day.isoformat():
        return Problem("no-such-date")
    years = day.year - context.today.year
    if step.span == "birth" and day > context.today:
        return Problem("date-in-future")
    if years < -OLDEST_YEARS:
        return Problem("date-too-early")
    if years > FURTHEST_YEARS:
        return Problem("date-too-late")
    return Accepted(day.isoformat())


REGIONS = ("HK", "MO", "TW")
"""Not countries: places whose residents have their own travel permits and taxes."""


def _country(step: model.Country, value: Value, _: Context) -> Result:
    if not isinstance(value, str) or not is_alpha2(value):
        return Problem("not-a-country")
    if value in REGIONS and not step.regions:
        return Problem("not-a-country")
    return Accepted(value)


def _amount(step: model.Amount, value: Value, _: Context) -> Result:
    if not isinstance(value, Mapping) or set(value) != {"amount", "currency"}:
        return Problem("wrong-kind")
    amount, currency = value["amount"], value["currency"]
    if currency not in step.currencies:
        return Problem("not-an-option", field="currency")
    if not isinstance(amount, str) or not re.fullmatch(
        r"[0-9]{1,12}(\.[0-9]{1,2})?", amount
    ):
        return Problem("not-an-amount", field="amount")
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return Problem("not-an-amount", field="amount")
    if not number:
        return Problem("not-an-amount", field="amount")
    if number > step.most:
        return Problem("amount-too-large", {"most": str(step.most)}, field="amount")
    return Accepted({"amount": str(number), "currency": currency})


def _slot(_step: model.Slot, value: Value, context: Context) -> Result:
    return Accepted(value) if value in context.slots else Problem("not-a-slot")


def _document_number(step: model.DocumentNumber, value: Value, _: Context) -> Result:
    if not isinstance(value, str):
        return Problem("wrong-kind")
    found = [recognise_as(value[: written.LIMIT], kind) for kind in step.accepts]
    for one in found:
        if one.ok:
            return Accepted(one.number)
    if any(one.problem in ("check-character", "birth-date") for one in found):
        return Problem("check-character")
    # Any short number could be a passport's: that says nothing of this one.
    likely = recognise(value[: written.LIMIT])
    other = likely.ok and likely.kind != "passport"
    return Problem("other-document" if other else "not-a-document")


def _zone(_step: model.Zone, value: Value, context: Context) -> Result:
    if not isinstance(value, str):
        return Problem("wrong-kind")
    reading = read_mrz(value, context.today)
    if isinstance(reading, Refused):
        return Problem("not-a-zone")
    return Accepted(value) if reading.ok else Problem("zone-damaged")


def _group(step: model.Group, value: Value, context: Context) -> Result:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return Problem("wrong-kind")
    if len(value) < step.least:
        return Problem("too-few-items", {"least": str(step.least)})
    if len(value) > step.most:
        return Problem("too-many-items", {"most": str(step.most)})
    items: list[Value] = []
    for number, item in enumerate(value):
        result = accept_item(step, item, context)
        if isinstance(result, Problem):
            return Problem(result.code, result.values, result.field, number)
        if result.value in items:
            return Problem("twice", item=number)
        items.append(result.value)
    return Accepted(tuple(items))


def accept_item(step: model.Group, item: Value, context: Context) -> Result:
    """Return one item of a group as it counts, or what is wrong with it.

    Fields that do not apply to the item are left out of what counts.
    """
    if not isinstance(item, Mapping):
        return Problem("wrong-kind")
    known: dict[str, Value] = {}
    for part in step.fields:
        if not holds(part.when, known, context.today):
            continue
        result = accept(part, item.get(part.id), context)
        if isinstance(result, Problem):
            return Problem(result.code, result.values, part.id)
        known[part.id] = result.value
    return Accepted(known)


def _information(_step: model.Information, value: Value, _: Context) -> Result:
    return Accepted(True) if value is True else Problem("not-read")


def _consent(_step: model.Consent, value: Value, _: Context) -> Result:
    return Accepted(value) if isinstance(value, bool) else Problem("wrong-kind")


_CHECKS: Mapping[type, Callable[[Any, Value, Context], Result]] = {
    model.Choice: _choice,
    model.Several: _several,
    model.Text: written.text,
    model.Name: written.name,
    model.Date: _date,
    model.Country: _country,
    model.Phone: written.phone,
    model.Email: written.email,
    model.Address: written.address,
    model.Amount: _amount,
    model.Slot: _slot,
    model.DocumentNumber: _document_number,
    model.Zone: _zone,
    model.Group: _group,
    model.Information: _information,
    model.Consent: _consent,
}
