"""Who comes in, who does not, and what that costs and leaves behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec.structs import replace as changed

from kiosk.counter.sign_in import DISABLED, WAIT, WRONG, SignedIn, SignInRefused
from kiosk.counter.staff import (
    disable_staff,
    enrol_desk,
    reset_staff,
    set_pin,
    unlock_staff,
)
from kiosk.errors import StaffError
from kiosk.sealing.signatures import verify
from tests.counter.people import WORDS, Bank, deed

PIN = "847395"


class Counting:
    """Compares nothing, and counts how often it was asked."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, bytes]] = []

    def __call__(self, secret: str, kept: str, pepper: bytes, extra: bytes) -> bool:
        self.calls.append((kept, extra))
        return False


def signed_in(bank: Bank, id_: str = "wang", secret: str = WORDS) -> SignedIn:
    found = bank.door().sign_in(id_, secret)
    assert isinstance(found, SignedIn)
    return found


def with_pin(bank: Bank, id_: str = "wang") -> None:
    enrol_desk(bank.store, bank.keys, bank.member("chen"), deed("desk-enrolled"))
    set_pin(bank.store, bank.keys, signed_in(bank, id_), PIN, bank.clock())


def test_the_passphrase_opens_the_desk_and_the_signing_key(bank: Bank) -> None:
    found = signed_in(bank, " WANG ")

    assert found.staff == bank.member("wang")
    signature = found.key.sign(b"approved")
    assert verify(found.staff.public_key, signature, b"approved")
    assert bank.verbs()[-2:] == ["sign-in-tried", "signed-in"]


def test_a_wrong_passphrase_is_refused_and_counted(bank: Bank) -> None:
    assert bank.door().sign_in("wang", "wrong horse battery") == SignInRefused(WRONG)
    assert bank.store.tries("staff:wang").failures == 1


def test_the_right_one_forgets_wrong_tries(bank: Bank) -> None:
    bank.door().sign_in("wang", "wrong horse battery")
    signed_in(bank)

    assert bank.store.tries("staff:wang").failures == 0


def test_nobody_comes_in_during_a_wait_even_with_the_right_one(bank: Bank) -> None:
    cheap = replace(bank.door(), check=Counting())
    for _try in range(5):
        last = cheap.sign_in("wang", "wrong horse battery")
    until = bank.clock() + timedelta(seconds=30)

    assert last == SignInRefused(WAIT, until)
    assert bank.door("desk-2").sign_in("wang", WORDS) == SignInRefused(WAIT, until)
    bank.clock.now = until
    assert isinstance(bank.door().sign_in("wang", WORDS), SignedIn)


def test_a_supervisor_ends_the_wait_and_nobody_else_can(bank: Bank) -> None:
    cheap = replace(bank.door(), check=Counting())
    for _try in range(5):
        cheap.sign_in("wang", "wrong horse battery")

    with pytest.raises(StaffError):
        unlock_staff(bank.store, "wang", bank.member("li"), deed("unlocked"))
    unlock_staff(bank.store, "wang", bank.member("chen"), deed("unlocked"))
    assert signed_in(bank).staff.id == "wang"


@pytest.mark.parametrize("secret", ["wrong horse battery", PIN])
@pytest.mark.parametrize("enrolled", [False, True])
def test_somebody_unknown_costs_as_many_hashes(
    bank: Bank, secret: str, enrolled: bool
) -> None:
    if enrolled:
        with_pin(bank)
    costs = []
    for id_ in ("wang", "li", "nobody", "", "王", "a" * 500):
        counting = Counting()
        found = replace(bank.door(), check=counting).sign_in(id_, secret)
        assert found == SignInRefused(WRONG)
        costs.append(len(counting.calls))

    assert costs == [1] * 6


def test_somebody_unknown_is_locked_out_alike(bank: Bank) -> None:
    cheap = replace(bank.door(), check=Counting())
    found = [cheap.sign_in("nobody", "wrong horse battery") for _try in range(6)]

    until = bank.clock() + timedelta(seconds=30)
    assert found[4:] == [SignInRefused(WAIT, until)] * 2


def test_a_passphrase_typed_as_the_number_is_in_no_row(bank: Bank) -> None:
    replace(bank.door(), check=Counting()).sign_in(WORDS, WORDS)

    rows = "".join(str(row.deed) for row in bank.store.audit_rows())
    assert "horse" not in rows


def test_whoever_is_switched_off_stays_out(bank: Bank) -> None:
    disable_staff(bank.store, "wang", deed("staff-disabled"))

    assert bank.door().sign_in("wang", WORDS) == SignInRefused(DISABLED)
    assert bank.door().sign_in("wang", "x" * 15) == SignInRefused(WRONG)


def test_a_pin_opens_only_the_desk_it_was_set_at(bank: Bank) -> None:
    with_pin(bank)
    assert signed_in(bank, secret=PIN).staff.id == "wang"

    (bank.keys.path / "enrolment.key").unlink()
    assert bank.door().sign_in("wang", PIN) == SignInRefused(WRONG)
    bank.keys.enrol()
    assert bank.door().sign_in("wang", PIN) == SignInRefused(WRONG)


def test_a_desk_takes_no_pin_before_a_supervisor_enrolled_it(bank: Bank) -> None:
    member = signed_in(bank)

    with pytest.raises(StaffError, match="no PIN yet"):
        set_pin(bank.store, bank.keys, member, PIN, bank.clock())
    with pytest.raises(StaffError, match="supervisor"):
        enrol_desk(bank.store, bank.keys, member.staff, deed("desk-enrolled"))
    assert bank.keys.enrolment() is None


def test_a_weak_pin_is_not_kept(bank: Bank) -> None:
    enrol_desk(bank.store, bank.keys, bank.member("chen"), deed("desk-enrolled"))

    with pytest.raises(StaffError):
        set_pin(bank.store, bank.keys, signed_in(bank), "123456", bank.clock())


def test_a_reset_ends_the_old_passphrase_pin_and_key(bank: Bank) -> None:
    with_pin(bank)
    before = bank.member("wang")
    pepper = bytes(bank.keys.pepper())
    reset_staff(bank.store, pepper, "wang", "quite another phrase", deed("staff-reset"))

    assert bank.door().sign_in("wang", WORDS) == SignInRefused(WRONG)
    assert bank.door().sign_in("wang", PIN) == SignInRefused(WRONG)
    after = signed_in(bank, "wang", "quite another phrase").staff
    assert after.public_key != before.public_key


def test_a_key_of_somebody_else_in_the_database_opens_nothing(bank: Bank) -> None:
    # Whoever can write the database gives wang the secrets of li.
    li = bank.member("li")
    stolen = changed(
        bank.member("wang"), passphrase=li.passphrase, wrapped_key=li.wrapped_key
    )
    bank.store.change_staff(stolen, deed("staff-changed"))

    assert bank.door().sign_in("wang", WORDS) == SignInRefused(WRONG)
