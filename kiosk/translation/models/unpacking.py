"""Takes a model out of its archive, counting every byte."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kiosk.errors import BadModelError, TranslationError
from kiosk.translation.models.archive import (
    METADATA,
    MOST_ARCHIVE,
    Contents,
    contents,
    opened,
    read_only,
)
from kiosk.translation.models.manifest import ModelFile, sync
from kiosk.translation.models.metadata import REMEDY, written

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

CHUNK = 1024 * 1024
SPARE = 64 * 1024 * 1024
"""Bytes of the disk that stay free."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def copy_archive(path: Path, target: Path) -> str:
    """Copy a file from its medium, and return the SHA-256 of the copy, in hex.

    What is looked at and unpacked afterwards is the copy: nobody exchanges it.

    Raises:
        BadModelError: It cannot be read, or is larger than a model can be.
        OSError: It cannot be written.
    """
    digest, left = hashlib.sha256(), MOST_ARCHIVE
    with read_only(path) as source, target.open("wb") as copy:
        _refuse_full(target.parent, os.fstat(source.fileno()).st_size)
        while block := _block(source, path):
            left -= len(block)
            if left < 0:
                raise BadModelError(f"{path} is larger than a model can be.")
            digest.update(block)
            copy.write(block)
    return digest.hexdigest()


def look_into(path: Path) -> Contents:
    """Return what an archive would give; nothing is unpacked.

    Raises:
        BadModelError: It is no model, or one that nobody should unpack.
    """
    with read_only(path) as file, opened(file) as archive:
        return contents(archive)


def unpack(path: Path, target: Path) -> tuple[ModelFile, ...]:
    """Take a model out of an archive into a new folder; it is on the disk then.

    Returns:
        Every file that was written, with its digest.

    Raises:
        BadModelError: It is no model, or the archive is damaged.
        OSError: It cannot be written.
    """
    with read_only(path) as file, opened(file) as archive:
        found = contents(archive)
        _refuse_full(target.parent, found.size)
        target.mkdir(mode=0o700)
        (target / "model").mkdir(mode=0o700)
        files = tuple(
            _write_metadata(target, found)
            if name == METADATA
            else _take_out(archive, entry, target, name)
            for name, entry in found.entries
        )
    for folder in (target / "model", target, target.parent):
        sync(folder)
    return files


@contextmanager
def disk_told(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into something a person can act on.

    Raises:
        TranslationError: With the reason.
    """
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        raise TranslationError(
            f"{folder} cannot be written to: "
            f"{'the disk is full' if full else error.strerror}.",
            remedy="Make room on the disk. The models that were there still work."
            if full
            else "Give it to the user that runs the kiosk, or set "
            "[translation] folder.",
        ) from error


def _take_out(archive: ZipFile, entry: ZipInfo, target: Path, name: str) -> ModelFile:
    digest, left = hashlib.sha256(), entry.file_size
    with archive.open(entry) as source, (target / name).open("xb") as file:
        while block := source.read(CHUNK):
            left -= len(block)
            if left < 0:
                break
            digest.update(block)
            file.write(block)
        _to_disk(file)
    if left:
        raise BadModelError(
            f"This is no model: {name} has not the length it claims.", remedy=REMEDY
        )
    return ModelFile(name, entry.file_size, digest.hexdigest())


def _write_metadata(target: Path, found: Contents) -> ModelFile:
    raw = written(found.metadata)
    with (target / METADATA).open("xb") as file:
        file.write(raw)
        _to_disk(file)
    return ModelFile(METADATA, len(raw), hashlib.sha256(raw).hexdigest())


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _block(source: BinaryIO, path: Path) -> bytes:
    try:
        return source.read(CHUNK)
    except OSError as error:
        raise BadModelError(
            f"{path} cannot be read: {error.strerror}.",
            remedy="Look at the medium, and try again.",
        ) from error


def _refuse_full(folder: Path, size: int) -> None:
    if shutil.disk_usage(folder).free < size + SPARE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
