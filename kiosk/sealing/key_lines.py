"""How a key stands in a file: one line that says what it is and tells damage.

kiosk-public 1 9f…(64 digits) 5c1e77a0
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

from kiosk.errors import SealError
from kiosk.sealing.keys import DeskPublic, KioskPublic
from kiosk.sealing.secret import Secret
from kiosk.sealing.suites import STANDARD

Kind = Literal[
    "kiosk-private",
    "kiosk-public",
    "desk-private",
    "desk-public",
    "pepper",
    "enrolment",
]
_CHECK_DIGITS = 8
_RESTORE = "Restore it from the backup of the keys, or bring it again."


@dataclass(frozen=True, slots=True)
class Line:
    """What a key file says."""

    kind: Kind
    raw: Secret
    suite: int = STANDARD

    def write(self) -> bytes:
        """Return the content of the file."""
        check = _check(self.kind, self.suite, self.raw)
        return f"{self.kind} {self.suite} {self.raw.hex()} {check}\n".encode()


def public_line(public: KioskPublic | DeskPublic) -> Line:
    """Return the line of a public key, as it is carried to another machine."""
    kind: Kind = "kiosk-public" if isinstance(public, KioskPublic) else "desk-public"
    return Line(kind, Secret(public.raw), public.suite)


def read_line(name: object, content: bytes) -> Line:
    """Read the content of a key file.

    Args:
        name: What to call it in an error.
        content: The bytes of the file.

    Raises:
        SealError: Empty, damaged, or no key.
    """
    if not content.strip():
        raise SealError(f"{name} is empty.", remedy=_RESTORE)
    words = content.decode("ascii", "replace").split()
    line = _parsed(words) if len(words) == 4 else None
    if line is None or _check(line.kind, line.suite, line.raw) != words[3]:
        raise SealError(f"{name} is damaged, or holds no key.", remedy=_RESTORE)
    return line


def _parsed(words: list[str]) -> Line | None:
    for kind in get_args(Kind):
        if words[0] == kind and words[1].isascii() and words[1].isdigit():
            try:
                return Line(kind, Secret(bytes.fromhex(words[2])), int(words[1]))
            except ValueError:
                return None
    return None


def _check(kind: str, suite: int, raw: bytes) -> str:
    """Tell damage, and a file whose kind somebody edited; no protection."""
    head = f"{kind} {suite} ".encode()
    return sha256(head + raw).hexdigest()[:_CHECK_DIGITS]
