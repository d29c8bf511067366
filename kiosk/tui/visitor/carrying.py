"""One visitor's counter pass: made where the visit ends, gone with the frame."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.tui.visitor.phone_reach import ALWAYS, Reach
from kiosk.tui.visitor.visit_pages import VisitPages

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.counter.passes import Pass
    from kiosk.handout.counter_code import Carried
    from kiosk.interview.path import Path
    from kiosk.settings import Settings
    from kiosk.tui.visitor.counter_desk import CounterDesk


@dataclass(frozen=True, slots=True, repr=False)
class Wish:
    """What a pass is made of. Another wish makes another pass."""

    way: Path
    services: tuple[str, ...]
    language: str
    library: Library


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """A pass, and what is said of it."""

    made: Pass
    carried: Carried


class Carrier:
    """Keeps the pass of one visitor in memory, and nowhere else."""

    def __init__(
        self, counter: CounterDesk | None, settings: Settings, reach: Reach = ALWAYS
    ) -> None:
        """Keep what makes passes.

        Args:
            counter: None: there is no counter, and so no pass.
            settings: Where the kiosk stands, and how long a pass lasts.
            reach: Knows whether phones would find a page.
        """
        self._counter = counter
        self._settings = settings
        self._wish: Wish | None = None
        self._held: Held | None = None
        self._making = asyncio.Lock()
        self.pages = VisitPages(settings, reach=reach)
        """What waits for the visitor's phone."""

    @property
    def held(self) -> Held | None:
        """The pass; None: there is none, or not yet."""
        return self._held

    def wish(self, wish: Wish) -> None:
        """Say what the pass is to be made of; one made of something else is gone."""
        last = self._wish
        if last is not None and _same(last, wish):
            return
        self._wish, self._held = wish, None

    async def carry(self) -> Held | None:
        """Make the pass that was wished for, once.

        Raises:
            KioskError: The keys cannot be used: staff must know, visitors need not.
        """
        async with self._making:
            wish, counter = self._wish, self._counter
            if self._held is None and wish is not None and counter is not None:
                held = await asyncio.to_thread(self._made, wish, counter)
                # A change of answers meanwhile has made this one stale.
                if self._wish is wish:
                    self._held = held
            return self._held

    async def leave(self) -> bool:
        """Leave the pass under a short code, where a database is shared.

        Returns:
            Whether there is a code now that was not there before.

        Raises:
            KioskError: The database is not there: the pass itself needs none.
        """
        held, counter = self._held, self._counter
        if held is None or counter is None or held.carried.code:
            return False
        if not self._settings.counter.database:
            return False
        code = await asyncio.to_thread(self._left, held.made, counter)
        if code is None or self._held is not held:
            return False
        self._held = Held(held.made, replace(held.carried, code=code))
        return True

    # In a thread.

    def _made(self, wish: Wish, counter: CounterDesk) -> Held:
        # Imported here: no screen but the last needs them.
        from zoneinfo import ZoneInfo

        from kiosk.counter.passes import PassMaker
        from kiosk.handout.counter_code import Carried

        own = self._settings.counter
        maker = PassMaker.of(
            counter.keys(),
            place=self._settings.branch.place,
            desk_name="" if own.database else own.desk,
            hours=own.pass_hours,
        )
        made = maker.make(
            wish.way,
            services=wish.services,
            language=wish.language,
            library=wish.library,
            now=counter.clock(),
        )
        ends = made.content.expires_at.astimezone(ZoneInfo(self._settings.time_zone))
        labels = {one.step.id: getattr(one.step, "label", "") for one in wish.way.taken}
        again = tuple(labels[id_] for id_ in made.content.left_out)
        return Held(made, Carried(made.text, ends, again=again))

    def _left(self, made: Pass, counter: CounterDesk) -> str | None:
        from kiosk.counter.short_codes import leave

        actor = f"kiosk:{self._settings.branch.place}"
        return leave(made, counter.store(), counter.keys().desk_public(), actor)


def _same(one: Wish, other: Wish) -> bool:
    return (one.way.answers, one.services, one.language, one.library) == (
        other.way.answers,
        other.services,
        other.language,
        other.library,
    )
