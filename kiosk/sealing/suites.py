"""The algorithms behind sealed boxes, in one table: another suite is another row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kiosk.errors import SealError
from kiosk.sealing.secret import Secret

STANDARD = 1
"""HPKE (X25519, HKDF-SHA256, AES-128-GCM) signed with Ed25519."""


class Suite(Protocol):
    """How one suite makes keys, encrypts to a desk and signs as a kiosk."""

    public_bytes: int
    """Length of a public key, and of a private one."""
    sealing_bytes: int
    """What encryption adds to a payload."""
    signature_bytes: int

    def new_desk(self) -> Secret:
        """Draw the private key of a desk."""

    def new_kiosk(self) -> Secret:
        """Draw the private key of a kiosk."""

    def desk_public(self, private: bytes) -> bytes:
        """Return the public half of a desk's key."""

    def kiosk_public(self, private: bytes) -> bytes:
        """Return the public half of a kiosk's key."""

    def encrypt(self, payload: bytes, public: bytes, header: bytes) -> bytes:
        """Encrypt to a desk; the header is bound, not hidden.

        Raises:
            SealError: The public key cannot be used.
        """

    def decrypt(self, sealed: bytes, private: bytes, header: bytes) -> bytes | None:
        """Return the payload; None: another key's, or changed."""

    def sign(self, private: bytes, message: bytes) -> bytes:
        """Sign as a kiosk."""

    def verify(self, public: bytes, signature: bytes, message: bytes) -> bool:
        """Return whether a kiosk signed this message."""


class Standard:
    """Suite 1.

    Source: RFC 9180 (KEM 0x0020, KDF 0x0001, AEAD 0x0001, mode base) and RFC 8032.
    """

    public_bytes = 32
    sealing_bytes = 32 + 16
    """The ephemeral public key, and the tag of AES-GCM."""
    signature_bytes = 64

    def new_desk(self) -> Secret:
        """Draw an X25519 private key."""
        return Secret.draw(32)

    def new_kiosk(self) -> Secret:
        """Draw an Ed25519 private key."""
        return Secret.draw(32)

    def desk_public(self, private: bytes) -> bytes:
        """Return the X25519 public key."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        key = X25519PrivateKey.from_private_bytes(private)
        return key.public_key().public_bytes_raw()

    def kiosk_public(self, private: bytes) -> bytes:
        """Return the Ed25519 public key."""
        from kiosk.sealing.signatures import public_of

        return public_of(private)

    def encrypt(self, payload: bytes, public: bytes, header: bytes) -> bytes:
        """Encrypt with HPKE, the header as `info`; a fresh ephemeral key each time."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
        from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM
        from cryptography.hazmat.primitives.hpke import Suite as Hpke

        hpke = Hpke(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
        try:
            key = X25519PublicKey.from_public_bytes(public)
            return hpke.encrypt(payload, key, info=header)
        except ValueError as error:
            raise SealError(
                "The desk's public key is no usable key.",
                remedy="Bring desk.pub from the desk again.",
            ) from error

    def decrypt(self, sealed: bytes, private: bytes, header: bytes) -> bytes | None:
        """Decrypt with HPKE."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
        from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM
        from cryptography.hazmat.primitives.hpke import Suite as Hpke

        hpke = Hpke(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
        key = X25519PrivateKey.from_private_bytes(private)
        try:
            return hpke.decrypt(sealed, key, info=header)
        except (InvalidTag, ValueError):
            return None

    def sign(self, private: bytes, message: bytes) -> bytes:
        """Sign with Ed25519."""
        from kiosk.sealing.signatures import sign

        return sign(private, message)

    def verify(self, public: bytes, signature: bytes, message: bytes) -> bool:
        """Verify with Ed25519."""
        from kiosk.sealing.signatures import verify

        return verify(public, signature, message)


SUITES: Mapping[int, Suite] = {STANDARD: Standard()}
"""By the byte in front of every key and box. Numbers are never used again."""
