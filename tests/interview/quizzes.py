"""A quiz of three questions: the second answer is always the right one."""

from __future__ import annotations

from kiosk.interview.guide import QuizQuestion
from kiosk.interview.model import Option

OPTIONS = (
    Option(id="yes", label="Yes"),
    Option(id="no", label="No"),
    Option(id="ask", label="Ask someone"),
)
QUIZ = tuple(
    QuizQuestion(
        id=id_, title=f"Is it {id_}?", options=OPTIONS, right="no", because="It is not."
    )
    for id_ in ("first", "second", "third")
)
