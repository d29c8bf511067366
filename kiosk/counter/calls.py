"""Calls as a desk works with them: what may follow what, and who speaks what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from kiosk.counter.model import Call, CallState, Staff
from kiosk.interview.problems import mark

OPEN: Final[tuple[CallState, ...]] = ("waiting", "numbered")
"""Nobody has taken such a call yet."""
HELD: Final[tuple[CallState, ...]] = (*OPEN, "accepted")
"""A call in such a state still has its sealed answers."""
FOLLOWS: Final[Mapping[CallState, tuple[CallState, ...]]] = {
    "waiting": ("numbered", "accepted", "declined", "withdrawn"),
    "numbered": ("accepted", "declined", "withdrawn"),
    "accepted": ("done", "waiting", "numbered"),
    "declined": (),
    "withdrawn": (),
    "done": (),
}
"""What may follow a state. A call given back from `accepted` waits again."""
LATE: Final = timedelta(minutes=5)
"""A call that waits longer is marked. Source: LOOK, desk queue."""

HAND_OVER: Final[Mapping[str, str]] = {
    "language": mark("Speaks the visitor's language"),
    "counter": mark("Needs a counter"),
    "busy": mark("I am with another visitor"),
    "role": mark("Needs a supervisor"),
}
DECLINE: Final[Mapping[str, str]] = {
    "solved": mark("Solved already"),
    "nobody-there": mark("Nobody at the kiosk"),
    "twice": mark("Called twice"),
    "other-branch": mark("Not offered at this branch"),
    "closing": mark("The branch is closing"),
}
REASONS: Final[Mapping[str, str]] = {**HAND_OVER, **DECLINE}
"""Why a call was handed over or declined, in English. Codes never change."""


def oldest_first(calls: Iterable[Call]) -> tuple[Call, ...]:
    """Return calls in the order they are to be taken."""
    return tuple(sorted(calls, key=lambda call: (call.placed_at, call.id)))


def waited(call: Call, now: datetime) -> timedelta:
    """Return how long a visitor waits; never less than nothing."""
    return max(now - call.placed_at, timedelta(0))


def is_late(call: Call, now: datetime) -> bool:
    """Return whether a visitor has waited longer than 5 minutes."""
    return waited(call, now) > LATE


def minutes(span: timedelta) -> str:
    """Return a time as minutes and seconds, such as 7:51; from 100 minutes in hours."""
    whole = int(span.total_seconds())
    if whole >= 6000:
        return f"{whole // 3600} h"
    return f"{whole // 60}:{whole % 60:02}"


def accepted(call: Call, staff: Staff, now: datetime) -> Call:
    """Return a call that somebody takes."""
    return replace(call, state="accepted", staff=staff.id, reason="", changed_at=now)


def declined(call: Call, staff: Staff, reason: str, now: datetime) -> Call:
    """Return a call that is declined.

    Raises:
        KeyError: `reason` is none of `DECLINE`.
    """
    return replace(
        call,
        state="declined",
        staff=staff.id,
        reason=_known(reason, DECLINE),
        changed_at=now,
    )


def handed_over(call: Call, to: Staff, reason: str, now: datetime) -> Call:
    """Return a call that waits for one colleague; it keeps its place and number.

    Raises:
        KeyError: `reason` is none of `HAND_OVER`.
    """
    state: CallState = "numbered" if call.number else "waiting"
    return replace(
        call,
        state=state,
        staff=to.id,
        reason=_known(reason, HAND_OVER),
        changed_at=now,
    )


def numbered(call: Call, now: datetime) -> Call:
    """Return a call whose visitor goes away with a number; the store gives it."""
    return replace(call, state="numbered", changed_at=now)


def ended(call: Call, now: datetime) -> Call:
    """Return a call whose visitor was helped."""
    return replace(call, state="done", changed_at=now)


def before(state: CallState) -> tuple[CallState, ...]:
    """Return the states that `state` may follow: what `Store.change_call` expects."""
    return tuple(one for one, after in FOLLOWS.items() if state in after)


def colleagues(
    people: Sequence[Staff], call: Call, *, without: Staff
) -> tuple[Staff, ...]:
    """Return whom a call can be handed to, those who speak its language first."""
    others = (one for one in people if one.id != without.id and not one.disabled)
    return tuple(sorted(others, key=lambda one: (not speaks(one, call), one.id)))


def speaks(staff: Staff, call: Call) -> bool:
    """Return whether a member of staff speaks a visitor's language."""
    return call.language == "zh" or call.language in staff.languages


def _known(reason: str, reasons: Mapping[str, str]) -> str:
    if reason not in reasons:
        raise KeyError(reason)
    return reason
