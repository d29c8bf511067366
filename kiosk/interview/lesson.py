"""What staff read in a few minutes, with a few questions at the end."""

from __future__ import annotations

from typing import Literal

from kiosk.interview.model import Guide, GuideSection, Part, QuizQuestion, Service


class Lesson(Part, kw_only=True, frozen=True):
    """A micro-lesson for staff. A bank adds its own as a file in guides/."""

    kind: Literal["lesson"] = "lesson"
    id: str
    order: int = 100
    """Place in the list: smaller comes first."""
    title: str
    summary: str
    sections: tuple[GuideSection, ...]
    quiz: tuple[QuizQuestion, ...]


AnyPage = Service | Guide | Lesson
"""What one file of guides/ holds."""
