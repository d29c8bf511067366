"""Whether the pages for phones are served now: asked now and then, beside all else."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Thread
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from http.client import HTTPConnection

    from kiosk.phone_pages import Takeaway

ASK_SECONDS: Final = 15.0
"""Between two questions. Our own bound."""
ANSWER_SECONDS: Final = 2.0
"""A server that takes longer counts as away: phones would wait as long."""
ANY: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - not listened on
"""Where a server that listens everywhere is found from here."""


class Reach(Protocol):
    """Knows whether phones would find a page now."""

    @property
    def served(self) -> bool:
        """Whether pages are served, as far as is known; it never waits."""


@dataclass(frozen=True, slots=True)
class Always:
    """Nobody asks: pages count as served."""

    served: bool = True


ALWAYS: Final = Always()


class PhoneReach:
    """Asks the server of pages, in a thread of its own."""

    def __init__(
        self,
        takeaway: Takeaway,
        *,
        ask_seconds: float = ASK_SECONDS,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        """Make it; nothing is asked before `start`.

        Args:
            takeaway: Where the server listens, and what phones are told.
            ask_seconds: Between two questions.
            answer_seconds: How long an answer may take.
        """
        self._takeaway = takeaway
        self._ask_seconds = ask_seconds
        self._answer_seconds = answer_seconds
        self._ended = Event()
        self._served = True

    @property
    def served(self) -> bool:
        """Whether it answered last; until it was asked it is believed to."""
        return self._served

    def start(self) -> None:
        """Begin to ask, where pages are to be served at all."""
        if self._takeaway.enabled:
            Thread(target=self._run, name="kiosk-phone-pages", daemon=True).start()

    def close(self) -> None:
        """Ask no more; nothing is waited for."""
        self._ended.set()

    def look(self) -> None:
        """Ask once. It blocks for two answers at most."""
        self._served = any(
            answers(place, self._answer_seconds) for place in places_of(self._takeaway)
        )

    def _run(self) -> None:
        while not self._ended.is_set():
            self.look()
            self._ended.wait(self._ask_seconds)


def places_of(takeaway: Takeaway) -> tuple[str, ...]:
    """Return where a server of pages may answer: on this machine, or at its address."""
    scheme = "https" if takeaway.encrypted else "http"
    host = ANY.get(takeaway.listen, takeaway.listen)
    host = f"[{host}]" if ":" in host else host
    return (f"{scheme}://{host}:{takeaway.port}", takeaway.address)


def answers(place: str, seconds: float) -> bool:
    """Tell whether anything answers at an address as a web server does."""
    # Imported here, in the thread: nothing on screen waits for it.
    from http.client import HTTPException

    connection = _connection(place, seconds)
    try:
        connection.request("HEAD", "/")
        connection.getresponse()
    except (OSError, HTTPException, ValueError):
        return False
    finally:
        with suppress(OSError):
            connection.close()
    return True


def _connection(place: str, seconds: float) -> HTTPConnection:
    from http.client import HTTPConnection, HTTPSConnection
    from urllib.parse import urlsplit

    parts = urlsplit(place)
    host = parts.hostname or ""
    if parts.scheme != "https":
        return HTTPConnection(host, parts.port, timeout=seconds)
    import ssl

    # Only whether it answers is asked: nothing is sent that a stranger may not read.
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return HTTPSConnection(host, parts.port, timeout=seconds, context=context)
