"""What reads the screens aloud: whoever shows them hands over texts in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from kiosk.speech.model import Utterance


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
