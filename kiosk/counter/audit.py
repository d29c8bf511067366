"""The audit log: its words, and the hash that chains each row to the one before."""

from __future__ import annotations

import hashlib
import struct
from datetime import UTC, datetime, timedelta

from kiosk.counter.model import Deed

START = bytes(32)
"""What stands in `previous` of the first row."""

VERBS = frozenset(
    {
        # calls and passes
        "call-placed",
        "call-numbered",
        "call-accepted",
        "call-declined",
        "call-handed-over",
        "call-withdrawn",
        "call-done",
        "pass-left",
        "pass-opened",
        "pass-refused",
        "code-tried",
        # cases
        "case-opened",
        "case-changed",
        "case-handed-over",
        "case-closed",
        "case-erased",
        "case-unmasked",
        "case-copied",
        "form-printed",
        "approval-asked",
        "approval-approved",
        "approval-refused",
        # people
        "staff-added",
        "staff-changed",
        "staff-disabled",
        "staff-reset",
        "pin-set",
        "desk-enrolled",
        "sign-in-tried",
        "signed-in",
        "signed-out",
        "locked",
        "unlocked",
        "secret-confirmed",
        # assisted sessions
        "session-started",
        "session-ended",
        # upkeep
        "calls-forgotten",
        "log-exported",
        "log-marked",
    }
)
"""What a deed can be. A verb is added here, and never changes its meaning."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def hash_of(sequence: int, deed: Deed, previous: bytes) -> bytes:
    """Return the hash of one audit row, 32 bytes.

    It is SHA-256 over the parts of the row, each behind its length in 8 bytes, so
    that no two rows can be written as the same bytes. The time counts in whole
    microseconds since 1970 UTC, as both databases keep it.

    Args:
        sequence: Place of the row in the log, from 1.
        deed: The words of the row.
        previous: Hash of the row before; `START` before the first.
    """
    place = struct.pack(">Q", sequence)
    return hashlib.sha256(
        BEFORE_SEQUENCE + place + BEFORE_PREVIOUS + previous + after_previous(deed)
    ).digest()


def after_previous(deed: Deed) -> bytes:
    """Return what is hashed after the hash of the row before."""
    moment = (deed.at - _EPOCH) // timedelta(microseconds=1)
    words = (deed.actor, deed.verb, deed.subject)
    return _parts(struct.pack(">q", moment), *(word.encode() for word in words))


def _parts(*parts: bytes) -> bytes:
    return b"".join(struct.pack(">Q", len(part)) + part for part in parts)


BEFORE_SEQUENCE = _parts(b"kiosk audit 1") + struct.pack(">Q", 8)
"""What is hashed before the sequence: the name of this form, and a length."""
BEFORE_PREVIOUS = struct.pack(">Q", 32)
"""What is hashed between the sequence and the hash of the row before."""
