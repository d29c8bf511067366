"""The app in the browser of the kiosk: one visitor, then the process ends."""

from __future__ import annotations

import json
import os
import select
import signal
from typing import TYPE_CHECKING, Final

from textual import events, on
from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver
from textual.geometry import Size

from kiosk.tui.app import KioskApp
from kiosk.tui.endings import end_on_signals
from kiosk.tui.surface import TextStep
from kiosk.tui.terminal_input import QUIET_SECONDS, TerminalInput

if TYPE_CHECKING:
    from textual.driver import Driver

    from kiosk.tui.visitor.frame import FrameScreen

VISIT_OVER: Final = 20
"""Exit status: somebody was here and is forgotten. What else ends it is a fault."""
LEFT_BY_STAFF: Final = 70
"""Exit status: staff typed the PIN. No new screen is wanted."""
_STDIN: Final = 0
_STDOUT: Final = 1


class BrowserDriver(WebDriver):
    """Speaks with the bridge; what cannot be read is left out, and ends nothing.

    Textual's own reader would end at bytes that are no text, and offers no way to read
    on: so its parser, its loop and its packets are used from here.
    """

    def start_application_mode(self) -> None:
        """Begin, and end when the system says so."""
        super().start_application_mode()
        for number in (signal.SIGINT, signal.SIGTERM):
            self._loop.remove_signal_handler(number)
        end_on_signals(lambda _status: self._app.exit(return_code=VISIT_OVER))

    def run_input_thread(self) -> None:
        """Read packets of the bridge until the end, or until it is gone."""
        packets, terminal = ByteStream(), TerminalInput(self.process_message)
        while not self.exit_event.is_set():
            if not select.select((_STDIN,), (), (), QUIET_SECONDS)[0]:
                terminal.rest()
                continue
            arrived = os.read(_STDIN, 65536)
            if not arrived:
                self._app.call_later(self._app.exit, None, VISIT_OVER)
                return
            for kind, payload in packets.feed(arrived):
                if kind == "D":
                    terminal.read(payload)
                else:
                    self._on_meta(kind, payload)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Answer whether the app still runs; take sizes and focus."""
        if packet_type == "ping":
            told = {"type": "pong", "number": payload.get("number", 0)}
            self._loop.call_soon_threadsafe(self.write_meta, told)
        elif packet_type == "resize":
            self._size = (int(str(payload["width"])), int(str(payload["height"])))
            # Textual's own way overtakes the first size, which then stays for ever.
            self.send_message(events.Resize(Size(*self._size), Size(*self._size)))
        elif packet_type == "number":
            self._show(int(str(payload["number"])), str(payload["code"]))
        elif packet_type in ("focus", "blur"):
            super().on_meta(packet_type, payload)

    def _show(self, number: int, code: str) -> None:
        if isinstance(self._app, KioskApp):
            self._app.call_later(self._app.show_number, number, code)

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Open nothing."""


class BrowserSurface:
    """A page of ours: it changes the size of its text when it is told to."""

    sizes_text = True
    ends_with_visit = True

    def size_text(self, step: TextStep) -> None:
        """Tell the page, which answers with its new size in cells."""
        _tell(type="text_size", step=step)


def _tell(**told: object) -> None:
    """Tell the bridge, as the driver does it: this is the thread that it writes in."""
    payload = json.dumps(told).encode()
    os.write(_STDOUT, b"M" + len(payload).to_bytes(4, "big") + payload)


class BrowserApp(KioskApp):
    """Ends its process where the app in a terminal begins anew."""

    CSS_PATH = "kiosk.tcss"
    _awaited_number: tuple[int, str] | None = None
    """Came before the content was there."""

    def get_driver_class(self) -> type[Driver]:
        """Give the one that speaks with the bridge."""
        return BrowserDriver

    def _new_frame(self) -> FrameScreen:
        frame = super()._new_frame()
        # The start screen is another process's: here it would take a touch and end.
        frame.set_class(self._erasing, "-blank")
        return frame

    async def show_number(self, number: int, code: str) -> None:
        """Show a number that came from the bridge; give it ours to hand on.

        It stands in the next process: this one has seen a visit, and ends.
        """
        if self._erasing:
            _tell(type="number", number=number, code=code)
        elif self._tongues.library is None:
            self._awaited_number = (number, code)
        else:
            await super().show_number(number, code)

    @on(KioskApp.LibraryOpened)
    async def _show_awaited(self) -> None:
        given, self._awaited_number = self._awaited_number, None
        if given is not None:
            # Later: Textual lets the last class hear first, and the words come after.
            self.call_later(self.show_number, *given)

    async def _forgotten(self) -> None:
        await super()._forgotten()
        if self._at_frame:
            self.exit(return_code=VISIT_OVER)
