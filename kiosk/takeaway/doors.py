"""Connections: few at once, none for long, and nothing told of who makes them."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from typing import Any, Final, cast

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from kiosk.takeaway.buckets import who
from kiosk.takeaway.replies import refusal

MOST_OPEN: Final = 256
MOST_OPEN_OF_ONE: Final = 32
"""Phones behind one gateway share it."""
MOST_SECONDS: Final = 30.0
"""No connection lasts longer, whatever it does or leaves undone."""
IDLE_SECONDS: Final = 5.0
LIMITS: Final[dict[str, Any]] = {
    "keepalive_timeout": IDLE_SECONDS,
    "max_line_size": 1024,
    "max_headers": 64,
    "max_field_size": 4096,
    "lingering_time": 0.0,
    "read_bufsize": 16 * 1024,
    "access_log": None,
}


def silent() -> logging.Logger:
    """Return a log that keeps nothing: aiohttp would write addresses into it."""
    # It has no parent, so nothing goes further up.
    logger = logging.Logger("takeaway")
    logger.addHandler(logging.NullHandler())
    return logger


class Doors:
    """Lets connections in, each with a door that closes by itself."""

    def __init__(
        self,
        server: web.Server,
        *,
        seconds: float = MOST_SECONDS,
        logger: logging.Logger | None = None,
    ) -> None:
        self._server = server
        self._logger = logger or silent()
        self.seconds = seconds
        self._open: Counter[str] = Counter()

    def __call__(self) -> Door:
        """Return a door for one connection."""
        handler = Quiet(
            self._server,
            loop=asyncio.get_running_loop(),
            logger=self._logger,
            **LIMITS,
        )
        return Door(self, handler)

    def enter(self, address: str) -> bool:
        """Count a connection; False: there are too many."""
        full = self._open.total() >= MOST_OPEN
        if full or self._open[address] >= MOST_OPEN_OF_ONE:
            return False
        self._open[address] += 1
        return True

    def leave(self, address: str) -> None:
        """Count a connection no more."""
        self._open[address] -= 1
        if self._open[address] <= 0:
            del self._open[address]

    @property
    def open(self) -> int:
        """How many connections there are."""
        return self._open.total()


class Quiet(RequestHandler):
    """Answers what is no request with a few fixed words."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Return a refusal that repeats nothing of what was sent."""
        if exc is not None and status >= web.HTTPInternalServerError.status_code:
            self.log_exception("fault", exc_info=exc)
        if request.writer.output_size > 0:
            raise ConnectionError("Something was sent already.")
        told = refusal(status)
        response = web.Response(
            body=told.body, status=told.status, headers=told.headers
        )
        response.force_close()
        return response


class Door(asyncio.Protocol):
    """One connection: passes everything on until its time is over."""

    def __init__(self, doors: Doors, handler: RequestHandler) -> None:
        self._doors = doors
        self._handler = handler
        self._address: str | None = None
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Let somebody in, unless there are too many."""
        plain = cast("asyncio.Transport", transport)
        peer = plain.get_extra_info("peername")
        address = who(str(peer[0])) if peer else ""
        if not self._doors.enter(address):
            plain.abort()
            return
        self._address = address
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._doors.seconds, plain.abort)
        self._handler.connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        if self._address is None:
            return
        self._doors.leave(self._address)
        self._address = None
        if self._timer is not None:
            self._timer.cancel()
        self._handler.connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Pass on what came."""
        if self._address is not None:
            self._handler.data_received(data)

    def eof_received(self) -> None:
        """Pass on that nothing more comes."""
        if self._address is not None:
            self._handler.eof_received()

    def pause_writing(self) -> None:
        """Pass on that the phone does not keep up."""
        self._handler.pause_writing()

    def resume_writing(self) -> None:
        """Pass on that the phone keeps up again."""
        self._handler.resume_writing()
