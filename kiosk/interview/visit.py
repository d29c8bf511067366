"""One visitor's way through the services they chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kiosk.interview.context import Context
from kiosk.interview.model import Answers, AnyStep, Service, Value
from kiosk.interview.path import Path, path


@dataclass(frozen=True, slots=True)
class Visit:
    """The services chosen, one set of answers, and the step being looked at.

    Never changed: each act gives a new visit. Nothing in it is written anywhere.
    """

    services: tuple[Service, ...]
    answers: Answers = field(default_factory=dict)
    at: str | None = None
    """Id of an answered step that is looked at again. None: the next open one."""
    checking: bool = False
    """True: `at` was chosen on the check page, and the answer leads back there."""
    before: Path | None = field(default=None, repr=False, compare=False)
    """Where the visit stood before: spares checking again what did not change."""
    _replayed: dict[Context, Path] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What `path` found before: one act asks for it many times."""

    def path(self, context: Context) -> Path:
        """Return what the answers lead to."""
        if context not in self._replayed:
            found = path(self.services, self.answers, context, self._latest)
            self._replayed[context] = found
        return self._replayed[context]

    @property
    def _latest(self) -> Path | None:
        return next(reversed(self._replayed.values()), self.before)

    def shown(self, context: Context) -> AnyStep | None:
        """Return the step on screen. None: all is answered, time to check."""
        way = self.path(context)
        for taken in way.taken:
            if taken.step.id == self.at:
                return taken.step
        return way.next

    def answered(self, values: Mapping[str, Value], context: Context) -> Visit:
        """Take answers to the step on screen (and those a scan fills), and go on.

        After a change from the check page the next screen is the first step that
        is now open, or the check page. Else it is the step after this one.
        """
        here = self.shown(context)
        told = replace(
            self,
            answers={**self.answers, **values},
            at=None,
            before=self.path(context),
        )
        if here is None or self.at is None:
            return told
        if self.checking:
            return replace(told, checking=False)
        way = told.path(context)
        return replace(told, at=_following(way, here.id, values), before=way)

    def back(self, context: Context) -> Visit | None:
        """Look at the step before. None: this is the first one."""
        if self.checking:
            return replace(self, at=None, checking=False, before=self._latest)
        shown = self.shown(context)
        before: str | None = None
        for taken in self.path(context).taken:
            if shown is not None and taken.step.id == shown.id:
                break
            before = taken.step.id
        return None if before is None else replace(self, at=before, before=self._latest)

    def change(self, step_id: str) -> Visit:
        """Look at an answer again from the check page."""
        return replace(self, at=step_id, checking=True, before=self._latest)

    def number(self, context: Context) -> int:
        """Return which step this is, from 1."""
        shown = self.shown(context)
        steps = [taken.step.id for taken in self.path(context).taken]
        return (
            steps.index(shown.id) + 1 if shown and shown.id in steps else len(steps) + 1
        )


def _following(way: Path, here: str, values: Mapping[str, Value]) -> str | None:
    """Return the answered step after `here` that these values did not answer."""
    steps = [taken.step.id for taken in way.taken]
    if here not in steps:
        return None
    later = steps[steps.index(here) + 1 :]
    return next((step for step in later if step not in values), None)
