"""Sealed boxes: what one kiosk says so that only one branch's desks can read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from kiosk.errors import SealError
from kiosk.sealing.keys import ID_BYTES, DeskKey, DeskPublic, KioskKey, KioskPublic
from kiosk.sealing.suites import SUITES, Suite

Why = Literal["damaged", "foreign", "unknown-kiosk", "unknown-suite"]
HEADER_BYTES = 1 + ID_BYTES + ID_BYTES
"""Suite, desk and kiosk: readable by all, changed by nobody."""

_TELLS: dict[Why, tuple[str, str]] = {
    "damaged": (
        "The sealed text is incomplete or was changed.",
        "Scan it again, or ask the visitor for the printed page.",
    ),
    "foreign": (
        "This was sealed for another desk.",
        "Use it at the desk or branch it was made for.",
    ),
    "unknown-kiosk": (
        "It comes from a kiosk that this desk does not trust.",
        "Trust that kiosk's public key with: kiosk keys trust FILE",
    ),
    "unknown-suite": (
        "It was sealed in a way that this version does not know.",
        "Bring kiosks and desks to the same version.",
    ),
}


class BoxError(SealError):
    """A box that is not opened, and why."""

    def __init__(self, why: Why) -> None:
        problem, remedy = _TELLS[why]
        super().__init__(problem, remedy=remedy)
        self.why: Why = why


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in a box, and which kiosk put it there."""

    payload: bytes = field(repr=False)
    kiosk_id: bytes


def overhead(suite: int) -> int:
    """Return how many bytes a box of this suite has more than its payload."""
    used = SUITES[suite]
    return HEADER_BYTES + used.sealing_bytes + used.signature_bytes


def seal(payload: bytes, to: DeskPublic, by: KioskKey) -> bytes:
    """Seal bytes to the desks, signed by a kiosk.

    Suite (1 byte), id of the desk's key (4), id of the kiosk's key (4), the HPKE
    encryption bound to those nine (48 more than the payload), and a signature over
    all before it (64). No two boxes are alike.

    Raises:
        SealError: The desk's key cannot be used, or the two keys differ in suite.

    Source: RFC 9180, RFC 8032.
    """
    if to.suite != by.suite:
        raise SealError(
            f"The desk's key is of suite {to.suite}, the kiosk's of {by.suite}.",
            remedy="Make a new key for the one with the older suite: kiosk keys new",
        )
    suite = SUITES[to.suite]
    header = bytes([to.suite]) + to.id + by.id
    body = header + suite.encrypt(payload, to.raw, header)
    return body + suite.sign(by.raw, body)


def open_box(
    sealed: bytes, desks: Sequence[DeskKey], kiosks: Sequence[KioskPublic]
) -> Opened:
    """Open a box.

    Args:
        sealed: What `seal` made.
        desks: Keys of this desk, previous ones too.
        kiosks: Kiosks that are trusted.

    Raises:
        BoxError: It is not opened; `why` says the reason, and nothing of its content.
    """
    suite = SUITES.get(sealed[0]) if sealed else None
    if suite is None:
        raise BoxError("unknown-suite" if sealed else "damaged")
    if len(sealed) < overhead(sealed[0]):
        raise BoxError("damaged")
    header, body = sealed[:HEADER_BYTES], sealed[: -suite.signature_bytes]
    mine = [key for key in desks if _names(header, 1, key)]
    if not mine:
        raise BoxError("foreign")
    trusted = [key for key in kiosks if _names(header, 1 + ID_BYTES, key)]
    if not trusted:
        raise BoxError("unknown-kiosk")
    signature = sealed[-suite.signature_bytes :]
    if not any(suite.verify(key.raw, signature, body) for key in trusted):
        raise BoxError("damaged")
    payload = _decrypt(suite, body[HEADER_BYTES:], mine, header)
    return Opened(payload, header[1 + ID_BYTES :])


def _names(header: bytes, at: int, key: DeskKey | KioskPublic) -> bool:
    return header[0] == key.suite and header[at : at + ID_BYTES] == key.id


def _decrypt(
    suite: Suite, sealed: bytes, desks: Sequence[DeskKey], header: bytes
) -> bytes:
    # Two keys may share an id: each is tried.
    for key in desks:
        payload = suite.decrypt(sealed, key.raw, header)
        if payload is not None:
            return payload
    raise BoxError("damaged")
