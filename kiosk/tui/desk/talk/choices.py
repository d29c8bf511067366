"""The rows below the field: situations, phrases, values, and what can be sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.content.phrases import Phrase
from kiosk.interview.problems import mark
from kiosk.translation.conversation import STAFF_LANGUAGE
from kiosk.translation.model import Prepared, Translated
from kiosk.tui.desk.rows import Cell, RowFace, Text
from kiosk.tui.desk.talk.slots import slot_choices
from kiosk.tui.desk.talk.stage import Fill
from kiosk.tui.visitor.talk.phrasing import Phrasing
from kiosk.tui.voice import Voice

MOST: Final = 20
"""Phrases listed for what was typed: more are not read, and type more is quicker."""
NUMBER_CELLS: Final = 4
SEND: Final = "act:send"
INSTEAD: Final = "act:instead"
ONLY_CHINESE: Final = "act:chinese"
ACTS: Final = {
    SEND: mark("Send"),
    INSTEAD: mark("Send a phrase instead (P)"),
    ONLY_CHINESE: mark("Send the Chinese alone, without translation"),
}
MEANT: Final = mark("Ask back: %(phrase)s")


@dataclass(frozen=True, slots=True)
class Choices:
    """Makes rows in the words of one desk and one visitor."""

    voice: Voice
    """The desk's."""
    phrasing: Phrasing
    code: str
    """The visitor's language."""
    wide: bool
    """Whether there is room for the visitor's words."""

    def situations(self) -> tuple[RowFace, ...]:
        """Return what can be talked about."""
        words = self.phrasing.words(self.voice.language.code)
        return tuple(
            RowFace(f"about:{one.id}", (_strong(words.title(one).shown),))
            for one in self.phrasing.situations("staff")
        )

    def phrases(self, found: Sequence[Phrase]) -> tuple[RowFace, ...]:
        """Return phrases to choose from, with blanks for their slots."""
        return tuple(self._phrase(one) for one in found)

    def _phrase(self, phrase: Phrase) -> RowFace:
        own = self.phrasing.words(STAFF_LANGUAGE).open_text(phrase)
        cells = [
            Cell((Text(str(phrase.number), "quiet"),), NUMBER_CELLS),
            _strong(own),
        ]
        if self.wide and self.code != STAFF_LANGUAGE:
            theirs = self.phrasing.words(self.code).open_text(phrase)
            cells.append(Cell((Text(theirs, "quiet"),)))
        return RowFace(f"phrase:{phrase.id}", tuple(cells))

    def near(self, nearest: Sequence[Prepared]) -> tuple[RowFace, ...]:
        """Return phrases that may be meant, with what is known in their slots."""
        return tuple(
            RowFace(f"near:{place}", self._both(one))
            for place, one in enumerate(nearest)
        )

    def meant(self, nearest: Sequence[Prepared]) -> tuple[RowFace, ...]:
        """Return phrases that the visitor may have meant, to be asked back."""
        return tuple(
            RowFace(
                f"meant:{place}",
                (
                    _strong(
                        self.voice.say(
                            MEANT, phrase=self.phrasing.text(one, STAFF_LANGUAGE)
                        )
                    ),
                ),
            )
            for place, one in enumerate(nearest)
        )

    def _both(self, prepared: Prepared) -> tuple[Cell, ...]:
        own = _strong(self.phrasing.text(prepared, STAFF_LANGUAGE))
        if not self.wide or self.code == STAFF_LANGUAGE:
            return (own,)
        return (own, Cell((Text(self.phrasing.text(prepared, self.code), "quiet"),)))

    def values(self, stage: Fill) -> tuple[RowFace, ...]:
        """Return what the slot that is asked for can be chosen from."""
        slot = stage.choosing.slot
        if slot is None:
            return ()
        listed = slot_choices(slot[1], stage.typed, self.voice, self.phrasing)
        return tuple(
            RowFace(f"value:{value}", (_strong(words),)) for value, words in listed
        )

    def answers(self, said: Translated) -> tuple[RowFace, ...]:
        """Return what can be done with a sentence that staff wrote."""
        if said.origin == "none":
            return (*self.near(said.nearest), self._act(ONLY_CHINESE))
        if said.origin == "machine":
            return (self._act(SEND), self._act(INSTEAD))
        return (self._act(SEND),)

    def send(self) -> tuple[RowFace, ...]:
        """Return the one thing that is left to do."""
        return (self._act(SEND),)

    def _act(self, act: str) -> RowFace:
        return RowFace(act, (_strong(self.voice.say(ACTS[act])),))


def _strong(text: str) -> Cell:
    return Cell((Text(text, "strong"),))
