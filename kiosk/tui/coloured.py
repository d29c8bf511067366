"""An app that wears the palettes, and begins in the usual one."""

from __future__ import annotations

from kiosk.language.visual import Bidi
from kiosk.tui.locked import LockedApp
from kiosk.tui.themes import DEFAULT, LOBBY, themes


class ColouredApp(LockedApp):
    """Gives its sheet the tokens of a palette."""

    def __init__(self, bidi: Bidi = "app") -> None:
        """Make the app.

        Args:
            bidi: Who orders right-to-left text: this program, or the terminal.
        """
        super().__init__(bidi)
        # Before the sheet is read, so that it is parsed once and not again.
        for theme in themes():
            self.register_theme(theme)
        self.set_reactive(ColouredApp.theme, DEFAULT)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the sheet its tokens before a palette is set."""
        return {**LOBBY}
