"""A call that staff take becomes a case: once, whatever fails on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.counter import calls
from kiosk.counter.calls_sealed import CallBody, opened_call, visit_of
from kiosk.counter.cases import Body, sealed
from kiosk.counter.model import Call, Case, Deed, Staff
from kiosk.counter.opening import body_of
from kiosk.errors import ConflictError, SealError
from kiosk.interview.problems import mark

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.counter.store import Store
    from kiosk.sealing.case_keys import CaseKeys
    from kiosk.sealing.key_folder import KeyFolder

NEED_NAMES: Final[Mapping[str, str]] = {
    "home": mark("Home visit"),
    "wheelchair": mark("Wheelchair"),
    "signing": mark("Signing"),
    "hearing": mark("Hearing"),
    "sight": mark("Sight"),
    "interpreter": mark("Interpreter"),
    "ride": mark("Needs a ride"),
}
"""The special needs of `special-help`, short, for the queue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepting:
    """Where calls are taken: one member of staff at one desk."""

    store: Store
    keys: KeyFolder
    case_keys: CaseKeys
    library: Library
    staff: Staff
    keep_days: int
    now: datetime
    """Aware, in UTC."""

    def accept(self, call: Call) -> Case:
        """Take a call and open its case; the case has the id of the call.

        Doing it again after a failure goes on where it stopped. A call whose answers
        cannot be opened here is taken all the same: the visitor waits.

        Raises:
            ConflictError: A colleague was first.
            SealError: The key of the case cannot be kept.
            StoreError: The database is not there.
        """
        body = self._body(call)
        if call.state in calls.OPEN:
            taken = calls.accepted(call, self.staff, self.now)
            deed = self._deed("call-accepted", f"call:{call.id}")
            self.store.change_call(taken, calls.OPEN, deed)
        return self._case(call, body)

    def _case(self, call: Call, body: Body) -> Case:
        found = self.store.case(call.id)
        if found is not None:
            return found
        key = self.case_keys.new(call.id, self.now.date())
        case = Case(
            id=call.id,
            kind="call",
            opened_at=self.now,
            erase_at=self.now + timedelta(days=self.keep_days),
            language=call.language,
            services=body.services,
            owner=self.staff.id,
            body=sealed(body, key, call.id),
        )
        try:
            self.store.add_case(case, self._deed("case-opened", f"case:{call.id}"))
        except ConflictError:
            # Opened at this moment by the same hand at another desk.
            return self.store.case(call.id) or case
        return case

    def _body(self, call: Call) -> Body:
        bare = Body(language=call.language, services=call.services)
        try:
            body = body_of_call(call, self.keys)
            read = visit_of(body, self.library) if body else None
        except SealError:
            return bare
        return body_of(read) if read else bare

    def _deed(self, verb: str, subject: str) -> Deed:
        return Deed(
            actor=f"staff:{self.staff.id}", verb=verb, subject=subject, at=self.now
        )


def body_of_call(call: Call, keys: KeyFolder) -> CallBody | None:
    """Return what the kiosk sealed into a call; None: nothing.

    Raises:
        SealError: It was not sealed to this desk, or by no kiosk that it trusts.
    """
    if not call.sealed:
        return None
    return opened_call(
        call.sealed, desks=keys.desk_keys(), kiosks=keys.trusted_kiosks()
    )


def needs_in(call: Call, keys: KeyFolder) -> tuple[str, ...]:
    """Return the names of a visitor's special needs, in English; none: not known."""
    try:
        body = body_of_call(call, keys)
    except SealError:
        return ()
    found = body.needs if body else ()
    return tuple(NEED_NAMES[one] for one in found if one in NEED_NAMES)
