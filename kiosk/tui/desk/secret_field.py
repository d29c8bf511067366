"""A field whose text is never drawn."""

from __future__ import annotations

from dataclasses import replace

from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.typed_window import TypedWindow

DOT = "•"


class SecretField(Field):
    """Draws a dot for each character, and gives its text away once."""

    @property
    def _window(self) -> TypedWindow:
        real = super()._window
        return replace(real, line=replace(real.line, text=DOT * len(real.line.text)))

    def give(self) -> str:
        """Return what was typed, and forget it."""
        text = self.text
        self.hold("")
        return text
