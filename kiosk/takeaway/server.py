"""The server: GET and HEAD, so many a minute, until it is told to end."""

from __future__ import annotations

import asyncio
import logging
import signal
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from kiosk.errors import TakeawayError
from kiosk.phone_pages import Takeaway
from kiosk.takeaway.buckets import Buckets
from kiosk.takeaway.doors import Doors
from kiosk.takeaway.replies import Reply, refusal
from kiosk.takeaway.site import Site
from kiosk.takeaway.visits import used_up_by_reading

METHODS: Final = ("GET", "HEAD")
GRACE_SECONDS: Final = 5.0
"""How long those who are being served may go on when the server ends."""
SWEEP_SECONDS: Final = 15.0


@dataclass(slots=True)
class Counts:
    """All that is told of who came."""

    served: int = 0
    refused: int = 0

    def __str__(self) -> str:
        """Return both in words."""
        return f"{self.served} served, {self.refused} refused"


class Desk:
    """Takes requests and hands replies out."""

    def __init__(self, site: Site, buckets: Buckets) -> None:
        self._site = site
        self._buckets = buckets
        self.counts = Counts()

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request."""
        reply = await self._reply(request)
        if reply.status < 400:
            self.counts.served += 1
        else:
            self.counts.refused += 1
        response = web.Response(
            body=reply.body, status=reply.status, headers=reply.headers
        )
        if reply.status in (405, 429) or request.can_read_body:
            # Nothing more is read from whoever does that.
            response.force_close()
        return response

    async def _reply(self, request: web.BaseRequest) -> Reply:
        if not self._buckets.take(request.remote or ""):
            return refusal(429, Retry_After="60")
        if request.method not in METHODS:
            return refusal(405, Allow=", ".join(METHODS))
        if request.can_read_body:
            return refusal(400)
        path = request.rel_url.raw_path_qs
        if request.method == "HEAD" and used_up_by_reading(path):
            return refusal(405, Allow="GET")
        return await self._site.reply(path)


def tls_of(takeaway: Takeaway) -> ssl.SSLContext | None:
    """Return how pages are encrypted; None: they are not.

    Raises:
        TakeawayError: Certificate or key cannot be used.

    Source: RFC 9325 (TLS 1.2 is the least).
    """
    if takeaway.certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(takeaway.certificate, takeaway.certificate_key)
    except OSError as error:  # ssl.SSLError is one
        raise TakeawayError(
            f"The certificate {takeaway.certificate} cannot be used: {error}.",
            remedy="Give a chain and its key as PEM, readable by this user.",
        ) from error
    return context


async def serve(
    desk: Desk,
    takeaway: Takeaway,
    *,
    ready: Callable[[int], None],
    sweep: Callable[[], None] = lambda: None,
    logger: logging.Logger | None = None,
) -> None:
    """Serve until SIGTERM or SIGINT, then let those who are being served finish.

    Args:
        desk: Answers.
        takeaway: Where to listen; port 0 in tests: any.
        ready: Is told the port once it is listened on.
        sweep: Is called now and then, for what must be gone.
        logger: Is told of faults; it must keep no address of a phone. None: nobody.

    Raises:
        TakeawayError: It cannot be listened there.
    """
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, ended.set)
    server = web.Server(desk.handle)
    listening = await _listen(Doors(server, logger=logger), takeaway)
    ready(listening.sockets[0].getsockname()[1])
    sweeping = asyncio.create_task(_sweep(sweep))
    await ended.wait()
    sweeping.cancel()
    listening.close()
    server.pre_shutdown()
    await server.shutdown(GRACE_SECONDS)


async def _listen(doors: Doors, takeaway: Takeaway) -> asyncio.Server:
    tls = tls_of(takeaway)
    loop = asyncio.get_running_loop()
    try:
        return await loop.create_server(
            doors,
            takeaway.listen,
            takeaway.port,
            ssl=tls,
            ssl_handshake_timeout=GRACE_SECONDS if tls else None,
            backlog=64,
        )
    except OSError as error:
        raise TakeawayError(
            f"{takeaway.listen} port {takeaway.port} cannot be listened on: "
            f"{error.strerror}.",
            remedy="Set takeaway.listen to an address of this machine.",
        ) from error


async def _sweep(sweep: Callable[[], None]) -> None:
    while True:
        sweep()
        await asyncio.sleep(SWEEP_SECONDS)
