"""What a key folder holds, public parts only: for people who compare fingerprints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.sealing.key_files import (
    DESK,
    DESK_PUBLIC,
    ENROLMENT,
    KIOSK,
    PEPPER,
    PREVIOUS,
    TRUSTED,
    KeyFiles,
)
from kiosk.sealing.key_lines import Line
from kiosk.sealing.keys import DeskKey, DeskPublic, KioskKey, KioskPublic


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What there is. None: this machine has no such key."""

    kiosk: KioskPublic | None
    desk: DeskPublic | None
    previous: tuple[tuple[DeskPublic, datetime], ...]
    """Desk keys that were replaced, and when; they still open."""
    seals_to: DeskPublic | None
    trusted: tuple[KioskPublic, ...]
    pepper: bool
    enrolled: bool


def overview(files: KeyFiles) -> Overview:
    """Read every key of a folder.

    Raises:
        SealError: One is damaged, or open to others.
    """
    kiosk = files.find(KIOSK, "kiosk-private")
    desk = files.find(DESK, "desk-private")
    target = files.find(DESK_PUBLIC, "desk-public")
    return Overview(
        kiosk=None if kiosk is None else KioskKey(kiosk.raw, kiosk.suite).public,
        desk=None if desk is None else _desk_public(desk),
        previous=tuple(
            (_desk_public(line), written_at)
            for written_at, line in files.dated(PREVIOUS, "desk-private")
        ),
        seals_to=None
        if target is None
        else DeskPublic(bytes(target.raw), target.suite),
        trusted=tuple(
            KioskPublic(bytes(line.raw), line.suite)
            for line in files.matching(TRUSTED, "kiosk-public")
        ),
        pepper=files.find(PEPPER, "pepper") is not None,
        enrolled=files.find(ENROLMENT, "enrolment") is not None,
    )


def _desk_public(line: Line) -> DeskPublic:
    return DeskKey(line.raw, line.suite).public
