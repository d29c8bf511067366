"""Where a set of answers leads. Replayed from the start each time.

So going back, changing an early answer or switching language can never leave a
stale answer in force, nor lose one that still applies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from kiosk.interview.conditions import holds, questions_in
from kiosk.interview.context import Context
from kiosk.interview.model import (
    Answers,
    AnyStep,
    Line,
    Outcome,
    Question,
    Service,
    Slot,
    Value,
)
from kiosk.interview.problems import Problem
from kiosk.interview.result import Accepted
from kiosk.interview.worth import Appraisal, Worth


class Taken(Struct, frozen=True):
    """A step that was answered, with the answer that counts."""

    step: AnyStep
    value: Value


@dataclass(frozen=True, slots=True)
class Ended:
    """Where one service ends, with the lines that apply to these answers."""

    service: Service
    outcome: Outcome
    lines: tuple[str, ...]
    bring: tuple[str, ...]
    noted: tuple[Taken, ...] = ()
    """What stands on the note of this outcome; a value of None was left out."""
    slot: str = ""
    """The time wished for, YYYY-MM-DDTHH:MM. Empty: none."""


@dataclass(frozen=True, slots=True)
class Path:
    """What the answers of a visit lead to."""

    taken: tuple[Taken, ...]
    """In the order asked, each step once, whatever the number of services."""
    next: AnyStep | None
    """The step to show now. None: everything was answered."""
    ended: tuple[Ended, ...]
    """One for each service when `next` is None, else empty."""
    problems: Mapping[str, Problem]
    """What is wrong, by step id. The first one is `next`."""
    ignored: tuple[str, ...]
    """Ids in the answers that are not on the path, or not known."""
    about: int
    """How many steps there will be in all, as far as can be told."""
    appraisal: Appraisal
    """What each answer was found worth, for the next replay."""

    @property
    def open_steps(self) -> tuple[AnyStep, ...]:
        """The steps that may be answered now: those that were, and the next one."""
        following = () if self.next is None else (self.next,)
        return (*(taken.step for taken in self.taken), *following)

    @property
    def answers(self) -> Answers:
        """The answers that count: those on the path, as accepted."""
        return {taken.step.id: taken.value for taken in self.taken}

    @property
    def personal(self) -> bool:
        """Whether something personal stands among the answers that count."""
        return any(
            isinstance(taken.step, Question)
            and taken.step.personal != "no"
            and taken.value is not None
            for taken in self.taken
        )


@dataclass(slots=True)
class _Walk:
    """One service, replayed. Mutable while it runs; never leaves this module."""

    service: Service
    known: dict[str, Value] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    next: AnyStep | None = None
    stop: Outcome | None = None
    position: int = 0


class _Reader:
    """Accepts each answer once, though several services may ask for it."""

    def __init__(self, answers: Answers, before: Appraisal) -> None:
        self._answers = answers
        self._before = before
        self._read: dict[str, Worth] = {}

    def read(self, step: AnyStep) -> Accepted | Problem | None:
        """Return what the answer to `step` is worth; None when there is none."""
        if step.id not in self._answers:
            return None
        read = self._read.get(step.id)
        if read is None:
            read = self._before.of(step, self._answers[step.id])
            self._read[step.id] = read
        return read.result

    def has(self, step: AnyStep) -> bool:
        """Tell whether there is an answer to `step`, good or bad."""
        return step.id in self._answers

    @property
    def appraisal(self) -> Appraisal:
        """What was read, and nothing that the answers no longer hold."""
        return Appraisal(self._before.context, self._read)


def path(
    services: Sequence[Service],
    answers: Answers,
    context: Context,
    before: Path | None = None,
) -> Path:
    """Replay `answers` through `services`, one after the other.

    A question that several services share is asked once. Each service sees only
    the answers on its own path, so it ends as it would alone.

    Args:
        services: What the visitor chose, in order.
        answers: Values by question id, in any order, good or bad.
        context: The day, and what the branch offers.
        before: A path found earlier. What it leads to is the same with and without;
            an answer that stands as it stood there need not be checked again.
    """
    known = before.appraisal if before else Appraisal(context)
    reader = _Reader(answers, known if known.context == context else Appraisal(context))
    walks: list[_Walk] = []
    for service in services:
        walks.append(_walk(service, reader, context))
        if walks[-1].next is not None:
            break
    taken = {one.step.id: one for walk in walks for one in walk.taken}
    following = walks[-1].next if walks else None
    appraisal = reader.appraisal
    problems = appraisal.problems
    return Path(
        taken=tuple(taken.values()),
        next=following,
        ended=() if following else tuple(_ended(walk, context) for walk in walks),
        problems=problems,
        ignored=tuple(
            id_
            for id_ in answers
            if id_ not in taken and not (following and id_ in problems)
        ),
        about=len(taken)
        + _unseen(services, len(walks))
        + sum(_ahead(walk, context) for walk in walks),
        appraisal=appraisal,
    )


def _unseen(services: Sequence[Service], walked: int) -> int:
    """Count the steps that only services still to be walked through have."""
    if walked == len(services):
        return 0
    seen = {step.id for service in services[:walked] for step in service.steps}
    return len({s.id for one in services[walked:] for s in one.steps} - seen)


def _walk(service: Service, reader: _Reader, context: Context) -> _Walk:
    walk = _Walk(service)
    known, today = walk.known, context.today
    stops = _stops_by_question(service)
    for walk.position, step in enumerate(service.steps):
        if not holds(step.when, known, today):
            continue
        if isinstance(step, Slot) and not (context.slots or reader.has(step)):
            continue
        result = reader.read(step)
        if not isinstance(result, Accepted):
            walk.next = step
            return walk
        known[step.id] = result.value
        walk.taken.append(Taken(step, result.value))
        for stop in stops.get(step.id, ()):
            if holds(stop.when, known, today):
                walk.stop = stop
                return walk
    return walk


def _stops_by_question(service: Service) -> Mapping[str, Sequence[Outcome]]:
    """Return the stops that an answer can bring about, by question."""
    found: dict[str, list[Outcome]] = {}
    for stop in service.stops:
        for question in set(questions_in(stop.when)):
            found.setdefault(question, []).append(stop)
    return found


def _ended(walk: _Walk, context: Context) -> Ended:
    outcome = walk.stop or next(
        outcome
        for outcome in walk.service.outcomes
        if holds(outcome.when, walk.known, context.today)
    )
    return Ended(
        walk.service,
        outcome,
        tuple(_applying(outcome.lines, walk, context)),
        tuple(_applying(outcome.bring, walk, context)),
        noted(walk.service, outcome, walk.known),
        next((str(one.value) for one in walk.taken if _is_time(one)), ""),
    )


def noted(service: Service, outcome: Outcome, answers: Answers) -> tuple[Taken, ...]:
    """Return what stands on the note of an outcome, in its order."""
    ids = outcome.note.answers if outcome.note else ()
    steps = {step.id: step for step in service.steps} if ids else {}
    return tuple(Taken(steps[id_], answers.get(id_)) for id_ in ids)


def _is_time(taken: Taken) -> bool:
    return isinstance(taken.step, Slot) and taken.value is not None


def _applying(lines: Sequence[Line], walk: _Walk, context: Context) -> Iterator[str]:
    for line in lines:
        if holds(line.when, walk.known, context.today):
            yield line.text


def _ahead(walk: _Walk, context: Context) -> int:
    """Estimate how many steps are still to come, the next one included."""
    if walk.next is None:
        return 0
    ahead = walk.service.steps[walk.position + 1 :]
    return 1 + sum(_may_come(step, walk, context) for step in ahead)


def _may_come(step: AnyStep, walk: _Walk, context: Context) -> bool:
    if isinstance(step, Slot) and not context.slots:
        return False
    open_questions = set(questions_in(step.when)) - walk.known.keys()
    return bool(open_questions) or holds(step.when, walk.known, context.today)
