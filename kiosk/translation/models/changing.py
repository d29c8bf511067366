"""Takes models away, and brings the version before back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import UnknownError
from kiosk.translation.models.exchanging import Tell, exchange, try_routes, with_state
from kiosk.translation.models.manifest import Manifest, Model, State
from kiosk.translation.models.staging import changing, staging
from kiosk.translation.models.verifying import verify

if TYPE_CHECKING:
    from kiosk.translation.models.trial import Trial


def remove(folder: Path, name: str, trial: Trial, tell: Tell) -> Model:
    """Remove one model for good; a version before it stays where it is.

    Args:
        folder: The models folder.
        name: Its name, or a pair such as zh-en for the one in use.
        trial: Tries ways through a third language that open up by this.
        tell: Shows what is done now.

    Raises:
        UnknownError: There is none.
        TranslationError: The folder cannot be changed.
    """
    with changing(folder) as manifest, staging(folder) as made:
        gone = _named(manifest, name, "active")
        kept = tuple(model for model in manifest.model if model.name != gone.name)
        after, _reports = try_routes(
            folder, made, Manifest(kept, manifest.route), trial, tell
        )
        exchange(folder, made, after, tell)
    return gone


def rollback(folder: Path, name: str, trial: Trial, tell: Tell) -> Model:
    """Bring the version before back; the one in use becomes the one before.

    Args:
        folder: The models folder.
        name: A pair such as zh-en, or the name of the version before.
        trial: Tries ways through a third language that were never tried with it.
        tell: Shows what is done now.

    Raises:
        UnknownError: There is no version before.
        BadModelError: Its files are damaged.
        TranslationError: The folder cannot be changed.
    """
    with changing(folder) as manifest, staging(folder) as made:
        back = _named(manifest, name, "previous")
        tell("verifying")
        verify(folder, back)
        swapped = tuple(_swapped(model, back) for model in manifest.model)
        after, _reports = try_routes(
            folder, made, Manifest(swapped, manifest.route), trial, tell
        )
        exchange(folder, made, after, tell)
    return with_state(back, "active")


def _swapped(model: Model, back: Model) -> Model:
    if model.name == back.name:
        return with_state(model, "active")
    if model.pair == back.pair and model.state == "active":
        return with_state(model, "previous")
    return model


def _named(manifest: Manifest, name: str, state: State) -> Model:
    """Return the model that is meant: by its own name, or by its pair and state."""
    for model in manifest.model:
        pair = model.pair == name and model.state == state
        if pair or (model.name == name and state in ("active", model.state)):
            return model
    what = "version before" if state == "previous" else "model"
    raise UnknownError(f"There is no {what} {name!r}.", remedy="See: kiosk models list")
