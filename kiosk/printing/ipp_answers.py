"""What a printer sends, held against the form of IPP before anything reads it.

pyipp trusts the lengths in an answer: a negative one sends it round for ever.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from aiohttp import ClientSession

MOST_BYTES: Final = 1024 * 1024
"""Of one answer: real printers send 30 kB at most. Our own bound."""
MOST_ATTRIBUTES: Final = 20_000
MOST_DEPTH: Final = 16
"""Collections within collections. Our own bounds."""
HEAD_BYTES: Final = 8
END, GROUPS = 0x03, frozenset((0x01, 0x02, 0x04, 0x05))
BEGIN_COLLECTION, END_COLLECTION = 0x34, 0x37
WITH_LANGUAGE: Final = frozenset((0x35, 0x36))
SIZES: Final = {0x21: 4, 0x22: 1, 0x23: 4}
"""Bytes of an integer, a boolean and an enum. Source: RFC 8010, 3.5 and 3.9."""


def answers() -> ClientSession:
    """Return a session that reads whole answers of bounded size, and is led nowhere."""
    import aiohttp
    from pyipp.exceptions import IPPParseError

    class Answer(aiohttp.ClientResponse):
        async def read(self) -> bytes:
            try:
                body = await self._bounded()
            except BaseException:
                self.close()
                raise
            if self.ok and not is_whole(body):
                raise IPPParseError
            return body

        async def _bounded(self) -> bytes:
            body = bytearray()
            async for piece in self.content.iter_chunked(MOST_BYTES):
                body += piece
                if len(body) > MOST_BYTES:
                    raise IPPParseError
            return bytes(body)

    async def refuse(*_told: object) -> None:
        # What is printed is for this printer alone, whomever it names instead.
        raise IPPParseError

    elsewhere = aiohttp.TraceConfig()
    elsewhere.on_request_redirect.append(refuse)
    return aiohttp.ClientSession(
        response_class=Answer,
        trace_configs=[elsewhere],
        # A few packed bytes would fill the memory before they could be counted.
        auto_decompress=False,
        headers={"Accept-Encoding": "identity"},
    )


def is_whole(body: bytes) -> bool:
    """Tell whether an answer is one that can be read to its end.

    Source: RFC 8010, 3.1 to 3.5.
    """
    place, depth = HEAD_BYTES, 0
    try:
        for _attribute in range(MOST_ATTRIBUTES):
            if depth == 0 and body[place] == END:
                return True
            if depth == 0 and body[place] in GROUPS:
                place += 1
            depth = max(0, depth + _deeper(body[place]))
            place = _after(body, place)
            if depth > MOST_DEPTH or place > len(body):
                return False
    except (IndexError, struct.error, ValueError):
        return False
    return False


def _deeper(tag: int) -> int:
    return (tag == BEGIN_COLLECTION) - (tag == END_COLLECTION)


def _after(body: bytes, place: int) -> int:
    """Return where the attribute at a place ends.

    Raises:
        ValueError: Its lengths make no sense.
    """
    tag = body[place]
    value = place + 3 + _length(body, place + 1)
    length = _length(body, value)
    if length != SIZES.get(tag, length):
        raise ValueError
    if tag in WITH_LANGUAGE:
        language = _length(body, value + 2)
        if 4 + language + _length(body, value + 4 + language) != length:
            raise ValueError
    return value + 2 + length


def _length(body: bytes, place: int) -> int:
    (length,) = struct.unpack_from(">h", body, place)
    if length < 0:
        raise ValueError
    return int(length)
