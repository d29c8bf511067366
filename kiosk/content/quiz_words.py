"""What is said of answers to a quiz, on screen, on paper and on a terminal."""

from __future__ import annotations

from kiosk.interview.problems import mark
from kiosk.interview.quiz import Marked, right_option

TEST_YOURSELF = mark("Test yourself")
ANSWERS = mark("Answers")
RIGHT = mark("Right.")
WRONG = mark("Not right. The answer is:")
RESULT = mark("Right answers: %(right)s of %(of)s")
SIGNS = {True: "✓", False: "✕"}
"""Stand before the verdict, which says the same in words."""


def verdict(right: bool) -> str:
    """Return the words of the interface that tell whether an answer is right."""
    return RIGHT if right else WRONG


def reasons(marked: Marked) -> tuple[str, ...]:
    """Return the texts of the content to show below the verdict, in order.

    The right answer where another was given, and why it is right.
    """
    because = marked.question.because
    if marked.right:
        return (because,)
    return (right_option(marked.question).label, because)
