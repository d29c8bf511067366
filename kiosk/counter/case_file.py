"""A case at a desk: opened, changed and closed, each with its audit row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kiosk.counter import calls
from kiosk.counter.cases import Body, opened, sealed
from kiosk.counter.model import Case, Deed, Staff
from kiosk.counter.rights import Right, may
from kiosk.errors import SealError, StaffError
from kiosk.interview.problems import mark
from kiosk.sealing.secret import Secret

if TYPE_CHECKING:
    from kiosk.counter.store import Store
    from kiosk.sealing.case_keys import CaseKeys

ERASED = mark("This case was erased.")
OTHERS = mark("This case belongs to a colleague.")
MAY_NOT = mark("Your role may not do this.")
ASK = mark("Ask a colleague at the counter.")


@dataclass(frozen=True, slots=True, repr=False)
class OpenCase:
    """A case and what it says."""

    case: Case
    body: Body

    @property
    def done(self) -> bool:
        """Whether it is closed."""
        return self.case.state == "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """The cases of one member of staff. Every method blocks.

    Each may raise `StoreError` (the database is not there) and `SealError` (the key
    of the case is gone or unsafe).
    """

    store: Store
    case_keys: CaseKeys
    staff: Staff
    clock: Callable[[], datetime]
    """Now, aware, in UTC."""

    def read(self, case_id: str) -> OpenCase:
        """Open a case.

        Raises:
            SealError: It was erased.
            StaffError: It belongs to somebody else.
        """
        case = self.store.case(case_id)
        if case is None:
            raise SealError(ERASED)
        if case.owner != self.staff.id and not may(self.staff, "see-all-cases"):
            raise StaffError(OTHERS)
        body = opened(case.body, self._key(case_id), case_id)
        return OpenCase(case, body)

    def tick(self, open_case: OpenCase, task: str) -> OpenCase:
        """Tick a line of the checklist, or take its tick away.

        Raises:
            ConflictError: Somebody else changed the case since.
        """
        before = open_case.body.ticked
        ticked = tuple(one for one in before if one != task)
        if ticked == before:
            ticked = (*before, task)
        body = replace(open_case.body, ticked=ticked)
        case = open_case.case
        content = sealed(body, self._key(case.id), case.id)
        return self._saved(replace(case, body=content), body, "case-changed")

    def close(self, open_case: OpenCase) -> OpenCase:
        """Close a case; the call it came from ends with it.

        Raises:
            ConflictError: Somebody else changed the case since.
        """
        closed = replace(open_case.case, state="done")
        saved = self._saved(closed, open_case.body, "case-closed")
        call = self.store.call(closed.id) if closed.kind == "call" else None
        if call is not None and call.state == "accepted":
            deed = self._deed("call-done", f"call:{call.id}")
            self.store.change_call(
                calls.ended(call, self.clock()), calls.before("done"), deed
            )
        return saved

    def note(
        self, open_case: OpenCase, verb: str, what: str, right: Right | None = None
    ) -> bool:
        """Keep that a field was shown or copied, or a form printed, before it is.

        Args:
            open_case: The case.
            verb: One of `counter.audit.VERBS`.
            what: Id of the question or form; never an answer.
            right: What the member of staff must be allowed; None: nothing.

        Returns:
            True, always: what is not in the log does not happen.

        Raises:
            StaffError: They are not allowed.
        """
        if right is not None and not may(self.staff, right):
            raise StaffError(MAY_NOT, remedy=ASK)
        self.store.note(self._deed(verb, f"case:{open_case.case.id}/{what}"))
        return True

    def _saved(self, case: Case, body: Body, verb: str) -> OpenCase:
        deed = self._deed(verb, f"case:{case.id}")
        return OpenCase(self.store.save_case(case, deed), body)

    def _key(self, case_id: str) -> Secret:
        key = self.case_keys.key(case_id)
        if key is None:
            raise SealError(ERASED)
        return key

    def _deed(self, verb: str, subject: str) -> Deed:
        actor = f"staff:{self.staff.id}"
        return Deed(actor=actor, verb=verb, subject=subject, at=self.clock())
