"""What the visitor sees, said in Chinese for whoever helps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.counter.masking import at_first
from kiosk.interview import model
from kiosk.interview.model import AnyStep
from kiosk.interview.problems import mark
from kiosk.tui.visitor.journey import Journey, Place
from kiosk.tui.voice import Pair, Voice

if TYPE_CHECKING:
    from kiosk.interview.context import Context
    from kiosk.interview.path import Taken

PLACES: Final[Mapping[Place, str]] = {
    "welcome": mark("The visitor chooses a language."),
    "home": mark("The visitor chooses what to do."),
    "question": mark("The visitor answers a question."),
    "check": mark("The visitor checks the answers."),
    "outcome": mark("The visitor reads the result."),
    "guide": mark("The visitor reads a guide."),
}
ANSWER: Final = mark("Answer: %(answer)s")
UNANSWERED: Final = mark("No answer yet")


@dataclass(frozen=True, slots=True)
class Line:
    """Something to choose from a list."""

    id: str
    title: Pair
    below: Pair
    here: bool = False
    """Whether it is what the visitor sees, or has chosen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One place of the visitor's journey."""

    place: str
    step: str = ""
    """Id of the step on screen; empty: none."""
    title: str = ""
    lead: str = ""
    answer: str = ""
    steps: tuple[Line, ...] = ()
    """The steps that can be gone to."""
    options: tuple[Line, ...] = ()
    """What can be suggested as the answer."""


def seen_of(journey: Journey, context: Context, voice: Voice, own: Voice) -> Seen:
    """Return what is on the visitor's screen.

    Args:
        journey: Where the visitor is.
        context: The day of the visit.
        voice: Staff's.
        own: The visitor's.
    """
    place = voice.say(PLACES[journey.place])
    if journey.place == "guide" and journey.guide is not None:
        return Seen(place, title=voice.tell(journey.guide.title).main)
    if journey.visit is None:
        return Seen(place)
    way = journey.visit.path(context)
    shown = journey.visit.shown(context) if journey.place == "question" else None
    at = shown.id if shown else ""
    steps = _steps(way.taken, way.next, voice, at)
    if shown is None:
        return Seen(place, steps=steps)
    value = next((one.value for one in way.taken if one.step.id == at), None)
    return Seen(
        place,
        at,
        voice.tell(shown.title).main,
        voice.tell(shown.lead).main if shown.lead else "",
        _answer(shown, way.taken, voice),
        steps,
        _options(shown, value, voice, own),
    )


def _steps(
    taken: tuple[Taken, ...], following: AnyStep | None, voice: Voice, at: str
) -> tuple[Line, ...]:
    lines = [
        Line(
            one.step.id,
            voice.tell(one.step.title),
            voice.plain(_given(one, voice)),
            one.step.id == at,
        )
        for one in taken
    ]
    if following is not None:
        open_ = voice.plain(voice.say(UNANSWERED))
        title = voice.tell(following.title)
        lines.append(Line(following.id, title, open_, following.id == at))
    return tuple(lines)


def _given(taken: Taken, voice: Voice) -> str:
    if isinstance(taken.step, model.Zone):
        return ""  # The fields that were read follow, each with its own mask.
    return " · ".join(at_first(taken.step, taken.value, voice.wording))


def _answer(step: AnyStep, taken: tuple[Taken, ...], voice: Voice) -> str:
    given = next((one for one in taken if one.step.id == step.id), None)
    words = _given(given, voice) if given is not None else ""
    return voice.say(ANSWER, answer=words) if words else voice.say(UNANSWERED)


def _options(
    step: AnyStep, value: object, voice: Voice, own: Voice
) -> tuple[Line, ...]:
    if not isinstance(step, model.Choice):
        return ()
    return tuple(
        Line(
            one.id,
            voice.tell(one.label),
            _below(own.tell(one.label).main, voice, own),
            one.id == value,
        )
        for one in step.options
    )


def _below(text: str, voice: Voice, own: Voice) -> Pair:
    """Return the visitor's words, unless they are the same language."""
    same = own.language.code == voice.language.code
    return own.plain("" if same else text)
