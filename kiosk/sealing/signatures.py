"""Ed25519 signatures: of a kiosk on its boxes, of staff on what they approve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from kiosk.sealing.secret import Secret


@dataclass(frozen=True, slots=True, repr=False)
class StaffKey:
    """The signing key of one member of staff.

    Source: RFC 8032 (Ed25519).
    """

    private: Secret
    """32 bytes; wrap it with `staff_secrets.wrap_key` before it is kept."""

    @classmethod
    def new(cls) -> Self:
        """Draw a key."""
        return cls(Secret.draw(32))

    @classmethod
    def from_private(cls, private: bytes) -> Self:
        """Return the key of an unwrapped private half of 32 bytes."""
        return cls(Secret(private))

    @property
    def public(self) -> bytes:
        """The public half, 32 bytes."""
        return public_of(self.private)

    def sign(self, message: bytes) -> bytes:
        """Return a signature of 64 bytes over a message."""
        return sign(self.private, message)

    def __repr__(self) -> str:
        return "<StaffKey>"


def public_of(private: bytes) -> bytes:
    """Return the public half of a private key of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(private)
    return key.public_key().public_bytes_raw()


def sign(private: bytes, message: bytes) -> bytes:
    """Return a signature of 64 bytes over a message."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).sign(message)


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether the owner of a public key signed a message.

    A key or a signature that is none at all has signed nothing.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
