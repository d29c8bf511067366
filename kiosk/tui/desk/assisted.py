"""One assisted session, from the desk's side: what is shown there, what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from kiosk.counter.accepting import body_of_call
from kiosk.counter.cases import Body
from kiosk.counter.packing import steps_of
from kiosk.counter.sessions import (
    Begin,
    Confirmed,
    End,
    FromDesk,
    FromKiosk,
    Left,
    Line,
    Refused,
    Shown,
    Spoke,
    Wrote,
)
from kiosk.errors import ConflictError, UnknownError
from kiosk.interview.model import AnyStep, Service
from kiosk.sealing.session_box import SessionKey

if TYPE_CHECKING:
    from kiosk.counter.model import Call
    from kiosk.tui.desk.workplace import Workplace


class Assisted:
    """A session that staff joined. Methods that ask the store block."""

    def __init__(self, workplace: Workplace, call: Call, key: SessionKey) -> None:
        self.call = call
        self._workplace = workplace
        self._line = Line(call.id, key, "desk")
        self._lock = Lock()
        """Held by one exchange: notices and keys come at the same moment."""
        self.shown: Shown | None = None
        """What is on the visitor's screen; None: the kiosk has not told yet."""
        self.decided: Confirmed | Refused | None = None
        """What the visitor said to the last proposal."""
        self.left = False
        """Whether the visit at the kiosk is over."""
        self._spoken: list[Spoke | Wrote] = []

    @property
    def over(self) -> bool:
        """Whether nothing more can be said."""
        return self._line.over

    def look(self) -> Assisted:
        """Hear what the kiosk said, and say what waits.

        Raises:
            StoreError: The database is not there. Nothing is lost.
            SealError: A message was changed: the session cannot go on.
        """
        with self._lock:
            for message in self._line.exchange(self._workplace.store):
                self._hear(message)
        return self

    def _hear(self, message: FromKiosk) -> None:
        match message:
            case Shown():
                self.shown = message
            case Confirmed() | Refused():
                self.decided = message
            case Spoke() | Wrote():
                self._spoken.append(message)
            case Left():
                self.left = True

    def take_spoken(self) -> tuple[Spoke | Wrote, ...]:
        """Return what the visitor said since this was last asked, in order."""
        spoken = tuple(self._spoken)
        del self._spoken[: len(spoken)]
        return spoken

    def say(self, message: FromDesk) -> Assisted:
        """Say something to the kiosk, at once if the database is there."""
        self._line.say(message)
        return self.look()

    def end(self) -> Assisted:
        """End the session; its messages are deleted."""
        place = self._workplace
        if not self._line.over:
            self.say(End())
        self._line.over = True
        deed = place.deed("session-ended", f"call:{self.call.id}")
        place.store.end_session(self.call.id, deed)
        return self

    # What it is about.

    @property
    def services(self) -> tuple[Service, ...]:
        """The visitor's services that this desk's library has."""
        library = self._workplace.library
        known = {page.id for page in library.services}
        ids = self.shown.services if self.shown else self.call.services
        return tuple(library.service(id_) for id_ in ids if id_ in known)

    @property
    def body(self) -> Body:
        """The answers so far, as a case has them."""
        shown = self.shown
        return Body(
            language=shown.language if shown else self.call.language,
            services=shown.services if shown else self.call.services,
            answers=dict(shown.answers) if shown else {},
        )

    def step(self, id_: str) -> AnyStep | None:
        """Return a step of these services."""
        return steps_of(self.services).get(id_)

    @property
    def steps(self) -> tuple[AnyStep, ...]:
        """The steps that can be gone to: the answered ones and the one on screen."""
        return tuple(self._reached(self.services))

    def _reached(self, services: Sequence[Service]) -> Iterator[AnyStep]:
        shown = self.shown
        for step in steps_of(services).values():
            if shown and (step.id in shown.answers or step.id == shown.step):
                yield step


def joined(workplace: Workplace, call_id: str, reads: tuple[str, ...] = ()) -> Assisted:
    """Join the session of an accepted call, for the first time or again.

    Args:
        workplace: The desk's keys, store and clock.
        call_id: Of the call.
        reads: The languages that the machine of this desk turns into Chinese.

    Raises:
        ConflictError: The call is not accepted, or the visitor left the kiosk.
        UnknownError: There is no such call.
        SealError: Its key cannot be opened at this desk.
        StoreError: The database is not there.
    """
    call = workplace.store.call(call_id)
    if call is None:
        raise UnknownError("The kiosk did not call: this visitor came with a pass.")
    body = body_of_call(call, workplace.keys)
    if call.state != "accepted" or call.number or body is None:
        raise ConflictError("The visitor is no longer at the kiosk.")
    session = Assisted(workplace, call, SessionKey.from_bytes(body.session))
    session.look()
    if session.shown is None:
        started = workplace.deed("session-started", f"call:{call.id}")
        workplace.store.note(started)
    session.say(Begin(reads))
    return session
