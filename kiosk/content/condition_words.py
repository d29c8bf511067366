"""Conditions in English words, for diagrams and for editors."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.interview.parts import Condition, Test


def condition_in_words(condition: Condition | None) -> str:
    """Return when a part of a service applies, by ids; "" for always."""
    return " and ".join(_parts(condition)) if condition is not None else ""


def _parts(condition: Condition) -> Iterator[str]:
    for question, test in condition.answers.items():
        yield f"{question} is {' and '.join(_test(test)) or 'answered'}"
    if condition.any:
        yield f"({' or '.join(map(condition_in_words, condition.any))})"
    for one in condition.none:
        yield f"not ({condition_in_words(one)})"


def _test(test: Test) -> Iterator[str]:
    if test.answered is False:
        yield "left out"
    if test.one_of:
        yield " or ".join(test.one_of)
    if test.age_under is not None:
        yield f"less than {test.age_under} years ago"
    if test.age_from is not None:
        yield f"{test.age_from} years ago or more"
    if test.past is not None:
        yield "past" if test.past else "today or later"
    if test.within_days is not None:
        yield f"within {test.within_days} days"
    if test.some_item is not None:
        yield f"a list with ({condition_in_words(test.some_item)})"
