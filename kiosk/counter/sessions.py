"""An assisted session: what kiosk and desk say to each other, and the line between.

Every message is sealed with the key that stood in the call. A message that could not
be sent is kept and sent again as the same bytes, so that one which arrived twice is
taken once.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec
from msgspec import Struct

from kiosk.counter.model import Message, Side
from kiosk.counter.store import Store
from kiosk.errors import SealError
from kiosk.sealing.session_box import SessionBox, SessionKey


class Shown(Struct, frozen=True, tag=True, forbid_unknown_fields=True, kw_only=True):
    """Kiosk: this is on the visitor's screen now."""

    place: str
    """One of `home`, `question`, `check`, `outcome`, `guide`, `welcome`."""
    language: str
    services: tuple[str, ...] = ()
    step: str = ""
    """Id of the step on screen; empty: none."""
    answers: dict[str, Any] = {}
    """Those that count, in the order they were asked; a scanned zone is None."""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Shown {self.place} {self.step}>"


class Confirmed(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Kiosk: the visitor said yes to what was proposed for this step."""

    step: str


class Refused(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Kiosk: the visitor said no."""

    step: str


class Spoke(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Kiosk: the visitor chose a phrase."""

    phrase: str
    values: dict[str, str] = {}
    """As `content.phrases.SlotValues` has them."""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Spoke {self.phrase}>"


class Wrote(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Kiosk: the visitor wrote something. The desk finds a translation."""

    text: str
    language: str

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Wrote {self.language}>"


class Left(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Kiosk: the visit is over, and everything is forgotten there."""


class Begin(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Desk: staff are in the session now."""

    reads: tuple[str, ...] = ()
    """Codes of the languages that the desk's machine translates into Chinese. Empty:
    visitors are understood by phrases only."""


class GoTo(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Desk: show this answered step, or the next open one when empty."""

    step: str


class Say(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Desk: say a phrase. Each side has its words."""

    phrase: str
    values: dict[str, str] = {}
    """As `content.phrases.SlotValues` has them."""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Say {self.phrase}>"


class Tell(Struct, frozen=True, tag=True, forbid_unknown_fields=True, kw_only=True):
    """Desk: say something that staff wrote, translated by the machine."""

    text: str
    """In the visitor's language. Empty: there is no translation that may be shown."""
    source: str
    """What staff wrote, in Chinese."""
    language: str
    """The language of `text`."""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Tell {self.language}>"


class Propose(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Desk: ask the visitor whether this is the right answer."""

    step: str
    value: Any

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Propose {self.step}>"


class End(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Desk: staff are done. The visitor goes on alone."""


FromKiosk = Shown | Confirmed | Refused | Spoke | Wrote | Left
FromDesk = Begin | GoTo | Say | Tell | Propose | End
_FROM: Final[dict[Side, Any]] = {"kiosk": FromKiosk, "desk": FromDesk}
_OTHER: Final[dict[Side, Side]] = {"kiosk": "desk", "desk": "kiosk"}


class Line:
    """One side of a session. Its methods ask the store, and so block."""

    def __init__(self, session: str, key: SessionKey, me: Side) -> None:
        """Join a session, from its first message.

        Args:
            session: Id of the call.
            key: From `calls_sealed.CallBody.session`.
            me: Which side this is.
        """
        self._session = session
        self._me: Side = me
        self._other = _OTHER[me]
        self._box = SessionBox(key, session, me=me, other=self._other)
        self._read = 0
        self._heard_last = b""
        self._mine: set[bytes] = set()
        self._waiting: list[FromKiosk | FromDesk] = []
        self._sealed = b""
        """The first that waits, once sealed; empty: it is not sealed yet."""
        self.over = False
        """Whether the other side ended it, or its messages were deleted."""

    def say(self, message: FromKiosk | FromDesk) -> None:
        """Keep a message for `exchange`, after those that still wait."""
        self._waiting.append(message)

    def exchange(self, store: Store) -> tuple[Any, ...]:
        """Send what waits, and return what the other side said since.

        A side listens before it speaks: when it joins again, it reads its own
        messages too, and counts on from there.

        Returns:
            `FromDesk` at a kiosk, `FromKiosk` at a desk, in order.

        Raises:
            StoreError: The database is not there. What waits is kept.
            SealError: A message was changed, repeated or left out.
        """
        heard = self._receive(store)
        while self._waiting and not self.over:
            if not self._sealed:
                plain = msgspec.msgpack.encode(self._waiting[0])
                self._sealed = self._box.seal(plain)
                self._mine.add(self._sealed)
            store.send(self._session, self._me, self._sealed)
            self._sent()
        return heard

    def _sent(self) -> None:
        self._sealed = b""
        del self._waiting[0]

    def _receive(self, store: Store) -> tuple[Any, ...]:
        new = store.messages(self._session, max(self._read - 1, 0))
        if self._read and not new:
            self.over = True
            return ()
        fresh = [one for one in new if one.sequence > self._read]
        heard: list[Any] = []
        for message in fresh:
            heard += self._opened(message)
            self._read = message.sequence
        self.over = self.over or any(isinstance(one, End | Left) for one in heard)
        return tuple(heard)

    def _opened(self, message: Message) -> list[Any]:
        if message.sender == self._me:
            if message.body not in self._mine:
                self._box.resume(message.body)
                self._mine.add(message.body)
            elif message.body == self._sealed:  # Sent, though nobody could tell us.
                self._sent()
            return []
        if message.body == self._heard_last:
            return []
        plain = self._box.open(message.body)
        self._heard_last = message.body
        try:
            return [msgspec.msgpack.decode(plain, type=_FROM[self._other])]
        except msgspec.MsgspecError as error:
            raise SealError(
                "The other side speaks another version.",
                remedy="Bring kiosks and desks to the same version.",
            ) from error
