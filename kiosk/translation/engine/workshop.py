"""What the process that translates does with each request."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from kiosk.content.phrases import Term
from kiosk.errors import TranslationError
from kiosk.translation.engine.calibration import choose_form
from kiosk.translation.engine.frames import (
    Answer,
    Ask,
    Calibrate,
    Done,
    Form,
    Pair,
    Pairs,
    Standing,
    TellPairs,
    Translate,
    Translated,
    Warm,
)
from kiosk.translation.engine.offline import real_modules
from kiosk.translation.engine.pipeline import Pipeline
from kiosk.translation.engine.shelf import WARMING, Shelf
from kiosk.translation.engine.stock import read_stock
from kiosk.translation.guard.rules import judge


class Workshop:
    """Holds the models and answers.

    Args:
        folder: The models folder. Every file of its models is looked at, once.
        terms: Words of the trade that a translation must have.
        pairs_kept: Most models in memory.

    Raises:
        BadModelError: The list of models is damaged.
    """

    def __init__(self, folder: Path, terms: Sequence[Term], pairs_kept: int) -> None:
        self._stock = read_stock(folder)
        self._shelf = Shelf(pairs_kept)
        self._kept = pairs_kept
        self._terms = tuple(terms)
        self._pipeline = Pipeline(self._stock, self._shelf, self._terms)

    def answer(self, ask: Ask) -> Answer:
        """Do what is asked.

        Raises:
            TranslationError: One of its kinds.
        """
        match ask:
            case Translate():
                made = self._pipeline.translate(
                    ask.texts, ask.speaks, ask.hears, back=ask.back
                )
                return Translated(made)
            case Warm():
                return self._warm(ask.pairs)
            case TellPairs():
                return Pairs(tuple(sorted(self._stock.routes)))
            case Calibrate():
                return self._calibrate(ask)
            case _:
                return self._standing()

    def _warm(self, pairs: Sequence[Pair]) -> Done:
        wanted = {
            model.name: model
            for pair in pairs
            if pair in self._stock.routes
            for model in self._stock.route(*pair)
        }
        for model in list(wanted.values())[: self._kept]:
            self._shelf.take(model)
        for pair in pairs:
            # The guard compiles its tables for a language when it first meets it.
            judge(WARMING, WARMING, *pair, self._terms)
        return Done()

    def _calibrate(self, ask: Calibrate) -> Form:
        route = self._stock.route(ask.speaks, ask.hears)
        if len(route) > 1:
            raise TranslationError("A chain of models has no mask form of its own.")
        model = self._shelf.take(route[0])
        return Form(choose_form(model.translate, ask.speaks))

    def _standing(self) -> Standing:
        return Standing(
            self._shelf.names,
            self._shelf.loads,
            memory_bytes(),
            real_modules(),
        )


def memory_bytes() -> int:
    """Return the resident memory of this process.

    Source: proc_pid_statm(5), the second field, in pages.
    """
    fields = Path("/proc/self/statm").read_text("ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGESIZE")
