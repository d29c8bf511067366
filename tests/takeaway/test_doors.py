"""Connections that linger, crowd or say nothing: none stays, nobody else waits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from kiosk.takeaway.doors import MOST_OPEN_OF_ONE, Doors
from tests.journals import Kept

Wire = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def hello(_request: web.BaseRequest) -> web.StreamResponse:
    return web.Response(text="hello")


@pytest.fixture(params=[0.4])
async def door(request: pytest.FixtureRequest) -> AsyncIterator[tuple[Doors, int]]:
    server = web.Server(hello)
    doors = Doors(server, seconds=request.param)
    listening = await asyncio.get_running_loop().create_server(doors, "127.0.0.1", 0)
    yield doors, listening.sockets[0].getsockname()[1]
    listening.close()
    await server.shutdown(1)
    await listening.wait_closed()


class Line(asyncio.Transport):
    """A connection from an address."""

    def __init__(self, address: str) -> None:
        super().__init__({"peername": (address, 5000, 0, 0)})
        self.aborted = False

    def abort(self) -> None:
        """Be cut."""
        self.aborted = True


def came(doors: Doors, address: str) -> Line:
    line = Line(address)
    doors().connection_made(line)
    return line


async def until_closed(wire: Wire) -> bytes:
    """Read to the end, however that comes."""
    try:
        async with asyncio.timeout(60):
            return await wire[0].read()
    except ConnectionResetError:
        return b""
    finally:
        wire[1].close()


async def test_a_request_that_never_ends_is_cut_off(door: tuple[Doors, int]) -> None:
    doors, port = door
    wire = await asyncio.open_connection("127.0.0.1", port)
    wire[1].write(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")

    async def drip() -> None:
        while not wire[1].is_closing():
            wire[1].write(b"a")
            await asyncio.sleep(0.02)

    dripping = asyncio.create_task(drip())
    assert await until_closed(wire) == b""
    dripping.cancel()
    assert doors.open == 0


@pytest.mark.parametrize("door", [3.0], indirect=True, ids=["slow"])
async def test_whoever_opens_too_many_gets_no_more_and_others_still_do(
    door: tuple[Doors, int],
) -> None:
    doors, port = door
    crowd = [
        await asyncio.open_connection("127.0.0.1", port)
        for _ in range(MOST_OPEN_OF_ONE)
    ]
    refused = await asyncio.open_connection("127.0.0.1", port)
    assert await until_closed(refused) == b""
    assert doors.open == MOST_OPEN_OF_ONE
    assert doors.enter("10.0.0.2")
    doors.leave("10.0.0.2")

    for wire in crowd:
        assert await until_closed(wire) == b""
    later = await asyncio.open_connection("127.0.0.1", port)
    later[1].write(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert (await until_closed(later)).endswith(b"hello")
    assert doors.open == 0


async def test_a_phone_cannot_crowd_in_from_many_addresses_of_its_network() -> None:
    doors = Doors(web.Server(hello))
    for number in range(MOST_OPEN_OF_ONE):
        came(doors, f"2001:db8:1:2::{number:x}")
    assert came(doors, "2001:db8:1:2:ffff::1").aborted
    assert not came(doors, "2001:db8:1:3::1").aborted
    assert doors.open == MOST_OPEN_OF_ONE + 1


async def test_a_fault_is_told_without_who_asked_for_what() -> None:
    async def fail(request: web.BaseRequest) -> web.StreamResponse:
        raise LookupError(request.path)

    kept, server = Kept(), web.Server(fail)
    doors = Doors(server, logger=kept.journal.of_library("aiohttp"))
    listening = await asyncio.get_running_loop().create_server(doors, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    wire = await asyncio.open_connection("127.0.0.1", port)
    wire[1].write(b"GET /v/secret HTTP/1.1\r\nHost: x\r\n\r\n")
    reply = await until_closed(wire)
    listening.close()
    await server.shutdown(1)

    assert reply.startswith(b"HTTP/1.1 500 ")
    assert b"secret" not in reply
    [line] = kept.told
    assert line["event"] == "warned"
    assert (line["library"], line["fault"]) == ("aiohttp", "LookupError")
    assert "secret" not in str(kept.lines)
    assert "127.0.0.1" not in str(kept.lines)
