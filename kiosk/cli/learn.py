"""`kiosk learn`: lessons for staff, with a quiz and a score."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator

from kiosk.cli.asking import Asking, asked, result, told
from kiosk.cli.opening import Opened, open_all, print_json, print_line, read_answers
from kiosk.content.learning import learning
from kiosk.content.quiz_words import TEST_YOURSELF
from kiosk.content.wording import Wording
from kiosk.errors import AnswersError
from kiosk.interview.guide import GuideSection
from kiosk.interview.lesson import Lesson
from kiosk.interview.quiz import Score, score


def learn(options: Namespace) -> int:
    """List the lessons, or show one; 1 when an answer given names no option."""
    opened = open_all(options.config, options.today)
    wording = opened.wording(options.lang)
    if options.id is None:
        return _list(options, opened, wording)
    lesson = opened.library.lesson(options.id)
    found = None
    if options.answers is not None:
        found = score(lesson.quiz, read_answers(options.answers))
    if options.json:
        print_json(learning(opened.library, wording, lesson, found))
    elif found is not None:
        _print_score(found, wording)
    else:
        _show(lesson, wording)
    return 1 if found is not None and found.problems else 0


def _list(options: Namespace, opened: Opened, wording: Wording) -> int:
    if options.answers is not None:
        raise AnswersError(
            "Answers belong to one lesson.", remedy="Name it: kiosk learn ID."
        )
    if options.json:
        print_json(learning(opened.library, wording))
        return 0
    for page in opened.library.lessons:
        print_line(f"{page.id:<28} {wording.tell(page.title).shown}")
    return 0


def _show(lesson: Lesson, wording: Wording) -> None:
    """Print a lesson; ask its quiz where a person can answer."""
    for line in _lesson(lesson, wording):
        print_line(line)
    if sys.stdin.isatty() and sys.stdout.isatty():
        Asking(wording, sys.stdin.readline, print_line).ask(lesson.quiz)
        return
    for question in lesson.quiz:
        for line in ("", *asked(question, wording)):
            print_line(line)


def _lesson(lesson: Lesson, wording: Wording) -> Iterator[str]:
    yield wording.tell(lesson.title).shown
    yield wording.tell(lesson.summary).shown
    for section in lesson.sections:
        yield from _section(section, wording)
    yield ""
    yield wording.say(TEST_YOURSELF)


def _section(section: GuideSection, wording: Wording) -> Iterator[str]:
    yield ""
    yield wording.tell(section.title).shown
    lines = wording.tell_lines(line.text for line in section.lines)
    for number, line in enumerate(lines, start=1):
        sign = f"{number}." if section.style == "steps" else "-"
        yield f"{sign} {line.shown}"


def _print_score(found: Score, wording: Wording) -> None:
    for one in found.marked:
        print_line(wording.tell(one.question.title).shown)
        for line in told(one, wording):
            print_line(line)
    for id_, problem in found.problems.items():
        print_line(f"{id_}: {wording.explain(problem)}")
    print_line(result(found, wording))
