"""Print packs on the disk: all of it or nothing, and one archive of it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from kiosk.errors import HandoutError
from kiosk.handout.packs.pieces import Piece

ARCHIVE = "print-packs.zip"
STAGING = ".packing"
"""Where the files stand until all are made; a run that was killed leaves it."""
Tell = Callable[[int, int, str], None]
"""Is told how many files are made, of how many, and which comes now."""


def write_packs(
    pieces: Sequence[Piece], folder: Path, *, day: date, tell: Tell
) -> tuple[Path, ...]:
    """Make every file of a pack, and one archive of them, in a folder.

    They are put under their names when all are whole. Until then, whatever happens,
    the folder has what it had before; killed while the names are given, it has no
    archive, rather than one of other pages than stand beside it. The same pieces and
    day give the same bytes.

    Args:
        pieces: What is made, in this order.
        folder: Made when it is not there.
        day: The date of the files in the archive.
        tell: Progress.

    Returns:
        The files, the archive last.

    Raises:
        HandoutError: A piece cannot be made, the folder cannot be written to or is
            full, or another run is writing there.
    """
    _refuse_unwritable_name(folder)
    try:
        with _staging_in(folder) as staging:
            _refuse_taken_names([*(piece.name for piece in pieces), ARCHIVE], folder)
            names = _make(pieces, staging, day, tell)
            (folder / ARCHIVE).unlink(missing_ok=True)
            return tuple(_moved(name, staging, folder) for name in names)
    except OSError as error:
        raise _unwritten(str(error.strerror or error)) from error


def _refuse_unwritable_name(folder: Path) -> None:
    try:
        usable = b"\0" not in os.fsencode(folder)
    except UnicodeEncodeError:
        usable = False
    if not usable:
        raise _unwritten("the name of its folder has a character that none may have")


def _refuse_taken_names(names: Sequence[str], folder: Path) -> None:
    """Refuse what no file can be put in place of, before the first one is moved."""
    for path in (folder / name for name in names):
        taken = path if path.is_dir() else path.parent
        if path.is_dir() or (taken.exists() and not taken.is_dir()):
            raise _unwritten(f"{taken} is in the way")


def _unwritten(why: str) -> HandoutError:
    return HandoutError(
        f"The pack could not be written: {why}.",
        remedy="Choose a folder that can be written to and has room, with --out.",
    )


@contextmanager
def _staging_in(folder: Path) -> Iterator[Path]:
    """Lend a folder of our own, alone in `folder`, and take it away."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder, os.O_RDONLY)
    try:
        # Of the folder itself: it ends with the process, and leaves no file.
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        staging = folder / STAGING
        shutil.rmtree(staging, ignore_errors=True)
        try:
            staging.mkdir()
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except BlockingIOError as error:
        raise HandoutError(
            "Another pack is being printed into this folder.",
            remedy="Wait until it is done, or choose another folder with --out.",
        ) from error
    finally:
        os.close(lock)


def _make(
    pieces: Sequence[Piece], staging: Path, day: date, tell: Tell
) -> tuple[str, ...]:
    total = len(pieces) + 1
    for done, piece in enumerate(pieces):
        tell(done, total, piece.name)
        path = staging / piece.name
        path.parent.mkdir(exist_ok=True)
        _write(path, piece.make())
    tell(len(pieces), total, ARCHIVE)
    names = tuple(piece.name for piece in pieces)
    _archive(names, staging, day)
    return (*names, ARCHIVE)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        # A full disk or a power cut tells here, not under the final name.
        os.fsync(file.fileno())


def _archive(names: Sequence[str], staging: Path, day: date) -> None:
    # Noon, stored as it is: no clock, no compressor and no owner changes a byte.
    moment = (max(day.year, 1980), day.month, day.day, 12, 0, 0)
    with (staging / ARCHIVE).open("xb") as file:
        with ZipFile(file, "w", ZIP_STORED) as archive:
            for name in names:
                entry = ZipInfo(name, moment)
                entry.create_system = 3
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, (staging / name).read_bytes())
        file.flush()
        os.fsync(file.fileno())


def _moved(name: str, staging: Path, folder: Path) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    (staging / name).replace(path)
    return path
