"""Every file of a print pack, each with the way to make it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from kiosk.content.library import Library
from kiosk.handout.compose import Voices
from kiosk.handout.packs.booklet import of_pages
from kiosk.handout.packs.model import EDITIONS, POSTERS, Booklet, Edition, Poster
from kiosk.handout.packs.phrase_card import of_phrases
from kiosk.handout.packs.press_apart import PressApart
from kiosk.interview.guide import Guide
from kiosk.interview.model import Service


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of a pack."""

    name: str
    """Its place in the pack, such as `ko/booklet-a4.pdf`."""
    make: Callable[[], bytes]
    """Makes it. Raises HandoutError when it cannot be set."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What goes into the booklets. Both empty: there are none."""

    services: tuple[Service, ...]
    guides: tuple[Guide, ...]


class PackMaker:
    """Names and makes the files of packs, each language in a process of its own."""

    def __init__(self, chosen: Chosen, library: Library, timestamp: int) -> None:
        self._chosen = chosen
        self._library = library
        self._timestamp = timestamp
        self._press = PressApart()

    def pieces(self, speaking: Sequence[Voices], poster: Poster) -> tuple[Piece, ...]:
        """Return the posters, and the files of each language, in this order."""
        packs = (
            _LanguagePack(voices, self._chosen, self._library) for voices in speaking
        )
        return (
            *self._posters(poster),
            *(piece for pack in packs for piece in self._of(pack)),
        )

    def _posters(self, poster: Poster) -> Iterator[Piece]:
        for paper in POSTERS:
            make = partial(self._press.poster, poster, paper, timestamp=self._timestamp)
            yield Piece(f"poster-{paper}.pdf", make)

    def _of(self, pack: _LanguagePack) -> Iterator[Piece]:
        if self._chosen.services or self._chosen.guides:
            for edition in EDITIONS:
                name = f"{pack.code}/{_NAMES[edition]}.pdf"
                yield Piece(name, partial(self._booklet, pack, edition))
        yield Piece(f"{pack.code}/phrases-a4.pdf", partial(self._last, pack))

    def _booklet(self, pack: _LanguagePack, edition: Edition) -> bytes:
        return self._press.booklet(pack.booklet, edition, timestamp=self._timestamp)

    def _last(self, pack: _LanguagePack) -> bytes:
        """Return the phrases, after which nothing of this language is made."""
        card = of_phrases(pack.voices, self._library)
        try:
            return self._press.phrase_card(card, timestamp=self._timestamp)
        finally:
            self._press.renew()


_NAMES: dict[Edition, str] = {
    "a4": "booklet-a4",
    "a5": "booklet-a5",
    "large": "booklet-large-print-a4",
}


class _LanguagePack:
    """What is said in one language, composed once for every edition."""

    def __init__(self, voices: Voices, chosen: Chosen, library: Library) -> None:
        self.voices = voices
        self._chosen = chosen
        self._library = library

    @property
    def code(self) -> str:
        """Our code of the language: also the name of its folder."""
        return self.voices.main.language.code

    @cached_property
    def booklet(self) -> Booklet:
        """The booklet of the chosen pages."""
        return of_pages(
            self._chosen.services, self._chosen.guides, self.voices, self._library
        )
