"""Messages of an assisted session: readable by its two sides, each used once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from kiosk.errors import SealError
from kiosk.sealing.binding import KEY_BYTES, close, open_bound
from kiosk.sealing.secret import Secret


@dataclass(frozen=True, slots=True, repr=False)
class SessionKey:
    """The key of one session; it travels in the sealed call, never plain."""

    raw: Secret

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise SealError(f"A session's key has {KEY_BYTES} bytes.")

    @classmethod
    def new(cls) -> Self:
        """Draw a key."""
        return cls(Secret.draw(KEY_BYTES))

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Return the key that stood in a call.

        Raises:
            SealError: It has not 32 bytes.
        """
        return cls(Secret(raw))

    def seal(self, body: bytes, session: str, sender: str, count: int) -> bytes:
        """Seal one message.

        Args:
            body: The message.
            session: Id of the session.
            sender: `kiosk` or `desk`.
            count: From 1, one more with each message of this sender.
        """
        return close(body, self.raw, *_bound(session, sender, count))

    def open(self, sealed: bytes, session: str, sender: str, count: int) -> bytes:
        """Open the message of this session, sender and count.

        Raises:
            SealError: It is another message: replayed, swapped, changed, of another
                session or another sender.
        """
        try:
            return open_bound(sealed, self.raw, *_bound(session, sender, count))
        except SealError as error:
            raise SealError(
                "A message of the session was changed, repeated or left out.",
                remedy="End the session and begin another.",
            ) from error

    def __repr__(self) -> str:
        return "<SessionKey>"


class SessionBox:
    """One side of a session, which keeps the counts.

    Whoever joins again reads the session's messages from the first: `opened` counts
    the other side's, `resume` this side's own.
    """

    def __init__(self, key: SessionKey, session: str, *, me: str, other: str) -> None:
        self._key = key
        self._session = session
        self._me = me
        self._other = other
        self._sent = 0
        self._received = 0

    def seal(self, body: bytes) -> bytes:
        """Seal this side's next message."""
        self._sent += 1
        return self._key.seal(body, self._session, self._me, self._sent)

    def open(self, sealed: bytes) -> bytes:
        """Open the other side's next message.

        Raises:
            SealError: It is not the next one; the box goes on waiting for that.
        """
        count = self._received + 1
        body = self._key.open(sealed, self._session, self._other, count)
        self._received = count
        return body

    def resume(self, sealed: bytes) -> bytes:
        """Read back this side's own next message, sent before it joined again.

        Raises:
            SealError: It is not this side's next message.
        """
        count = self._sent + 1
        body = self._key.open(sealed, self._session, self._me, count)
        self._sent = count
        return body


def _bound(session: str, sender: str, count: int) -> tuple[bytes, ...]:
    return b"session", session.encode(), sender.encode(), str(count).encode()
