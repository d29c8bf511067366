"""What runs beside the screens: it makes pages, prints them, and translates."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kiosk.tui.paper_tray import PaperTray
    from kiosk.tui.press import Press
    from kiosk.tui.visitor.interpreting import Interpreting

Work = Callable[[], Awaitable[None]]
LEADING: Final = frozenset({"question", "guide"})
"""Places from which a visitor comes to a handout."""


class Beside:
    """Prepares, forgets and ends all of them together."""

    def __init__(
        self, press: Press, tray: PaperTray, interpreting: Interpreting
    ) -> None:
        self._press = press
        self._tray = tray
        self._interpreting = interpreting
        tray.make_with(press)

    def preparing(self, place: str) -> tuple[Work, ...]:
        """Return what is to be done now that a visitor came to a place."""
        if place in LEADING and self._press.to_warm:
            return (self._press.warm,)
        return ()

    def forgetting(self) -> tuple[Work, ...]:
        """Return what forgets all that was made, and is still to be printed."""
        return self._tray.drop_personal, self._press.forget

    async def close(self) -> None:
        """End everything."""
        await self._interpreting.close()
        await self._tray.close()
        await self._press.close()
