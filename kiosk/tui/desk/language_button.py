"""The customer's language, which a touch changes to the next."""

from __future__ import annotations

from kiosk.interview.problems import mark
from kiosk.tui.desk.naming import language_name
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.button import TouchButton


class LanguageButton(TouchButton):
    """Begins with the first language of the list."""

    DEFAULT_CSS = """
    LanguageButton { width: 40; max-width: 100%; }
    """

    def __init__(self, workplace: Workplace, voice: Voice) -> None:
        super().__init__(id="language")
        self._workplace = workplace
        self._voice = voice
        self._codes = tuple(one.code for one in workplace.tongues.languages)
        self._at = 0
        self.speak(voice)

    @property
    def code(self) -> str:
        """The language that is chosen."""
        return self._codes[self._at]

    def speak(self, voice: Voice) -> None:
        """Write it again."""
        self._voice = voice
        name = language_name(self._workplace, voice, self.code)
        said = voice.say(mark("Customer's language: %(name)s"), name=name)
        self.show(voice.plain(said))

    def touch(self) -> None:
        """Choose the next language."""
        self._at = (self._at + 1) % len(self._codes)
        self.speak(self._voice)
