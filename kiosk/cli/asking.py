"""A quiz on a plain terminal: a question, numbered answers, a line of input."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.content.quiz_words import RESULT, SIGNS, reasons, verdict
from kiosk.content.wording import Wording
from kiosk.interview.guide import QuizQuestion
from kiosk.interview.model import Value
from kiosk.interview.problems import mark
from kiosk.interview.quiz import Marked, Score, score

TYPE_NUMBER = mark("Type the number of your answer:")
LAST = 80
"""Characters of a line of input that are looked at."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks on a terminal, and tells after each answer whether it was right."""

    wording: Wording
    read: Callable[[], str]
    """Returns a line of input; an empty string at the end of input."""
    write: Callable[[str], None]
    """Prints one line."""

    def ask(self, quiz: Sequence[QuizQuestion]) -> Score:
        """Ask every question and print the score.

        Where the input ends, the remaining questions stay unanswered.
        """
        answers: dict[str, Value] = {}
        for question in quiz:
            answer = self._answer(question)
            if answer is None:
                break
            answers[question.id] = answer
            (marked,) = score((question,), answers).marked
            self._tell(told(marked, self.wording))
        found = score(quiz, answers)
        self._tell(("", result(found, self.wording)))
        return found

    def _answer(self, question: QuizQuestion) -> str | None:
        self._tell(("", *asked(question, self.wording)))
        while True:
            self.write(self.wording.say(TYPE_NUMBER))
            line = self.read()
            if not line:
                return None
            number = _number(line.strip()[:LAST])
            if 1 <= number <= len(question.options):
                return question.options[number - 1].id

    def _tell(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.write(line)


def asked(question: QuizQuestion, wording: Wording) -> Iterator[str]:
    """Yield a question and its answers, numbered from 1."""
    yield wording.tell(question.title).shown
    for number, option in enumerate(question.options, start=1):
        yield f"  {number}. {wording.tell(option.label).shown}"


def told(marked: Marked, wording: Wording) -> tuple[str, ...]:
    """Return whether an answer is right, the right one, and why."""
    said = f"{SIGNS[marked.right]} {wording.say(verdict(marked.right))}"
    return (said, *(f"  {wording.tell(text).shown}" for text in reasons(marked)))


def result(found: Score, wording: Wording) -> str:
    """Return how many answers are right."""
    return wording.say(RESULT, right=str(found.right), of=str(found.of))


def _number(text: str) -> int:
    """Return the number that was typed; 0: none."""
    return int(text) if text.isdecimal() and text.isascii() else 0
