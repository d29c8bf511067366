"""The models that may be used, those that are damaged, and what they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import BadModelError, MissingPairError
from kiosk.translation.models.folder import Installed, offered_pairs
from kiosk.translation.models.manifest import Manifest, read_manifest
from kiosk.translation.models.routes import ways
from kiosk.translation.models.verifying import sound_packages

Pair = tuple[str, str]
Route = tuple[Installed, ...]
"""One model, or two with a third language between them."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What a models folder holds."""

    routes: Mapping[Pair, Route]
    """The models for each pair of languages that can be translated."""
    damaged: Mapping[Pair, BadModelError] = field(default_factory=dict)
    """Pairs that need a damaged model, which is never loaded, and what is wrong."""

    def route(self, speaks: str, hears: str) -> Route:
        """Return the models between two languages, one or two.

        Raises:
            MissingPairError: There are none.
            BadModelError: There would be, but one of them is damaged.
        """
        pair = speaks, hears
        if pair in self.damaged:
            raise self.damaged[pair]
        if pair not in self.routes:
            raise MissingPairError(
                f"No model leads from {speaks} to {hears}.",
                remedy="Install one: kiosk models install FILE",
            )
        return self.routes[pair]


def read_stock(folder: Path) -> Stock:
    """Return what a models folder holds, every byte of it looked at.

    Raises:
        BadModelError: The list of models is damaged.
    """
    sound = sound_packages(folder)
    whole = {model.name: model for model in sound.packages}
    manifest, offered = read_manifest(folder), offered_pairs(folder)
    broken = (model.name for model in manifest.active if model.name not in whole)
    errors = dict(zip(broken, sound.damaged, strict=False))
    routes: dict[Pair, Route] = {}
    damaged: dict[Pair, BadModelError] = {}
    for pair, names in _chains(manifest).items():
        wrong = [errors[name] for name in names if name in errors]
        if pair in offered and wrong:
            damaged[pair] = wrong[0]
        elif pair in offered:
            routes[pair] = tuple(whole[name] for name in names)
    return Stock(routes, damaged)


def _chains(manifest: Manifest) -> dict[Pair, tuple[str, ...]]:
    chains: dict[Pair, tuple[str, ...]] = {}
    for first, second in ways(manifest.active):
        chains[first.from_code, second.to_code] = (first.name, second.name)
    for model in manifest.active:
        chains[model.from_code, model.to_code] = (model.name,)
    return chains
