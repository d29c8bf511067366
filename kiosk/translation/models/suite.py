"""Tries a model out: which mask it keeps, and what it makes of the bank sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.phrases import Term
from kiosk.translation.engine.client import Hired
from kiosk.translation.machine import MachineText
from kiosk.translation.models.bank_figures import kept
from kiosk.translation.models.bank_suite import Sentence, bank_sentences
from kiosk.translation.models.likeness import likeness
from kiosk.translation.models.manifest import Score
from kiosk.translation.models.trial import Report, Wrong

LEAST_ANSWERED = 30
"""In percent. A model that answers less is not worth its memory and the waiting."""
AT_ONCE = 16
"""Sentences in one request: progress is seen, and no request takes long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """Asks the machine sentences whose figures are known; see `trial.Trial`.

    A pair passes when nothing that came through the guard has another figure, and
    enough came through. What the guard stopped is no fault: visitors do not see it.
    """

    terms: Sequence[Term] = ()
    """Words of the trade, for the guard."""
    sentences: Callable[[str], tuple[Sentence, ...]] = bank_sentences
    """What to ask in a language."""
    least_answered: int = LEAST_ANSWERED
    """In percent, 0 to 100."""

    def mask_of(self, folder: Path, speaks: str, hears: str) -> str:
        """Return the name of the mask form that a model keeps; empty: none."""
        import asyncio

        async def ask() -> str:
            machine = Hired(folder, terms=self.terms)
            try:
                return await machine.calibrate(speaks, hears)
            finally:
                await machine.close()

        return asyncio.run(ask())

    def report(self, folder: Path, speaks: str, hears: str) -> Report:
        """Ask the sentences, and compare every figure."""
        import asyncio

        asked = self.sentences(speaks)
        answers = asyncio.run(self._answers(folder, speaks, hears, asked))
        wrong = tuple(
            Wrong(sentence.text, answer.text)
            for sentence, answer in zip(asked, answers, strict=True)
            if answer.text and not kept(sentence.figures, answer.text, hears)
        )
        score = Score(
            asked=len(asked),
            answered=sum(bool(one.text) for one in answers),
            wrong=len(wrong),
            likeness=_mean_likeness(answers, self.sentences(hears)),
        )
        return Report(
            speaks=speaks,
            hears=hears,
            score=score,
            passed=self._passes(score),
            least_answered=self.least_answered,
            stopped=_rules(answers),
            wrong=wrong,
        )

    def _passes(self, score: Score) -> bool:
        enough = score.answered * 100 >= score.asked * self.least_answered
        return score.asked > 0 and score.wrong == 0 and enough

    async def _answers(
        self, folder: Path, speaks: str, hears: str, asked: Sequence[Sentence]
    ) -> tuple[MachineText, ...]:
        machine = Hired(folder, terms=self.terms)
        answers: list[MachineText] = []
        try:
            for start in range(0, len(asked), AT_ONCE):
                texts = [one.text for one in asked[start : start + AT_ONCE]]
                answers += await machine.translate(texts, speaks, hears)
        finally:
            await machine.close()
        return tuple(answers)


def _mean_likeness(answers: Sequence[MachineText], wanted: Sequence[Sentence]) -> int:
    """Compare with the same sentences as a person wrote them, where there are any."""
    found = [
        likeness(answer.text, one.text)
        for answer, one in zip(answers, wanted, strict=False)
        if answer.text
    ]
    return round(sum(found) / len(found)) if found else 0


def _rules(answers: Sequence[MachineText]) -> dict[str, int]:
    """Count the rules that stopped something, each once a sentence."""
    counts = Counter(
        rule for answer in answers for rule in {one.rule for one in answer.findings}
    )
    return dict(counts.most_common())
