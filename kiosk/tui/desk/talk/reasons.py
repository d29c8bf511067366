"""Why a sentence was not translated, in words for staff."""

from __future__ import annotations

from typing import Final

from kiosk.interview.problems import mark
from kiosk.translation.model import Finding, Refusal, Translated

REFUSED: Final[dict[Refusal, str]] = {
    "empty": mark("Nothing is written."),
    "long": mark("This is longer than 500 characters. Please say it shorter."),
    "secret": mark("A card number, PIN or code was written. It is not translated."),
}
DAMAGED: Final = mark("What the machine gave is no proper sentence.")
FOUND: Final[dict[str, str]] = {
    "empty": DAMAGED,
    "same": mark("The machine left it as it was."),
    "control": DAMAGED,
    "mask": mark("The machine lost a figure or a name."),
    "markup": DAMAGED,
    "insertion": DAMAGED,
    "script": mark("The machine wrote it in another script."),
    "length": mark("The machine left something out, or added something."),
    "repetition": mark("The machine repeats itself."),
    "question": mark("A question became a statement, or the other way round."),
    "figures": mark("Amounts, numbers or dates do not agree."),
    "currency": mark("The currencies do not agree."),
    "names": mark("A name or an address does not agree."),
    "negation": mark("Yes and no do not agree."),
    "polarity": mark("A word became its opposite."),
    "reserved": mark(
        "Consent, law and safety are said in prepared phrases only. Choose one."
    ),
    "glossary": mark("A word of banking is not translated as it must be."),
}
"""By the rule of `guard.rules.RULES`."""
NO_PAIR: Final = mark("There is no machine translation for this language.")
SILENT: Final = mark("The translation program did not answer.")
MOST: Final = 3
"""Reasons that are told at once."""


def reasons(said: Translated, *, has_pair: bool) -> tuple[str, ...]:
    """Return why there is no translation; English, to be translated.

    Args:
        said: What came of a sentence.
        has_pair: Whether the machine knows both languages.
    """
    if said.refused:
        return (REFUSED[said.refused],)
    if said.text:
        return ()
    if said.findings:
        return _found(said.findings)
    return (SILENT if has_pair else NO_PAIR,)


def _found(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    told = (FOUND.get(one.rule, DAMAGED) for one in findings)
    return tuple(dict.fromkeys(told))[:MOST]
