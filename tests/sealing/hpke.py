"""HPKE in base mode, written from RFC 9180 alone: an independent reader of boxes."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEM = b"KEM" + bytes.fromhex("0020")
SUITE = b"HPKE" + bytes.fromhex("0020 0001 0001")


@dataclass(frozen=True)
class Context:
    """What both sides derive."""

    shared_secret: bytes
    key: bytes
    base_nonce: bytes

    def open(self, ciphertext: bytes, bound: bytes) -> bytes:
        return AESGCM(self.key).decrypt(self.base_nonce, ciphertext, bound)


def extract(suite: bytes, salt: bytes, label: bytes, material: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + material, sha256)


def expand(suite: bytes, key: bytes, label: bytes, about: bytes, length: int) -> bytes:
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + about
    return hmac.digest(key, labelled + b"\x01", sha256)[:length]


def receive(encapsulated: bytes, private: bytes, about: bytes) -> Context:
    """Derive the context of the first message; RFC 9180, sections 4.1 and 5.1."""
    mine = X25519PrivateKey.from_private_bytes(private)
    agreed = mine.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    both = encapsulated + mine.public_key().public_bytes_raw()
    shared = expand(
        KEM, extract(KEM, b"", b"eae_prk", agreed), b"shared_secret", both, 32
    )
    context = (
        b"\x00"
        + extract(SUITE, b"", b"psk_id_hash", b"")
        + extract(SUITE, b"", b"info_hash", about)
    )
    secret = extract(SUITE, shared, b"secret", b"")
    return Context(
        shared,
        expand(SUITE, secret, b"key", context, 16),
        expand(SUITE, secret, b"base_nonce", context, 12),
    )
