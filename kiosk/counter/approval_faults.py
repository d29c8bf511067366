"""Whether an approval holds: signatures, the log, and who the two people were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from msgspec import Struct

from kiosk.counter.approvals import (
    ASKED_VERB,
    DECIDED_VERBS,
    asked_message,
    decided_message,
    subject_of,
)
from kiosk.counter.model import Approval, AuditRow, Staff
from kiosk.counter.standing import Standing, as_written
from kiosk.interview.problems import mark
from kiosk.sealing.signatures import verify

Fault = Literal[
    "asker-not-enrolled",
    "asker-key-replaced",
    "asker-off",
    "asked-not-logged",
    "asked-forged",
    "same-person",
    "decider-not-enrolled",
    "decider-key-replaced",
    "decider-off",
    "decider-no-supervisor",
    "decision-not-logged",
    "decision-forged",
    "decision-removed",
    "decided-twice",
    "log-changed",
]
FAULTS: Final[Mapping[Fault, str]] = {
    "asker-not-enrolled": mark("Whoever asked was never enrolled."),
    "asker-key-replaced": mark("The key of whoever asked was replaced outside."),
    "asker-off": mark("Whoever asked was switched off then."),
    "asked-not-logged": mark("The log knows nothing of this request."),
    "asked-forged": mark("The signature of whoever asked is not theirs."),
    "same-person": mark("The same person asked and decided."),
    "decider-not-enrolled": mark("Whoever decided was never enrolled."),
    "decider-key-replaced": mark("The key of whoever decided was replaced outside."),
    "decider-off": mark("Whoever decided was switched off then."),
    "decider-no-supervisor": mark("Whoever decided was no supervisor."),
    "decision-not-logged": mark("The log knows nothing of this decision."),
    "decision-forged": mark("The signature of whoever decided is not theirs."),
    "decision-removed": mark("It was decided already, and the decision removed."),
    "decided-twice": mark("It was decided more than once."),
    "log-changed": mark("The audit log was changed here."),
}
"""What can be wrong with an approval, in English."""


class Person(Struct, frozen=True, kw_only=True):
    """What is known of one of the two, apart from the approval itself."""

    id: str
    row: Staff | None
    """As the table of staff has them now; None: it does not."""
    then: Standing | None
    """As the log had them when they signed; None: it never enrolled them."""
    now: Standing | None
    """As the log has them now."""


class Evidence(Struct, frozen=True, kw_only=True):
    """What an approval is held against."""

    asker: Person
    decider: Person | None
    """None: nobody decided."""
    log: tuple[AuditRow, ...]
    """Rows about this approval, in order."""


def faults_of(approval: Approval, evidence: Evidence) -> tuple[Fault, ...]:
    """Return everything that is wrong with an approval; nothing: it holds.

    The form itself is looked at by `approvals.form_in`, which needs the case's key.
    """
    found = [*_asked_faults(approval, evidence), *_log_faults(approval, evidence)]
    if approval.decision is not None:
        found += _decided_faults(approval, evidence)
    return tuple(dict.fromkeys(found))


def _asked_faults(approval: Approval, evidence: Evidence) -> Iterator[Fault]:
    then = evidence.asker.then
    if logged(approval, evidence.log, ASKED_VERB) is None:
        yield "asked-not-logged"
    if then is None:
        yield "asker-not-enrolled"
        return
    if then.disabled:
        yield "asker-off"
    if _replaced(evidence.asker):
        yield "asker-key-replaced"
    if not verify(then.public_key, approval.asked_signature, asked_message(approval)):
        yield "asked-forged"


def _log_faults(approval: Approval, evidence: Evidence) -> Iterator[Fault]:
    decisions = [row for row in evidence.log if row.deed.verb != ASKED_VERB]
    if approval.decision is None and decisions:
        yield "decision-removed"
    if len(decisions) > 1:
        yield "decided-twice"
    people = (evidence.asker, evidence.decider)
    spoiled = any(one.then.changed for one in people if one and one.then)
    if spoiled or not all(map(as_written, evidence.log)):
        yield "log-changed"


def _decided_faults(approval: Approval, evidence: Evidence) -> Iterator[Fault]:
    decider = evidence.decider
    verb = DECIDED_VERBS.get(approval.decision or "refused", "")
    if logged(approval, evidence.log, verb) is None:
        yield "decision-not-logged"
    if decider is None or decider.then is None:
        yield "decider-not-enrolled"
        return
    yield from _decider_faults(evidence.asker, decider, decider.then)
    message = decided_message(approval)
    if not verify(decider.then.public_key, approval.decided_signature, message):
        yield "decision-forged"


def _decider_faults(asker: Person, decider: Person, then: Standing) -> Iterator[Fault]:
    if _same(asker, decider):
        yield "same-person"
    if then.disabled:
        yield "decider-off"
    if then.role != "supervisor":
        yield "decider-no-supervisor"
    if _replaced(decider):
        yield "decider-key-replaced"


def logged(
    approval: Approval, rows: tuple[AuditRow, ...], verb: str
) -> AuditRow | None:
    """Return the log's row of a request or decision; None: there is none."""
    asking = verb == ASKED_VERB
    actor = f"staff:{approval.asked_by if asking else approval.decided_by}"
    subject = subject_of(approval, decided=not asking)
    for row in rows:
        if (row.deed.verb, row.deed.actor, row.deed.subject) == (verb, actor, subject):
            return row
    return None


def _same(asker: Person, decider: Person) -> bool:
    """Whether one person stands on both sides; two names for one key are one."""
    keys = [one.then.public_key if one.then else b"" for one in (asker, decider)]
    return asker.id == decider.id or keys[0] == keys[1]


def _replaced(person: Person) -> bool:
    """Whether the table of staff has a key that no enrolment put there."""
    if person.row is None or person.now is None:
        return True
    return person.row.public_key != person.now.public_key
