"""What a visitor does, read out of the bytes of a terminal: none of them leave it deaf.

A scanner types what stands in a barcode, as fast as a terminal answers. So what a
terminal would say of itself can come from it too.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.messages import InBandWindowResize

if TYPE_CHECKING:
    from textual.message import Message

UNREADABLE: Final = (ValueError, OverflowError, ParseError)
"""What reading keys raises for bytes that are no text and codes that are no keys.

Source: Textual 8.2.8, found by sending it random bytes.
"""
QUIET_SECONDS: Final = 0.1
"""After this an escape byte is the key, and no beginning of something longer.

Source: Textual 8.2.8, its own reader.
"""
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"
"""Source: XTerm Control Sequences, bracketed paste mode."""
_OF_THE_WINDOW: Final = (InBandWindowResize, events.AppFocus, events.AppBlur)
"""What a terminal tells of itself: nobody did it, and a scanner may say it too."""


class TerminalInput:
    """Reads bytes; what cannot be read is left out, and ends nothing."""

    def __init__(self, take: Callable[[Message], None]) -> None:
        """Begin.

        Args:
            take: Given what a visitor did.
        """
        self._take = take
        self._begin()

    def _begin(self) -> None:
        self._parser = XTermParser(debug=False)
        self._decode = getincrementaldecoder("utf-8")().decode
        self._last = ""
        self._pastes = False

    def read(self, arrived: bytes) -> None:
        """Take bytes; of what came with something unreadable the rest is lost."""
        try:
            text = self._decode(arrived)
            if text:
                self._look(text)
                self._give(self._parser.feed(text))
        except UNREADABLE:
            self._begin()

    def rest(self) -> None:
        """Take note that nothing came for `QUIET_SECONDS`."""
        if self._pastes:
            # A paste comes at once. One without an end would swallow all touches.
            self._begin()
        else:
            self._decode = getincrementaldecoder("utf-8")().decode
            self._give(self._parser.tick())

    def _look(self, text: str) -> None:
        """See whether a paste goes on: every sign and touch is part of it."""
        seen = self._last + text
        begun, ended = seen.rfind(_PASTE), seen.rfind(_PASTED)
        if begun != ended:
            self._pastes = begun > ended
        self._last = seen[1 - len(_PASTE) :]

    def _give(self, found: Iterable[Message]) -> None:
        for message in found:
            if isinstance(message, events.Resize):
                # The system or the bridge tells the size; here it is a scanner's, could
                # be any, and has the parser take cells for pixels.
                raise ParseError
            if not isinstance(message, _OF_THE_WINDOW):
                self._take(message)
