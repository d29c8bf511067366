"""A call that staff take becomes a case: once, whatever fails on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.counter import calls
from kiosk.counter.cases import Body, sealed
from kiosk.counter.model import Call, Case, Deed, Staff
from kiosk.counter.passes import read_sealed
from kiosk.counter.unpacking import Unpacked
from kiosk.errors import ConflictError

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.counter.store import Store
    from kiosk.sealing.case_keys import CaseKeys
    from kiosk.sealing.key_folder import KeyFolder

OTHER_VERSION = "other-version"


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

        Doing it again after a failure goes on where it stopped.

        Raises:
            ConflictError: A colleague was first.
            SealError: The answers cannot be opened at this desk.
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
            services=call.services,
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
        unpacked = opened_call(call, self.library, self.keys)
        if unpacked is None:
            return Body(language=call.language, services=call.services)
        content = unpacked.content
        other = (OTHER_VERSION,) if unpacked.other_version else ()
        return Body(
            language=call.language,
            services=content.services or call.services,
            answers=dict(content.answers),
            unknown=unpacked.unknown,
            left_out=content.left_out,
            warnings=(*content.warnings, *other),
        )

    def _deed(self, verb: str, subject: str) -> Deed:
        return Deed(
            actor=f"staff:{self.staff.id}", verb=verb, subject=subject, at=self.now
        )


def opened_call(call: Call, library: Library, keys: KeyFolder) -> Unpacked | None:
    """Return what the kiosk sealed into a call; None: nothing.

    Raises:
        SealError: It was not sealed to this desk, or by no kiosk that it trusts.
    """
    if not call.sealed:
        return None
    desks, kiosks = keys.desk_keys(), keys.trusted_kiosks()
    unpacked, _kiosk = read_sealed(call.sealed, library, desks=desks, kiosks=kiosks)
    return unpacked
