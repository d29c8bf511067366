"""The file of one day's case keys: rows that are added, and taken out for good."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Self

from kiosk.errors import SealError
from kiosk.sealing.guarded_files import (
    read_guarded,
    scrub,
    sync_folder,
    told,
    write_guarded,
)
from kiosk.sealing.secret import Secret

HEAD = b"kiosk case keys 1\n"
ID_BYTES = 16
KEY_BYTES = 32
_CHECK_BYTES = 4
ROW_BYTES = ID_BYTES + KEY_BYTES + _CHECK_BYTES


@dataclass(frozen=True, slots=True)
class Row:
    """The key of one case."""

    case: bytes
    key: Secret
    check: bytes = field(repr=False)

    @classmethod
    def new(cls, case: bytes, key: Secret) -> Self:
        """Return a row with the check that tells damage."""
        return cls(case, key, _check(case, key))

    @classmethod
    def read(cls, raw: bytes) -> Self:
        """Return the row in these bytes, whole or damaged."""
        key_ends = ID_BYTES + KEY_BYTES
        return cls(raw[:ID_BYTES], Secret(raw[ID_BYTES:key_ends]), raw[key_ends:])

    @property
    def whole(self) -> bool:
        """Whether id and key are those that were written."""
        return self.check == _check(self.case, self.key)

    @property
    def raw(self) -> bytes:
        """The bytes that stand in the file."""
        return self.case + bytes(self.key) + self.check


def read_rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of a day; none when there is no file.

    Raises:
        SealError: It is no file of case keys.
    """
    try:
        content = read_guarded(path)
    except FileNotFoundError:
        return ()
    if not content.startswith(HEAD):
        raise SealError(
            f"{path} is damaged.",
            remedy="Restore it from the backup of the keys.",
        )
    rows = content[len(HEAD) :]
    # A row cut off by a power failure was never told to anybody.
    whole = len(rows) - len(rows) % ROW_BYTES
    return tuple(
        Row.read(rows[at : at + ROW_BYTES]) for at in range(0, whole, ROW_BYTES)
    )


def add_row(path: Path, row: Row) -> None:
    """Append a row; it is on the disk when this returns. Hold the lock."""
    rows = read_rows(path)
    if not path.exists():
        write_guarded(path, HEAD + row.raw)
        return
    with told(path), open(os.open(path, os.O_RDWR | os.O_NOFOLLOW), "r+b") as target:  # noqa: PTH123
        target.truncate(len(HEAD) + len(rows) * ROW_BYTES)
        target.seek(0, os.SEEK_END)
        target.write(row.raw)
        target.flush()
        os.fsync(target.fileno())


def replace_rows(path: Path, rows: tuple[Row, ...]) -> None:
    """Write a day anew, then overwrite what stood there. Hold the lock.

    Whenever it is cut short, the file is the old or the new one, and `recover`
    finishes the overwriting.
    """
    with told(path):
        old = _old_name(path)
        if rows:
            # The second name keeps the old blocks in reach.
            os.link(path, old)
            write_guarded(path, HEAD + b"".join(row.raw for row in rows))
        else:
            path.rename(old)
            sync_folder(path.parent)
        scrub(old)


def recover(folder: Path) -> None:
    """Finish what a crash cut short. Hold the lock."""
    with told(folder):
        for fresh in folder.glob(".*.new"):
            scrub(fresh)
        for old in folder.glob(".*.old"):
            current = folder / old.name.removeprefix(".").removesuffix(".old")
            if current.exists() and current.samefile(old):
                old.unlink()  # The new file never came: this is the one that holds.
            else:
                scrub(old)


def _old_name(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def _check(case: bytes, key: bytes) -> bytes:
    return sha256(HEAD + case + key).digest()[:_CHECK_BYTES]
