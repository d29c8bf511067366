"""Which mask form a model carries through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.translation.engine.argos import Written
from kiosk.translation.engine.carriers import carriers
from kiosk.translation.guard.masks import FORMS, MaskForm, pattern_of

Ask = Callable[[Sequence[str]], Sequence[Written]]


def choose_form(translate: Ask, language: str) -> str:
    """Return the name of the first form that every sentence kept; empty: none.

    A mask that is lost once in twelve sentences is no mask: a model without a form is
    given the figures as they are, and the guard compares them all the same.

    Args:
        translate: The model.
        language: Code of the language it translates from. One that has no sentences
            to try gets no form.
    """
    kept = (form.name for form in FORMS if keeps(translate, language, form))
    return next(kept, "")


def keeps(translate: Ask, language: str, form: MaskForm) -> bool:
    """Tell whether a model keeps every mask of a form, each of them once."""
    tried = carriers(language, form)
    made = translate([text for text, _ in tried]) if tried else ()
    return bool(tried) and all(
        _numbers(one.text, form) == list(range(1, count + 1))
        for (_, count), one in zip(tried, made, strict=True)
    )


def _numbers(text: str, form: MaskForm) -> list[int]:
    return sorted(int(found[1]) for found in pattern_of(form).finditer(text))
