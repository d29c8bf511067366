"""What is written around the talk at the desk."""

from __future__ import annotations

from typing import Final

from kiosk.interview.problems import Problem, mark
from kiosk.tui.desk.page import KeyHint
from kiosk.tui.desk.talk.slots import LABELS
from kiosk.tui.desk.talk.stage import Answered, Fill, Seek, Stage, Waiting
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field_rows import Words as Labels

LEGAL: Final = mark(
    "Consent, law and safety texts never go through the machine: use those on screen."
)
PHRASES_ONLY: Final = mark(
    "This language has no machine translation: phrases only, which are understood."
)
QUIET: Final = mark("Nothing was said yet.")
ANYTHING: Final = mark("Number, first letters of pinyin, or Chinese")
BACK_TRANSLATION: Final = mark("Translated back: %(text)s")
NO_BACK: Final = mark("Translated back: this failed. Prefer a phrase.")


def field_words(stage: Stage, problem: str | Problem, voice: Voice) -> Labels:
    """Return label, hint and problem of the field."""
    label, hint = _label(stage)
    return Labels(
        label=voice.say(label),
        hint=voice.say(hint) if hint else "",
        problem=_told(problem, voice),
    )


def _label(stage: Stage) -> tuple[str, str]:
    if isinstance(stage, Fill) and stage.choosing.slot is not None:
        return LABELS[stage.choosing.slot[1]]
    return ANYTHING, ""


def _told(problem: str | Problem, voice: Voice) -> str:
    if isinstance(problem, Problem):
        return voice.wording.explain(problem)
    return voice.say(problem) if problem else ""


def below_draft(
    stage: Stage, why: tuple[str, ...], problem: str | Problem, voice: Voice
) -> tuple[str, ...]:
    """Return the lines below what is about to be said: back-translation, or why not."""
    lines = [voice.say(each) for each in why]
    if isinstance(stage, Answered) and stage.said.origin == "machine":
        back = stage.said.back
        lines += [
            voice.say(BACK_TRANSLATION, text=back) if back else voice.say(NO_BACK)
        ]
    return (*lines, _told(problem, voice))


def hints(stage: Stage) -> tuple[KeyHint, ...]:
    """Return the keys that mean something now. Letters and digits are the field's."""
    back = KeyHint("Esc", mark("Back"))
    match stage:
        case Seek() | Fill():
            keys = (
                KeyHint("Enter", mark("Choose")),
                KeyHint("↓", mark("Down to the list")),
            )
            return (*keys, back, KeyHint("PgUp", mark("Earlier")))
        case Waiting():
            return (KeyHint("Esc", mark("Stop")),)
        case Answered(said=said) if said.origin == "machine":
            return (
                KeyHint("Enter", mark("Send")),
                KeyHint("P", mark("A phrase instead")),
                back,
            )
        case _:
            return (KeyHint("Enter", mark("Choose")), back)
