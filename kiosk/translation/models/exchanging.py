"""Puts one list of models in place of another; a crash leaves the old or the new.

A model's folder is where the new list looks before that list is written, and leaves
where the old list looked only afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.translation.models.folder import PACKAGES, PREVIOUS, model_path
from kiosk.translation.models.manifest import (
    Manifest,
    Model,
    Route,
    State,
    sync,
    write_manifest,
)
from kiosk.translation.models.routes import ways
from kiosk.translation.models.staging import all_open, stage, sweep

if TYPE_CHECKING:
    from kiosk.translation.models.trial import Report, Trial

Tell = Callable[[str], None]
"""Shows what is done now."""


def exchange(folder: Path, made: Path, manifest: Manifest, tell: Tell) -> None:
    """Make `manifest` the list of a models folder. Hold its lock.

    Args:
        folder: The models folder.
        made: A staging folder; models that are new are taken from it.
        manifest: The new list.
        tell: Shows what is done now.
    """
    for model in manifest.model:
        place = folder / (PACKAGES if model.state == "active" else PREVIOUS)
        new = made / PACKAGES / model.name
        if new.is_dir() and not new.is_symlink():
            new.rename(place / model.name)
            sync(place)
        elif model.state == "active" and not (place / model.name).is_dir():
            model_path(folder, model).rename(place / model.name)
            sync(place)
    tell("writing the list")
    write_manifest(folder, manifest)
    tell("clearing away")
    sweep(folder, manifest)


def try_routes(
    folder: Path, made: Path, manifest: Manifest, trial: Trial, tell: Tell
) -> tuple[Manifest, tuple[Report, ...]]:
    """Try every way through a third language that was never tried.

    Args:
        folder: The models folder.
        made: A staging folder, where the models of `manifest` can be laid out.
        manifest: The list that is to hold.
        trial: Asks the bank sentences.
        tell: Shows what is done now.

    Returns:
        The list with what came of it, and the reports.
    """
    known = {route.models for route in manifest.route}
    new = [
        (first, second)
        for first, second in ways(manifest.active)
        if (first.name, second.name) not in known
    ]
    if not new:
        return _known_only(manifest, manifest.route), ()
    stage(folder, made, all_open(manifest))
    reports, routes = [], []
    for first, second in new:
        tell(f"bank sentences {first.from_code}-{second.to_code}")
        report = trial.report(made, first.from_code, second.to_code)
        reports.append(report)
        routes.append(
            Route(
                models=(first.name, second.name),
                passed=report.passed,
                score=report.score,
            )
        )
    return _known_only(manifest, (*manifest.route, *routes)), tuple(reports)


def with_state(model: Model, state: State) -> Model:
    """Return a model in another state."""
    return msgspec.structs.replace(model, state=state)


def _known_only(manifest: Manifest, routes: Iterable[Route]) -> Manifest:
    """Drop the routes of models that are gone."""
    names = {model.name for model in manifest.model}
    kept = tuple(route for route in routes if names.issuperset(route.models))
    return Manifest(manifest.model, kept)
