"""Where answers lead, as other programs read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.content.answers import moment_in_words
from kiosk.content.wording import Wording
from kiosk.interview import model
from kiosk.interview.model import AnyStep, Value
from kiosk.interview.path import Ended, Path
from kiosk.interview.problems import Problem

KINDS: Mapping[type, str] = {
    kind: str(kind.__struct_config__.tag)
    for kind in (
        model.Choice,
        model.Several,
        model.Text,
        model.Name,
        model.Date,
        model.Country,
        model.Phone,
        model.Email,
        model.Address,
        model.Amount,
        model.Slot,
        model.DocumentNumber,
        model.Zone,
        model.Group,
        model.Information,
        model.Consent,
    )
}
"""The stable name of each kind of step."""


def report(path: Path, wording: Wording, slots: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return what `kiosk interview --json` prints. Stable: see docs/schemas/.

    Args:
        path: Where the answers lead.
        wording: The language of titles, lines and errors.
        slots: The times that the branch offers.
    """
    return {
        "path": [
            {"id": taken.step.id, "answer": _plain(taken.value)} for taken in path.taken
        ],
        "next": _step(path.next, wording, slots) if path.next is not None else None,
        "outcome": None if path.next is not None else _outcome(path.ended, wording),
        "errors": {
            step: _message(problem, wording) for step, problem in path.problems.items()
        },
        "ignored": list(path.ignored),
    }


def _message(problem: Problem, wording: Wording) -> str:
    message = wording.explain(problem)
    if problem.item is None:
        return message
    entry = wording.say("Please check entry %(number)s.", number=str(problem.item + 1))
    return f"{entry} {message}"


def _step(step: AnyStep, wording: Wording, slots: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": step.id,
        "kind": KINDS[type(step)],
        "label": wording.tell(step.title).text,
        "required": step.required if isinstance(step, model.Question) else True,
        "personal": isinstance(step, model.Question) and step.personal != "no",
        "choices": _choices(step, wording, slots),
        "fields": [_step(part, wording, slots) for part in step.fields]
        if isinstance(step, model.Group)
        else [],
    }


def _choices(
    step: AnyStep, wording: Wording, slots: tuple[str, ...]
) -> list[dict[str, str]]:
    if isinstance(step, model.Slot):
        return [{"id": slot, "label": moment_in_words(slot, wording)} for slot in slots]
    if not isinstance(step, model.Choice | model.Several):
        return []
    return [
        {"id": option.id, "label": wording.tell(option.label).text}
        for option in step.options
    ]


def _outcome(ended: tuple[Ended, ...], wording: Wording) -> dict[str, Any]:
    return {
        "id": "+".join(one.outcome.id for one in ended),
        "services": [
            {
                "service": one.service.id,
                "id": one.outcome.id,
                "title": wording.tell(one.outcome.title).text,
                "lines": [line.text for line in wording.tell_lines(one.lines)],
                "bring": [line.text for line in wording.tell_lines(one.bring)],
            }
            for one in ended
        ],
    }


def _plain(value: Value) -> Any:  # noqa: ANN401 - JSON is anything
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value
