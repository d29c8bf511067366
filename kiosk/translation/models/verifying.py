"""Whether the files of a model are those that were installed, byte for byte."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import BadModelError
from kiosk.translation.models.folder import Installed, installed, model_path
from kiosk.translation.models.manifest import Model, read_manifest

CHUNK = 1024 * 1024
REMEDY = "Install the model again: kiosk models install FILE"


@dataclass(frozen=True, slots=True)
class Sound:
    """The active models, looked at byte for byte."""

    packages: tuple[Installed, ...]
    """Those that may be used."""
    damaged: tuple[BadModelError, ...]
    """What is wrong with each of the others."""


def sound_packages(folder: Path) -> Sound:
    """Return the active models whose files are whole, and what is wrong with others.

    Reads every byte: about 0.1 s for a model of the usual size, 72 MB.

    Raises:
        BadModelError: The list of models is damaged.
    """
    whole, damaged = [], []
    for model in read_manifest(folder).active:
        try:
            verify(folder, model)
            whole.append(installed(folder, model))
        except BadModelError as error:
            damaged.append(error)
    return Sound(tuple(whole), tuple(damaged))


def verify(folder: Path, model: Model) -> None:
    """Compare a model with the list, byte for byte.

    Raises:
        BadModelError: A file is missing, too many, changed, or no plain file.
    """
    path = model_path(folder, model)
    wrong = next(_differences(path, model), None)
    if wrong is not None:
        raise BadModelError(
            f"The model {model.name} is damaged: {wrong}.", remedy=REMEDY
        )


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a plain file, in hex; a link is not followed.

    Raises:
        OSError: It cannot be read.
    """
    digest = hashlib.sha256()
    opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with open(opened, "rb", buffering=0) as source:  # noqa: PTH123
        while block := source.read(CHUNK):
            digest.update(block)
    return digest.hexdigest()


def _differences(path: Path, model: Model) -> Iterator[str]:
    listed = {file.path: file for file in model.files}
    try:
        there = dict(_plain_files(path))
        for name in sorted(there.keys() ^ listed.keys()):
            yield f"{name} is {'missing' if name in listed else 'not of it'}"
        for name, file in listed.items():
            if there[name] != file.size or file_digest(path / name) != file.sha256:
                yield f"{name} was changed"
    except OSError as error:
        yield f"{error.filename}: {error.strerror}"


def _plain_files(path: Path) -> Iterator[tuple[str, int]]:
    """Yield name and size; what is neither file nor folder has the size -1."""
    for entry in os.scandir(path):
        if entry.is_dir(follow_symlinks=False):
            for name, size in _plain_files(Path(entry.path)):
                yield f"{entry.name}/{name}", size
        else:
            found = entry.stat(follow_symlinks=False)
            yield entry.name, found.st_size if stat.S_ISREG(found.st_mode) else -1
