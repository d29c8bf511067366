"""A secret is checked with its pepper, and costs what it should."""

from __future__ import annotations

import pytest

from kiosk.errors import SealError
from kiosk.sealing.secret import Secret
from kiosk.sealing.signatures import StaffKey
from kiosk.sealing.staff_secrets import (
    check_secret,
    hash_secret,
    is_outdated,
    unwrap_key,
    wrap_key,
)

PEPPER = Secret(b"p" * 32)
DESK = b"desk key"
PASSPHRASE = "correct horse battery"  # noqa: S105 - of nobody
KEPT = hash_secret(PASSPHRASE, PEPPER)
PIN = hash_secret("402917", PEPPER, DESK)


def test_the_string_tells_the_parameters_that_were_used() -> None:
    _, name, version, cost, salt, digest = KEPT.split("$")

    assert (name, version) == ("argon2id", "v=19")
    assert cost == "m=47104,t=1,p=1"
    assert (len(salt), len(digest)) == (22, 43)
    assert not is_outdated(KEPT)
    assert is_outdated(KEPT.replace("m=47104", "m=19456"))


def test_only_the_secret_itself_is_right() -> None:
    assert check_secret(PASSPHRASE, KEPT, PEPPER)
    for wrong in (PASSPHRASE + " ", PASSPHRASE.upper(), PASSPHRASE[:-1], ""):
        assert not check_secret(wrong, KEPT, PEPPER)


def test_the_same_secret_is_never_kept_the_same_way() -> None:
    assert hash_secret(PASSPHRASE, PEPPER) != KEPT


def test_the_database_alone_does_not_tell_whether_a_secret_is_right() -> None:
    assert not check_secret(PASSPHRASE, KEPT, Secret(b"q" * 32))


def test_a_pin_counts_on_its_desk_only() -> None:
    assert check_secret("402917", PIN, PEPPER, DESK)
    assert not check_secret("402917", PIN, PEPPER, b"another desk")
    assert not check_secret("402917", PIN, PEPPER)
    # What belongs to the desk is not taken for a part of the secret.
    assert not check_secret(DESK.decode() + "402917", PIN, PEPPER)


@pytest.mark.parametrize("pepper", [b"", b"short"])
def test_without_the_pepper_the_way_out_is_told(pepper: bytes) -> None:
    for try_it in (
        lambda: hash_secret(PASSPHRASE, pepper),
        lambda: check_secret(PASSPHRASE, KEPT, pepper),
        lambda: unwrap_key(bytes(90), PASSPHRASE, pepper),
    ):
        with pytest.raises(SealError, match=r"pepper is missing") as caught:
            try_it()
        assert "pepper.key" in caught.value.remedy
        assert PASSPHRASE not in str(caught.value)


def test_the_same_letters_typed_another_way_are_the_same_secret() -> None:
    # Full-width digits from an input method, and an accent as a character of its own.
    kept = hash_secret("Café 402917 horses", PEPPER)

    assert check_secret("Cafe\u0301 ４０２９１７ horses", kept, PEPPER)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "nonsense",
        "$argon2id$v=19$m=47104,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$",
        KEPT.replace("m=47104", "m=4194304"),
        KEPT.replace("t=1", "t=900"),
        KEPT.replace("p=1", "p=64"),
        KEPT.replace("argon2id", "argon2d"),
        KEPT[:-3],
        KEPT + "\n",
    ],
    # Names of our own: each worker of a run draws another salt.
    ids=["empty", "words", "half", "memory", "rounds", "lanes", "kind", "cut", "long"],
)
def test_what_was_not_kept_by_us_is_never_right(kept: str) -> None:
    assert not check_secret(PASSPHRASE, kept, PEPPER)


@pytest.mark.parametrize(
    "kept", ["", "nonsense", KEPT], ids=["nobody", "nonsense", "somebody"]
)
def test_nobody_costs_the_same_work_as_somebody(
    kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Counted, not timed: one Argon2id with our parameters each, whoever is asked for.
    from cryptography.hazmat.primitives.kdf import argon2

    worked: list[tuple[int, int, int]] = []

    class Counted:
        def __init__(self, **given: int) -> None:
            self._cost = (given["memory_cost"], given["iterations"], given["lanes"])

        def derive(self, secret: bytes) -> bytes:
            worked.append(self._cost)
            return bytes(32)

        @staticmethod
        def verify_phc_encoded(secret: bytes, kept: str) -> None:
            worked.append((47104, 1, 1))

    monkeypatch.setattr(argon2, "Argon2id", Counted)
    check_secret("wrong", kept, PEPPER)

    assert worked == [(47104, 1, 1)]


def test_a_wrapped_key_opens_with_everything_it_was_wrapped_with() -> None:
    key = StaffKey.new()
    wrapped = wrap_key(key.private, "402917", PEPPER, DESK)

    assert unwrap_key(wrapped, "402917", PEPPER, DESK) == key.private
    assert bytes(key.private) not in wrapped
    for secret, pepper, extra in (
        ("402918", PEPPER, DESK),
        ("402917", Secret(b"q" * 32), DESK),
        ("402917", PEPPER, b""),
    ):
        with pytest.raises(SealError, match="does not open") as caught:
            unwrap_key(wrapped, secret, pepper, extra)
        assert secret not in str(caught.value)


def test_a_wrapped_key_that_was_changed_or_cut_does_not_open() -> None:
    wrapped = wrap_key(StaffKey.new().private, "402917", PEPPER)

    changed = [
        wrapped[:at] + bytes([wrapped[at] ^ 1]) + wrapped[at + 1 :]
        for at in (0, 15, 16, 17, 29, 60, len(wrapped) - 1)
    ]
    for each in (*changed, wrapped[:40], wrapped[:10], b""):
        with pytest.raises(SealError, match="does not open"):
            unwrap_key(each, "402917", PEPPER)
