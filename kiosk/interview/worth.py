"""What answers were found worth, kept so that none is checked twice unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from kiosk.interview.context import Context
from kiosk.interview.fields import accept
from kiosk.interview.model import AnyStep, Value
from kiosk.interview.problems import Problem
from kiosk.interview.result import Result


class Worth(Struct, frozen=True):
    """An answer as it was given, and what `accept` made of it."""

    step: AnyStep
    given: Value
    result: Result


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What a set of answers was found worth, in one context."""

    context: Context
    known: Mapping[str, Worth] = field(default_factory=dict, repr=False)
    """By step id."""

    def of(self, step: AnyStep, given: Value) -> Worth:
        """Return what `given` is worth as the answer to `step`.

        The known result is returned for the same step, text and context: all
        that `accept` looks at. Any other value is checked again, since a list or
        an object may have changed inside, and 1 and true count as equal.
        """
        known = self.known.get(step.id) if isinstance(given, str) else None
        if known is not None and known.step is step and known.given == given:
            return known
        return Worth(step, given, accept(step, given, self.context))

    @property
    def problems(self) -> Mapping[str, Problem]:
        """Every answer that was refused, by step id."""
        return {
            step: worth.result
            for step, worth in self.known.items()
            if isinstance(worth.result, Problem)
        }
