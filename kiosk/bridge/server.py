"""The server: one browser, one visitor at a time, a fresh screen for each."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import web

from kiosk.bridge.access import COOKIE, Access
from kiosk.bridge.messages import MOST_BYTES, Size, clamped
from kiosk.bridge.number import Number
from kiosk.bridge.pages import ALWAYS, BETWEEN, FOR_EVER, PAGE, UNLIKE, Pages
from kiosk.bridge.relay import Relay
from kiosk.bridge.spares import Spares
from kiosk.bridge.watchdog import Watchdog
from kiosk.bridge.words import FOREIGN
from kiosk.journal import Event, Journal

VISIT_OVER: Final = 20
LEFT_BY_STAFF: Final = 70
"""How a screen says why it ended; `kiosk.tui.in_browser` has the same two."""
_HOW: Final = {VISIT_OVER: "done", LEFT_BY_STAFF: "closed"}
_BACKLOG: Final = 128
_HEARTBEAT_SECONDS: Final = 15.0
_CLOSE_SECONDS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Outcome:
    """Why the server ended."""

    renew: bool
    """A visitor was here: the program begins anew."""
    status: int = 0
    """Else the exit status."""
    number: Number | None = None
    """What the visitor waits with."""


class Bridge:
    """Answers requests until a visit is over."""

    def __init__(  # noqa: PLR0913 - keyword-only after the first four
        self,
        pages: Pages,
        access: Access,
        spares: Spares,
        journal: Journal,
        *,
        origins: tuple[str, ...],
        number: Number | None = None,
    ) -> None:
        """Make it.

        Args:
            pages: The page and its files.
            access: Knows the browser.
            spares: Screens that are ready.
            journal: Told of what happens.
            origins: What pages of ours may stand under.
            number: What the visitor before waits with: the first screen shows it.
        """
        self._pages, self._access, self._spares = pages, access, spares
        self._journal, self._origins = journal, origins
        self._hosts = {urlsplit(origin).netloc for origin in origins}
        self._number = number
        self._visiting = False
        self._closing = False
        self.stopping = False
        """Whether a signal asked it to end."""
        self._deaf: Callable[[], None] = lambda: None
        self._called_off = asyncio.Event()
        self.outcome: asyncio.Future[Outcome] = asyncio.Future()

    def listens(self, deaf: Callable[[], None]) -> None:
        """Hear how connections are refused: those to come are for the next program."""
        self._deaf = deaf

    def call_off(self) -> None:
        """End, with the visit if there is one."""
        self.stopping = True
        self._called_off.set()
        if not self._visiting:
            self._over(0, renew=False)

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request."""
        if request.headers.get("Host", "") not in self._hosts:
            return self._refused(421, "origin")
        if request.method != "GET" or request.can_read_body:
            return self._refused(405, "method")
        if self._closing:
            return self._refused(503, "closed")
        match request.path:
            case "/":
                return self._page(request)
            case "/alive":
                return web.Response(status=204, headers=ALWAYS)
            case "/anew":
                return web.Response(body=BETWEEN, headers=UNLIKE)
            case "/screen":
                return await self._screen(request)
        return self._file(request.path)

    def _file(self, path: str) -> web.StreamResponse:
        file = self._pages.file(path)
        if file is None:
            return self._refused(404, "path")
        headers = {**ALWAYS, **FOR_EVER, "Content-Type": file.kind}
        if file.path is None:
            return web.Response(body=file.body, headers=headers)
        return web.FileResponse(file.path, headers=headers)

    def _page(self, request: web.BaseRequest) -> web.StreamResponse:
        if "key" in request.query:
            cookie = self._access.offer(request.query["key"])
            if cookie is None:
                return self._refused(403, "key")
            headers = {**ALWAYS, "Location": "/"}
            moved = web.Response(status=303, headers=headers)
            moved.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", path="/")
            return moved
        if not self._access.accepts(request.cookies.get(COOKIE, "")):
            return self._refused(403, "key")
        self._journal.write(Event.PAGE_OPENED)
        return web.Response(body=self._pages.page, headers=PAGE)

    def _refused(self, status: int, reason: str) -> web.Response:
        self._journal.write(Event.PAGE_REFUSED, status=status, reason=reason)
        text = FOREIGN if status == 403 else f"{HTTPStatus(status).phrase}\n"
        headers = {**ALWAYS, "Content-Type": "text/plain; charset=utf-8"}
        told = web.Response(status=status, body=text.encode(), headers=headers)
        told.force_close()
        return told

    # A visit.

    async def _screen(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.headers.getall("Origin", []) not in [[one] for one in self._origins]:
            return self._refused(403, "origin")
        if not self._access.accepts(request.cookies.get(COOKIE, "")):
            return self._refused(403, "key")
        size = _asked(request) or self._access.size
        if self._visiting:
            # The browser came back before we missed it: a new visitor, a new screen.
            self._called_off.set()
            return self._refused(503, "busy")
        self._visiting = True
        wire = web.WebSocketResponse(
            max_msg_size=MOST_BYTES,
            heartbeat=_HEARTBEAT_SECONDS,
            compress=False,
            timeout=_CLOSE_SECONDS,
        )
        try:
            await wire.prepare(request)
            await self._visit(wire, size)
        finally:
            # It may have been no connection after all, or gone at once: else nobody
            # would ever get a screen again.
            self._over(0, renew=not self.stopping)
        return wire

    async def _visit(self, wire: web.WebSocketResponse, size: Size) -> None:
        self._resize(size)
        screen = await self._spares.take(size)
        self._journal.write(Event.SCREEN_STARTED, pid=screen.pid)
        relay = Relay(screen, wire, self._resize, number=self._number)
        running = asyncio.create_task(relay.run(size))
        stopping = asyncio.create_task(self._called_off.wait())
        both = (running, stopping)
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for task in both:
            task.cancel()
        await asyncio.gather(*both, return_exceptions=True)
        self._closing = True
        self._deaf()
        if relay.hung:
            self._journal.write(Event.SCREEN_HUNG, pid=screen.pid)
            screen.kill()
        if relay.refused:
            self._journal.write(Event.PAGE_REFUSED, reason=relay.refused)
        status = await screen.end()
        self._journal.write(Event.SCREEN_ENDED, pid=screen.pid, status=status)
        await _part(wire, _HOW.get(status, "trouble"))
        renew = status != LEFT_BY_STAFF and not self.stopping
        if status == VISIT_OVER:  # Else whoever waits has not seen it long enough.
            self._number = relay.number
        self._over(status if status == LEFT_BY_STAFF else 0, renew=renew)

    def _resize(self, size: Size) -> None:
        with suppress(OSError):
            self._access.size = size

    def _over(self, status: int, *, renew: bool) -> None:
        if not self.outcome.done():
            self.outcome.set_result(Outcome(renew, status, self._number))


async def _part(wire: web.WebSocketResponse, how: str) -> None:
    """Tell a page how its visit ended; it may be gone."""
    with suppress(ConnectionError, RuntimeError, TimeoutError):
        async with asyncio.timeout(_CLOSE_SECONDS):
            await wire.send_str(json.dumps(["over", how]))
    with suppress(ConnectionError, RuntimeError, TimeoutError):
        await wire.close()


def _asked(request: web.BaseRequest) -> Size | None:
    columns, rows = request.query.get("columns", ""), request.query.get("rows", "")
    if not (columns.isdecimal() and rows.isdecimal() and len(columns + rows) < 12):
        return None
    return clamped(int(columns), int(rows))


async def serve(
    bridge: Bridge,
    listener: socket.socket,
    watchdog: Watchdog,
    spares: Spares,
) -> Outcome:
    """Serve until a visit is over, staff leave, or a signal comes.

    Args:
        bridge: Answers.
        listener: Is listened on; it stays open, and what comes later waits in it.
        watchdog: Told that all is well.
        spares: Screens that are ready.
    """
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(sign, bridge.call_off)
    server = web.Server(bridge.handle, **_LIMITS)
    listening = await loop.create_server(server, sock=listener.dup(), backlog=_BACKLOG)
    bridge.listens(listening.close)
    watchdog.tell("READY=1")
    beside = [
        asyncio.create_task(spares.keep()),
        asyncio.create_task(_all_well(watchdog, spares)),
    ]
    outcome = await bridge.outcome
    listening.close()
    for task in beside:
        task.cancel()
    await asyncio.gather(*beside, return_exceptions=True)
    if bridge.stopping:
        # The signal may have come while a visit was ending anyway.
        outcome = Outcome(renew=False, status=outcome.status)
    if not outcome.renew:
        watchdog.tell("STOPPING=1")
        await server.shutdown(_CLOSE_SECONDS)
        await spares.close()
    return outcome


async def _all_well(watchdog: Watchdog, spares: Spares) -> None:
    while True:
        if spares.alive:
            watchdog.tell("WATCHDOG=1")
        await asyncio.sleep(watchdog.seconds)


def silent() -> logging.Logger:
    """Return a log that keeps nothing: it would be told addresses and requests."""
    logger = logging.Logger("bridge")
    logger.addHandler(logging.NullHandler())
    return logger


_LIMITS: Final[dict[str, Any]] = {
    "access_log": None,
    "keepalive_timeout": 15.0,
    "lingering_time": 0.0,
    "logger": silent(),
    "max_field_size": 4096,
    "max_headers": 64,
    "max_line_size": 1024,
}
