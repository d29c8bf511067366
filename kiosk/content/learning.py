"""Lessons and scores, as other programs read them."""

from __future__ import annotations

from typing import Any

from kiosk.content.library import Library
from kiosk.content.wording import Wording
from kiosk.interview.guide import GuideSection, QuizQuestion
from kiosk.interview.lesson import Lesson
from kiosk.interview.quiz import Marked, Score


def learning(
    library: Library,
    wording: Wording,
    lesson: Lesson | None = None,
    score: Score | None = None,
) -> dict[str, Any]:
    """Return what `kiosk learn --json` prints. Stable: see docs/schemas/.

    Args:
        library: Where the lessons are.
        wording: The language to tell them in.
        lesson: The lesson that was asked for. None: only the list.
        score: What answers to its quiz are worth. None: there were none.
    """
    return {
        "lessons": [
            {
                "id": page.id,
                "title": wording.tell(page.title).text,
                "summary": wording.tell(page.summary).text,
            }
            for page in library.lessons
        ],
        "lesson": None if lesson is None else _lesson(lesson, wording),
        "score": None if score is None else _score(score, wording),
    }


def _lesson(lesson: Lesson, wording: Wording) -> dict[str, Any]:
    return {
        "id": lesson.id,
        "title": wording.tell(lesson.title).text,
        "sections": [_section(section, wording) for section in lesson.sections],
        "quiz": [_question(question, wording) for question in lesson.quiz],
    }


def _section(section: GuideSection, wording: Wording) -> dict[str, Any]:
    lines = wording.tell_lines(line.text for line in section.lines)
    return {
        "id": section.id,
        "title": wording.tell(section.title).text,
        "lines": [line.text for line in lines],
    }


def _question(question: QuizQuestion, wording: Wording) -> dict[str, Any]:
    """Leave out which answer is right: that is for the score to tell."""
    return {
        "id": question.id,
        "title": wording.tell(question.title).text,
        "options": [
            {"id": option.id, "label": wording.tell(option.label).text}
            for option in question.options
        ],
    }


def _score(score: Score, wording: Wording) -> dict[str, Any]:
    return {
        "right": score.right,
        "of": score.of,
        "questions": [_marked(one, wording) for one in score.marked],
        "errors": {
            id_: wording.explain(problem) for id_, problem in score.problems.items()
        },
        "ignored": list(score.ignored),
    }


def _marked(marked: Marked, wording: Wording) -> dict[str, Any]:
    return {
        "id": marked.question.id,
        "given": marked.given,
        "right": marked.right,
        "answer": marked.question.right,
        "because": wording.tell(marked.question.because).text,
    }
