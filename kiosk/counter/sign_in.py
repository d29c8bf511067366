"""Who is at the desk: a passphrase, or a PIN on a desk that was enrolled."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final

from kiosk.counter.lockout import allowed, open_from
from kiosk.counter.model import Deed, Staff, Tries
from kiosk.counter.secret_rules import is_pin, is_staff_id
from kiosk.interview.problems import mark
from kiosk.sealing.signatures import StaffKey
from kiosk.sealing.staff_secrets import check_secret, unwrap_key

if TYPE_CHECKING:
    from kiosk.counter.store import Store
    from kiosk.sealing.key_folder import KeyFolder

WRONG: Final = mark("Staff number or secret is wrong.")
WAIT: Final = mark(
    "Too many wrong tries. The next is at %(time)s, or a supervisor unlocks you."
)
DISABLED: Final = mark("This account is switched off. Ask a supervisor.")
_UNKNOWN_DIGITS: Final = 16
Check = Callable[[str, str, bytes, bytes], bool]
_NOTHING: Final = ("", b"", b"")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody proved who they are."""

    staff: Staff
    key: StaffKey = field(repr=False)
    """Signs what they ask for or approve. Not kept longer than it is needed."""


@dataclass(frozen=True, slots=True)
class SignInRefused:
    """Nobody is signed in."""

    problem: str
    """English, to be translated: `WRONG`, `WAIT` or `DISABLED`."""
    until: datetime | None = None
    """When the next try is taken; None: at once."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where secrets are tried: one desk, its store and its keys."""

    store: Store
    keys: KeyFolder
    desk: str
    clock: Callable[[], datetime]
    """Now, aware, in UTC."""
    check: Check = check_secret
    """Compares a secret with what is kept of it; slow by intention."""

    def sign_in(
        self, staff_id: str, secret: str, verb: str = "signed-in"
    ) -> SignedIn | SignInRefused:
        """Try a secret. It blocks for a tenth of a second or two.

        The try is counted as failed before it is looked at. Somebody who does not
        exist costs as much work, and is locked out in the same way.

        Args:
            staff_id: As typed.
            secret: Passphrase, or a PIN of 6 digits.
            verb: What is done, for the audit log: `signed-in` or `unlocked`.

        Raises:
            SealError: The pepper or the enrolment cannot be read.
            StoreError: The database is not there.
        """
        now, typed = self.clock(), staff_id.strip().lower()
        staff = self.store.staff(typed) if is_staff_id(typed) else None
        subject = f"staff:{typed if staff else self._nobody(typed)}"
        counted = self.store.count_try(
            subject, now, allowed, self._deed("sign-in-tried", subject, now)
        )
        if counted is None:
            return SignInRefused(WAIT, open_from(self.store.tries(subject)))
        key = self._prove(staff, secret)
        if key is None or staff is None:
            return _refused(counted, now)
        if staff.disabled:
            return SignInRefused(DISABLED)
        self.store.clear_tries(
            subject, Deed(actor=subject, verb=verb, subject=f"desk:{self.desk}", at=now)
        )
        return SignedIn(staff, key)

    def _prove(self, staff: Staff | None, secret: str) -> StaffKey | None:
        """Return the member's key, if the secret is theirs. One hash either way."""
        kept, wrapped, extra = self._kept(staff, secret)
        pepper = self.keys.pepper()
        if not self.check(secret, kept, pepper, extra):
            return None
        key = StaffKey.from_private(unwrap_key(wrapped, secret, pepper, extra))
        # A PIN of before a reset opens the old key, which counts no more.
        return key if staff and key.public == staff.public_key else None

    def _kept(self, staff: Staff | None, secret: str) -> tuple[str, bytes, bytes]:
        """Return the hash, the wrapped key and what else must be there."""
        if not is_pin(secret):
            return (staff.passphrase, staff.wrapped_key, b"") if staff else _NOTHING
        enrolment = self.keys.enrolment()
        if enrolment is None:
            return _NOTHING
        # Asked for nobody too: somebody who does not exist costs as much.
        pin = self.store.pin(staff.id if staff else "", enrolment.id)
        found = (pin.hash, pin.wrapped_key) if pin else ("", b"")
        return (*found, enrolment.raw)

    def _nobody(self, typed: str) -> str:
        """Return a name for whom nobody knows: it may be a secret typed too early."""
        digest = hmac.digest(self.keys.pepper(), b"nobody:" + typed.encode(), "sha256")
        return f"unknown-{digest.hex()[:_UNKNOWN_DIGITS]}"

    def _deed(self, verb: str, subject: str, now: datetime) -> Deed:
        return Deed(actor=f"desk:{self.desk}", verb=verb, subject=subject, at=now)


def _refused(counted: Tries, now: datetime) -> SignInRefused:
    opens = open_from(counted)
    if opens is not None and opens > now:
        return SignInRefused(WAIT, opens)
    return SignInRefused(WRONG)
