"""Takes a model from a medium: looked into, tried out, and only then put in place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.translation.models.exchanging import Tell, exchange, try_routes, with_state
from kiosk.translation.models.folder import PACKAGES, PREVIOUS, REPORTS
from kiosk.translation.models.manifest import Manifest, Model
from kiosk.translation.models.medium import expected_digest, refuse_other
from kiosk.translation.models.staging import changing, stage, staging
from kiosk.translation.models.unpacking import copy_archive, look_into, unpack

if TYPE_CHECKING:
    from kiosk.translation.models.trial import Report, Trial

ROOM = 2
"""Points of likeness that are no difference between versions."""
_SHORT = 8
"""Digits of the digest in a name: two builds of one version have two names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be installed."""

    archive: Path
    sha256: str = ""
    """What the operator was told it has; empty: the list on the medium, if any."""
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an install."""

    model: Model
    """Its state is `active`, or `failed` when visitors do not get it."""
    reports: tuple[Report, ...]
    """Of its own pair, then of pairs through a third language."""
    replaced: Model | None
    """The version before it; None: there was none, or it stays."""
    vouched: bool
    """Whether a digest from elsewhere was compared."""

    @property
    def worse(self) -> bool:
        """Whether it answers less, or less well, than the version it replaced."""
        if self.replaced is None:
            return False
        new, old = self.model, self.replaced
        farther = new.score.likeness + ROOM < old.score.likeness
        return farther or _share(new) < _share(old)


def install(folder: Path, order: Order, trial: Trial, tell: Tell) -> Outcome:
    """Install a model; whatever goes wrong, what was there before still holds.

    Args:
        folder: The models folder.
        order: The archive.
        trial: Tries the model out.
        tell: Shows what is done now.

    Raises:
        BadModelError: It is no model, not the one that was meant, or unusable.
        ConflictError: Another install is running.
        TranslationError: The disk is full or cannot be written to.
    """
    expected = expected_digest(order.archive, order.sha256)
    with changing(folder) as manifest, staging(folder) as made:
        new = _unpacked(folder, made, order, expected, tell)
        new, own = _tried(folder, made, manifest, new, trial, tell)
        after = _with_new(manifest, new)
        after, routes = try_routes(folder, made, after, trial, tell)
        _write_report(folder, new, (own, *routes))
        tell("putting it in place")
        exchange(folder, made, after, tell)
    replaced = _active_of(manifest, new) if new.state == "active" else None
    return Outcome(
        model=new, reports=(own, *routes), replaced=replaced, vouched=bool(expected)
    )


def _unpacked(
    folder: Path, made: Path, order: Order, expected: str, tell: Tell
) -> Model:
    copy = made / "archive"
    tell("copying")
    digest = copy_archive(order.archive, copy)
    refuse_other(digest, expected, order.archive)
    tell("looking into it")
    metadata = look_into(copy).metadata
    name = _free_name(folder, f"{metadata.name}-{digest[:_SHORT]}")
    tell("unpacking")
    files = unpack(copy, made / PACKAGES / name)
    copy.unlink()
    return Model(
        name=name,
        from_code=metadata.from_code,
        to_code=metadata.to_code,
        version=metadata.package_version,
        sha256=digest,
        state="active",
        installed=order.today,
        files=files,
    )


def _tried(  # noqa: PLR0913 - one step of `install`, with everything it has
    folder: Path, made: Path, manifest: Manifest, new: Model, trial: Trial, tell: Tell
) -> tuple[Model, Report]:
    """Calibrate the new model and ask it the bank sentences, all in staging."""
    pair = (new.from_code, new.to_code)
    tell("calibrating")
    stage(folder, made, Manifest((new,)))
    new = msgspec.structs.replace(new, mask=trial.mask_of(made, *pair))
    tell(f"bank sentences {new.pair}")
    stage(folder, made, Manifest((new,)))
    report = trial.report(made, *pair)
    state = with_state(new, "active" if report.passed else "failed")
    return (
        msgspec.structs.replace(state, passed=report.passed, score=report.score),
        report,
    )


def _with_new(manifest: Manifest, new: Model) -> Manifest:
    """Return the list with a new model, and at most one that it replaces."""
    others = tuple(model for model in manifest.model if model.pair != new.pair)
    same = [
        model
        for model in manifest.model
        if model.pair == new.pair and model.sha256 != new.sha256
    ]
    if new.state == "failed":
        kept = [model for model in manifest.model if model.pair == new.pair]
        kept = [model for model in kept if model.state != "failed"]
    else:
        before = _active_of(manifest, new)
        again = before is None or before.sha256 == new.sha256
        wanted = "previous" if again else "active"
        kept = [
            with_state(model, "previous") for model in same if model.state == wanted
        ]
    return Manifest((*others, *kept, new), manifest.route)


def _active_of(manifest: Manifest, new: Model) -> Model | None:
    return next((model for model in manifest.active if model.pair == new.pair), None)


def _free_name(folder: Path, name: str) -> str:
    """Return a name that no folder has: the same model may come once more."""
    taken = {
        path.name
        for place in (PACKAGES, PREVIOUS)
        for path in (folder / place).iterdir()
    }
    names = (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3)))
    return next(free for free in names if free not in taken)


def _write_report(folder: Path, model: Model, reports: tuple[Report, ...]) -> None:
    content = {
        "name": model.name,
        "version": model.version,
        "sha256": model.sha256,
        "installed": model.installed,
        "mask": model.mask,
        "reports": reports,
    }
    text = msgspec.json.format(msgspec.json.encode(content), indent=1)
    (folder / REPORTS / f"{model.name}.json").write_bytes(text)


def _share(model: Model) -> float:
    return model.score.answered / max(1, model.score.asked)
