"""What has the right type in kiosk.toml, and makes no sense all the same."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from kiosk.hours import read_hours, read_slot
from kiosk.journal_place import senseless_journal
from kiosk.phone_pages import (
    senseless_network,
    senseless_place,
    senseless_takeaway,
)
from kiosk.printers import senseless as senseless_printers
from kiosk.read_aloud import senseless_speech
from kiosk.settings import MOST_SLOTS, Branch, Counter, Settings
from kiosk.touchscreen import senseless_touchscreen

_LANGUAGE = re.compile("[a-z]{2,3}(_[A-Za-z]+)*")
_CURRENCY = re.compile("[A-Z]{3}")
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_DESK = re.compile("[A-Za-z0-9-]{1,32}")
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
"""Commands a terminal, or turns text around. Source: Unicode 15, Cc and UAX 9."""


def senseless_settings(settings: Settings) -> Iterator[str]:
    """Yield what has the right type but would leave visitors or staff stuck."""
    branch, idle = settings.branch, settings.idle
    yield from _hidden(branch)
    yield from _senseless_lists(branch)
    yield from _senseless_slots(branch)
    yield from senseless_network(branch.wifi_name, branch.wifi_password)
    yield from senseless_place(branch.latitude, branch.longitude)
    for wait in fields(idle):
        if not 0 < getattr(idle, wait.name) < math.inf:
            yield f"idle.{wait.name} is not more than 0."
    if not re.fullmatch("[0-9]*", settings.staff_pin):
        yield "staff_pin has something else than digits 0 to 9."
    yield from _no_paths(settings)
    yield from senseless_printers(settings.printers)
    yield from senseless_takeaway(settings.takeaway)
    yield from senseless_touchscreen(settings.touchscreen)
    yield from senseless_speech(settings.speech)
    yield from senseless_journal(settings.journal)
    yield from _senseless_counter(settings.counter)
    if not 1 <= settings.translation.pairs_kept <= 16:
        yield "translation.pairs_kept is not from 1 to 16."


def _no_paths(settings: Settings) -> Iterator[str]:
    for section in fields(settings):
        told = getattr(settings, section.name)
        for setting in fields(told) if is_dataclass(told) else ():
            value = getattr(told, setting.name)
            if isinstance(value, Path) and "\0" in str(value):
                yield f"{section.name}.{setting.name} is no path."


def _hidden(branch: Branch) -> Iterator[str]:
    if branch.colour and not _COLOUR.fullmatch(branch.colour):
        yield "branch.colour is not written like #0a566b."
    for setting in fields(branch):
        found = _HIDDEN.search(str(getattr(branch, setting.name)))
        if found:
            yield (
                f"branch.{setting.name} has a character that is not seen, "
                f"U+{ord(found[0]):04X}; it must be one line of plain text."
            )


def _senseless_lists(branch: Branch) -> Iterator[str]:
    for code in branch.languages:
        if not _LANGUAGE.fullmatch(code):
            yield f"branch.languages: {code!r} is no code of a language."
    for code in branch.currencies:
        if not _CURRENCY.fullmatch(code):
            yield f"branch.currencies: {code!r} is no code of a currency."


def _senseless_slots(branch: Branch) -> Iterator[str]:
    if not 5 <= branch.slot_minutes <= 480:
        yield "branch.slot_minutes is not from 5 to 480."
        return
    if not 1 <= branch.slot_days <= 60:
        yield "branch.slot_days is not from 1 to 60."
    for number, day in enumerate(fields(branch.week)):
        if read_hours(getattr(branch.week, day.name)) is None:
            yield f'branch.week.{day.name} is not written "09:00-12:00, 13:30-17:00".'
        elif len(branch.week.starts(number, branch.slot_minutes)) > MOST_SLOTS:
            yield (
                f"branch.week.{day.name} has more than {MOST_SLOTS} appointments; "
                "make branch.slot_minutes larger."
            )
    yield from _senseless_full(branch)


def _senseless_full(branch: Branch) -> Iterator[str]:
    for full in branch.full_slots:
        moment = read_slot(full)
        if moment is None:
            yield f"branch.full_slots: {full!r} is no time, YYYY-MM-DDTHH:MM."
            continue
        starts = branch.week.starts(moment.weekday(), branch.slot_minutes)
        if moment.time() not in starts:
            yield f"branch.full_slots: no appointment begins at {full}."


def _senseless_counter(counter: Counter) -> Iterator[str]:
    if counter.database and not counter.database.startswith("postgresql://"):
        yield "counter.database does not begin with postgresql://."
    if not _DESK.fullmatch(counter.desk):
        yield "counter.desk is not 1 to 32 letters, digits and hyphens."
    bounds = {
        "pass_hours": (1, 168),
        "keep_days": (1, 90),
        "wait_seconds": (10, 1800),
        "lock_seconds": (30, 900),
    }
    for name, (least, most) in bounds.items():
        if not least <= getattr(counter, name) <= most:
            yield f"counter.{name} is not from {least} to {most}."
