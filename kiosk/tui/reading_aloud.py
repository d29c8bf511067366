"""Reading the screens aloud: what the app asks of a voice, and when it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from textual import events

from kiosk.tui.visitor.messages import DisplayChosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.speech.model import Utterance
    from kiosk.tui.visitor.aloud.reading import Reading
    from kiosk.tui.visitor.frame import FrameScreen

READ_KEYS: Final = ("f8", "asterisk")
"""They switch reading aloud on, and then read the screen again: a key of keyboards,
and one that every keypad has."""


class Reader(Protocol):
    """A voice. Nothing of it waits: what is said is heard while the app goes on."""

    @property
    def trouble(self) -> bool:
        """Whether the last that was to be said could not be heard."""

    def reads(self, language: str) -> bool:
        """Tell whether there is a voice for a language, by its code."""

    def say(
        self, said: tuple[Utterance, ...], *, slow: bool = False, after: bool = False
    ) -> None:
        """Say texts one after another, instead of what is being said, or after it."""

    def stop(self) -> None:
        """Be silent at once; say nothing more until asked again."""

    async def close(self) -> None:
        """Be silent, and wait until every process of the voice is gone."""


class SilentReader:
    """No voice: reading aloud is not offered."""

    trouble = False

    def reads(self, language: str) -> bool:
        """Tell that there is none."""
        return False

    def say(
        self, said: tuple[Utterance, ...], *, slow: bool = False, after: bool = False
    ) -> None:
        """Do nothing: it is not offered."""

    def stop(self) -> None:
        """Do nothing: nothing is said."""

    async def close(self) -> None:
        """Do nothing: nothing was started."""


SILENT: Final = SilentReader()


class LateReader:
    """A voice that is opened when it is first asked for."""

    def __init__(self, open_reader: Callable[[], Reader]) -> None:
        self._open = open_reader
        self._reader: Reader | None = None

    @property
    def trouble(self) -> bool:
        """Whether the last that was to be said could not be heard."""
        return self._reader is not None and self._reader.trouble

    def _opened(self) -> Reader:
        if self._reader is None:
            self._reader = self._open()
        return self._reader

    def reads(self, language: str) -> bool:
        """Tell whether there is a voice for a language, by its code."""
        return self._opened().reads(language)

    def say(
        self, said: tuple[Utterance, ...], *, slow: bool = False, after: bool = False
    ) -> None:
        """Say texts one after another, instead of what is being said, or after it."""
        self._opened().say(said, slow=slow, after=after)

    def stop(self) -> None:
        """Be silent at once."""
        if self._reader is not None:
            self._reader.stop()

    async def close(self) -> None:
        """Be silent, and wait until every process of the voice is gone."""
        if self._reader is not None:
            await self._reader.close()


class Aloud:
    """Follows the screens with a voice. What it needs is loaded when it is wanted."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._reading: Reading | None = None
        """None: nobody wanted it yet."""

    def look(self, frame: FrameScreen) -> None:
        """Say what is new on the screen; nothing, unless the visitor wants it."""
        if self._reading is None and frame.look.aloud:
            # Imported here: the first screen does not wait for it.
            from kiosk.tui.visitor.aloud.reading import Reading

            self._reading = Reading(self._reader)
        if self._reading is not None:
            self._reading.look(frame)

    def takes(self, event: events.Event, frame: FrameScreen) -> bool:
        """Take what somebody does. True: the key is for reading aloud alone."""
        if not isinstance(event, events.Key):
            return False
        if event.key in READ_KEYS and not _types_sentences(frame, event.key):
            return self._wanted(frame)
        if not frame.look.aloud or not frame.page.aloud:
            return False
        # Imported here: the first screen does not wait for it.
        from kiosk.tui.visitor.aloud.keypad import pressed

        taken = pressed(frame, event.key)
        if taken:
            frame.call_after_refresh(self.look, frame)
        return taken

    def _wanted(self, frame: FrameScreen) -> bool:
        """Begin to read, or read the screen again. False: there is no voice at all."""
        if frame.look.aloud:
            if self._reading is not None:
                self._reading.again()
            return True
        own = frame.voice.language.code
        heard = [each.language.code for each in frame.voices()]
        if not any(map(self._reader.reads, heard)):
            return False
        if frame.journey.place == "welcome" or self._reader.reads(own):
            frame.post_message(DisplayChosen(replace(frame.look, aloud=True)))
        else:
            # There it is said that this language has no voice.
            frame.call_later(frame.over, "display")
        return True

    def stop(self) -> None:
        """Be silent: the visit is over."""
        self._reader.stop()
        self._reading = None


def _types_sentences(frame: FrameScreen, key: str) -> bool:
    """Tell whether a key is typed: sentences may have a star, names and numbers not."""
    if key != "asterisk":
        return False
    # Imported here: the first screen does not wait for it.
    from kiosk.tui.widgets.text_box import TextBox

    return isinstance(frame.focused, TextBox)
