"""Marks of the audit log, outside the database: what it said at a moment.

A chain of hashes shows every change inside the log. It cannot show that its end
was cut off, or that all of it was written anew: a mark of an earlier end can.
"""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kiosk.errors import SealError
from kiosk.sealing.guarded_files import locked, make_folder, read_guarded, told
from kiosk.sealing.key_folder import KeyFolder, key_folder_of
from kiosk.settings import Counter

FILE = "log-marks"
_REMEDY = "Restore it from the backup of the counter's folder."


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of the log at a moment."""

    sequence: int
    """Of the row that was the last."""
    hash: bytes
    """The hash of that row, 32 bytes."""


def log_marks_of(counter: Counter) -> LogMarks:
    """Return the marks this desk keeps.

    Raises:
        SealError: There is no pepper to sign them with.
    """
    return log_marks_beside(key_folder_of(counter))


def log_marks_beside(keys: KeyFolder) -> LogMarks:
    """Return the marks of the desk with these keys: they stand in `log` beside them.

    Raises:
        SealError: There is no pepper to sign them with.
    """
    return LogMarks(keys.path.parent / "log", bytes(keys.pepper()))


class LogMarks:
    """A file that only grows, a signed line for each mark."""

    def __init__(self, folder: Path, pepper: bytes) -> None:
        self.folder = folder
        self._key = sha256(b"kiosk log marks 1\0" + pepper).digest()

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / FILE

    def read(self) -> tuple[Mark, ...]:
        """Return the marks, oldest first.

        Raises:
            SealError: A line was changed, swapped, inserted or half written.
        """
        return tuple(mark for mark, _tag in self._lines())

    def add(self, mark: Mark) -> None:
        """Write the end of the log down, and sync it; the same end is kept once."""
        make_folder(self.folder)
        with locked(self.folder), told(self.path):
            lines = self._lines()
            if any(mark.sequence <= known.sequence for known, _tag in lines):
                return
            before = lines[-1][1] if lines else b""
            row = f"{mark.sequence} {mark.hash.hex()} {self._tag(mark, before).hex()}\n"
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW
            opened = os.open(self.path, flags, 0o600)
            try:
                os.write(opened, row.encode())
                os.fsync(opened)
            finally:
                os.close(opened)

    def _lines(self) -> list[tuple[Mark, bytes]]:
        try:
            rows = read_guarded(self.path).decode("ascii", "replace").splitlines()
        except FileNotFoundError:
            return []
        found: list[tuple[Mark, bytes]] = []
        for number, row in enumerate(rows, 1):
            before = found[-1][1] if found else b""
            read = self._read(row, before)
            if read is None:
                raise SealError(
                    f"{self.path}: line {number} is damaged or was changed.",
                    remedy=_REMEDY,
                )
            found.append(read)
        return found

    def _read(self, row: str, before: bytes) -> tuple[Mark, bytes] | None:
        try:
            sequence, hash_, tag = row.split(" ")
            mark, told_tag = (
                Mark(int(sequence), bytes.fromhex(hash_)),
                bytes.fromhex(tag),
            )
        except ValueError:
            return None
        honest = hmac.compare_digest(told_tag, self._tag(mark, before))
        return (mark, told_tag) if honest else None

    def _tag(self, mark: Mark, before: bytes) -> bytes:
        """Return the signature of a line; it covers the line before."""
        said = mark.sequence.to_bytes(8) + mark.hash + before
        return hmac.digest(self._key, said, sha256)
