"""One request from end to end: masked, translated, put back, judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from kiosk.content.phrases import Term
from kiosk.errors import MissingPairError, UnfitTextError
from kiosk.translation.engine.drafting import Draft, draft, has_words
from kiosk.translation.engine.shelf import Shelf
from kiosk.translation.engine.stock import Route, Stock
from kiosk.translation.machine import MachineText
from kiosk.translation.model import Finding

LONGEST_TEXT: Final = 500
"""Characters of one text."""
Judge = Callable[[str, str, str, str, tuple[Term, ...]], tuple[Finding, ...]]


class Pipeline:
    """Translates behind the guard, with whatever models there are."""

    def __init__(
        self, stock: Stock, shelf: Shelf, terms: tuple[Term, ...], judge: Judge
    ) -> None:
        self._stock = stock
        self._shelf = shelf
        self._terms = terms
        self._judge = judge

    def translate(
        self, texts: Sequence[str], speaks: str, hears: str, *, back: bool = False
    ) -> tuple[MachineText, ...]:
        """Translate texts; what the guard stops has findings and no text.

        Raises:
            TranslationError: One of its kinds, for all of them together.
        """
        for text in texts:
            _must_fit(text)
        made = self._careful(texts, self._stock.route(speaks, hears))
        return self._with_backs(made, speaks, hears) if back else made

    def _careful(self, texts: Sequence[str], route: Route) -> tuple[MachineText, ...]:
        drafts = draft(texts, route, self._shelf)
        return tuple(
            self._judged(source, one, route)
            for source, one in zip(texts, drafts, strict=True)
        )

    def _judged(self, source: str, one: Draft, route: Route) -> MachineText:
        speaks, hears = route[0].from_code, route[-1].to_code
        findings = self._judge(source, one.text, speaks, hears, self._terms)
        if not one.ended:
            cut = Finding("length", "the model did not come to an end")
            findings = (*findings, cut)
        return MachineText(text="" if findings else one.text, findings=findings)

    def _with_backs(
        self, made: tuple[MachineText, ...], speaks: str, hears: str
    ) -> tuple[MachineText, ...]:
        try:
            route = self._stock.route(hears, speaks)
        except MissingPairError:
            return made
        passed = [each.text for each in made if each.text]
        backs = iter(self._careful(passed, route))
        return tuple(
            MachineText(text=each.text, back=next(backs).text) if each.text else each
            for each in made
        )


def _must_fit(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise UnfitTextError(
            f"The text has {len(text)} characters, and {LONGEST_TEXT} is the most.",
            remedy="Say it in several shorter texts.",
        )
    if not has_words(text):
        raise UnfitTextError("There is nothing in the text that can be translated.")
