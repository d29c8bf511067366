"""The key files of one machine by name: read, written and listed, nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kiosk.errors import SealError
from kiosk.sealing.guarded_files import (
    check_folder,
    read_guarded,
    scrub,
    told,
    write_guarded,
)
from kiosk.sealing.key_lines import Kind, Line, read_line

KIOSK = "kiosk.key"
KIOSK_PUBLIC = "kiosk.pub"
DESK = "desk.key"
DESK_PUBLIC = "desk.pub"
"""What passes are sealed to: this machine's own desk, or one that was trusted."""
PEPPER = "pepper.key"
ENROLMENT = "enrolment.key"
PREVIOUS = "desk-*.key"
TRUSTED = "trusted-*.pub"
_NAME_DIGITS = 16


def previous_name(digest: bytes) -> str:
    """Return the file name of a desk's previous key."""
    return PREVIOUS.replace("*", digest.hex()[:_NAME_DIGITS])


def trusted_name(digest: bytes) -> str:
    """Return the file name of a trusted kiosk's public key."""
    return TRUSTED.replace("*", digest.hex()[:_NAME_DIGITS])


class KeyFiles:
    """The files in a key folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str, kind: Kind, remedy: str) -> Line:
        """Return what a file says.

        Raises:
            SealError: It is missing (with this remedy), unsafe, damaged, or of
                another kind.
        """
        line = self.find(name, kind)
        if line is None:
            missing = f"There is no {name} in {self.folder}."
            raise SealError(missing, remedy=remedy)
        return line

    def find(self, name: str, kind: Kind) -> Line | None:
        """Return what a file says; None: there is no such file.

        Raises:
            SealError: It is unsafe, damaged, or of another kind.
        """
        path = self.folder / name
        try:
            check_folder(self.folder)
            content = read_guarded(path)
        except FileNotFoundError:
            return None
        line = read_line(path, content)
        if line.kind != kind:
            raise SealError(
                f"{path} holds a key of another kind ({line.kind}).",
                remedy="Restore it from the backup of the keys.",
            )
        return line

    def matching(self, pattern: str, kind: Kind) -> Iterator[Line]:
        """Yield what the files of a pattern say, in the order of their names."""
        for _, line in self.dated(pattern, kind):
            yield line

    def dated(self, pattern: str, kind: Kind) -> Iterator[tuple[datetime, Line]]:
        """Yield when each file of a pattern was last written, and what it says."""
        for path in sorted(self.folder.glob(pattern)):
            line = self.find(path.name, kind)
            if line is not None:
                yield self.written_at(path), line

    def write(self, name: str, line: Line) -> None:
        """Write a file; hold the folder's lock."""
        write_guarded(self.folder / name, line.write())

    def has(self, name: str) -> bool:
        """Return whether there is something of this name, usable or not."""
        return os.path.lexists(self.folder / name)

    def has_any(self) -> bool:
        """Return whether any key is here."""
        return any(
            path.suffix in (".key", ".pub") and not path.name.startswith(".")
            for path in self.folder.iterdir()
        )

    def date_back(self, name: str, moment: datetime) -> None:
        """Set when a file was last written."""
        with told(self.folder / name):
            os.utime(self.folder / name, (moment.timestamp(), moment.timestamp()))

    def written_at(self, path: Path) -> datetime:
        """Return when a file was last written."""
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)

    def remove(self, path: Path) -> None:
        """Overwrite and delete a file; hold the folder's lock."""
        scrub(path)
