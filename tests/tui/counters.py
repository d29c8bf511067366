"""A real counter in a folder, and a desk that does what a test says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.counter import calls, sessions
from kiosk.counter.calls_sealed import CallBody, opened_call
from kiosk.counter.model import Call, CallState, Deed, Staff
from kiosk.errors import StoreError
from kiosk.records.records import Records
from kiosk.sealing.key_folder import KeyFolder
from kiosk.sealing.session_box import SessionKey
from kiosk.tui.visitor.counter_desk import CounterDesk
from tests.records.stores import embedded_store
from tests.tui.hands import Kiosk

TURNS = 600
WANG = Staff(id="wang", name="王芳", role="lobby", languages=("en",))


@dataclass
class Today:
    """The time of day, which passes when a test says so."""

    now: datetime = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Counter:
    """One kiosk's counter and one desk, on the same embedded database."""

    folder: Path
    clock: Today = field(default_factory=Today)
    away: bool = False
    """Whether the database is away for the kiosk."""

    def __post_init__(self) -> None:
        self.keys = KeyFolder(self.folder / "keys")
        self.store = embedded_store(self.folder / "records")
        self.desk_open()

    def kiosk(self) -> CounterDesk:
        """What a kiosk is handed."""
        return CounterDesk(self._keys, self._store, self.clock)

    def _keys(self) -> KeyFolder:
        self.keys.prepare()
        return self.keys

    def _store(self) -> Records:
        return AwayStore(self, embedded_store(self.folder / "records"))  # type: ignore[return-value]

    def close(self) -> None:
        self.store.close()

    # The desk.

    def desk_open(self) -> None:
        self.store.desk_seen("desk-1", self.clock())

    def desk_closed(self) -> None:
        self.store.desk_left("desk-1")

    def deed(self, verb: str) -> Deed:
        return Deed(actor="staff:wang", verb=verb, at=self.clock())

    def all(self) -> tuple[Call, ...]:
        every: tuple[CallState, ...] = (
            "waiting",
            "numbered",
            "accepted",
            "declined",
            "withdrawn",
            "done",
        )
        return self.store.calls(every)

    @property
    def call(self) -> Call:
        [one] = self.all()
        return one

    def body(self, call: Call | None = None) -> CallBody:
        return opened_call(
            (call or self.call).sealed,
            desks=self.keys.desk_keys(),
            kiosks=self.keys.trusted_kiosks(),
        )

    def accept(self) -> Helper:
        taken = calls.accepted(self.call, WANG, self.clock())
        call = self.store.change_call(taken, calls.OPEN, self.deed("call-accepted"))
        return Helper(self, call)

    def decline(self, reason: str) -> None:
        gone = calls.declined(self.call, WANG, reason, self.clock())
        self.store.change_call(gone, calls.OPEN, self.deed("call-declined"))


class Helper:
    """Staff in an assisted session."""

    def __init__(self, counter: Counter, call: Call) -> None:
        self._counter = counter
        self.call = call
        key = SessionKey.from_bytes(counter.body(call).session)
        self.line = sessions.Line(call.id, key, "desk")
        self.heard: list[Any] = []

    def say(self, *messages: sessions.FromDesk) -> None:
        for message in messages:
            self.line.say(message)
        self.listen()

    def listen(self) -> None:
        self.heard += self.line.exchange(self._counter.store)

    def has_heard(self, *kinds: type) -> bool:
        self.listen()
        return all(any(isinstance(one, kind) for one in self.heard) for kind in kinds)

    def last(self, kind: type[Any]) -> Any:  # noqa: ANN401 - of the kind asked for
        return [one for one in self.heard if isinstance(one, kind)][-1]


class AwayStore:
    """A store that can be away."""

    def __init__(self, counter: Counter, store: Records) -> None:
        self._counter = counter
        self._store = store

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a store has
        if self._counter.away and name != "close":
            raise StoreError("The database is away.")
        return getattr(self._store, name)


async def until(pilot: Kiosk, holds: Callable[[], bool]) -> None:
    """Wait until something holds that other threads bring about."""
    for _turn in range(TURNS):
        await pilot.pause()
        if holds():
            return
        await asyncio.to_thread(_a_moment)
    raise AssertionError("it never came about")


def _a_moment() -> None:
    import time

    time.sleep(0.02)
