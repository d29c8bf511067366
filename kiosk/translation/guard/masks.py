"""Figures and names taken out before the machine translates, and put back after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.translation.guard.addresses import find_addresses
from kiosk.translation.guard.figures import Figure, find_figures
from kiosk.translation.guard.writing import Held, holdable, written_for


@dataclass(frozen=True, slots=True)
class MaskForm:
    """How a mask looks. No underscores: a tokenizer may turn them into spaces."""

    name: str
    """What a model's record says it keeps."""
    before: str
    after: str
    """Around the number of the mask, which counts from 1."""

    def token(self, number: int) -> str:
        """The mask of a number."""
        return f"{self.before}{number}{self.after}"


NONE = MaskForm("none", "", "")
"""Nothing is taken out."""
FORMS = (
    MaskForm("X1", "X", ""),
    MaskForm("#1", "#", ""),
    MaskForm("⟦1⟧", "⟦", "⟧"),
    MaskForm("N1N", "N", "N"),
    MaskForm("[1]", "[", "]"),
    MaskForm("Z1Z", "Z", "Z"),
)
"""Forms to try with a model, the plainest first."""
Place = tuple[int, int, Held]


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with masks, and what they stand for."""

    text: str
    """What is given to the machine; the source itself when nothing is held."""
    held: tuple[Held, ...]
    """What mask 1, 2, 3 ... stands for."""
    form: MaskForm = NONE


def mask(text: str, language: str, form: MaskForm, names: Sequence[str] = ()) -> Masked:
    """Take out what a machine must not touch.

    Figures that can be written in any language without it, e-mail and web addresses,
    numbers of cards, phones and documents, postal addresses behind a word that says
    so, and names. Numbers in words stay: they decline, and they are compared later.

    Args:
        text: A cleaned text.
        language: Code of its language.
        form: What a mask looks like.
        names: Whatever else must come through letter by letter.
    """
    if form == NONE:
        return Masked(text, ())
    places = _apart(text, language, names)
    parts, last = list[str](), 0
    for number, (start, end, _) in enumerate(places, 1):
        gap = " " if number > 1 and start == last else ""
        parts += [text[last:start] + gap, form.token(number)]
        last = end
    masked = "".join((*parts, text[last:]))
    if len(pattern_of(form).findall(masked)) != len(places):
        # The text itself has something that looks like a mask.
        return Masked(text, ())
    return Masked(masked, tuple(held for _, _, held in places), form)


def restore(masked: Masked, translated: str, language: str = "") -> str | None:
    """Put back what was taken out.

    Args:
        masked: What was translated.
        translated: What came back.
        language: Code of the language of `translated`; money, dates and the like
            are written as it writes them. Empty: all as it stood in the source.

    Returns:
        None when a mask is missing, stands there twice or was changed.
    """
    if not masked.held:
        return translated
    pattern = pattern_of(masked.form)
    numbers = [int(match[1]) for match in pattern.finditer(translated)]
    if sorted(numbers) != list(range(1, len(masked.held) + 1)):
        return None
    left = pattern.sub("", translated)
    if any(sign in left for sign in _odd_signs(masked.form, masked.text)):
        return None
    return pattern.sub(
        lambda match: written_for(masked.held[int(match[1]) - 1], language), translated
    )


def pattern_of(form: MaskForm) -> re.Pattern[str]:
    """A pattern of a form's masks; spaces inside are no change."""
    before, after = re.escape(form.before), re.escape(form.after)
    return re.compile(
        rf"(?<![A-Za-z0-9]){before}\s?([1-9]\d?)\s?{after}(?![A-Za-z0-9])"
        if form.after
        else rf"(?<![A-Za-z0-9]){before}\s?([1-9]\d?)(?![A-Za-z0-9]|[.,]\d)"
    )


def _odd_signs(form: MaskForm, source: str) -> tuple[str, ...]:
    """Signs of the form that have no business outside a whole mask."""
    signs = {form.before, form.after} - {""}
    rest = pattern_of(form).sub("", source)
    return tuple(sign for sign in signs if not sign.isalpha() and sign not in rest)


def _apart(text: str, language: str, names: Sequence[str]) -> list[Place]:
    kept: list[Place] = []
    for start, end, held in (
        *_named(text, names),
        *_addressed(text, language),
        *_figured(text, language),
    ):
        if all(end <= one[0] or start >= one[1] for one in kept):
            kept.append((start, end, held))
    return sorted(kept, key=lambda place: place[0])


def _named(text: str, names: Sequence[str]) -> Iterator[Place]:
    for name in sorted(filter(None, names), key=len, reverse=True):
        for match in re.finditer(re.escape(name), text):
            yield *match.span(), Held(name)


def _addressed(text: str, language: str) -> Iterator[Place]:
    for start, end in find_addresses(text):
        yield start, end, Held(text[start:end])


def _figured(text: str, language: str) -> Iterator[Place]:
    figures: tuple[Figure, ...] = find_figures(text, language)
    for figure in figures:
        held = holdable(text, figure)
        if held:
            yield held
