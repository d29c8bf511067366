"""Passphrases and PINs of staff: how they are checked, and what they wrap."""

from __future__ import annotations

import hmac
import re
import unicodedata
from secrets import token_bytes
from typing import TYPE_CHECKING

from kiosk.errors import SealError
from kiosk.sealing.binding import KEY_BYTES, close, open_bound
from kiosk.sealing.secret import Secret

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

MEMORY_KIB = 46 * 1024
PASSES = 1
LANES = 1
"""Source: OWASP Password Storage Cheat Sheet, Argon2id with 46 MiB, t=1, p=1."""
_SALT_BYTES = 16
_LEAST_PEPPER_BYTES = 16
_MOST_MEMORY_KIB = 256 * 1024
_MOST_PASSES = 16
_PHC = re.compile(
    r"\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$[^$]+\$[^$]+"
)


def hash_secret(secret: str, pepper: bytes, extra: bytes = b"") -> str:
    """Return what is kept of a secret, as a PHC string.

    Args:
        secret: Passphrase or PIN, as typed.
        pepper: From the key folder: without it the string cannot be tried.
        extra: What else must be there, such as a desk's enrolment key.
    """
    argon2 = _argon2(token_bytes(_SALT_BYTES))
    return argon2.derive_phc_encoded(_peppered("hash", secret, pepper, extra))


def check_secret(secret: str, kept: str, pepper: bytes, extra: bytes = b"") -> bool:
    """Return whether a secret is the one that was kept.

    An empty or unusable string costs the same work as a good one: the time does
    not tell whether somebody exists.
    """
    from cryptography.exceptions import InvalidKey
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    mixed = _peppered("hash", secret, pepper, extra)
    if not _bearable(kept):
        _argon2(bytes(_SALT_BYTES)).derive(mixed)
        return False
    try:
        Argon2id.verify_phc_encoded(mixed, kept)
    except InvalidKey:
        return False
    return True


def is_outdated(kept: str) -> bool:
    """Return whether a string was made with other parameters than today's."""
    return not kept.startswith(f"$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$")


def wrap_key(private: bytes, secret: str, pepper: bytes, extra: bytes = b"") -> bytes:
    """Return a private key that only secret, pepper and extra together open."""
    salt = token_bytes(_SALT_BYTES)
    key = _argon2(salt).derive(_peppered("wrap", secret, pepper, extra))
    return salt + close(private, key, b"staff key", salt)


def unwrap_key(
    wrapped: bytes, secret: str, pepper: bytes, extra: bytes = b""
) -> Secret:
    """Return the private key that was wrapped.

    Raises:
        SealError: Another secret, pepper or extra, or changed bytes.
    """
    salt = wrapped[:_SALT_BYTES]
    if len(salt) == _SALT_BYTES:
        key = _argon2(salt).derive(_peppered("wrap", secret, pepper, extra))
        try:
            plain = open_bound(wrapped[_SALT_BYTES:], key, b"staff key", salt)
            return Secret(plain)
        except SealError:
            pass
    raise SealError(
        "The signing key does not open with this secret.",
        remedy="Enter it again; after a reset, sign in with the new one.",
    )


def _argon2(salt: bytes) -> Argon2id:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=PASSES,
        lanes=LANES,
        memory_cost=MEMORY_KIB,
    )


def _bearable(kept: str) -> bool:
    """Whoever can write the database must not make the desk run out of memory."""
    found = _PHC.fullmatch(kept)
    if found is None:
        return False
    memory, passes, lanes = map(int, found.groups())
    return memory <= _MOST_MEMORY_KIB and passes <= _MOST_PASSES and lanes == LANES


def _peppered(use: str, secret: str, pepper: bytes, extra: bytes) -> bytes:
    """Mix the pepper in first, separately for each use."""
    if len(pepper) < _LEAST_PEPPER_BYTES:
        raise SealError(
            "The pepper is missing: secrets of staff cannot be checked.",
            remedy="Restore pepper.key from the backup, or copy it from another desk.",
        )
    typed = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
    head = f"{use}:{len(extra)}:".encode()
    return hmac.digest(pepper, head + extra + typed, "sha256")
