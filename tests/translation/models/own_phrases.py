"""The tiny packages installed for real, tried out with what they know by heart."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from kiosk.translation.models.bank_suite import Sentence
from kiosk.translation.models.installing import Order, install
from kiosk.translation.models.suite import Suite
from tests.translation.engine.folders import ALL, TINY
from tests.translation.engine.phrases import known_phrases
from tests.translation.models.trials import quiet

PLACE: Final = {"en": 0, "zh": 1, "ko": 2}


def own_sentences(language: str) -> tuple[Sentence, ...]:
    """What the models know in all three languages; no figure is in any of it."""
    rows = [row for row in known_phrases() if all(row)]
    return tuple(Sentence(row[PLACE[language]], ()) for row in rows)


def install_tiny(folder: Path) -> None:
    """Install the three, as an operator does from a medium.

    The sentences of the bank, which they mostly do not know, are not asked.
    """
    trial = Suite(sentences=own_sentences, least_answered=100)
    for pair in ALL:
        archive = TINY / f"translate-{pair.replace('-', '_')}-1_0.argosmodel"
        order = Order(archive=archive, today=date(2026, 11, 22))
        done = install(folder, order, trial, quiet)
        assert done.model.state == "active", done.reports
