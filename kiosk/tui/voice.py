"""Who the screens speak to: a language, its words, and a second language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.language.languages import Direction, Language
from kiosk.language.visual import Bidi

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.wording import Said, Wording

PLACEHOLDER = re.compile(r"%\(([A-Za-z0-9_]+)\)s")


class SecondLine(str):
    """A line in the second language, which is shown and never read aloud."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A text to draw, in logical order, with its line in the second language."""

    main: str
    second: str = ""
    """Empty: the visitor did not ask for a second language."""
    direction: Direction = "ltr"
    """Direction of the main text, and of the screen."""
    bidi: Bidi = "app"


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything a page needs to speak. Replaced, never changed."""

    language: Language
    bidi: Bidi = "app"
    words: Wording | None = None
    """None until the library is open: the screen then speaks its source, English."""
    second: Wording | None = None
    """The words of the second language; None: not wanted."""
    chinese: Wording | None = None
    """Chinese, which stands on every handout; None until the library is open."""

    @property
    def direction(self) -> Direction:
        """The direction of the visitor's language."""
        return self.language.direction

    @property
    def wording(self) -> Wording:
        """The words of the visitor's language.

        Raises:
            KioskError: The library is not open yet.
        """
        if self.words is None:
            raise KioskError("The content is not open yet.", remedy="Try again.")
        return self.words

    def say(self, msgid: str, **values: str) -> str:
        """Return a text of the interface in the visitor's language."""
        if self.words is None:
            return PLACEHOLDER.sub(lambda hit: values.get(hit[1], hit[0]), msgid)
        return self.words.say(msgid, **values)

    def pair(self, msgid: str, **values: str) -> Pair:
        """Return a text of the interface, in both languages where wanted.

        Args:
            msgid: The English text.
            values: What its placeholders stand for, in both languages.
        """
        if self.words is None:
            return self.plain(self.say(msgid, **values))
        return self._paired(lambda words: words.said(msgid, **values))

    def pair_n(self, singular: str, plural: str, n: int) -> Pair:
        """Return a text of the interface for a count, in both languages where wanted.

        Args:
            singular: The English text for one.
            plural: The English text for several.
            n: The count, 0 or more; given as %(n)s.
        """
        second = self.second.say_n(singular, plural, n) if self.second else ""
        if self.words is None:
            return self.plain(self.say(singular if n == 1 else plural, n=str(n)))
        return self.plain(self.words.say_n(singular, plural, n), second)

    def tell(self, msgid: str) -> Pair:
        """Return a text of the content, in both languages where wanted."""
        return self._paired(lambda words: words.tell(msgid))

    def _paired(self, speak: Callable[[Wording], Said]) -> Pair:
        """Say it in both languages; the same English line never stands twice."""
        said = speak(self.wording)
        below = speak(self.second) if self.second else said
        second = "" if below.fallback or below.text == said.text else below.text
        return self.plain(said.shown, second)

    def plain(self, text: str, second: str = "") -> Pair:
        """Return words that need no translation: a name, a number."""
        shown = SecondLine("" if second == text else second)
        return Pair(text, shown, self.direction, self.bidi)
