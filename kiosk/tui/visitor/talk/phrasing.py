"""Prepared phrases in the languages of the kiosk, ready to be shown."""

from __future__ import annotations

from kiosk.content.library import Library
from kiosk.content.phrase_words import PhraseWords
from kiosk.content.phrases import Phrase, Situation, Speaker
from kiosk.content.wording import UNTRANSLATED
from kiosk.errors import KioskError
from kiosk.language.languages import Language
from kiosk.translation.conversation import STAFF_LANGUAGE, Turn
from kiosk.translation.model import Prepared
from kiosk.tui.visitor.tongues import Tongues


class Phrasing:
    """The phrasebook of a library, in any language of the kiosk."""

    def __init__(self, tongues: Tongues) -> None:
        self._tongues = tongues
        self._words: dict[str, PhraseWords] = {}

    @property
    def library(self) -> Library:
        """The content.

        Raises:
            KioskError: It is not open yet.
        """
        if self._tongues.library is None:
            raise KioskError("The content is not open yet.", remedy="Try again.")
        return self._tongues.library

    def language(self, code: str) -> Language:
        """Return a language by its code, or the first one."""
        return self._tongues.language(code)

    def words(self, code: str) -> PhraseWords:
        """Return the words of a language."""
        if code not in self._words:
            self._words[code] = PhraseWords(self.language(code), self.library)
        return self._words[code]

    def situations(self, by: Speaker) -> tuple[Situation, ...]:
        """Return what can be talked about, in the order of the phrasebook."""
        said = {each.situation for each in self._said_by(by)}
        return tuple(one for one in self.library.phrases.situations if one.id in said)

    def phrases(self, situation: str, by: Speaker) -> tuple[Phrase, ...]:
        """Return what one side has a reason to say there."""
        return tuple(one for one in self._said_by(by) if one.situation == situation)

    def _said_by(self, by: Speaker) -> tuple[Phrase, ...]:
        every = self.library.phrases.phrases
        return tuple(one for one in every if one.by in (by, "both"))

    def phrase(self, id_: str) -> Phrase | None:
        """Return a phrase by its id. None: this kiosk does not know it."""
        every = self.library.phrases.phrases
        return next((one for one in every if one.id == id_), None)

    def fits(self, prepared: Prepared) -> bool:
        """Tell whether there is such a phrase, and each slot has what fits it."""
        phrase = self.phrase(prepared.phrase)
        if phrase is None:
            return False
        return self.words("en").check_values(phrase, prepared.values) is None

    def text(self, prepared: Prepared, code: str) -> str:
        """Return a phrase as it is shown; an empty text: there is no such phrase."""
        phrase = self.phrase(prepared.phrase)
        if phrase is None:
            return ""
        said = self.words(code).text(phrase, prepared.values)
        return said.text + UNTRANSLATED if said.fallback else said.text

    def turn(self, prepared: Prepared, code: str, *, staff: bool) -> Turn:
        """Return a phrase that was said, as both sides read it.

        Args:
            prepared: One that `fits`.
            code: The visitor's language.
            staff: Whether staff say it.

        Raises:
            LookupError: There is no such phrase.
        """
        phrase = self.phrase(prepared.phrase)
        if phrase is None:
            raise LookupError(prepared.phrase)
        words = self.words(code if staff else STAFF_LANGUAGE)
        heard = words.text(phrase, prepared.values)
        return Turn(
            by="staff" if staff else "visitor",
            chinese=self.text(prepared, STAFF_LANGUAGE),
            theirs=self.text(prepared, code),
            origin="none" if heard.fallback else "phrase",
            state=heard.state,
            language=code,
            prepared=prepared,
        )

    def again(self, turn: Turn, code: str) -> Turn:
        """Return a turn as it reads in another language of the visitor.

        Only a phrase can be said again. What somebody wrote stays as it is.
        """
        if turn.prepared is None or turn.language == code:
            return turn
        return self.turn(turn.prepared, code, staff=turn.by == "staff")
