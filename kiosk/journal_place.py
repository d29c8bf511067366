"""Where the journal goes: standard error, or a file that stays small."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TextIO

from kiosk.journal import Journal

FILE: Final = "journal.jsonl"
OLDER: Final = "journal.1.jsonl"
FOLDER: Final = "journal"
"""Its folder, beside the database of the counter."""
_FILE_MODE: Final = 0o600
_FOLDER_MODE: Final = 0o700
_APPENDING: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK
)


LEAST_KILOBYTES: Final = 16
MOST_KILOBYTES: Final = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPlace:
    """Where lines without personal data tell what the program did."""

    to: Literal["auto", "stderr", "file", "nowhere"] = "auto"
    """"auto": standard error for services that systemd starts, a file elsewhere."""
    folder: Path | None = None
    """Where the file stands; it is made, its parent is not. None: `journal` in the
    folder of the counter, once that is there."""
    kilobytes: int = 1024
    """Most that the file holds, 16 to 65536; the one before it is kept as well."""


def senseless_journal(place: JournalPlace) -> Iterator[str]:
    """Yield what has the right type but would keep too little or too much."""
    if not LEAST_KILOBYTES <= place.kilobytes <= MOST_KILOBYTES:
        yield (f"journal.kilobytes is not from {LEAST_KILOBYTES} to {MOST_KILOBYTES}.")


class ErrorStream(logging.StreamHandler[TextIO]):
    """Writes lines to standard error, as it was when the program began."""

    def __init__(self) -> None:
        super().__init__(sys.__stderr__)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Stay silent: the base class would print the record."""


class SmallFile(logging.Handler):
    """Appends lines to a file that only its owner reads.

    It is opened for each line: lines are rare, and nothing is open between visits.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        super().__init__()
        self._folder = folder
        self._most_bytes = most_bytes

    def emit(self, record: logging.LogRecord) -> None:
        """Append a line; a disk that takes none is no reason to stop the kiosk."""
        line = self.format(record).encode() + b"\n"
        try:
            self._append(line)
        except OSError:
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Stay silent: the base class would print the record."""

    def _append(self, line: bytes) -> None:
        # Not its parents: a kiosk that keeps nothing else here leaves no trace.
        self._folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)
        path = self._folder / FILE
        with suppress(FileNotFoundError):
            if path.lstat().st_size + len(line) > self._most_bytes:
                path.replace(self._folder / OLDER)
        opened = os.open(path, _APPENDING, _FILE_MODE)
        try:
            os.fchmod(opened, _FILE_MODE)
            os.write(opened, line)
        finally:
            os.close(opened)


def journal_of(place: JournalPlace, state: Path) -> Journal:
    """Return the journal of this program; nothing is opened before its first line.

    Args:
        place: What the operator set.
        state: The folder of the counter.
    """
    match place.to:
        case "nowhere":
            return Journal()
        case "stderr":
            return Journal(ErrorStream())
        # Source: systemd.exec(5): set where standard error leads to the journal.
        case "auto" if "JOURNAL_STREAM" in os.environ:
            return Journal(ErrorStream())
        case _:
            folder = place.folder or state / FOLDER
            return Journal(SmallFile(folder, place.kilobytes * 1024))
