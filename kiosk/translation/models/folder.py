"""Where models stand, and which of them may be used.

    models.toml      the list; what it does not name is ignored
    packages/NAME/   an active model as Argos lays it out
    previous/NAME/   the version before it, or one that did not pass
    reports/NAME.json    what came of the bank sentences
    staging-XXXX/    a model on its way in: a models folder of its own

While a model is exchanged `packages` holds a folder more for a moment, and after a
crash until the next install: only `active_packages` tells what to use.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import TranslationError
from kiosk.paths import state_folder
from kiosk.settings import Translation
from kiosk.translation.models.manifest import Model, read_manifest
from kiosk.translation.models.routes import ways

PACKAGES = "packages"
PREVIOUS = "previous"
REPORTS = "reports"
STAGING = "staging-"
FOLDER_MODE = 0o700


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A model that may be used."""

    name: str
    from_code: str
    to_code: str
    version: str
    path: Path
    """Its folder: metadata.json, model/, sentencepiece.model or bpe.model."""
    mask: str
    """Name of the mask form it keeps; empty: none."""
    passed: bool
    """False only in a staging folder, while the bank sentences are still to come."""


def models_folder(settings: Translation) -> Path:
    """Return where the models of this kiosk stand; it may not exist."""
    return settings.folder or state_folder() / "models"


def make_models_folder(folder: Path) -> None:
    """Make the models folder, which only its owner enters.

    Raises:
        TranslationError: It cannot be made.
    """
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        folder.chmod(FOLDER_MODE)
        for name in (PACKAGES, PREVIOUS, REPORTS):
            (folder / name).mkdir(mode=FOLDER_MODE, exist_ok=True)
    except OSError as error:
        raise TranslationError(
            f"{folder} cannot be made: {error.strerror}.",
            remedy="Give it to the user that runs the kiosk, or set "
            "[translation] folder.",
        ) from error


def model_path(folder: Path, model: Model) -> Path:
    """Return the folder of a model.

    One that was replaced, or that comes back, is found in either place.
    """
    first, second = (
        (PACKAGES, PREVIOUS) if model.state == "active" else (PREVIOUS, PACKAGES)
    )
    usual = folder / first / model.name
    return usual if usual.is_dir() else folder / second / model.name


def active_packages(folder: Path) -> tuple[Installed, ...]:
    """Return the models that may be used, one a pair, in the order they came.

    Their files are not looked at: see `verifying.sound_packages`.

    Args:
        folder: The models folder; none are found where there is none.

    Raises:
        BadModelError: The list of models is damaged.
    """
    return tuple(installed(folder, model) for model in read_manifest(folder).active)


def offered_pairs(folder: Path) -> frozenset[tuple[str, str]]:
    """Return the pairs of languages that passed the bank sentences.

    One model each, or two with a third language between them.

    Raises:
        BadModelError: The list of models is damaged.
    """
    manifest = read_manifest(folder)
    passed = {route.models for route in manifest.route if route.passed}
    return frozenset(
        (
            *((model.from_code, model.to_code) for model in manifest.active),
            *(
                (first.from_code, second.to_code)
                for first, second in ways(manifest.active)
                if (first.name, second.name) in passed
            ),
        )
    )


def installed(folder: Path, model: Model) -> Installed:
    """Return a model of the list with its place."""
    return Installed(
        name=model.name,
        from_code=model.from_code,
        to_code=model.to_code,
        version=model.version,
        path=model_path(folder, model),
        mask=model.mask,
        passed=model.passed,
    )
