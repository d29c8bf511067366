"""Models folders made of the tiny packages, as an install leaves them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from kiosk.translation.models.folder import PACKAGES
from kiosk.translation.models.manifest import (
    Manifest,
    Model,
    ModelFile,
    Route,
    Score,
    write_manifest,
)
from kiosk.translation.models.routes import ways
from kiosk.translation.models.verifying import file_digest

TINY = Path(__file__).resolve().parents[2] / "data" / "models"
ALL = ("en-zh", "zh-en", "en-ko")


def untouched(place: Path) -> None:
    """Leave a model as it is."""


def tiny_folder(
    folder: Path,
    *pairs: str,
    mask: str = "",
    spoil: Callable[[Path], None] = untouched,
) -> Path:
    """Unpack the tiny packages of these pairs (all without any), and list them.

    Args:
        folder: The models folder.
        pairs: Such as zh-en.
        mask: Name of the form that every model is said to keep.
        spoil: Changes a model before it is listed.
    """
    models = [_unpacked(folder, pair, mask, spoil) for pair in pairs or ALL]
    routes = tuple(
        Route(models=(first.name, second.name), passed=True)
        for first, second in ways(models)
    )
    write_manifest(folder, Manifest(tuple(models), routes))
    return folder


def _unpacked(
    folder: Path, pair: str, mask: str, spoil: Callable[[Path], None]
) -> Model:
    start, end = pair.split("-")
    name = f"translate-{start}_{end}-1_0"
    archive = TINY / f"{name}.argosmodel"
    packages = folder / PACKAGES
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(packages)
    place = packages / name
    spoil(place)
    paths = sorted(path for path in place.rglob("*") if path.is_file())
    return Model(
        name=name,
        from_code=start,
        to_code=end,
        version="1.0",
        sha256=file_digest(archive),
        state="active",
        mask=mask,
        passed=True,
        score=Score(),
        installed=date(2026, 11, 22),
        files=tuple(
            ModelFile(
                str(path.relative_to(place)), path.stat().st_size, file_digest(path)
            )
            for path in paths
        ),
    )
