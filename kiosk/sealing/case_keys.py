"""The keys of cases, outside the database: destroying one ends the case everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kiosk.errors import SealError
from kiosk.paths import state_folder
from kiosk.sealing.binding import close, open_bound
from kiosk.sealing.case_days import (
    ID_BYTES,
    KEY_BYTES,
    Row,
    add_row,
    read_rows,
    recover,
    replace_rows,
)
from kiosk.sealing.guarded_files import check_folder, locked, make_folder
from kiosk.sealing.secret import Secret
from kiosk.settings import Counter

_RESTORE = "Restore the folder of case keys from its backup."


def case_keys_of(counter: Counter) -> CaseKeys:
    """Return the case keys of this machine's counter."""
    return CaseKeys((counter.folder or state_folder()) / "case-keys")


class CaseKeys:
    """A folder with a file of keys a day, shared by processes through its lock.

    Case ids are 32 hexadecimal digits.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def new(self, case_id: str, day: date) -> Secret:
        """Draw the key of a case and put it on the disk; 32 bytes.

        A case that has a key keeps it: doing this twice is doing it once.

        Raises:
            SealError: The folder cannot be used.
        """
        case = _raw(case_id)
        make_folder(self.folder)
        with locked(self.folder):
            recover(self.folder)
            for path in self._days():
                for row in _rows_of(path, case):
                    return row.key
            row = Row.new(case, Secret.draw(KEY_BYTES))
            add_row(self.folder / f"{day.isoformat()}.keys", row)
            return row.key

    def key(self, case_id: str) -> Secret | None:
        """Return the key of a case; None: there is none, or it was destroyed.

        Raises:
            SealError: The folder is missing, or a file in it is unsafe or damaged.
        """
        case = _raw(case_id)
        self._check()
        with locked(self.folder, shared=True):
            for path in self._days():
                for row in _rows_of(path, case):
                    return row.key
        return None

    def destroy(self, case_id: str) -> bool:
        """Take the key of a case away for good; the bytes on the disk are overwritten.

        Returns:
            Whether there was one.

        Raises:
            SealError: The folder is missing, or a file in it is unsafe or damaged.
        """
        case = _raw(case_id)
        self._check()
        found = False
        with locked(self.folder):
            recover(self.folder)
            for path in self._days():
                rows = read_rows(path)
                others = tuple(row for row in rows if row.case != case)
                if len(others) < len(rows):
                    replace_rows(path, others)
                    found = True
        return found

    def cases(self) -> tuple[str, ...]:
        """Return the ids of the cases that have a key, oldest day first."""
        if not self.folder.exists():
            return ()
        self._check()
        with locked(self.folder, shared=True):
            days = [read_rows(path) for path in self._days()]
        return tuple(row.case.hex() for rows in days for row in rows)

    def _days(self) -> Iterator[Path]:
        yield from sorted(self.folder.glob("????-??-??.keys"))

    def _check(self) -> None:
        try:
            check_folder(self.folder)
        except FileNotFoundError as error:
            raise SealError(
                f"There are no case keys in {self.folder}.", remedy=_RESTORE
            ) from error


def seal_body(plain: bytes, key: bytes, case_id: str, part: str = "body") -> bytes:
    """Encrypt what belongs to a case with its key, bound to the case.

    Args:
        plain: What is personal.
        key: From `CaseKeys`.
        case_id: It opens under no other.
        part: What it is, such as `body` or `reason`: one does not pass for another.
    """
    return close(plain, key, b"case", case_id.encode(), part.encode())


def open_body(sealed: bytes, key: bytes, case_id: str, part: str = "body") -> bytes:
    """Return what `seal_body` encrypted.

    Raises:
        SealError: It was changed, or is of another case, part or key.
    """
    return open_bound(sealed, key, b"case", case_id.encode(), part.encode())


def _raw(case_id: str) -> bytes:
    raw = bytes.fromhex(case_id)
    if len(raw) != ID_BYTES:
        raise ValueError("an id of a case has 32 hexadecimal digits")
    return raw


def _rows_of(path: Path, case: bytes) -> Iterator[Row]:
    for row in read_rows(path):
        if row.case == case and row.whole:
            yield row
        elif row.case == case:
            raise SealError(f"A key in {path} is damaged.", remedy=_RESTORE)
