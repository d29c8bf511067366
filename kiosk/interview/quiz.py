"""What answers to a quiz are worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.interview.guide import QuizQuestion
from kiosk.interview.model import Option, Value
from kiosk.interview.problems import Problem

QUESTIONS = 3
"""A quiz has so many. Source: issue 3, "Guides"."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One question with what was answered."""

    question: QuizQuestion
    given: str | None
    """Id of the option chosen. None: not answered."""

    @property
    def right(self) -> bool:
        """Whether the right option was chosen."""
        return self.given == self.question.right


@dataclass(frozen=True, slots=True)
class Score:
    """What answers are worth."""

    marked: tuple[Marked, ...]
    """Every question, in the order of the quiz."""
    problems: Mapping[str, Problem]
    """By question id: answers that name no option. They count as not answered."""
    ignored: tuple[str, ...]
    """Ids that are no question of the quiz."""

    @property
    def right(self) -> int:
        """How many answers are right."""
        return sum(one.right for one in self.marked)

    @property
    def of(self) -> int:
        """How many questions there are."""
        return len(self.marked)

    @property
    def complete(self) -> bool:
        """Whether every question was answered."""
        return all(one.given is not None for one in self.marked)


def score(quiz: Sequence[QuizQuestion], answers: Mapping[str, Value]) -> Score:
    """Return what answers are worth.

    Args:
        quiz: The questions.
        answers: Option id by question id. Missing or None: not answered.
    """
    problems = {
        question.id: Problem("not-an-option")
        for question in quiz
        if answers.get(question.id) is not None
        and _given(question, answers[question.id]) is None
    }
    known = {question.id for question in quiz}
    return Score(
        tuple(Marked(one, _given(one, answers.get(one.id))) for one in quiz),
        problems,
        tuple(id_ for id_ in answers if id_ not in known),
    )


def right_option(question: QuizQuestion) -> Option:
    """Return the right answer.

    Raises:
        ValueError: The question names none, which no checked content does.
    """
    for option in question.options:
        if option.id == question.right:
            return option
    raise ValueError(f"{question.id} has no option {question.right}")


def _given(question: QuizQuestion, answer: Value) -> str | None:
    ids = (option.id for option in question.options)
    return next((id_ for id_ in ids if id_ == answer), None)
