"""Boxes for pages that wait for a phone: whoever has the address opens them."""

from __future__ import annotations

import hashlib
import os
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from kiosk.errors import SealError

SECRET_BYTES: Final = 16
"""Of a token and of a key: 128 bits cannot be guessed."""
NONCE_BYTES: Final = 12
SECRET: Final = re.compile("[A-Za-z0-9_-]{22}")
"""A token or a key as it stands in an address."""
WAITING: Final = b"kiosk page that waits"
CARRIED: Final = b"kiosk page"
"""What a box is for. Source: NIST SP 800-38D (additional authenticated data)."""


def new_secret() -> str:
    """Return a new token or key: 22 signs that an address may hold."""
    return urlsafe_b64encode(os.urandom(SECRET_BYTES)).decode().rstrip("=")


def name_of(token: str) -> str:
    """Return the name under which a page waits. It tells nothing of its token."""
    return hashlib.sha256(b"name of " + WAITING + token.encode()).hexdigest()


def seal_waiting(content: bytes, token: str) -> bytes:
    """Seal what waits, so that only the token opens it."""
    return _seal(content, _key_of(token), WAITING)


def open_waiting(box: bytes, token: str) -> bytes:
    """Open what waited.

    Raises:
        SealError: It is damaged, or of another token.
    """
    return _open(box, _key_of(token), WAITING)


def seal_carried(content: bytes, key: str) -> bytes:
    """Seal a page for the phone that has the key in the fragment of its address.

    Args:
        content: The page.
        key: Of `new_secret`; no server ever sees it.

    Source: NIST SP 800-38D (AES-GCM), as WebCrypto opens it: 12 bytes of nonce,
        then the text with its tag.
    """
    return _seal(content, _bytes(key), CARRIED)


def open_carried(box: bytes, key: str) -> bytes:
    """Open a page as the phone does.

    Raises:
        SealError: It is damaged, or of another key.
    """
    return _open(box, _bytes(key), CARRIED)


def _key_of(token: str) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=None, info=WAITING).derive(token.encode())


def _bytes(secret: str) -> bytes:
    if not SECRET.fullmatch(secret):
        raise SealError("This is no key of a page.")
    return urlsafe_b64decode(f"{secret}==")


def _seal(content: bytes, key: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, purpose)


def _open(box: bytes, key: bytes, purpose: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], purpose)
    except (InvalidTag, ValueError) as error:
        raise SealError("A page that waited cannot be opened.") from error
