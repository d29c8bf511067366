"""A job in the queue: how it goes, and how it is dropped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from kiosk.printing.model import Status

Told = Callable[[Status], None]
"""Hears each change of a job, in the loop of the queue."""


class Queued:
    """A job in the queue."""

    def __init__(self, key: str, printer: str, *, personal: bool, told: Told) -> None:
        self.key = key
        self.printer = printer
        """The name of its printer."""
        self.personal = personal
        self.status = Status("waiting")
        self.unwanted = False
        self._told = told
        self._task: asyncio.Task[None] | None = None

    def __repr__(self) -> str:
        """Say how it goes, and nothing of what it is."""
        return f"<Queued {self.key} {self.status.state}>"

    def begin(self, task: asyncio.Task[None]) -> None:
        """Take the task that prints it."""
        self._task = task

    def tell(self, status: Status) -> None:
        """Take a new status, and tell it when it is another one."""
        if status != self.status:
            self.status = status
            self._told(status)

    def drop(self) -> None:
        """Have it not printed. What is told last is `cancelled`, or how it ended."""
        self.unwanted = True
        self.stop()

    def stop(self) -> None:
        """End our part in it; one without personal data may go on at the next start."""
        if self._task is not None:
            self._task.cancel()

    async def ended(self) -> Status:
        """Return how it ended, once nothing of it is left here."""
        if self._task is not None:
            await asyncio.wait([self._task])
            if not self._task.cancelled():
                self._task.result()
        return self.status
