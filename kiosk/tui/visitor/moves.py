"""Where the journey goes on when a page reports something."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.tui.visitor.messages import (
    Answered,
    ChangeWanted,
    Finished,
    GuideChosen,
    HomeWanted,
    ServicesChosen,
)

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.interview.context import Context
    from kiosk.tui.visitor.journey import Journey

Move = ServicesChosen | GuideChosen | Answered | ChangeWanted | Finished | HomeWanted
"""What a page reports when the journey is to go on."""


def moved(
    journey: Journey, move: Move, library: Library, context: Callable[[], Context]
) -> Journey:
    """Return the journey after a move.

    Args:
        journey: Where the visitor is.
        move: What the page reports.
        library: Where services and guides are.
        context: Gives the day of the visit; asked only when it matters.
    """
    match move:
        case ServicesChosen(ids=ids):
            services = tuple(library.service(id_) for id_ in ids)
            return journey.opened(services, context()) if services else journey
        case GuideChosen(id=id_):
            return journey.read(library.guide(id_))
        case Answered(values=values):
            return journey.answered(values, context())
        case ChangeWanted(step_id=step_id):
            return journey.changed(step_id, context())
        case Finished():
            return journey.finished()
        case HomeWanted():
            return journey.home()
