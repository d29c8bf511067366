"""An xterm that fills the screen: it changes the size of its text when it is told to.

Source: XTerm Control Sequences, OSC 50; tried with xterm 379, where a name of a font
is taken, and the numbers of its menu are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.tui.surface import PLAIN, Surface, TextStep

FONT: Final = "xft:DejaVu Sans Mono:size={size:g}"
"""As `deploy/` starts it, and as docs/operating.md says."""
LARGER: Final[Mapping[TextStep, float]] = {0: 1.0, 1: 36 / 28, 2: 44 / 28}
"""The same steps as in the browser."""
SIZES: Final = (6, 60)
"""Least and most, in points."""


class XtermSurface:
    """Knows how large the text is at first."""

    sizes_text = True
    ends_with_visit = False

    def __init__(self, size: int) -> None:
        """Make it.

        Args:
            size: Of the text at first, in points.
        """
        self._size = size

    def size_text(self, step: TextStep) -> None:
        """Have the terminal take another font; it tells its new size in cells."""
        # Textual writes in a thread of its own, and has no public way to write along.
        from textual._context import active_app

        driver = active_app.get()._driver
        if driver is not None:
            font = FONT.format(size=round(self._size * LARGER[step]))
            driver.write(f"\x1b]50;{font}\x07")


def surface_of(environment: Mapping[str, str]) -> Surface:
    """Return what can be done with the terminal this program runs in.

    Args:
        environment: xterm tells its version in it, and whoever started it the size
            of its text. What stands between, as tmux does, takes no fonts.
    """
    told = environment.get("KIOSK_FONT_SIZE", "")
    xterm = "XTERM_VERSION" in environment and "TMUX" not in environment
    if xterm and told.isdecimal() and SIZES[0] <= int(told) <= SIZES[1]:
        return XtermSurface(int(told))
    return PLAIN
