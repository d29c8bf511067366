"""The phrasebook in every language: matched, searched and said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from kiosk.content.phrase_words import PhraseWords
from kiosk.content.phrases import DocumentName, Phrase, Speaker
from kiosk.errors import UnknownError
from kiosk.translation.initials import Sought
from kiosk.translation.model import Prepared
from kiosk.translation.phrase_index import Match
from kiosk.translation.slot_names import currency_names, document_names
from kiosk.translation.slot_reading import SlotReader
from kiosk.translation.spoken import Spoken

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.language.languages import Language

SOURCE = "en"
"""The language that phrases are written in."""
DOMAIN = "phrases"


class Book:
    """Everything that can be asked of the phrases of one library.

    What a language needs is made when it is first asked for: `prepare` does so
    before, in a thread. Asking from several threads does no harm.
    """

    def __init__(self, library: Library, languages: Sequence[Language]) -> None:
        self._library = library
        self._languages = {language.code: language for language in languages}
        self._spoken: dict[str, Spoken] = {}
        self._words: dict[str, PhraseWords] = {}
        self._prepared: set[str] = set()

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages, in the order of the welcome screen."""
        return tuple(self._languages)

    def match(self, text: str, speaks: str) -> Match:
        """The phrase that a cleaned sentence is; see `PhraseIndex.match`."""
        return self._in(speaks).index.match(text)

    def nearest(
        self, text: str, speaks: str, hears: str, *, by: Speaker = "both"
    ) -> tuple[Prepared, ...]:
        """Up to three phrases to offer for a sentence, the nearest first.

        Args:
            text: A cleaned sentence that is none of the phrases.
            speaks: Code of its language.
            hears: Code of the language the phrases must be prepared in, too.
            by: Who says it: phrases that only the other side says are left out.
        """
        among = [p for p in self.phrases(by) if self.text_of(p, hears)]
        return self._in(speaks).near.nearest(text, among=among)

    def search(
        self, query: str, language: str = "zh", *, by: Speaker = "staff"
    ) -> tuple[Phrase, ...]:
        """Phrases by number, initials of pinyin or words; see `PhraseSearch.search`.

        Args:
            query: What was typed.
            language: Code of the language that is looked through.
            by: Who looks: phrases that only the other side says are left out.
        """
        found = self._in(language).seek.search(query)
        return tuple(phrase for phrase in found if may_say(phrase, by))

    def phrases(self, by: Speaker = "both") -> tuple[Phrase, ...]:
        """The phrases that one side has a reason to say, in their order."""
        return tuple(p for p in self._library.phrases.phrases if may_say(p, by))

    def phrase(self, id_: str) -> Phrase:
        """Return a phrase.

        Raises:
            UnknownError: There is none of that id.
        """
        if id_ not in self._by_id:
            raise UnknownError(f"There is no phrase {id_!r}.")
        return self._by_id[id_]

    def text_of(self, phrase: Phrase, language: str) -> str:
        """The sentence with its slots in a language; empty: it is not prepared."""
        return self._said(phrase.text, language)

    @property
    def documents(self) -> tuple[DocumentName, ...]:
        """The documents that can stand in a slot."""
        return self._library.phrases.documents

    def reader(self, code: str, words: frozenset[str]) -> SlotReader:
        """What reads slots in a language.

        Args:
            code: Code of the language.
            words: What its phrases are made of: see `own_names.words_of`.
        """
        language = self._languages.get(code)
        return SlotReader(
            code,
            document_names(
                self.documents,
                self._library.terms,
                code,
                lambda label: self._said(label, code),
            ),
            currency_names(language.locale, code) if language else {},
            words,
        )

    def words(self, code: str) -> PhraseWords:
        """Return the phrases as a language has them.

        Raises:
            UnknownError: The kiosk does not have that language.
        """
        if code not in self._words:
            if code not in self._languages:
                raise UnknownError(f"There is no language {code!r}.")
            self._words[code] = PhraseWords(self._languages[code], self._library)
        return self._words[code]

    def is_prepared(self, code: str) -> bool:
        """Whether `prepare` was called for a language, and ended."""
        return code in self._prepared

    def prepare(self, *codes: str) -> None:
        """Make what these languages need. It takes a while: for a thread."""
        for code in codes:
            self._in(code).prepare()
            self._prepared.add(code)

    @cached_property
    def _by_id(self) -> dict[str, Phrase]:
        return {phrase.id: phrase for phrase in self.phrases()}

    def _in(self, code: str) -> Spoken:
        if code not in self._spoken:
            titles = {one.id: one.title for one in self._library.phrases.situations}
            phrases = tuple(
                Sought(phrase, text, self._said(titles[phrase.situation], code))
                for phrase in self.phrases()
                if (text := self.text_of(phrase, code))
            )
            self._spoken[code] = Spoken(phrases, code, partial(self.reader, code))
        return self._spoken[code]

    def _said(self, text: str, language: str) -> str:
        if language == SOURCE:
            return text
        entry = self._library.catalogue(language, DOMAIN).find(text)
        return entry.words if entry else ""


def may_say(phrase: Phrase, by: Speaker) -> bool:
    """Whether one side has a reason to say a phrase; "both" is anybody."""
    return by in ("both", phrase.by) or phrase.by == "both"
