"""What one person says, for the other: a phrase, else the machine, else nothing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kiosk.content.phrases import SAFETY_SITUATIONS, Speaker
from kiosk.errors import TranslationError, UnknownError
from kiosk.identity.cleaning import clean_text
from kiosk.translation.guard.secrets import holds_secret
from kiosk.translation.model import Finding, Prepared, Translated
from kiosk.translation.reserved import is_reserved

if TYPE_CHECKING:
    from kiosk.translation.machine import Machine
    from kiosk.translation.phrasebook import Book

STAFF: Final = "zh"
LONGEST: Final = 500
"""The most characters that are translated at once."""
RESERVED: Final = Finding("reserved", "consent, law or safety")
"""Consent, law and safety: no machine says them."""
MOST_WRITTEN: Final = 4 * LONGEST
"""With what cleaning drops; it does not look further."""


class Interpreter:
    """Answers with a prepared phrase, a guarded machine text, or plainly nothing."""

    def __init__(self, book: Book, machine: Machine | None = None) -> None:
        """Keep who answers.

        Args:
            book: The phrases.
            machine: The engine; None: this kiosk has phrases only.
        """
        self.book = book
        self._machine = machine

    async def interpret(
        self,
        text: str,
        speaks: str,
        hears: str,
        *,
        by: Speaker = "both",
        back: bool = False,
    ) -> Translated:
        """Translate what somebody wrote. Expected trouble is in what comes back.

        Args:
            text: As it was written.
            speaks: Code of its language.
            hears: Code of the language wanted.
            by: Who wrote it: decides which phrases are offered.
            back: Whether a machine text is translated back, for staff to read.
        """
        said = received(text, speaks, hears)
        if said.refused or said.origin == "same":
            return said
        await self.prepare(speaks, hears)
        match = self.book.match(said.source, speaks)
        if match.prepared:
            found = self.say(match.prepared, speaks, hears)
            if found.origin == "phrase":
                return replace(found, source=said.source)
            if self._is_spared(match.prepared):
                return self._with_nearest(said, by)
        if speaks == STAFF and is_reserved(said.source):
            kept = replace(said, findings=(RESERVED,))
            return self._with_nearest(kept, by)
        answer = await self._ask_machine(said, back=back)
        if answer.origin == "machine":
            return replace(answer, nearest=match.rivals)
        if match.rivals:
            return replace(answer, nearest=match.rivals)
        return self._with_nearest(answer, by)

    def say(self, prepared: Prepared, speaks: str, hears: str) -> Translated:
        """Say a phrase that a person chose, with what stands in its slots.

        Nothing comes back, with origin `none`, when the phrase or a language is
        unknown, when a slot is not filled rightly, or when the phrase is not
        prepared in the language that hears it.

        Args:
            prepared: The phrase and its values.
            speaks: Code of the language of who says it.
            hears: Code of the language of who reads it.
        """
        nothing = Translated(source="", speaks=speaks, hears=hears)
        try:
            phrase = self.book.phrase(prepared.phrase)
            speaker, hearer = self.book.words(speaks), self.book.words(hears)
        except UnknownError as trouble:
            return replace(nothing, trouble=trouble.problem)
        if hearer.check_values(phrase, prepared.values):
            return nothing
        heard = hearer.text(phrase, prepared.values)
        return replace(
            nothing,
            source=speaker.text(phrase, prepared.values).text,
            text="" if heard.fallback else heard.text,
            origin="none" if heard.fallback else "phrase",
            state=heard.state,
            prepared=None if heard.fallback else prepared,
        )

    async def offers(self, speaks: str, hears: str) -> bool:
        """Whether the machine can translate from one language to the other now."""
        if self._machine is None or speaks == hears:
            return False
        try:
            return (speaks, hears) in await self._machine.pairs()
        except TranslationError:
            return False

    async def warm(self, *codes: str) -> str:
        """Load what talk with Chinese needs, behind the screen.

        Args:
            codes: Codes of the languages of visitors; none: all of the book.

        Returns:
            What is wrong with the machine, English; empty: nothing.
        """
        theirs = [code for code in codes or self.book.languages if code != STAFF]
        await self.prepare(STAFF, *theirs)
        if self._machine is None:
            return ""
        pairs = [pair for code in theirs for pair in ((STAFF, code), (code, STAFF))]
        try:
            await self._machine.warm(pairs)
        except TranslationError as trouble:
            return trouble.problem
        return ""

    async def forget(self) -> None:
        """Leave nothing of what was said in memory: the visit is over."""
        if self._machine is not None:
            await self._machine.forget()

    async def close(self) -> None:
        """End what runs beside the screens."""
        if self._machine is not None:
            await self._machine.close()

    async def prepare(self, *codes: str) -> None:
        """Make what the phrases of these languages need, away from the screen."""
        missing = [code for code in codes if not self.book.is_prepared(code)]
        if missing:
            await asyncio.to_thread(self.book.prepare, *missing)

    def _is_spared(self, prepared: Prepared) -> bool:
        """Whether a phrase is of law or safety: people translate those, or nobody."""
        return self.book.phrase(prepared.phrase).situation in SAFETY_SITUATIONS

    def _with_nearest(self, said: Translated, by: Speaker) -> Translated:
        nearest = self.book.nearest(said.source, said.speaks, said.hears, by=by)
        return replace(said, nearest=nearest)

    async def _ask_machine(self, said: Translated, *, back: bool) -> Translated:
        if self._machine is None:
            return said
        try:
            (answer,) = await self._machine.translate(
                (said.source,), said.speaks, said.hears, back=back
            )
        except TranslationError as trouble:
            return replace(said, trouble=trouble.problem)
        if answer.findings or not answer.text:
            return replace(said, findings=answer.findings)
        return replace(said, text=answer.text, origin="machine", back=answer.back)


def received(text: str, speaks: str, hears: str) -> Translated:
    """What was written, cleaned and not yet translated, or why it is refused.

    Args:
        text: As it was written.
        speaks: Code of its language.
        hears: Code of the language wanted.
    """
    nothing = Translated(source="", speaks=speaks, hears=hears)
    source = clean_text(text, limit=LONGEST + 1).strip()
    if holds_secret(source):
        return replace(nothing, refused="secret")
    if len(source) > LONGEST or len(text) > MOST_WRITTEN:
        return replace(nothing, refused="long")
    if not source:
        return replace(nothing, refused="empty")
    said = replace(nothing, source=source)
    return replace(said, text=source, origin="same") if speaks == hears else said
