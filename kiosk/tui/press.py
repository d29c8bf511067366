"""What makes codes and pages for the screens: a process apart, started when needed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kiosk.errors import HandoutError

if TYPE_CHECKING:
    from textual.widget import Widget

    from kiosk.handout.press_room import PressRoom


class Press:
    """Holds the process of the visit that is going on."""

    def __init__(
        self, open_room: Callable[[], PressRoom] | None = None, *, warms: bool = False
    ) -> None:
        """Make it; nothing is started yet.

        Args:
            open_room: Called once, at the first use. None: as is usual.
            warms: Start the process as soon as it may be needed, rather than when it
                is.
        """
        self._open_room = open_room or _press_room
        self._warms = warms
        self._warmed = False
        self._room: PressRoom | None = None

    @property
    def room(self) -> PressRoom:
        """What asks the process. It belongs to the loop that runs at the first use."""
        if self._room is None:
            self._room = self._open_room()
        return self._room

    @property
    def to_warm(self) -> bool:
        """Whether the process could be started now, before it is needed."""
        return self._warms and not self._warmed

    async def warm(self) -> None:
        """Start the process, with what the first handout would wait for."""
        self._warmed = True
        # The first handout meets the same trouble, and can tell somebody.
        with suppress(HandoutError):
            await self.room.warm()

    async def forget(self) -> None:
        """End the process, and with it all that it has read of the visitor."""
        if self._room is not None:
            await self._room.forget()
            self._warmed = self._room.pid is not None

    async def close(self) -> None:
        """End the process, whatever it does."""
        if self._room is not None:
            await self._room.close()


@runtime_checkable
class HasPress(Protocol):
    """An app whose pages show codes."""

    press: Press


def press_of(widget: Widget) -> Press:
    """Return what makes codes for the app of a widget.

    Raises:
        TypeError: The app has nothing of the kind.
    """
    app: object = widget.app
    if not isinstance(app, HasPress):
        raise TypeError("this app draws no codes")
    return app.press


def _press_room() -> PressRoom:
    # Imported here: the first screen does not wait for it.
    from kiosk.handout.press_room import PressRoom

    return PressRoom()
