"""Complaints and enquiries: who owns one, until when, and what must be said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from kiosk.counter.matters import MARKS, MarkId, Matter
from kiosk.counter.model import Case, CaseKind, Staff
from kiosk.counter.rights import may
from kiosk.identity.cleaning import clean_text
from kiosk.interview.problems import mark

if TYPE_CHECKING:
    from kiosk.content.facts import Fact

SERVICE: Final = "complain"
"""The service whose pass opens as a complaint."""
DEADLINE: Final = "complaint_days"
"""The fact that says within how many days an answer is due."""
NO_FACT_DAYS: Final = 15
"""Where a library has no such fact. Source: `complaint_days` in guides/facts.yaml."""
WARNING_DAYS: Final = 1
"""So many days before it is due, the supervisors see it. Source: issue 4."""
SPOKEN: Final[tuple[CaseKind, ...]] = ("complaint", "enquiry")

SAID_MISSING: Final = mark("Write what the customer said.")
ANSWER_MISSING: Final = mark("It is closed only with what was answered. Write it.")
REASON_MISSING: Final = mark("Write why it is handed over.")


class MatterField(NamedTuple):
    """One line of a complaint."""

    id: str
    """A field of `Matter`."""
    label: str
    """English, to be translated."""
    most: int
    """Characters. Our own bound."""


FIELDS: Final = (
    MatterField("who", mark("Customer's name"), 60),
    MatterField("reach", mark("How to reach the customer"), 120),
    MatterField("said", mark("What the customer said"), 500),
    MatterField("answer", mark("What was answered"), 500),
)
REASON_MOST: Final = 200


def kind_of(services: Sequence[str]) -> CaseKind:
    """Return what a pass with these services opens as."""
    return "complaint" if SERVICE in services else "pass"


def due_on(facts: Mapping[str, Fact], received: date) -> date:
    """Return the last day to answer what was received on a day of the branch.

    Source: guides/facts.yaml, `complaint_days`; enquiries are held to the same.
    """
    fact = facts.get(DEADLINE)
    days = fact.value_on(received) if fact else None
    return received + timedelta(days=int(days) if days else NO_FACT_DAYS)


def keep_until(now: datetime, keep_days: int, due: date | None) -> datetime:
    """Return when retention ends: never before an answer is due.

    Args:
        now: Aware, in UTC.
        keep_days: Days that cases are kept, from the settings.
        due: Last day to answer; None: there is none.
    """
    kept = now + timedelta(days=keep_days)
    if due is None:
        return kept
    last = datetime.combine(due + timedelta(days=1), time(), UTC)
    return max(kept, last + timedelta(days=keep_days))


def days_left(case: Case, today: date) -> int | None:
    """Return the days until an answer is due; negative: it is late; None: never."""
    return None if case.due is None else (case.due - today).days


def escalated(case: Case, today: date) -> bool:
    """Return whether supervisors must look: a day is left, or less."""
    left = days_left(case, today)
    return case.state == "open" and left is not None and left <= WARNING_DAYS


def due_today(cases: Iterable[Case], today: date) -> tuple[Case, ...]:
    """Return the open cases that must be answered today, late ones too."""
    return tuple(
        case
        for case in cases
        if case.state == "open" and case.due is not None and case.due <= today
    )


def listed_for(staff: Staff, cases: Iterable[Case]) -> tuple[Case, ...]:
    """Return the complaints and enquiries somebody sees, the most urgent first."""
    everybody = may(staff, "see-all-cases")
    seen = (
        case
        for case in cases
        if case.kind in SPOKEN and (everybody or case.owner == staff.id)
    )
    return tuple(sorted(seen, key=lambda one: (one.due or date.max, one.id)))


def cleaned(matter: Matter, typed: Mapping[str, str]) -> Matter:
    """Return a matter with what was typed, cleaned and cut to length."""
    kept = {
        field.id: clean_text(typed[field.id], limit=field.most).strip()
        for field in FIELDS
        if field.id in typed
    }
    return replace(matter, **kept)


def marked(matter: Matter, id_: MarkId) -> Matter:
    """Return a matter with one of the three marks set, or taken away."""
    chosen = set(matter.marks) ^ {id_}
    return replace(matter, marks=tuple(one for one in MARKS if one in chosen))


def colleagues(people: Iterable[Staff], owner: str) -> tuple[Staff, ...]:
    """Return whom it can be handed to: everybody else whose account is on."""
    return tuple(one for one in people if one.id != owner and not one.disabled)
