"""What staff read in a few minutes, with a few questions at the end."""

from __future__ import annotations

from typing import Literal

from kiosk.interview.guide import Guide, GuideSection, QuizQuestion
from kiosk.interview.model import Service, Titled


class Lesson(Titled, kw_only=True, frozen=True):
    """A micro-lesson for staff. A bank adds its own as a file in guides/."""

    kind: Literal["lesson"] = "lesson"
    sections: tuple[GuideSection, ...]
    quiz: tuple[QuizQuestion, ...]


AnyPage = Service | Guide | Lesson
"""What one file of guides/ holds."""
