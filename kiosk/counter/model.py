"""What is kept of calls, cases, approvals and staff. Plain and frozen.

Everything personal stands in a sealed `body` or `sealed`: whoever reads the
database reads ids, times, languages and services, and nothing of a visitor.
Times are aware, in UTC.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

Role = Literal["teller", "lobby", "supervisor"]
CallState = Literal[
    "waiting",  # nobody has taken it yet; the visitor stands at the kiosk
    "numbered",  # the visitor took a number and the kiosk is free
    "accepted",  # a member of staff comes or has come
    "declined",  # staff said why not
    "withdrawn",  # the visitor no longer needs help
    "done",
]
CaseKind = Literal["pass", "call", "complaint", "enquiry"]
CaseState = Literal["open", "done"]
Decision = Literal["approved", "refused"]
Side = Literal["kiosk", "desk"]
Topic = Literal["calls", "cases", "approvals", "session", "printers"]


class Call(Struct, frozen=True, kw_only=True):
    """A visitor's request for staff."""

    id: str
    """32 hexadecimal digits, drawn by the kiosk: placing it twice is one call."""
    kiosk: str
    """Where the visitor stands, as staff know it."""
    language: str
    services: tuple[str, ...] = ()
    step: str = ""
    """Id of the step on screen; empty: none."""
    placed_at: datetime
    state: CallState = "waiting"
    changed_at: datetime | None = None
    """When the state last changed; None: never."""
    staff: str = ""
    """Id of who took, declined or was handed the call."""
    reason: str = ""
    """Why it was declined or handed over: one of `counter.calls.REASONS`."""
    number: int = 0
    """The visitor's number of the day, from 1; 0: none was given."""
    sealed: bytes = b""
    """Needs and answers so far, sealed to the desks (`counter.passes`)."""


class Case(Struct, frozen=True, kw_only=True):
    """An opened pass, an accepted call, a complaint or an enquiry."""

    id: str
    """32 hexadecimal digits. The case key has the same name."""
    kind: CaseKind
    state: CaseState = "open"
    opened_at: datetime
    erase_at: datetime
    """When retention ends."""
    language: str
    services: tuple[str, ...] = ()
    owner: str
    """Id of the member of staff who owns it."""
    due: date | None = None
    """Last day to answer a complaint or enquiry."""
    revision: int = 0
    """Rises by one with each change; a change of an older one is refused."""
    body: bytes = b""
    """`counter.cases.Body`, sealed with the case's own key."""


class Approval(Struct, frozen=True, kw_only=True):
    """An exception that a second person decides."""

    id: str
    case: str
    form: bytes
    """The form as asked for, sealed with the case's key."""
    form_hash: bytes
    """SHA-256 of the form with its salt: what is signed."""
    asked_by: str
    asked_at: datetime
    asked_signature: bytes
    decision: Decision | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    decided_signature: bytes = b""
    """Over the form's hash, the decision and the sealed reason."""
    reason: bytes = b""
    """Why, sealed with the case's key."""


class Staff(Struct, frozen=True, kw_only=True):
    """A member of staff, and what proves it is them."""

    id: str
    name: str
    role: Role
    languages: tuple[str, ...] = ()
    """Codes of the languages they speak besides Chinese."""
    disabled: bool = False
    public_key: bytes = b""
    """Ed25519, 32 bytes: verifies what they approved."""
    passphrase: str = ""
    """Argon2id of the passphrase with the pepper, as a PHC string."""
    wrapped_key: bytes = b""
    """The private half of the key, wrapped with passphrase and pepper."""


class Pin(Struct, frozen=True, kw_only=True):
    """A short secret that counts on one enrolled desk only."""

    staff: str
    desk: str
    """Fingerprint of the desk's enrolment key."""
    hash: str
    """Argon2id of the PIN with pepper and the desk's enrolment key."""
    wrapped_key: bytes


class Tries(Struct, frozen=True, kw_only=True):
    """Wrong tries of one account or one desk, counted in the database."""

    subject: str
    """`staff:ID` or `code:DESK`."""
    failures: int = 0
    last_at: datetime | None = None


class Message(Struct, frozen=True, kw_only=True):
    """One sealed message of an assisted session."""

    session: str
    sequence: int
    """From 1, in the order they were accepted."""
    sender: Side
    body: bytes
    """Sealed with the session's key, bound to session, sender and its own count."""


class Deed(Struct, frozen=True, kw_only=True):
    """Who did what to what: the words of one audit row, nothing personal."""

    actor: str
    """`staff:ID`, `kiosk:PLACE`, `desk:NAME` or `operator`."""
    verb: str
    """One of `counter.audit.VERBS`."""
    subject: str = ""
    """Kind and id, e.g. `case:3f…`; never a name or an answer."""
    at: datetime


class AuditRow(Struct, frozen=True, kw_only=True):
    """One row of the audit log."""

    sequence: int
    """From 1, without a gap."""
    deed: Deed
    previous: bytes
    """Hash of the row before; 32 zero bytes before the first."""
    hash: bytes
    """SHA-256 of this row and `previous`, as `counter.audit.hash_of` says."""


class Notice(Struct, frozen=True, kw_only=True):
    """Something changed in the store that others may wait for."""

    topic: Topic
    subject: str
    """Id of the call, case, approval or session."""
