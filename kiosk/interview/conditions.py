"""When a step, a line or an outcome applies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kiosk.interview.model import Answers, Value
from kiosk.interview.parts import Condition, Test


def holds(condition: Condition | None, answers: Answers, today: date) -> bool:
    """Tell whether `condition` holds for the answers on the path.

    No condition always holds. What an answer that is missing passes, see `Test`.
    """
    if condition is None:
        return True
    for question, test in condition.answers.items():
        if not passes(test, answers.get(question), today):
            return False
    if condition.any and not any(holds(one, answers, today) for one in condition.any):
        return False
    return not (
        condition.none and any(holds(one, answers, today) for one in condition.none)
    )


def passes(test: Test, value: Value, today: date) -> bool:
    """Tell whether an answer passes a test; a missing one only "not answered"."""
    if value is None:
        return test.answered is False
    if test.answered is False:
        return False
    if test.one_of and not _among(value, test.one_of):
        return False
    if test.some_item is not None and not _some_item(test.some_item, value, today):
        return False
    if about_dates(test):
        return isinstance(value, str) and _date_passes(test, value, today)
    return True


def questions_in(condition: Condition | None) -> Iterator[str]:
    """Yield the ids of the questions that `condition` asks about."""
    if condition is None:
        return
    yield from condition.answers
    for part in (*condition.any, *condition.none):
        yield from questions_in(part)


def full_years(since: date, today: date) -> int:
    """Return the age, in full years, of someone born on `since`.

    Born on 29 February: a year older on 1 March in other years (Civil Code of
    the People's Republic of China, Art. 201 and 202, counts from the next day).
    """
    return (
        today.year - since.year - ((today.month, today.day) < (since.month, since.day))
    )


def about_dates(test: Test) -> bool:
    """Tell whether `test` compares a date."""
    return not (
        test.age_under is None
        and test.age_from is None
        and test.past is None
        and test.within_days is None
    )


def _date_passes(test: Test, value: str, today: date) -> bool:
    day = date.fromisoformat(value)
    age = full_years(day, today)
    return (
        (test.age_under is None or age < test.age_under)
        and (test.age_from is None or age >= test.age_from)
        and (test.past is None or (day < today) is test.past)
        and (test.within_days is None or (day - today).days <= test.within_days)
    )


def _among(value: Value, accepted: tuple[str, ...]) -> bool:
    if isinstance(value, bool):
        return ("yes" if value else "no") in accepted
    if isinstance(value, str):
        return value in accepted
    if isinstance(value, Sequence):
        return any(item in accepted for item in value)
    return False


def _some_item(condition: Condition, value: Value, today: date) -> bool:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return False
    return any(
        holds(condition, item, today) for item in value if isinstance(item, Mapping)
    )
