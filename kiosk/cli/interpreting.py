"""Who interprets between visitors and staff: the phrasebook, and the machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.paths import state_folder

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.language.languages import Language
    from kiosk.settings import Settings
    from kiosk.translation.interpreter import Interpreter
    from kiosk.translation.machine import Machine


def has_models(settings: Settings) -> bool:
    """Tell, without reading anything, whether models for the machine were installed."""
    if not settings.translation.machine:
        return False
    folder = settings.translation.folder or state_folder() / "models"
    return (folder / "models.toml").exists()


def interpreter_opener(
    settings: Settings, languages: tuple[Language, ...]
) -> Callable[[Library], Interpreter]:
    """Return what makes the interpreter of this machine, in a thread.

    Args:
        settings: What the operator set.
        languages: Those of the kiosk.
    """

    def open_interpreter(library: Library) -> Interpreter:
        # Imported here: no screen waits for it.
        from kiosk.translation.interpreter import Interpreter
        from kiosk.translation.phrasebook import Book

        machine = _hired(settings, library) if has_models(settings) else None
        return Interpreter(Book(library, languages), machine)

    return open_interpreter


def _hired(settings: Settings, library: Library) -> Machine:
    from kiosk.translation.engine.client import Hired
    from kiosk.translation.models.folder import models_folder

    return Hired(
        models_folder(settings.translation),
        terms=library.terms,
        pairs_kept=settings.translation.pairs_kept,
    )
