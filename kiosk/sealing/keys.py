"""The keys of kiosks and desks, private and public."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, Self

from kiosk.errors import SealError
from kiosk.sealing.secret import Secret
from kiosk.sealing.suites import STANDARD, SUITES

ID_BYTES = 4
"""Enough to find a key among a branch's; people compare the long fingerprint."""


@dataclass(frozen=True, slots=True, repr=False)
class _Public:
    """A public key as it stands in files and boxes."""

    role: ClassVar[str]
    raw: bytes
    suite: int = STANDARD

    def __post_init__(self) -> None:
        _refuse_wrong(self.raw, self.suite)

    @property
    def digest(self) -> bytes:
        """SHA-256 over role, suite and key: the same key never has two names."""
        return sha256(
            self.role.encode() + b"\0" + bytes([self.suite]) + self.raw
        ).digest()

    @property
    def id(self) -> bytes:
        """The 4 bytes by which a box names this key."""
        return self.digest[:ID_BYTES]

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits in groups of four, for two people to compare."""
        digits = self.digest[:16].hex()
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id.hex()}>"


@dataclass(frozen=True, slots=True, repr=False)
class KioskPublic(_Public):
    """What verifies the boxes of one kiosk (Ed25519)."""

    role: ClassVar[str] = "kiosk"


@dataclass(frozen=True, slots=True, repr=False)
class DeskPublic(_Public):
    """What boxes are sealed to (X25519)."""

    role: ClassVar[str] = "desk"


@dataclass(frozen=True, slots=True, repr=False)
class KioskKey:
    """What a kiosk signs with."""

    raw: Secret
    suite: int = STANDARD

    def __post_init__(self) -> None:
        _refuse_wrong(self.raw, self.suite)

    @classmethod
    def new(cls) -> Self:
        """Draw a key of the standard suite."""
        return cls(SUITES[STANDARD].new_kiosk())

    @property
    def public(self) -> KioskPublic:
        """The half that desks are given."""
        raw = SUITES[self.suite].kiosk_public(self.raw)
        return KioskPublic(raw, self.suite)

    @property
    def id(self) -> bytes:
        """The 4 bytes by which a box names this key."""
        return self.public.id

    def __repr__(self) -> str:
        return f"<KioskKey {self.id.hex()}>"


@dataclass(frozen=True, slots=True, repr=False)
class DeskKey:
    """What a desk opens boxes with."""

    raw: Secret
    suite: int = STANDARD

    def __post_init__(self) -> None:
        _refuse_wrong(self.raw, self.suite)

    @classmethod
    def new(cls) -> Self:
        """Draw a key of the standard suite."""
        return cls(SUITES[STANDARD].new_desk())

    @property
    def public(self) -> DeskPublic:
        """The half that kiosks are given."""
        raw = SUITES[self.suite].desk_public(self.raw)
        return DeskPublic(raw, self.suite)

    @property
    def id(self) -> bytes:
        """The 4 bytes by which a box names this key."""
        return self.public.id

    def __repr__(self) -> str:
        return f"<DeskKey {self.id.hex()}>"


def _refuse_wrong(raw: bytes, suite: int) -> None:
    known = SUITES.get(suite)
    if known is None:
        raise SealError(
            f"Keys of suite {suite} are not known here.",
            remedy="Bring kiosks and desks to the same version.",
        )
    if len(raw) != known.public_bytes:
        raise SealError(
            f"A key of suite {suite} has {known.public_bytes} bytes, not {len(raw)}.",
            remedy="Bring the key file again.",
        )
