"""Making and changing keys. Each function is called under the folder's lock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.errors import SealError
from kiosk.sealing.key_files import (
    DESK,
    DESK_PUBLIC,
    ENROLMENT,
    KIOSK,
    KIOSK_PUBLIC,
    PEPPER,
    PREVIOUS,
    KeyFiles,
    previous_name,
    trusted_name,
)
from kiosk.sealing.key_lines import Line, public_line, read_line
from kiosk.sealing.keys import DeskKey, DeskPublic, KioskKey, KioskPublic
from kiosk.sealing.secret import Secret

KEPT_HOURS = 168
"""A desk's previous key is kept this long at least: no pass lives longer."""


@dataclass(frozen=True, slots=True)
class DeskChange:
    """What `new_desk` did."""

    public: DeskPublic
    previous: DeskPublic | None
    """Still opens what was sealed to it; None: this is the first key."""
    removed: int
    """How many older keys were deleted."""
    sealed_to: bool
    """Whether the kiosk of this folder now seals to the new key."""


def new_kiosk(files: KeyFiles) -> KioskPublic:
    """Make a new key for this kiosk. A desk in the same folder trusts it at once."""
    key = KioskKey.new()
    if files.has(DESK):
        trust_kiosk(files, key.public)
    public = key.public
    files.write(KIOSK_PUBLIC, public_line(public))
    # Last: where there is this file, all the others are there.
    files.write(KIOSK, Line("kiosk-private", key.raw, key.suite))
    return public


def new_desk(files: KeyFiles, now: datetime) -> DeskChange:
    """Make a new key for this desk; the one before goes on opening.

    Keys that were replaced more than `KEPT_HOURS` ago are deleted: whatever was
    sealed to them has expired.
    """
    removed = _remove_expired(files, now)
    make_pepper(files)
    _trust_own_kiosk(files)
    own = _own_publics(files)
    previous = _put_aside(files, now)
    key = DeskKey.new()
    files.write(DESK, Line("desk-private", key.raw, key.suite))
    target = files.find(DESK_PUBLIC, "desk-public")
    sealed_to = target is None or bytes(target.raw) in own
    if sealed_to:
        files.write(DESK_PUBLIC, public_line(key.public))
    return DeskChange(key.public, previous, removed, sealed_to)


def make_pepper(files: KeyFiles) -> bool:
    """Draw the pepper when there is none; say whether it was drawn."""
    if files.has(PEPPER):
        return False
    files.write(PEPPER, Line("pepper", Secret.draw()))
    return True


def make_enrolment(files: KeyFiles) -> None:
    """Draw this desk's enrolment key when there is none."""
    if not files.has(ENROLMENT):
        files.write(ENROLMENT, Line("enrolment", Secret.draw()))


def trust_kiosk(files: KeyFiles, public: KioskPublic) -> None:
    """Open boxes of a kiosk from now on."""
    files.write(trusted_name(public.digest), public_line(public))


def seal_to(files: KeyFiles, public: DeskPublic) -> None:
    """Seal to a desk from now on."""
    files.write(DESK_PUBLIC, public_line(public))


def read_public(name: str, content: bytes) -> KioskPublic | DeskPublic:
    """Read a public key that somebody brought.

    Raises:
        SealError: It is damaged, or a private key.
    """
    line = read_line(name, content)
    if line.kind == "kiosk-public":
        return KioskPublic(bytes(line.raw), line.suite)
    if line.kind == "desk-public":
        return DeskPublic(bytes(line.raw), line.suite)
    raise SealError(
        f"{name} is no public key: it must not leave its machine.",
        remedy="Bring kiosk.pub or desk.pub instead, and delete the copy.",
    )


def _remove_expired(files: KeyFiles, now: datetime) -> int:
    expired = [
        path
        for path in files.folder.glob(PREVIOUS)
        if now - files.written_at(path) > timedelta(hours=KEPT_HOURS)
    ]
    for path in expired:
        files.remove(path)
    return len(expired)


def _put_aside(files: KeyFiles, now: datetime) -> DeskPublic | None:
    line = files.find(DESK, "desk-private")
    if line is None:
        return None
    public = DeskKey(line.raw, line.suite).public
    name = previous_name(public.digest)
    files.write(name, line)
    files.date_back(name, now)
    return public


def _own_publics(files: KeyFiles) -> frozenset[bytes]:
    lines = [
        files.find(DESK, "desk-private"),
        *files.matching(PREVIOUS, "desk-private"),
    ]
    return frozenset(
        DeskKey(line.raw, line.suite).public.raw for line in lines if line is not None
    )


def _trust_own_kiosk(files: KeyFiles) -> None:
    line = files.find(KIOSK, "kiosk-private")
    if line is not None:
        trust_kiosk(files, KioskKey(line.raw, line.suite).public)
