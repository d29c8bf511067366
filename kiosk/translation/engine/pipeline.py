"""One request from end to end: masked, translated, put back, judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kiosk.content.phrases import Term
from kiosk.errors import MissingPairError, UnfitTextError
from kiosk.translation.engine.drafting import Draft, draft, has_words
from kiosk.translation.engine.shelf import Shelf
from kiosk.translation.engine.stock import Route, Stock
from kiosk.translation.guard.masks import (
    FORMS,
    NONE,
    Masked,
    MaskForm,
    mask,
    restore,
)
from kiosk.translation.guard.rules import judge
from kiosk.translation.machine import MachineText
from kiosk.translation.model import Finding

LONGEST_TEXT: Final = 500
"""Characters of one text."""
LOST_MASK: Final = Finding("mask", "a mask was lost, doubled or changed")
CUT_SHORT: Final = Finding("length", "the model did not come to an end")


class Pipeline:
    """Translates behind the guard, with whatever models there are."""

    def __init__(self, stock: Stock, shelf: Shelf, terms: tuple[Term, ...]) -> None:
        self._stock = stock
        self._shelf = shelf
        self._terms = terms

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
        return tuple(self._with_backs(made, speaks, hears) if back else made)

    def _careful(self, texts: Sequence[str], route: Route) -> list[MachineText]:
        """Try with masks, and what did not come through, once more without."""
        form, speaks = form_of(route), route[0].from_code
        made = self._judged([mask(text, speaks, form) for text in texts], texts, route)
        again = [
            place
            for place, one in enumerate(made)
            if one.findings and mask(texts[place], speaks, form).held
        ]
        bare = [Masked(texts[place], ()) for place in again]
        second = self._judged(bare, [texts[place] for place in again], route)
        for place, one in zip(again, second, strict=True):
            made[place] = one
        return made

    def _judged(
        self, masked: Sequence[Masked], sources: Sequence[str], route: Route
    ) -> list[MachineText]:
        drafts = draft([one.text for one in masked], route, self._shelf)
        return [
            self._verdict(*each, route)
            for each in zip(sources, masked, drafts, strict=True)
        ]

    def _verdict(
        self, source: str, masked: Masked, one: Draft, route: Route
    ) -> MachineText:
        speaks, hears = route[0].from_code, route[-1].to_code
        text = restore(masked, one.text, hears)
        if text is None:
            return MachineText(text="", findings=(LOST_MASK,))
        findings = judge(source, text, speaks, hears, self._terms)
        if not one.ended:
            findings = (*findings, CUT_SHORT)
        return MachineText(text="" if findings else text, findings=findings)

    def _with_backs(
        self, made: list[MachineText], speaks: str, hears: str
    ) -> list[MachineText]:
        try:
            route = self._stock.route(hears, speaks)
        except MissingPairError:
            return made
        passed = [each.text for each in made if each.text]
        backs = iter(self._careful(passed, route))
        return [
            MachineText(text=each.text, back=next(backs).text) if each.text else each
            for each in made
        ]


def form_of(route: Route) -> MaskForm:
    """Return the mask form that every model on the way keeps; `NONE` if none is."""
    names = {model.mask for model in route}
    found = (form for form in FORMS if names == {form.name})
    return next(found, NONE)


def _must_fit(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise UnfitTextError(
            f"The text has {len(text)} characters, and {LONGEST_TEXT} is the most.",
            remedy="Say it in several shorter texts.",
        )
    if not has_words(text):
        raise UnfitTextError("There is nothing in the text that can be translated.")
