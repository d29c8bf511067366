"""The visitors' calls, as the app sees them before and after the first one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.tui.visitor import messages

if TYPE_CHECKING:
    from kiosk.counter.calling import News
    from kiosk.tui.visitor.counter_desk import CounterDesk
    from kiosk.tui.visitor.frame import FrameScreen
    from kiosk.tui.visitor.help_lead import HelpLead
    from kiosk.tui.visitor.tongues import Tongues


class CallsLed:
    """Makes who leads calls at the first need: no touch before waits for it."""

    def __init__(
        self,
        counter: CounterDesk | None,
        tongues: Tongues,
        tell: Callable[[News], None],
    ) -> None:
        """Make it.

        Args:
            counter: None: there is no counter, and the bright screen is all.
            tongues: The kiosk's languages, content and settings.
            tell: Brings news to `take`, as a `messages.HelpHeard`.
        """
        self._counter = counter
        self._tongues = tongues
        self._tell = tell
        self._lead: HelpLead | None = None

    async def take(self, message: messages.HelpMessage, frame: FrameScreen) -> None:
        """Go on after something that happened."""
        early = isinstance(message, messages.PlaceShown) and (
            frame.journey.place != "outcome"
        )
        if self._lead is None and self._counter is not None and not early:
            # Imported here: neither the first screen nor the next waits for it.
            from kiosk.tui.visitor.help_lead import HelpLead

            self._lead = HelpLead(self._counter, self._tongues, self._tell)
        if self._lead is not None:
            await self._lead.take(message, frame)

    def holds(self, frame: FrameScreen) -> bool:
        """Tell whether nothing is to be wiped now, however long nobody touches."""
        return self._lead is not None and self._lead.holds(frame)

    def keeps(self, frame: FrameScreen) -> bool:
        """Tell whether a visitor who finishes is to be given a number first."""
        return self._lead is not None and self._lead.keeps(frame)

    def forget(self) -> None:
        """Forget the call of whoever is forgotten."""
        if self._lead is not None:
            self._lead.forget()

    def number(self) -> tuple[int, str] | None:
        """Return number and language of whoever was just forgotten, once."""
        return None if self._lead is None else self._lead.number()

    async def close(self) -> None:
        """End everything that runs beside the screens."""
        if self._lead is not None:
            await self._lead.close()
