"""The models in memory: no more than were allowed, the one used last stays longest."""

from __future__ import annotations

from kiosk.translation.engine.argos import Loaded
from kiosk.translation.models.folder import Installed

WARMING = "a, b, c, d, e."
"""What a model is given once, so that its first translation is as fast as others."""


class Shelf:
    """Loads a model when it is first asked for. For one thread.

    Args:
        kept: Most models in memory, 1 or more. A chain of two needs two.
    """

    def __init__(self, kept: int) -> None:
        self._kept = max(1, kept)
        self._loaded: dict[str, Loaded] = {}
        self._loads = 0

    @property
    def loads(self) -> int:
        """How often a model was loaded."""
        return self._loads

    @property
    def names(self) -> tuple[str, ...]:
        """The models in memory, the one used last at the end."""
        return tuple(self._loaded)

    def take(self, model: Installed) -> Loaded:
        """Return a model, loaded.

        Raises:
            BadModelError: It cannot be loaded.
            TranslationError: Argos is not installed.
        """
        loaded = self._loaded.pop(model.name, None)
        if loaded is None:
            while len(self._loaded) >= self._kept:
                self._loaded.pop(next(iter(self._loaded))).unload()
            loaded = self._load(model)
        self._loaded[model.name] = loaded
        return loaded

    def _load(self, model: Installed) -> Loaded:
        loaded = Loaded(model)
        loaded.translate([WARMING])
        self._loads += 1
        return loaded
