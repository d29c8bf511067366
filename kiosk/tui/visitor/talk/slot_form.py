"""The editors that fill the slots of a phrase."""

from __future__ import annotations

from kiosk.content.phrases import SlotKind
from kiosk.content.slot_values import value_problem
from kiosk.interview.context import Context
from kiosk.interview.problems import Problem
from kiosk.tui.visitor.editors.editor import Asked, Editor
from kiosk.tui.visitor.editors.typed import TypedEditor
from kiosk.tui.visitor.talk.filling import as_slot_value, choices_of, step_of
from kiosk.tui.visitor.talk.phrasing import Phrasing
from kiosk.tui.visitor.talk.picking import PickEditor
from kiosk.tui.voice import Voice


class SlotForm:
    """Asks for one slot at a time, typed or picked."""

    def __init__(self, voice: Voice) -> None:
        self.typed = TypedEditor(voice)
        self.pick = PickEditor(voice)
        self._kind: SlotKind = "name"

    def load(self, kind: SlotKind, voice: Voice, context: Context) -> Editor:
        """Begin with a slot, and return the editor that takes its value."""
        self._kind = kind
        step = step_of(kind)
        if step is None:
            self.pick.begin()
            return self.pick
        self.typed.voice = voice
        self.typed.load(Asked(step, context))
        return self.typed

    def speak(self, voice: Voice, phrasing: Phrasing) -> None:
        """Write the words again; what was given stays."""
        if step_of(self._kind) is not None:
            self.typed.speak(voice)
            return
        self.pick.speak(voice)
        self.pick.offer(choices_of(self._kind, voice, phrasing))

    def value(self) -> str | Problem:
        """Return what was given as a slot has it, or what is wrong with it."""
        step = step_of(self._kind)
        if step is None:
            chosen = self.pick.value()
            return chosen if isinstance(chosen, str) else Problem("missing")
        typed = as_slot_value(self._kind, self.typed.value())
        return value_problem(self._kind, typed, ()) or typed
