"""The kiosk's interpreter, made when it is first needed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.translation.interpreter import Interpreter

Work = Callable[[], Awaitable[None]]
"""For a worker beside the screen. A coroutine would be one that never ran, when the
worker is cancelled before it begins."""


class Interpreting:
    """Makes the interpreter in a thread, once. Lives as long as the app."""

    def __init__(self, open_: Callable[[Library], Interpreter] | None = None) -> None:
        """Keep what makes it.

        Args:
            open_: Called in a thread. None: prepared phrases are chosen, and what is
                written is never looked for among them.
        """
        self._open = open_
        self._made: Interpreter | None = None
        self._lock = asyncio.Lock()

    async def ready(self, library: Library) -> Interpreter | None:
        """Return the interpreter. None: there is none on this machine."""
        async with self._lock:
            if self._made is None and self._open is not None:
                self._made = await asyncio.to_thread(self._open, library)
            return self._made

    def warming(self, library: Library) -> Work:
        """Return what loads all that takes long, before the first sentence."""
        return partial(self._warm, library)

    def forgetting(self) -> Work:
        """Return what forgets all that was translated."""
        return self._forget

    async def _warm(self, library: Library) -> None:
        interpreter = await self.ready(library)
        if interpreter is not None:
            await interpreter.warm()

    async def _forget(self) -> None:
        if self._made is not None:
            await self._made.forget()

    async def close(self) -> None:
        """End what runs beside the screens."""
        made, self._made = self._made, None
        if made is not None:
            await made.close()
