"""Who is asked what a sentence means: the desk's interpreter, if it has one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kiosk.content.phrases import Phrase
from kiosk.translation.conversation import STAFF_LANGUAGE
from kiosk.translation.model import Prepared, Translated
from kiosk.tui.visitor.tongues import Tongues

if TYPE_CHECKING:
    from kiosk.translation.interpreter import Interpreter
    from kiosk.translation.slot_reading import SlotReader


class Understanding:
    """Asks without holding up the screen. Made when it is first needed."""

    def __init__(self, tongues: Tongues) -> None:
        self._tongues = tongues
        self._reader: SlotReader | None = None

    async def found(self, query: str) -> tuple[Phrase, ...]:
        """Return the phrases of staff that fit what they typed, the best first."""
        interpreter = await self._interpreter()
        if interpreter is None:
            return ()
        return await asyncio.to_thread(interpreter.book.search, query)

    async def to_visitor(self, text: str, code: str) -> Translated:
        """Translate what staff wrote, and back again for them to read."""
        interpreter = await self._interpreter()
        if interpreter is None:
            return Translated(source=text, speaks=STAFF_LANGUAGE, hears=code)
        return await interpreter.interpret(
            text, STAFF_LANGUAGE, code, by="staff", back=True
        )

    async def from_visitor(self, text: str, code: str) -> Translated:
        """Translate what a visitor wrote into Chinese."""
        interpreter = await self._interpreter()
        if interpreter is None:
            return Translated(source=text, speaks=code, hears=STAFF_LANGUAGE)
        return await interpreter.interpret(text, code, STAFF_LANGUAGE, by="visitor")

    async def nearest(self, text: str, code: str) -> tuple[Prepared, ...]:
        """Return the phrases nearest to a Chinese sentence, to be said instead."""
        interpreter = await self._interpreter()
        if interpreter is None:
            return ()
        book = interpreter.book
        return await asyncio.to_thread(
            book.nearest, text, STAFF_LANGUAGE, code, by="staff"
        )

    async def offers(self, code: str) -> bool:
        """Tell whether the machine translates for visitors of a language."""
        interpreter = await self._interpreter()
        return interpreter is not None and await interpreter.offers(
            STAFF_LANGUAGE, code
        )

    async def reads(self) -> tuple[str, ...]:
        """Return the languages of visitors that the machine turns into Chinese."""
        interpreter = await self._interpreter()
        if interpreter is None:
            return ()
        codes = [one.code for one in self._tongues.languages]
        heard = [await interpreter.offers(code, STAFF_LANGUAGE) for code in codes]
        return tuple(code for code, known in zip(codes, heard, strict=True) if known)

    async def reader(self) -> SlotReader | None:
        """Return what reads amounts and days in Chinese. None: there is none here."""
        interpreter = await self._interpreter()
        if self._reader is None and interpreter is not None:
            no_words: frozenset[str] = frozenset()
            self._reader = await asyncio.to_thread(
                interpreter.book.reader, STAFF_LANGUAGE, no_words
            )
        return self._reader

    async def _interpreter(self) -> Interpreter | None:
        library = self._tongues.library
        if library is None:
            return None
        return await self._tongues.interpreting.ready(library)
