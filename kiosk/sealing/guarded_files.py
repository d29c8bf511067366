"""Files with keys: only their owner reads them, and a crash leaves old or new."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import SealError

FILE_MODE = 0o600
FOLDER_MODE = 0o700
MOST_BYTES = 16 * 1024 * 1024
"""No key file is longer: a day of case keys with this many bytes has 300,000 cases."""
_LOCK = ".lock"
_OTHERS = 0o077


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner enters; one that is there is checked.

    Raises:
        SealError: It cannot be made, is no folder, or others can enter it.
    """
    with told(folder):
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    check_folder(folder)


def check_folder(folder: Path) -> None:
    """Refuse a folder that is missing, is none, or that others can enter.

    Raises:
        SealError: With what to do.
    """
    with told(folder):
        mode = folder.stat().st_mode
    if not stat.S_ISDIR(mode):
        raise SealError(f"{folder} is not a folder.", remedy="Move the file away.")
    _refuse_wide(folder, mode, FOLDER_MODE)


def read_guarded(path: Path) -> bytes:
    """Return the content of a key file.

    Raises:
        SealError: It is a link, no plain file, too long, or others can read it.
        FileNotFoundError: There is none; the caller knows what that means.
    """
    with told(path):
        # Neither a link nor a pipe that a stranger put there is followed.
        found = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            _refuse_unsafe(path, os.fstat(found))
            with open(found, "rb", closefd=False) as source:
                content = source.read(MOST_BYTES + 1)
        finally:
            os.close(found)
    if len(content) > MOST_BYTES:
        raise SealError(f"{path} is far too long for a key file.", remedy=_RESTORE)
    return content


def write_guarded(path: Path, content: bytes) -> None:
    """Replace a file: after a crash it is the old one or the new one, whole.

    Hold the folder's lock.
    """
    with told(path):
        fresh = fresh_name(path)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
        with open(os.open(fresh, flags, FILE_MODE), "wb") as target:  # noqa: PTH123
            os.fchmod(target.fileno(), FILE_MODE)
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        fresh.replace(path)
        sync_folder(path.parent)


def scrub(path: Path) -> None:
    """Overwrite a file with zeros, then delete it.

    On a file system that writes in place nothing is left on the disk. One that
    copies on write, and a disk that moves its blocks, may keep the old ones.
    """
    with told(path):
        with open(os.open(path, os.O_RDWR | os.O_NOFOLLOW), "r+b") as target:  # noqa: PTH123
            target.write(bytes(os.fstat(target.fileno()).st_size))
            target.flush()
            os.fsync(target.fileno())
        path.unlink()
        sync_folder(path.parent)


def fresh_name(path: Path) -> Path:
    """Return where a new version is written before it takes its place."""
    return path.with_name(f".{path.name}.new")


def sync_folder(folder: Path) -> None:
    """Make names in a folder survive a power cut."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def locked(folder: Path, *, shared: bool = False) -> Iterator[None]:
    """Wait for a folder's lock, between processes and threads, and hold it.

    It ends with the process that holds it, however that ends.
    """
    path = folder / _LOCK
    with told(path):
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, FILE_MODE)
    try:
        fcntl.flock(opened, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses into something a person can act on.

    Raises:
        SealError: With the file and the reason.
        FileNotFoundError: As it is.
    """
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        # What O_NOFOLLOW makes of a link.
        if error.errno == errno.ELOOP:
            problem, remedy = f"{path} is a link.", "Put the file itself there."
        else:
            problem, remedy = f"{path}: {error.strerror}.", _GIVE
        raise SealError(problem, remedy=remedy) from error


_GIVE = "Give it to the user that runs the kiosk, or set [counter] folder."
_RESTORE = "Restore it from the backup of the keys."


def _refuse_unsafe(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise SealError(f"{path} is not a file.", remedy=_RESTORE)
    _refuse_wide(path, found.st_mode, FILE_MODE)


def _refuse_wide(path: Path, mode: int, allowed: int) -> None:
    if mode & _OTHERS:
        raise SealError(
            f"{path} is open to others (mode {stat.S_IMODE(mode):04o}).",
            remedy=f"chmod {allowed:o} {path}",
        )
