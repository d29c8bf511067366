"""Rules that quizzes must keep."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.sources import Keys
from kiosk.interview.guide import QuizQuestion
from kiosk.interview.quiz import QUESTIONS


def quiz_breaches(
    quiz: tuple[QuizQuestion, ...], *, needed: bool
) -> Iterator[tuple[Keys, str]]:
    """Yield what is wrong with a quiz: the keys, and the problem.

    Args:
        quiz: Its questions.
        needed: True: there must be one. False: none will do.
    """
    if len(quiz) != QUESTIONS and (quiz or needed):
        yield ("quiz",), f"a quiz has {QUESTIONS} questions, not {len(quiz)}."
    seen: set[str] = set()
    for number, question in enumerate(quiz):
        for problem in _question(question, seen):
            yield ("quiz", number), problem
        seen.add(question.id)


def _question(question: QuizQuestion, seen: set[str]) -> Iterator[str]:
    if question.id in seen:
        yield f"{question.id} is asked twice."
    ids = [option.id for option in question.options]
    if len(set(ids)) < len(ids) or len(ids) < 2:
        yield "options need two or more different ids."
    if question.right not in ids:
        yield f"no option is called {question.right}, which is to be right."
