"""Staff are added, reset and switched off; desks enrolled; accounts unlocked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kiosk.counter.model import Deed, Pin, Role, Staff
from kiosk.counter.rights import Right, may
from kiosk.counter.secret_rules import is_staff_id, passphrase_problem, pin_problem
from kiosk.counter.sign_in import SignedIn
from kiosk.counter.standing import enrolled
from kiosk.errors import StaffError
from kiosk.identity.cleaning import clean_text
from kiosk.interview.problems import mark
from kiosk.sealing.signatures import StaffKey
from kiosk.sealing.staff_secrets import hash_secret, wrap_key

if TYPE_CHECKING:
    from kiosk.counter.store import Store
    from kiosk.sealing.key_folder import KeyFolder

NAME_MOST = 24
"""Characters of a name on the band. Our own bound."""
BAD_ID = mark("A staff number has 1 to 32 letters a-z, digits or hyphens.")
BAD_NAME = mark("Please enter a name.")
NOT_ALLOWED = mark("Only a supervisor can do this.")
NO_ONE = mark("There is no such member of staff.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStaff:
    """What is said of a new member."""

    id: str
    name: str
    role: Role
    languages: tuple[str, ...] = ()
    """Codes of the languages they speak besides Chinese."""

    def problem(self) -> str:
        """Return what is wrong, in English; empty: nothing."""
        if not is_staff_id(self.id):
            return BAD_ID
        return "" if clean_text(self.name, limit=NAME_MOST).strip() else BAD_NAME


def add_staff(
    store: Store, pepper: bytes, new: NewStaff, passphrase: str, deed: Deed
) -> Staff:
    """Keep a new member, with a new signing key that the passphrase opens.

    Raises:
        StaffError: Id, name or passphrase are not good.
        ConflictError: The id is taken.
    """
    problem = new.problem() or passphrase_problem(
        passphrase, staff_id=new.id, name=new.name
    )
    _refuse(problem)
    member = _with_secret(
        Staff(
            id=new.id,
            name=clean_text(new.name, limit=NAME_MOST).strip(),
            role=new.role,
            languages=new.languages,
        ),
        StaffKey.new(),
        passphrase,
        pepper,
    )
    store.add_staff(member, enrolled(deed, member))
    return member


def reset_staff(
    store: Store, pepper: bytes, staff_id: str, passphrase: str, deed: Deed
) -> Staff:
    """Give a member a new passphrase and a new signing key; wrong tries are forgotten.

    The old key is lost with the old passphrase: what it signed was verified with
    the public half of then. PINs of before open no key that counts any more.

    Raises:
        StaffError: There is no such member, or the passphrase is not good.
    """
    member = store.staff(staff_id)
    if member is None:
        raise StaffError(NO_ONE)
    _refuse(passphrase_problem(passphrase, staff_id=member.id, name=member.name))
    member = _with_secret(
        replace(member, disabled=False), StaffKey.new(), passphrase, pepper
    )
    bound = enrolled(deed, member)
    store.change_staff(member, bound)
    store.clear_tries(f"staff:{staff_id}", bound)
    return member


def disable_staff(store: Store, staff_id: str, deed: Deed) -> None:
    """Switch an account off: no sign-in, no approval.

    Raises:
        StaffError: There is no such member.
    """
    member = store.staff(staff_id)
    if member is None:
        raise StaffError(NO_ONE)
    about = replace(deed, subject=f"staff:{staff_id}")
    store.change_staff(replace(member, disabled=True), about)


def set_pin(
    store: Store, keys: KeyFolder, signed_in: SignedIn, pin: str, now: datetime
) -> None:
    """Keep a member's PIN for this desk, which a supervisor has enrolled.

    Raises:
        StaffError: The PIN is not good, or this desk is not enrolled.
    """
    staff = signed_in.staff
    _refuse(pin_problem(pin, staff_id=staff.id))
    enrolment = keys.enrolment()
    if enrolment is None:
        raise StaffError(
            mark("This desk takes no PIN yet."),
            remedy=mark("Ask a supervisor to enrol it."),
        )
    pepper, extra = keys.pepper(), enrolment.raw
    store.set_pin(
        Pin(
            staff=staff.id,
            desk=enrolment.id,
            hash=hash_secret(pin, pepper, extra),
            wrapped_key=wrap_key(signed_in.key.private, pin, pepper, extra),
        ),
        Deed(
            actor=f"staff:{staff.id}",
            verb="pin-set",
            subject=f"staff:{staff.id}",
            at=now,
        ),
    )


def enrol_desk(store: Store, keys: KeyFolder, by: Staff, deed: Deed) -> None:
    """Let this desk take PINs: its key file is the second factor.

    Raises:
        StaffError: `by` is no supervisor.
    """
    _need(by, "enrol-desk")
    keys.enrol()
    store.note(deed)


def unlock_staff(store: Store, staff_id: str, by: Staff, deed: Deed) -> None:
    """Forget the wrong tries of an account, so that it need not wait.

    Raises:
        StaffError: `by` is no supervisor.
    """
    _need(by, "unlock-staff")
    store.clear_tries(f"staff:{staff_id}", deed)


def _with_secret(member: Staff, key: StaffKey, secret: str, pepper: bytes) -> Staff:
    return replace(
        member,
        public_key=key.public,
        passphrase=hash_secret(secret, pepper),
        wrapped_key=wrap_key(key.private, secret, pepper),
    )


def _need(by: Staff, right: Right) -> None:
    if not may(by, right):
        raise StaffError(NOT_ALLOWED)


def _refuse(problem: str) -> None:
    if problem:
        raise StaffError(problem)
