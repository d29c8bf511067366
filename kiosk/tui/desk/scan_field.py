"""The field of a scanner: whatever ends a scan takes it."""

from __future__ import annotations

from typing import Final

from textual import events

from kiosk.tui.widgets.field import Field

ENDS: Final = ("tab", "ctrl+j", "ctrl+m")
"""What scanners send behind a code besides Enter."""
LONGEST: Final = 4000
"""Three codes of the largest version run together are under 3,000 signs."""


class ScanField(Field):
    """Takes Tab and LF for Enter while something stands in it."""

    def on_key(self, event: events.Key) -> None:
        """End the scan, or go on as every field does."""
        if event.key in ENDS and self.text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
