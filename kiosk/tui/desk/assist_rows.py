"""The steps of an assisted session: in Chinese, and in the visitor's words beside."""

from __future__ import annotations

from typing import Final

from kiosk.content.wording import Wording
from kiosk.counter.masking import at_first
from kiosk.interview import model
from kiosk.interview.model import AnyStep, Value
from kiosk.tui.desk.assisted import Assisted
from kiosk.tui.desk.rows import Cell, RowFace, Text
from kiosk.tui.voice import Voice

HERE: Final = "▶"
PROPOSED: Final = (model.Choice, model.Text, model.Date, model.Country)
PROPOSED_TOO: Final = (model.Phone, model.Email, model.Address, model.DocumentNumber)
"""Kinds of questions that staff can propose an answer to, in one line of text."""


def step_rows(
    session: Assisted, voice: Voice, own: Voice, *, wide: bool
) -> tuple[RowFace, ...]:
    """Return the steps reached so far, the one on screen marked.

    Args:
        session: With what is on the screen.
        voice: The desk's.
        own: The visitor's.
        wide: Whether there is room for the visitor's words.
    """
    at = session.shown.step if session.shown else ""
    answers = session.body.answers
    return tuple(
        _row(number, step, answers.get(step.id), (voice, own), (step.id == at, wide))
        for number, step in enumerate(session.steps, start=1)
    )


def _row(
    number: int,
    step: AnyStep,
    value: Value,
    voices: tuple[Voice, Voice],
    marks: tuple[bool, bool],
) -> RowFace:
    voice, own = voices
    here, wide = marks
    cells = [
        Cell((Text(HERE if here else "", "strong"),), 2),
        Cell((Text(str(number), "strong"),), 3),
        _said(step, value, voice.wording),
    ]
    if wide and own.language.code != voice.language.code:
        cells.append(_said(step, value, own.wording, quiet=True))
    return RowFace(step.id, tuple(cells))


def _said(step: AnyStep, value: Value, words: Wording, *, quiet: bool = False) -> Cell:
    title = words.tell(step.title).shown
    first = Text(title, "quiet" if quiet else "plain")
    if value is None or isinstance(step, model.Zone):
        return Cell((first,))
    lines = at_first(step, value, words)
    return Cell(
        (first, *(Text(line, "quiet" if quiet else "strong") for line in lines))
    )


def option_rows(step: model.Choice, voice: Voice, own: Voice) -> tuple[RowFace, ...]:
    """Return the options of a question, as staff and visitor read them."""
    return tuple(
        RowFace(
            option.id,
            (
                Cell((Text(voice.tell(option.label).main, "strong"),)),
                Cell((Text(own.tell(option.label).main, "quiet"),)),
            ),
        )
        for option in step.options
    )


def can_propose(step: AnyStep | None) -> bool:
    """Return whether staff can propose an answer to a question here."""
    return isinstance(step, PROPOSED + PROPOSED_TOO)
