"""An app that nothing typed, pasted or touched can leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text
from textual import constants, events
from textual.app import App

from kiosk.journal import NOWHERE, Journal
from kiosk.language.visual import Bidi

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.widget import Widget

LEADING: Final = ("enter", "tab")
"""Keys that lead from a field to the next."""
STOPPED: Final = (
    "This kiosk has stopped. Please ask the staff.\n本机已停止服务，请联系工作人员。"
)


class LockedApp(App[None], inherit_bindings=False):
    """No quit, palette, clipboard, link, file or suspension; crashes tell nothing.

    Source: the ways out that were found in Textual 8.2.8 by trying every key.
    """

    ENABLE_COMMAND_PALETTE = False
    COMMANDS = set()
    ALLOW_SELECT = False
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, bidi: Bidi = "app") -> None:
        """Make the app.

        Args:
            bidi: Who orders right-to-left text: this program, or the terminal.
        """
        super().__init__()
        self.bidi: Bidi = bidi
        self.journal: Journal = NOWHERE
        """Where faults and endings are told; whoever starts the app gives its own."""
        # Neither tips nor notices over a screen, nor the widgets that wait for them.
        # Textual has no public switch; its own tests of apps set these two.
        self._disable_tooltips = True
        self._disable_notifications = True

    def get_driver_class(self) -> type[Driver]:
        """Give the terminal that nothing typed can stop, unless a test names one."""
        if constants.DRIVER is not None:
            return super().get_driver_class()
        from kiosk.tui.driver import Driver as Ours

        return Ours

    async def on_event(self, event: events.Event) -> None:
        """Go from a field to the next before the keys behind it are handed out.

        Moved by a message, the focus would come too late for a quick typist or a
        scanner: a passphrase would stand readable in the field before.
        """
        if isinstance(event, events.Key) and not event.is_forwarded:
            following = self._following(event.key)
            if following is not None:
                self.screen.set_focus(following)
                return
        await super().on_event(event)

    def _following(self, key: str) -> Widget | None:
        if key not in LEADING or self.focused is None:
            return None
        from kiosk.tui.widgets.field import Field

        field = self.focused
        if not isinstance(field, Field) or field.onward is None:
            return None
        return field.onward()

    async def action_quit(self) -> None:
        """Stay: visitors cannot leave."""

    def action_help_quit(self) -> None:
        """Stay silent: there is no key to tell of."""

    def action_command_palette(self) -> None:
        """Stay: there is no palette."""

    def action_suspend_process(self) -> None:
        """Stay in front."""

    def action_show_help_panel(self) -> None:
        """Stay: there is no panel of keys."""

    def action_screenshot(
        self, filename: str | None = None, path: str | None = None
    ) -> None:
        """Write no picture of what a visitor entered."""

    def copy_to_clipboard(self, text: str) -> None:
        """Keep nothing that the next visitor could paste."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: a link is only text here."""

    def deliver_text(self, *args: object, **options: object) -> str | None:
        """Give no file away."""
        return None

    def deliver_binary(self, *args: object, **options: object) -> str | None:
        """Give no file away."""
        return None

    def deliver_screenshot(self, *args: object, **options: object) -> str | None:
        """Give no picture away."""
        return None

    def panic(self, *renderables: object) -> None:
        """Stop with one calm sentence, whatever there is to tell."""
        if self.return_code is None:
            # What is public ends an app by a message, which one in trouble may not
            # read.
            self._return_code = 1
            self._fatal_error()

    def _handle_exception(self, error: Exception) -> None:
        # A page that is being made when the kiosk is told to end finds its place
        # gone: no fault, and the status stays as it was told.
        if self.return_code is None:
            # A worker's fault comes wrapped, without where it happened.
            inner = getattr(error, "error", None)
            self.journal.crashed(inner if isinstance(inner, Exception) else error)
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual would print a traceback with local variables: a visitor's answers.
        # And one fault often brings another: the sentence is said once.
        self._exit_renderables[:] = [Text(STOPPED)]
        self._close_messages_no_wait()
