"""Complaints at a desk: written down, handed over, answered and closed."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from kiosk.counter import complaints
from kiosk.counter.cases import Body, opened, sealed
from kiosk.counter.matters import HandedOver, MarkId, Matter
from kiosk.counter.model import Case, Deed, Staff
from kiosk.counter.rights import may
from kiosk.errors import SealError, StaffError
from kiosk.identity.cleaning import clean_text
from kiosk.interview.problems import mark
from kiosk.sealing.secret import Secret

if TYPE_CHECKING:
    from kiosk.content.facts import Fact
    from kiosk.counter.store import Store
    from kiosk.sealing.case_keys import CaseKeys

ERASED = mark("This case was erased.")
OTHERS = mark("This case belongs to a colleague.")
CLOSED = mark("This case is closed.")
NO_ONE = mark("There is no such member of staff.")


@dataclass(frozen=True, slots=True, repr=False)
class OpenComplaint:
    """A complaint or an enquiry, and what it says."""

    case: Case
    body: Body

    @property
    def matter(self) -> Matter:
        """What was said and answered; nothing yet of a pass just opened."""
        return self.body.matter or Matter()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFile:
    """The complaints of one member of staff. Every method blocks.

    Each may raise `StoreError` (the database is not there), `SealError` (the key of
    the case is gone or unsafe) and `ConflictError` (somebody else changed the case).
    """

    store: Store
    case_keys: CaseKeys
    facts: Mapping[str, Fact]
    staff: Staff
    keep_days: int
    clock: Callable[[], datetime]
    """Now, aware, in UTC."""

    def write_down(
        self,
        kind: Literal["complaint", "enquiry"],
        typed: Mapping[str, str],
        *,
        language: str,
        received: date,
    ) -> OpenComplaint:
        """Keep what somebody said at the desk; whoever was asked first owns it.

        Args:
            kind: A complaint or an enquiry.
            typed: Text by id of the field (`complaints.FIELDS`).
            language: The customer's.
            received: The branch's day.

        Raises:
            StaffError: Nothing was written down.
        """
        matter = complaints.cleaned(Matter(), typed)
        if not matter.said:
            raise StaffError(complaints.SAID_MISSING)
        now, id_ = self.clock(), secrets.token_hex(16)
        due = complaints.due_on(self.facts, received)
        body = Body(language=language, matter=matter)
        key = self.case_keys.new(id_, now.date())
        case = Case(
            id=id_,
            kind=kind,
            opened_at=now,
            erase_at=complaints.keep_until(now, self.keep_days, due),
            language=language,
            owner=self.staff.id,
            due=due,
            body=sealed(body, key, id_),
        )
        self.store.add_case(case, self._deed("case-opened", case))
        return OpenComplaint(case, body)

    def read(self, id_: str) -> OpenComplaint:
        """Open a complaint.

        Raises:
            SealError: It was erased.
            StaffError: It belongs to somebody else.
        """
        case = self.store.case(id_)
        if case is None:
            raise SealError(ERASED)
        if case.owner != self.staff.id and not may(self.staff, "see-all-cases"):
            raise StaffError(OTHERS)
        return OpenComplaint(case, opened(case.body, self._key(id_), id_))

    def write(self, open_: OpenComplaint, typed: Mapping[str, str]) -> OpenComplaint:
        """Keep what was typed."""
        matter = complaints.cleaned(open_.matter, typed)
        if matter == open_.matter:
            return open_
        return self._saved(open_.case, open_, matter, "case-changed")

    def mark(self, open_: OpenComplaint, id_: MarkId) -> OpenComplaint:
        """Set one of the three marks, or take it away."""
        matter = complaints.marked(open_.matter, id_)
        return self._saved(open_.case, open_, matter, "case-changed")

    def hand_over(self, open_: OpenComplaint, to: str, reason: str) -> OpenComplaint:
        """Give it to a colleague, who owns it from now on.

        Raises:
            StaffError: There is no reason, or no such colleague.
        """
        said = clean_text(reason, limit=complaints.REASON_MOST).strip()
        if not said:
            raise StaffError(complaints.REASON_MISSING)
        people = complaints.colleagues(self.store.all_staff(), open_.case.owner)
        if to not in {one.id for one in people}:
            raise StaffError(NO_ONE)
        step = HandedOver(at=self.clock(), by=self.staff.id, to=to, reason=said)
        matter = replace(open_.matter, handed=(*open_.matter.handed, step))
        case = replace(open_.case, owner=to)
        return self._saved(case, open_, matter, "case-handed-over")

    def close(self, open_: OpenComplaint) -> OpenComplaint:
        """Close it with what was answered.

        Raises:
            StaffError: Nothing was answered, or not written down.
        """
        if not open_.matter.said and not open_.body.answers:
            raise StaffError(complaints.SAID_MISSING)
        if not open_.matter.answer:
            raise StaffError(complaints.ANSWER_MISSING)
        case = replace(open_.case, state="done")
        return self._saved(case, open_, open_.matter, "case-closed")

    def _saved(
        self, case: Case, before: OpenComplaint, matter: Matter, verb: str
    ) -> OpenComplaint:
        if before.case.state == "done":
            raise StaffError(CLOSED)
        body = replace(before.body, matter=matter)
        kept = complaints.keep_until(self.clock(), self.keep_days, case.due)
        changed = replace(
            case,
            erase_at=max(case.erase_at, kept),
            body=sealed(body, self._key(case.id), case.id),
        )
        return OpenComplaint(
            self.store.save_case(changed, self._deed(verb, case)), body
        )

    def _key(self, id_: str) -> Secret:
        key = self.case_keys.key(id_)
        if key is None:
            raise SealError(ERASED)
        return key

    def _deed(self, verb: str, case: Case) -> Deed:
        return Deed(
            actor=f"staff:{self.staff.id}",
            verb=verb,
            subject=f"case:{case.id}",
            at=self.clock(),
        )
