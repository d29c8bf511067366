"""What goes between the bridge and a screen's process, as Textual packs it.

Source: Textual 8.2.8, drivers/web_driver.py: a letter, four bytes of length, the rest.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any, Final

PRELUDE: Final = b"__GANGLION__\n"
"""What a screen says first."""
DATA: Final = b"D"
META: Final = b"M"
MOST_BYTES: Final = 4 * 1024 * 1024
"""A screen of 300 x 120 cells, each in colours of its own, takes less."""
_HEAD: Final = 5


class Spoiled(Exception):  # noqa: N818 - it ends a screen, and nobody but us meets it
    """What came is no packet."""


def packed(kind: bytes, payload: bytes) -> bytes:
    """Return a packet."""
    return kind + len(payload).to_bytes(4, "big") + payload


def meta(**told: object) -> bytes:
    """Return a packet of the bridge itself, such as a new size."""
    return packed(META, json.dumps(told).encode())


async def read_packet(source: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Read one packet.

    Raises:
        Spoiled: It is longer than any.
        IncompleteReadError: There is none any more.
    """
    head = await source.readexactly(_HEAD)
    if head == PRELUDE[:_HEAD]:
        await source.readexactly(len(PRELUDE) - _HEAD)
        head = await source.readexactly(_HEAD)
    length = int.from_bytes(head[1:], "big")
    if length > MOST_BYTES:
        raise Spoiled
    return head[:1], await source.readexactly(length)


def read_meta(payload: bytes) -> dict[str, Any]:
    """Return what a screen tells the bridge; nothing for what is no such thing."""
    try:
        told = json.loads(payload)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
