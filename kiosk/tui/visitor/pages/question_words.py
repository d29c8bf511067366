"""What the question page says: heading, why and help, what is wrong, what to do."""

from __future__ import annotations

from typing import Final

from kiosk.interview import model
from kiosk.interview.model import AnyStep
from kiosk.interview.problems import Problem, mark
from kiosk.tui.visitor.editors.editor import Editor
from kiosk.tui.visitor.editors.zone import ZoneEditor
from kiosk.tui.visitor.page import Action
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.prose import Paragraph

CONTINUE: Final = "continue"
LEAVE_OUT: Final = "leave-out"
WHY: Final = "why"
REMOVE: Final = "remove"
MOST: Final = 3
"""Buttons that fit the action row."""


def heading(voice: Voice, step: AnyStep) -> tuple[Paragraph, ...]:
    """Return the question, its second language, and the line under it."""
    title = voice.tell(step.title)
    lead = voice.tell(step.lead)
    return (
        Paragraph(title.main, "title"),
        Paragraph(title.second, "quiet"),
        Paragraph(lead.main, "quiet"),
        Paragraph(lead.second, "quiet"),
    )


def aside(voice: Voice, step: AnyStep) -> tuple[Paragraph, ...]:
    """Return why we ask, what it looks like, and what to do when not sure."""
    parts = (
        (voice.say("Why we ask"), step.why),
        (voice.say("What it looks like"), step.example),
        (voice.say("Not sure?"), step.help),
    )
    paragraphs: list[Paragraph] = []
    for title, msgid in parts:
        if msgid:
            text = voice.tell(msgid)
            paragraphs += [
                Paragraph(title, "title", gap=1),
                Paragraph(text.main),
                Paragraph(text.second, "quiet"),
            ]
    return tuple(paragraphs)


def alert(
    voice: Voice, problem: Problem | None, *, at_box: bool
) -> tuple[Paragraph, ...]:
    """Return what stands above the answer when it does not count.

    Args:
        voice: Who it is said to.
        problem: What is wrong; None: nothing.
        at_box: True: the box says what is wrong, this only that something is.
    """
    if problem is None:
        return ()
    text = (
        voice.say("Please check this answer")
        if at_box
        else voice.wording.explain(problem)
    )
    return (Paragraph("✕ " + text, "error"),)


def actions(
    step: AnyStep, editor: Editor, *, removable: bool, why: bool
) -> tuple[Action, ...]:
    """Return the buttons for a question, the most useful when not all fit.

    Args:
        step: The question.
        editor: It may have actions of its own.
        removable: True: the item being filled can be removed.
        why: True: why we ask is behind a button on this grid.
    """
    others = list(editor.actions())
    scanned = isinstance(editor, ZoneEditor) and editor.reading is not None
    if isinstance(step, model.Question) and not step.required and not scanned:
        by_hand = isinstance(step, model.Zone)
        label = mark("Type it by hand") if by_hand else mark("Leave out")
        others.append(Action(LEAVE_OUT, label))
    if removable:
        others.append(Action(REMOVE, mark("Remove")))
    if why and step.why:
        others.append(Action(WHY, mark("Why?")))
    goes_on = mark("All correct") if scanned else mark("Continue")
    # Of too many, the first of a pair goes: "▼" alone still turns all pages.
    if len(others) >= MOST and len(editor.actions()) > 1:
        others = others[1:]
    primary = Action(CONTINUE, goes_on, primary=True, forward=True)
    return (*others[: MOST - 1], primary)
