"""The rows of the queue: who waits where, how long, and for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.counter import calls
from kiosk.counter.model import Call, Staff
from kiosk.counter.rights import ROLE_NAMES
from kiosk.interview.problems import mark
from kiosk.tui.desk.naming import language_name, own_name, service_names, step_name
from kiosk.tui.desk.rows import Cell, RowFace, Text
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.lines import Part

TAKE = mark("Accept →")
NO_SERVICE = mark("No service chosen yet")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A call with what its kiosk said of the visitor."""

    call: Call
    needs: tuple[str, ...] = ()
    """English, to be translated."""


def queue_row(
    workplace: Workplace, voice: Voice, waiting: Waiting, now: datetime
) -> RowFace:
    """Return the row of a call."""
    call = waiting.call
    late = calls.is_late(call, now)
    waited = calls.minutes(calls.waited(call, now))
    needs = (Text(voice.say(one), "strong") for one in waiting.needs)
    return RowFace(
        call.id,
        (
            Cell((Text(f"{'▲' if late else ' '} {waited}", _ink(late)),), 8),
            Cell((Text(call.kiosk), Text(_number(voice, call), "strong")), 8),
            Cell(
                (
                    Text(language_name(workplace, voice, call.language), "strong"),
                    Text(own_name(workplace, call.language), "quiet"),
                ),
                11,
            ),
            Cell((*_wanted(workplace, voice, call), *_told(workplace, voice, call))),
            Cell(tuple(needs), 11),
            Cell((Text(voice.say(TAKE), "title"),), 9),
        ),
    )


def _wanted(workplace: Workplace, voice: Voice, call: Call) -> tuple[Text, ...]:
    services = service_names(workplace, voice, call.services)
    if not services:
        return (Text(voice.say(NO_SERVICE), "quiet"),)
    return (
        Text(services[0], "strong"),
        *(Text(name) for name in services[1:]),
        Text(step_name(workplace, voice, call), "quiet"),
    )


def _ink(late: bool) -> Part:
    return "error" if late else "strong"


def _number(voice: Voice, call: Call) -> str:
    if not call.number:
        return ""
    return voice.say(mark("No. %(number)s"), number=str(call.number))


def _told(workplace: Workplace, voice: Voice, call: Call) -> tuple[Text, ...]:
    """Return who a call was handed to, and why."""
    if not call.staff or call.reason not in calls.HAND_OVER:
        return ()
    mine = workplace.staff is not None and workplace.staff.id == call.staff
    to = mark("Handed to you") if mine else mark("Handed to %(name)s")
    why = voice.say(calls.HAND_OVER[call.reason])
    return (
        Text(voice.say(to, name=call.staff), "good" if mine else "quiet"),
        Text(why, "quiet"),
    )


def staff_rows(
    workplace: Workplace, voice: Voice, people: Sequence[Staff], call: Call
) -> tuple[RowFace, ...]:
    """Return the colleagues, with the languages they speak."""
    return tuple(
        RowFace(
            one.id,
            (
                Cell((Text(one.name, "strong"),), 16),
                Cell((Text(voice.say(ROLE_NAMES[one.role])),), 10),
                Cell((Text(_languages(workplace, voice, one), _speaks(one, call)),)),
            ),
        )
        for one in people
    )


def _speaks(one: Staff, call: Call) -> Part:
    return "good" if calls.speaks(one, call) else "quiet"


def _languages(workplace: Workplace, voice: Voice, one: Staff) -> str:
    names = (language_name(workplace, voice, code) for code in one.languages)
    return "  ".join(names)


def reason_rows(voice: Voice, reasons: Mapping[str, str]) -> tuple[RowFace, ...]:
    """Return reasons to choose from."""
    return tuple(
        RowFace(code, (Cell((Text(voice.say(text), "strong"),)),))
        for code, text in reasons.items()
    )
