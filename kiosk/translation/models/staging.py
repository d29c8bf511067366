"""One install at a time, in a folder of its own, and what a crash left is swept."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import ConflictError
from kiosk.translation.models.folder import (
    PACKAGES,
    PREVIOUS,
    REPORTS,
    STAGING,
    make_models_folder,
    model_path,
)
from kiosk.translation.models.manifest import (
    Manifest,
    Model,
    Route,
    read_manifest,
    write_manifest,
)
from kiosk.translation.models.routes import ways
from kiosk.translation.models.unpacking import disk_told

_LOCK = ".lock"


@contextmanager
def changing(folder: Path) -> Iterator[Manifest]:
    """Hold the models folder alone while models are changed.

    What a crash left half done is cleared away first.

    Raises:
        ConflictError: Somebody else is changing it.
        TranslationError: The folder cannot be written to.
        BadModelError: The list of models is damaged.
    """
    make_models_folder(folder)
    with disk_told(folder), _alone(folder):
        manifest = read_manifest(folder)
        sweep(folder, manifest)
        yield manifest


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """Make a folder inside, with the same layout, that is gone afterwards."""
    made = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder.resolve()))
    try:
        make_models_folder(made)
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def stage(folder: Path, made: Path, manifest: Manifest) -> None:
    """Lay out the models of a list in a staging folder, to be tried there.

    Every way through a third language is open there.
    """
    for model in manifest.active:
        place = made / PACKAGES / model.name
        if not place.is_dir():
            place.symlink_to(model_path(folder, model).resolve())
    write_manifest(made, manifest)


def sweep(folder: Path, manifest: Manifest) -> None:
    """Make the folder what the list says. Hold the lock."""
    names = {model.name for model in manifest.model}
    for left in (
        *folder.glob(f"{STAGING}*"),
        *(folder / PACKAGES).iterdir(),
        *(folder / PREVIOUS).iterdir(),
    ):
        if left.name not in names:
            shutil.rmtree(left, ignore_errors=True)
    for report in (folder / REPORTS).iterdir():
        if report.stem not in names:
            report.unlink(missing_ok=True)
    for model in manifest.model:
        _put_in_place(folder, model)


def _put_in_place(folder: Path, model: Model) -> None:
    usual = folder / (PACKAGES if model.state == "active" else PREVIOUS) / model.name
    there = model_path(folder, model)
    if there.is_dir() and there != usual:
        there.rename(usual)


def all_open(manifest: Manifest) -> Manifest:
    """Return the list with every way through a third language open, to be tried."""
    routes = tuple(
        Route(models=(first.name, second.name), passed=True)
        for first, second in ways(manifest.active)
    )
    return Manifest(manifest.model, routes)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    opened = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise ConflictError(
            "Models are being changed at this moment.",
            remedy="Wait until the other command has ended.",
        ) from error
    finally:
        os.close(opened)
