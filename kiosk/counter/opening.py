"""Opening a pass at the desk: from what was scanned to a case, or why not."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from kiosk.counter.cases import Body, sealed
from kiosk.counter.complaints import due_on, keep_until, kind_of
from kiosk.counter.lockout import allowed, open_from
from kiosk.counter.model import Case, Deed
from kiosk.counter.pass_text import Part, sealed_of
from kiosk.counter.passes import read_sealed
from kiosk.counter.refusals import Refusal, Why, refusal_of
from kiosk.counter.scans import Garbled, collected, pass_of, read_scan
from kiosk.counter.short_codes import hashes_of, read_code
from kiosk.counter.unpacking import Unpacked
from kiosk.errors import ConflictError, SealError
from kiosk.sealing.boxes import BoxError

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.counter.store import Store
    from kiosk.sealing.case_keys import CaseKeys
    from kiosk.sealing.key_folder import KeyFolder

FAST_CLOCK: Final = timedelta(minutes=10)
"""So far may the clock of a kiosk be ahead of the desk's."""


@dataclass(frozen=True, slots=True)
class Held:
    """Some of the codes of a pass; more are needed."""

    parts: tuple[Part, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers of the codes that are still to be scanned."""
        have = {part.number for part in self.parts}
        count = self.parts[0].count if self.parts else 0
        return tuple(number for number in range(1, count + 1) if number not in have)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A desk that opens passes: its store, its keys, and who works there.

    Every method blocks, for a tenth of a second or two, and may raise `StoreError`
    (the database is not there) and `SealError` (a key of this desk is missing).
    """

    store: Store
    keys: KeyFolder
    case_keys: CaseKeys
    library: Library
    staff: str
    """Id of the member of staff."""
    desk: str
    """Name of the desk."""
    keep_days: int
    clock: Callable[[], datetime]
    """Now, aware, in UTC."""
    zone: str = "UTC"
    """The branch's time zone: its day counts where an answer is due."""

    def open_scan(
        self, typed: str, held: tuple[Part, ...] = ()
    ) -> Case | Refusal | Held:
        """Open what a scanner typed, a person pasted or a picture said.

        Args:
            typed: Anything.
            held: Codes of the same pass that were scanned before.
        """
        scan = read_scan(typed)
        if isinstance(scan, Garbled):
            return self._refused(refusal_of(scan).why)
        text = pass_of(scan, held)
        if text is None:
            return Held(collected(held, scan.parts))
        return self.open_pass(text)

    def open_pass(self, text: str) -> Case | Refusal:
        """Open the text of a whole pass."""
        content = sealed_of(text)
        return (
            self._refused("damaged") if content is None else self.open_sealed(content)
        )

    def open_code(self, typed: str) -> Case | Refusal:
        """Open the pass that was left under a short code.

        The try is counted as wrong before it is looked at.
        """
        now, subject = self.clock(), f"code:{self.desk}"
        counted = self.store.count_try(
            subject, now, allowed, self._deed("code-tried", subject)
        )
        if counted is None:
            until = open_from(self.store.tries(subject))
            return Refusal("too-many-codes", until)
        letters = read_code(typed)
        try:
            found = self._left(letters, now) if letters else None
        except ConflictError:
            return self._refused("used")
        if found is None:
            return Refusal("wrong-code", open_from(counted))
        self.store.clear_tries(subject, self._deed("code-tried", subject))
        return self.open_sealed(found)

    def _left(self, letters: str, now: datetime) -> bytes | None:
        for hashed in hashes_of(letters, self.keys.desk_keys()):
            found = self.store.left_pass(hashed, now)
            if found is not None:
                return found
        return None

    def open_sealed(self, content: bytes) -> Case | Refusal:
        """Open a sealed pass: use it up and keep its case, at once or not at all."""
        desks, kiosks = self.keys.desk_keys(), self.keys.trusted_kiosks()
        try:
            read, _ = read_sealed(content, self.library, desks=desks, kiosks=kiosks)
        except BoxError as error:
            return self._refused(error.why)
        except SealError:
            return self._refused("other-version")
        why = self._objection(read)
        return self._redeemed(read) if why is None else self._refused(why, read)

    def _objection(self, read: Unpacked) -> Why | None:
        now, content = self.clock(), read.content
        if content.made_at > now + FAST_CLOCK:
            return "future"
        if now >= content.expires_at:
            return "expired"
        return "other-desk" if content.desk not in ("", self.desk) else None

    def _redeemed(self, read: Unpacked) -> Case | Refusal:
        now, content = self.clock(), read.content
        case_id = secrets.token_hex(16)
        key = self.case_keys.new(case_id, now.date())
        kind = kind_of(content.services)
        due = self._due(now) if kind == "complaint" else None
        case = Case(
            id=case_id,
            kind=kind,
            opened_at=now,
            erase_at=keep_until(now, self.keep_days, due),
            due=due,
            language=content.language,
            services=content.services,
            owner=self.staff,
            body=sealed(body_of(read), key, case_id),
        )
        deed = self._deed("pass-opened", f"case:{case_id}")
        try:
            self.store.redeem(content.id, content.expires_at, case, deed)
        except ConflictError:
            self.case_keys.destroy(case_id)
            return self._refused("used", read)
        return case

    def _due(self, now: datetime) -> date:
        received = now.astimezone(ZoneInfo(self.zone)).date()
        return due_on(self.library.facts, received)

    def _refused(self, why: Why, read: Unpacked | None = None) -> Refusal:
        about = read.content.id.hex() if read else "-"
        self.store.note(self._deed("pass-refused", f"{why}:{about}"))
        return Refusal(why)

    def _deed(self, verb: str, subject: str) -> Deed:
        actor = f"staff:{self.staff}"
        return Deed(actor=actor, verb=verb, subject=subject, at=self.clock())


def body_of(read: Unpacked) -> Body:
    """Return what a case says, from what a pass said."""
    content = read.content
    other = ("other-version",) if read.other_version else ()
    unknown = tuple(f"unknown-service-{one}" for one in read.unknown_services)
    return Body(
        language=content.language,
        services=content.services,
        answers=dict(content.answers),
        unknown=read.unknown,
        left_out=content.left_out,
        warnings=(*content.warnings, *other, *unknown),
    )
