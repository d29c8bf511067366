"""The voices a kiosk can speak with, made when they are first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kiosk.language.languages import Language
from kiosk.settings import Settings
from kiosk.tui.visitor.interpreting import Interpreting
from kiosk.tui.visitor.phone_reach import ALWAYS, Reach
from kiosk.tui.voice import Voice

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.wording import Wording
    from kiosk.translation.interpreter import Interpreter

CHINESE: Final = "zh"
ENGLISH: Final = "en"


class Tongues:
    """Languages in the order of the welcome screen, and the words of each."""

    def __init__(
        self,
        languages: tuple[Language, ...],
        settings: Settings,
        open_interpreter: Callable[[Library], Interpreter] | None = None,
        reach: Reach = ALWAYS,
    ) -> None:
        self.languages = languages
        self.interpreting = Interpreting(open_interpreter)
        """Who understands what is written in one language, in another."""
        self.reach = reach
        """Whether phones would find a page."""
        self._settings = settings
        self._library: Library | None = None
        self._wordings: dict[str, Wording] = {}

    @property
    def settings(self) -> Settings:
        """What the operator set."""
        return self._settings

    @property
    def library(self) -> Library | None:
        """The content; None until it is open."""
        return self._library

    def open(self, library: Library) -> None:
        """Speak from this library from now on."""
        self._library = library
        self._wordings.clear()

    def voice(self, code: str = "", *, second: bool = False) -> Voice:
        """Return the voice of a language.

        Args:
            code: The language; one that is not known, or none: the first one.
            second: Whether the second language is shown too.
        """
        language = self.language(code)
        other = self.second_of(language)
        return Voice(
            language,
            self._settings.terminal.bidi,
            self._wording(language),
            self._wording(other) if second and other else None,
            self._wording(self.language(CHINESE)),
        )

    def language(self, code: str) -> Language:
        """Return a language by its code, or the first one."""
        return next(
            (each for each in self.languages if each.code == code), self.languages[0]
        )

    def second_of(self, language: Language) -> Language | None:
        """Return the second language: Chinese, and English beside Chinese."""
        code = ENGLISH if language.code == CHINESE else CHINESE
        return next((each for each in self.languages if each.code == code), None)

    def chinese(self) -> Voice:
        """Return the voice staff are spoken to with."""
        return self.voice(CHINESE)

    def _wording(self, language: Language) -> Wording | None:
        if self._library is None:
            return None
        if language.code not in self._wordings:
            # Imported here: the first screen does not wait for the content.
            from kiosk.content.wording import Wording

            self._wordings[language.code] = Wording(
                language, self._library, self._settings, self._settings.today()
            )
        return self._wordings[language.code]
