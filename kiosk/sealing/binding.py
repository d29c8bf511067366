"""AES-256-GCM with what the bytes belong to bound in: cases, sessions, staff keys."""

from __future__ import annotations

from secrets import token_bytes

from kiosk.errors import SealError

KEY_BYTES = 32
_VERSION = b"\x01"
"""In front of everything sealed, so that another algorithm can be added."""
_NONCE_BYTES = 12
_TAG_BYTES = 16


def close(plain: bytes, key: bytes, *bound: bytes) -> bytes:
    """Encrypt bytes, bound to what they belong to.

    Args:
        plain: Anything.
        key: 32 bytes. One key seals at most some thousand times: nonces are random.
        bound: What must be said again, in this order, to open it.

    Source: NIST SP 800-38D (96-bit random nonces, far below 2^32 uses of a key).
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = token_bytes(_NONCE_BYTES)
    return _VERSION + nonce + AESGCM(key).encrypt(nonce, plain, _joined(bound))


def open_bound(sealed: bytes, key: bytes, *bound: bytes) -> bytes:
    """Return what `close` encrypted under the same key and bound to the same.

    Raises:
        SealError: Another key, another binding, or changed bytes.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    start = len(_VERSION)
    if sealed[:start] == _VERSION and len(sealed) >= start + _NONCE_BYTES + _TAG_BYTES:
        nonce, rest = (
            sealed[start : start + _NONCE_BYTES],
            sealed[start + _NONCE_BYTES :],
        )
        try:
            return AESGCM(key).decrypt(nonce, rest, _joined(bound))
        except InvalidTag:
            pass
    raise SealError(
        "Something sealed was changed, moved, or belongs to another key.",
        remedy="Restore it from the backup of the database.",
    )


def _joined(parts: tuple[bytes, ...]) -> bytes:
    """Lengths in front: ("ab", "c") and ("a", "bc") are bound differently."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in (_VERSION, *parts))
