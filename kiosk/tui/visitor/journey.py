"""Where the visitor is. Never changed: each act gives a new journey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kiosk.interview.context import Context
    from kiosk.interview.guide import Guide
    from kiosk.interview.model import Service, Value
    from kiosk.interview.visit import Visit

Place = Literal["welcome", "home", "question", "check", "outcome", "guide"]


@dataclass(frozen=True, slots=True)
class Journey:
    """The page shown, and what was entered so far."""

    place: Place = "welcome"
    visit: Visit | None = None
    """None: no service was chosen yet."""
    guide: Guide | None = None
    """The guide that is read."""
    before: Place = "home"
    """Where the guide was opened, and so where Back leads from it."""

    def home(self) -> Journey:
        """Go to the choice of services; what was entered stays."""
        return replace(self, place="home", guide=None, before="home")

    def opened(self, services: tuple[Service, ...], context: Context) -> Journey:
        """Begin with services. Answers given before count for them too."""
        from kiosk.interview.visit import Visit

        answers = self.visit.answers if self.visit else {}
        return self._at(Visit(services, answers), context)

    def read(self, guide: Guide) -> Journey:
        """Open a guide."""
        before = self.before if self.place == "guide" else self.place
        return replace(self, place="guide", guide=guide, before=before)

    def answered(self, values: Mapping[str, Value], context: Context) -> Journey:
        """Take answers to the step on screen, and go on."""
        if self.visit is None:
            return self
        return self._at(self.visit.answered(values, context), context)

    def changed(self, step_id: str, context: Context) -> Journey:
        """Look at an answer again."""
        if self.visit is None:
            return self
        return self._at(self.visit.change(step_id), context)

    def told(self, step_id: str, value: Value, context: Context) -> Journey:
        """Take one answer that was agreed on, and look at what comes next."""
        if self.visit is None:
            return self
        answers = {**self.visit.answers, step_id: value}
        told = replace(self.visit, answers=answers, at=None, checking=False)
        return self._at(told, context)

    def looking_at(self, step_id: str, context: Context) -> Journey:
        """Look at an answered step, or at the next open one."""
        if self.visit is None:
            return self
        return self._at(replace(self.visit, at=step_id or None), context)

    def finished(self) -> Journey:
        """See where the answers lead."""
        return replace(self, place="outcome") if self.visit else self

    def back(self, context: Context) -> Journey:
        """Go to the page before."""
        if self.place == "home":
            return replace(self, place="welcome")
        if self.place == "guide":
            return replace(self, place=self.before, guide=None, before="home")
        if (
            self.place == "outcome"
            and self.visit
            and not _needs_staff(self.visit, context)
        ):
            return replace(self, place="check")
        before = None
        if self.visit is not None:
            before = self.visit.back(context)
        return self._at(before, context) if before else self.home()

    def personal(self, context: Context) -> bool:
        """Tell whether something personal was entered."""
        return self.visit is not None and self.visit.path(context).personal

    def _at(self, visit: Visit, context: Context) -> Journey:
        if visit.shown(context) is not None:
            place: Place = "question"
        else:
            place = "outcome" if _needs_staff(visit, context) else "check"
        return replace(self, visit=visit, place=place, guide=None)


def _needs_staff(visit: Visit, context: Context) -> bool:
    """Tell whether there is nothing to check, since staff are needed first."""
    return any(ended.outcome.staff for ended in visit.path(context).ended)
