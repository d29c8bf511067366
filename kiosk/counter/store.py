"""What the counter keeps, as its rules see it. `kiosk.records` does it.

Every writing method takes the deed and appends its audit row in the same
transaction: what is not in the log did not happen. Methods block; screens call
them in a thread. Each may raise `StoreError` when the database is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

from kiosk.counter.model import (
    Approval,
    AuditRow,
    Call,
    CallState,
    Case,
    CaseState,
    Deed,
    Message,
    Notice,
    Pin,
    Side,
    Staff,
    Tries,
)
from kiosk.counter.printer_troubles import PrinterTrouble


class Listening(Protocol):
    """A running watch; ended once, from any thread."""

    def close(self) -> None:
        """Stop telling, and return when nothing more will be told."""


class Calls(Protocol):
    """Calls, and the sealed passes left under a short code."""

    def place_call(self, call: Call, deed: Deed) -> Call:
        """Keep a call; one with this id is returned as it stands, with no new row."""

    def call(self, id_: str) -> Call | None:
        """Return a call."""

    def calls(self, states: Sequence[CallState]) -> tuple[Call, ...]:
        """Return the calls in these states, oldest first."""

    def change_call(
        self, call: Call, expected: Sequence[CallState], deed: Deed
    ) -> Call:
        """Write state, staff and reason of a call.

        A call that becomes `numbered` is given the next number of its day; one that
        is declined, withdrawn or done loses its sealed answers.

        Raises:
            ConflictError: Its state is no longer one of `expected`.
        """

    def leave_pass(
        self,
        pass_id: bytes,
        sealed: bytes,
        code: bytes,
        expires_at: datetime,
        deed: Deed,
    ) -> None:
        """Keep a sealed pass under the hash of its short code, until it expires.

        Raises:
            ConflictError: Another pass stands under this code: draw a new one.
        """

    def left_pass(self, code: bytes, now: datetime) -> bytes | None:
        """Return the pass left under this hash of a code; None: none, or expired.

        Raises:
            ConflictError: It was used before.
        """

    def redeem(
        self, pass_id: bytes, expires_at: datetime, case: Case, deed: Deed
    ) -> None:
        """Use a pass up and keep its case, in one transaction.

        Raises:
            ConflictError: It was used before.
        """

    def forget_calls(self, before: datetime, deed: Deed) -> int:
        """Delete calls placed earlier, whatever their state; return how many."""


class Cases(Protocol):
    """Cases and the approvals asked for in them."""

    def add_case(self, case: Case, deed: Deed) -> None:
        """Keep a case that came without a pass. Raises `ConflictError` at its id."""

    def case(self, id_: str) -> Case | None:
        """Return a case."""

    def cases(self, state: CaseState, owner: str | None = None) -> tuple[Case, ...]:
        """Return cases, oldest first; of everybody when `owner` is None."""

    def save_case(self, case: Case, deed: Deed) -> Case:
        """Write a case that was read at `case.revision`; return it one higher.

        Raises:
            ConflictError: Somebody else changed or erased it since.
        """

    def erase_case(self, id_: str, deed: Deed) -> None:
        """Delete a case with its approvals. Its key is destroyed before this."""

    def overdue_cases(self, now: datetime) -> tuple[str, ...]:
        """Return ids of the cases whose retention has ended."""

    def ask_approval(self, approval: Approval, deed: Deed) -> None:
        """Keep an exception that is asked for.

        Raises:
            ConflictError: Its case was erased.
        """

    def approval(self, id_: str) -> Approval | None:
        """Return an approval."""

    def approvals(self, case: str | None = None) -> tuple[Approval, ...]:
        """Return those of a case, or (None) all that are undecided; oldest first."""

    def decide_approval(self, approval: Approval, deed: Deed) -> None:
        """Write decision, signature and reason.

        Raises:
            ConflictError: It was decided before, or by the one who asked.
        """


class People(Protocol):
    """Staff, their secrets and their wrong tries."""

    def add_staff(self, staff: Staff, deed: Deed) -> None:
        """Keep a new member. Raises `ConflictError` when the id is taken."""

    def staff(self, id_: str) -> Staff | None:
        """Return a member of staff."""

    def all_staff(self) -> tuple[Staff, ...]:
        """Return everybody, by id."""

    def change_staff(self, staff: Staff, deed: Deed) -> None:
        """Write everything but the id. Raises `ConflictError` when there is none."""

    def set_pin(self, pin: Pin, deed: Deed) -> None:
        """Keep or replace a PIN."""

    def pin(self, staff: str, desk: str) -> Pin | None:
        """Return the PIN of a member on a desk."""

    def count_try(
        self,
        subject: str,
        now: datetime,
        allowed: Callable[[Tries, datetime], bool],
        deed: Deed,
    ) -> Tries | None:
        """Count a try as failed before it is looked at, if it is allowed at all.

        Atomic over all connections, so that parallel guesses cannot share a count.

        Returns:
            The tries as they now stand; None: not allowed, nothing was counted.
        """

    def tries(self, subject: str) -> Tries:
        """Return the tries as they stand."""

    def clear_tries(self, subject: str, deed: Deed) -> None:
        """Forget failures: the right secret, or a supervisor unlocked."""


class Sessions(Protocol):
    """Assisted sessions: a mailbox between a kiosk and a desk."""

    def send(self, session: str, sender: Side, body: bytes) -> Message:
        """Append a sealed message."""

    def messages(self, session: str, after: int) -> tuple[Message, ...]:
        """Return messages with a higher sequence, in order."""

    def end_session(self, session: str, deed: Deed) -> None:
        """Delete its messages."""


class Desks(Protocol):
    """Which desks run. No deed: nothing of it is in the audit log."""

    def desk_seen(self, desk: str, now: datetime) -> None:
        """Keep that a desk runs and somebody is signed in."""

    def desk_left(self, desk: str) -> None:
        """Keep that a desk no longer runs, or that nobody is signed in."""

    def desks_seen(self, since: datetime) -> tuple[str, ...]:
        """Return the desks that were seen at this time or later, by name."""


class Printers(Protocol):
    """Which printers of kiosks need somebody. No deed: it is not in the audit log."""

    def tell_printers(
        self, kiosk: str, troubles: Sequence[PrinterTrouble], now: datetime
    ) -> None:
        """Keep which printers of a kiosk need somebody now; the others are well.

        A trouble that was told before keeps the time at which it began.
        """

    def printers_in_trouble(self, since: datetime) -> tuple[PrinterTrouble, ...]:
        """Return what was told at this time or later, the longest trouble first."""


class Log(Protocol):
    """The audit log and what wakes others."""

    def note(self, deed: Deed) -> None:
        """Append an audit row for something that changed nothing else."""

    def audit_rows(self, after: int = 0) -> Iterator[AuditRow]:
        """Yield the rows after a sequence, in order."""

    def audit_about(self, subject: str, verbs: Sequence[str]) -> tuple[AuditRow, ...]:
        """Return the rows of these verbs about a subject or a part of it, in order.

        A part stands behind a slash: `staff:li` finds `staff:li/teller/3f…` too.
        """

    def audit_head(self) -> AuditRow | None:
        """Return the last row."""

    def listen(self, tell: Callable[[Notice], None]) -> Listening:
        """Call `tell` in a thread of its own whenever something changed.

        PostgreSQL tells at once (LISTEN/NOTIFY); SQLite is asked every 250 ms. After
        an outage `tell` is called once with each topic, since something may be missed.
        """


class Store(Calls, Cases, People, Sessions, Desks, Printers, Log, Protocol):
    """Everything the counter keeps."""

    @property
    def shared(self) -> bool:
        """Whether other machines work on the same store (PostgreSQL)."""

    def today_number(self, day: date) -> int:
        """Return the last number given on a day; 0: none."""

    def close(self) -> None:
        """Give back connections and threads."""
