"""Signatures are Ed25519; what is no signature has signed nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sealing.signatures import StaffKey, verify

KEY = StaffKey.new()
MESSAGE = b"approve 3f"
SIGNATURE = KEY.sign(MESSAGE)


@pytest.mark.parametrize(
    ("private", "public", "message", "signature"),
    [
        # Source: RFC 8032, section 7.1, tests 1 and 2.
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
    ],
)
def test_the_published_signatures_are_made(
    private: str, public: str, message: str, signature: str
) -> None:
    key = StaffKey.from_private(bytes.fromhex(private))

    assert key.public.hex() == public
    assert key.sign(bytes.fromhex(message)).hex() == signature
    assert verify(key.public, bytes.fromhex(signature), bytes.fromhex(message))


def test_every_bit_of_a_signature_counts() -> None:
    whole = int.from_bytes(SIGNATURE, "big")

    assert verify(KEY.public, SIGNATURE, MESSAGE)
    assert not any(
        verify(KEY.public, (whole ^ (1 << bit)).to_bytes(64, "big"), MESSAGE)
        for bit in range(512)
    )


@given(st.binary(max_size=80), st.binary(max_size=80))
def test_noise_has_signed_nothing(public: bytes, signature: bytes) -> None:
    assert not verify(public, SIGNATURE, MESSAGE)
    assert not verify(KEY.public, signature, MESSAGE)


def test_another_message_and_another_person_are_told_apart() -> None:
    assert not verify(KEY.public, SIGNATURE, MESSAGE + b" ")
    assert not verify(StaffKey.new().public, SIGNATURE, MESSAGE)
