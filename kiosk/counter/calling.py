"""One visitor's call, as the kiosk lives through it: from the touch to the end."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, Final, Literal

from kiosk.counter.calls import OPEN, numbered
from kiosk.counter.model import Call, Deed
from kiosk.counter.outbox import Outbox
from kiosk.counter.sessions import Begin, End, FromKiosk, Left, Line
from kiosk.counter.store import Store
from kiosk.errors import ConflictError
from kiosk.sealing.session_box import SessionKey

State = Literal[
    "unseen",  # no desk runs: whoever walks by sees the bright screen
    "unsent",  # the database is away
    "waiting",
    "coming",  # somebody took the call
    "helped",  # staff are in the session
    "lost",  # the database went away in a session
    "numbered",
    "declined",
    "over",  # staff are done
]
DESK_ALIVE: Final = timedelta(seconds=30)
"""A desk that was not seen for so long does not run. It tells of itself every 10 s."""
HELD: Final[tuple[State, ...]] = ("helped",)
"""While it stands so, a kiosk does not wipe: staff are in the session."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a call stands now."""

    state: State = "unseen"
    place: int = 0
    """In the queue, from 1; 0: not in it."""
    reason: str = ""
    """One of `calls.DECLINE`."""
    number: int = 0
    since: datetime | None = None
    """When the call was placed."""


@dataclass(frozen=True, slots=True)
class News:
    """What a look at the counter brought."""

    standing: Standing
    heard: tuple[Any, ...] = ()
    """Of `sessions.FromDesk`, in order."""


def new_id() -> str:
    """Draw the id of a call."""
    return secrets.token_hex(16)


class Calling:
    """Follows one call. `look` asks the store, and so blocks; the rest does not."""

    def __init__(
        self,
        call: Call,
        key: SessionKey,
        outbox: Outbox,
        clock: Callable[[], datetime],
    ) -> None:
        """Follow a call that is not placed yet.

        Args:
            call: Sealed, and with a new id.
            key: The one that is sealed in it.
            outbox: Delivers it.
            clock: Now, aware, in UTC.
        """
        self.call = call
        self._line = Line(call.id, key, "kiosk")
        self._outbox = outbox
        self._clock = clock
        self._lock = Lock()
        """Held by one look: a farewell waits until it is over."""
        self._placed = False
        self._begun = False
        self._wants_number = False
        self.standing = Standing("unseen", since=call.placed_at)

    def want_number(self) -> None:
        """Take a number at the next look: the visitor goes away."""
        self._wants_number = True

    def say(self, message: FromKiosk) -> None:
        """Tell the desk something at the next look; nothing before staff came in."""
        if self._begun:
            self._line.say(message)

    def withdraw(self) -> None:
        """Take the call back: the visitor no longer needs help, or is gone."""
        if self._begun:
            self._line.say(Left())
        if self._placed and self.standing.state not in ("declined", "numbered", "over"):
            self._outbox.withdraw(self.call, self._deed("call-withdrawn"))

    def farewell(self, store: Store) -> None:
        """Tell the desk, after `withdraw`, that the visit is over."""
        with self._lock:
            if self._begun and not self._line.over:
                self._line.exchange(store)

    def look(self, store: Callable[[], Store]) -> News:
        """Place the call if need be, and return how it stands.

        Args:
            store: Opens the store, which may fail too.

        Raises:
            StoreError: The database is not there: look again after `Outbox.pause`.
            SealError: The session cannot go on.
        """
        with self._lock:
            return self._looked(store)

    def _looked(self, store: Callable[[], Store]) -> News:
        opened = store()
        if not self._placed:
            if not opened.desks_seen(self._clock() - DESK_ALIVE):
                return self._now(Standing("unseen", since=self.call.placed_at))
            self._outbox.place(self.call, self._deed("call-placed"))
            self._placed = True
        self._outbox.deliver(store)
        found = opened.call(self.call.id)
        if found is None:
            return self._now(Standing("over"))
        if self._wants_number and found.state == "waiting":
            found = self._numbered(found, opened)
        self.call = found
        return self._followed(found, opened)

    @property
    def begun(self) -> bool:
        """Whether staff came into the session."""
        return self._begun

    def broken(self) -> News:
        """Return how the call stands when the session cannot go on."""
        self._line.over = True
        return self._now(Standing("lost", since=self.call.placed_at))

    def lost(self) -> News:
        """Return how the call stands while the database is away."""
        begun = self._begun and self.standing.state != "over"
        state: State = "lost" if begun else "unsent"
        return self._now(Standing(state, since=self.call.placed_at))

    def _followed(self, call: Call, store: Store) -> News:
        since = call.placed_at
        if call.state == "waiting":
            return self._now(Standing("waiting", _place(call, store), since=since))
        if call.state == "numbered":
            return self._now(Standing("numbered", number=call.number, since=since))
        if call.state == "accepted":
            return self._assisted(store, since)
        if call.state == "declined":
            return self._now(Standing("declined", reason=call.reason, since=since))
        return self._now(Standing("over", since=since))

    def _assisted(self, store: Store, since: datetime) -> News:
        heard = self._line.exchange(store)
        self._begun = self._begun or any(isinstance(one, Begin) for one in heard)
        if self._line.over or any(isinstance(one, End) for one in heard):
            return self._now(Standing("over", since=since), heard)
        if not self._begun:
            return self._now(Standing("coming", since=since), heard)
        # Whoever waits for a desk that crashed must not wait for ever.
        alive = store.desks_seen(self._clock() - DESK_ALIVE)
        return self._now(Standing("helped" if alive else "lost", since=since), heard)

    def _now(self, standing: Standing, heard: tuple[Any, ...] = ()) -> News:
        self.standing = standing
        return News(standing, heard)

    def _numbered(self, call: Call, store: Store) -> Call:
        now = self._clock()
        deed = self._deed("call-numbered")
        try:
            return store.change_call(numbered(call, now), ("waiting",), deed)
        except ConflictError:
            return store.call(call.id) or call

    def _deed(self, verb: str) -> Deed:
        return Deed(
            actor=f"kiosk:{self.call.kiosk}",
            verb=verb,
            subject=f"call:{self.call.id}",
            at=self._clock(),
        )


def _place(call: Call, store: Store) -> int:
    """Return the place in the queue; those handed to somebody stand in it too."""
    ahead = [one.id for one in store.calls(OPEN)]
    return ahead.index(call.id) + 1 if call.id in ahead else 0
