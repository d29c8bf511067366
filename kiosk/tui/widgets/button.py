"""A button: three rows, one line of words."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.tui.voice import Pair
from kiosk.tui.widgets.lines import Line, both
from kiosk.tui.widgets.target import Target

ARROWS: Final = {"ltr": "→", "rtl": "←"}
LONG: Final = "-long"
"""The label has two rows."""
BACK_ARROWS: Final = {"ltr": "←", "rtl": "→"}


class TouchButton(Target):
    """A label in a frame, filled when it is the primary action."""

    middle = True

    def __init__(
        self,
        label: Pair | None = None,
        *,
        primary: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.label = label or Pair("")
        """What is written on it."""
        self.set_class(primary, "primary")

    @property
    def one_ink(self) -> bool:
        """A button is written in the colour that fits its fill."""
        return True

    def show(self, label: Pair, *, primary: bool | None = None) -> None:
        """Write another label."""
        if primary is not None:
            self.set_class(primary, "primary")
        if label != self.label:
            self.label = label
            self.relaid()

    def relaid(self) -> None:
        """Draw again, with or without the frame above."""
        super().relaid()
        self.on_resize()

    def on_resize(self) -> None:
        """Give up the frame above for a label that needs two rows."""
        width = self.content_size.width
        self.set_class(width > 0 and len(self._lines(width)) > 1, LONG)

    def lines(self, width: int) -> list[Line]:
        """Return the label, in the middle."""
        return both(replace(self.label, second=""), width, "strong", "center")
