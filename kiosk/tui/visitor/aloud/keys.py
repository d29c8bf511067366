"""What is said of a key of the on-screen keyboard."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kiosk.interview.problems import mark

if TYPE_CHECKING:
    from kiosk.keyboard.layout import Key
    from kiosk.tui.voice import Voice

NAMES: Final = MappingProxyType(
    {
        # Translators: read aloud; a key that takes the last sign away.
        "backspace": mark("Take the last sign away"),
        "clear": mark("Clear"),
        "space": mark("Space"),
        # Translators: read aloud; a key that moves the cursor to the left.
        "left": mark("Cursor to the left"),
        # Translators: read aloud; a key that moves the cursor to the right.
        "right": mark("Cursor to the right"),
        "done": mark("Done"),
    }
)
SIGNS: Final = MappingProxyType(
    {
        # Translators: read aloud; the sign - on a key.
        "-": mark("hyphen"),
        # Translators: read aloud; the sign ' on a key.
        "'": mark("apostrophe"),
        "’": mark("apostrophe"),
        # Translators: read aloud; the sign . on a key.
        ".": mark("full stop"),
        # Translators: read aloud; the sign , on a key.
        ",": mark("comma"),
        # Translators: read aloud; the sign @ on a key.
        "@": mark("at sign"),
        # Translators: read aloud; the sign _ on a key.
        "_": mark("underscore"),
        # Translators: read aloud; the sign / on a key.
        "/": mark("slash"),
        # Translators: read aloud; the sign + on a key.
        "+": mark("plus"),
        # Translators: read aloud; the sign < on a key.
        "<": mark("less than"),
    }
)
# Translators: read aloud; a key that shows other signs on the keyboard.
OTHER: Final = mark("Other signs: %(label)s")


def key_said(key: Key | None, voice: Voice) -> str:
    """Return what is said of a key; empty: there is none.

    A voice says a capital as it says the small letter, and so does this.
    """
    if key is None:
        return ""
    if key.role in NAMES:
        return voice.say(NAMES[key.role])
    if key.role == "face":
        return voice.say(OTHER, label=key.label)
    return voice.say(SIGNS[key.types]) if key.types in SIGNS else key.types
