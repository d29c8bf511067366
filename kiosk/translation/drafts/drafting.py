"""Drafts what is missing in the translators' files of one language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.errors import ContentError, UnfitTextError
from kiosk.language.placeholders import text_problems
from kiosk.translation.drafts.shielding import shield, unshield
from kiosk.translation.drafts.sparing import spared_by_words
from kiosk.translation.drafts.units import Key, missing_units, put_drafts
from kiosk.translation.machine import Machine

SOURCE = "en"
AT_ONCE = 16
"""Units in one request. After each, what was drafted is on the disk."""
LONGEST = 500
"""Characters of what the machine takes."""
Tell = Callable[[int, int], None]
"""Shows how many units are done, of how many."""


@dataclass(frozen=True, slots=True)
class Left:
    """A unit that was not drafted."""

    file: str
    msgid: str
    why: str
    """`spared`: consent, law or safety; `guard`: the draft was not right; `form`:
    longer than the machine takes, or with signs or lines it does not keep."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of drafting."""

    written: int = 0
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafts for one language, by one machine."""

    machine: Machine
    spared: frozenset[str]
    """Source texts that are never sent to the machine."""
    tell: Tell

    async def folder(self, folder: Path) -> Drafted:
        """Draft what is missing in every file of `locales/xx`.

        What is on the disk after each request stays there: a drafting that was cut
        short goes on where it was.

        Args:
            folder: Its name is the code of the language.

        Raises:
            ContentError: There are no files, or one cannot be read or written.
            TranslationError: The machine cannot translate.
        """
        files = sorted((folder / "LC_MESSAGES").glob("*.po"))
        if not files:
            raise ContentError(
                f"{folder} has no LC_MESSAGES/*.po.", remedy="Run: kiosk messages"
            )
        missing = {file: missing_units(file, folder.name) for file in files}
        done, total = 0, sum(map(len, missing.values()))
        drafted = Drafted()
        for file, units in missing.items():
            fit, left = self._sorted(file, units)
            drafted = replace(drafted, left=(*drafted.left, *left))
            done += len(left)
            for start in range(0, len(fit), AT_ONCE):
                batch = fit[start : start + AT_ONCE]
                self.tell(done, total)
                drafted = _sum(drafted, await self._batch(file, folder.name, batch))
                done += len(batch)
        return drafted

    def _sorted(
        self, file: Path, units: Sequence[Key]
    ) -> tuple[tuple[Key, ...], tuple[Left, ...]]:
        reasons = {unit: self._why_not(unit[0]) for unit in units}
        left = (Left(file.name, unit[0], why) for unit, why in reasons.items() if why)
        return tuple(unit for unit in units if not reasons[unit]), tuple(left)

    def _why_not(self, msgid: str) -> str:
        if msgid in self.spared or spared_by_words(msgid):
            return "spared"
        text = shield(msgid).text
        unfit = "\n" in text or "%" in text or len(text) > LONGEST
        return "form" if unfit or not any(map(str.isalpha, text)) else ""

    async def _batch(self, file: Path, language: str, batch: Sequence[Key]) -> Drafted:
        shields = [shield(msgid) for msgid, _context in batch]
        texts = await self._texts([one.text for one in shields], language)
        drafts = {
            unit: unshield(one, text)
            for unit, one, text in zip(batch, shields, texts, strict=True)
        }
        good = {unit: text for unit, text in drafts.items() if _fits(unit[0], text)}
        left = (Left(file.name, unit[0], "guard") for unit in batch if unit not in good)
        return Drafted(put_drafts(file, language, good), tuple(left))

    async def _texts(self, sources: list[str], language: str) -> list[str]:
        try:
            answers = await self.machine.translate(sources, SOURCE, language)
            return [answer.text for answer in answers]
        except UnfitTextError:
            if len(sources) == 1:
                return [""]
            # One of them is longer in the model's own pieces than it can take.
            return [
                text
                for source in sources
                for text in await self._texts([source], language)
            ]


def _fits(msgid: str, text: str) -> bool:
    return bool(text) and not any(text_problems(msgid, text))


def _sum(one: Drafted, more: Drafted) -> Drafted:
    return Drafted(one.written + more.written, (*one.left, *more.left))
