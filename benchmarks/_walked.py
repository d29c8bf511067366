"""The kiosk as `kiosk run` starts it, walked through a visit by a signal a step.

Run by benchmarks.memory in a terminal of its own: python -m benchmarks._walked FILE.
FILE holds the answers as JSON. Each SIGUSR1 answers the question on screen, as the
page itself does once an answer counts; the first one chooses the service. A step
that can be typed into is touched first, so that its keyboard is on screen.
"""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import Any

import kiosk.tui.app
from kiosk.cli.run import show
from kiosk.interview.model import Value
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.messages import Answered, ServicesChosen
from kiosk.tui.widgets.field import Field

SERVICE = "open-account"
TYPING_SECONDS = 0.05
"""Shorter than the time after which a screen counts as painted."""


class Walked(KioskApp):
    """Goes on when it is told to."""

    CSS_PATH = str(Path(kiosk.tui.app.__file__).with_name("kiosk.tcss"))
    answers: dict[str, Value] = {}

    def on_mount(self) -> None:
        loop = self._loop
        assert loop is not None

        def told(*_: object) -> None:
            # By a message: what is posted needs to know the app that runs.
            loop.call_soon_threadsafe(self.call_later, self.step)

        signal.signal(signal.SIGUSR1, told)

    def step(self) -> None:
        """Answer the question on screen; at Home choose the service."""
        frame = self.frame
        if frame.journey.place == "home":
            frame.post_message(ServicesChosen((SERVICE,)))
            return
        fields = [field for field in frame.page.query(Field) if field.region.area]
        if fields:
            fields[0].focus()
        self.set_timer(TYPING_SECONDS, self._answer)

    def _answer(self) -> None:
        frame = self.frame
        visit = frame.journey.visit
        step = visit.shown(frame.context()) if visit is not None else None
        if step is not None:
            frame.page.post_message(Answered({step.id: self.answers.get(step.id)}))


def kept(value: Any) -> Value:  # noqa: ANN401 - whatever JSON holds
    """A value as the interview has it: its lists are tuples."""
    if isinstance(value, list):
        return tuple(map(kept, value))
    if isinstance(value, dict):
        return {name: kept(each) for name, each in value.items()}
    return value  # type: ignore[no-any-return]


def main() -> int:
    told: dict[str, Any] = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    Walked.answers = {name: kept(value) for name, value in told.items()}
    setattr(kiosk.tui.app, "KioskApp", Walked)  # noqa: B010 - what `show` imports
    return show(code="en")


if __name__ == "__main__":
    sys.exit(main())
