"""Which editor takes which kind of step."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from kiosk.interview import model
from kiosk.tui.visitor.editors.choice import ChoiceEditor
from kiosk.tui.visitor.editors.country import CountryEditor
from kiosk.tui.visitor.editors.editor import Editor
from kiosk.tui.visitor.editors.group import GroupEditor
from kiosk.tui.visitor.editors.slots import SlotEditor
from kiosk.tui.visitor.editors.typed import TypedEditor
from kiosk.tui.visitor.editors.zone import ZoneEditor
from kiosk.tui.voice import Voice

EDITORS: Final = MappingProxyType[str, Callable[[Voice], Editor]](
    {
        "choice": ChoiceEditor,
        "typed": TypedEditor,
        "country": CountryEditor,
        "slot": SlotEditor,
        "zone": ZoneEditor,
        "group": GroupEditor,
    }
)
"""What makes an editor, by the name that `editor_kind` gives."""


def editor_kind(step: model.AnyStep) -> str:
    """Return the name of the editor for a step."""
    match step:
        case model.Country():
            return "country"
        case model.Slot():
            return "slot"
        case model.Zone():
            return "zone"
        case model.Group():
            return "group"
        case model.Choice() | model.Several() | model.Information() | model.Consent():
            return "choice"
        case _:
            return "typed"


def make_editor(kind: str, voice: Voice) -> Editor:
    """Return a new editor.

    Raises:
        KeyError: There is no such editor.
    """
    return EDITORS[kind](voice)
