"""How two processes of ours talk through pipes: numbered messages in frames."""

from __future__ import annotations

import struct
from typing import Final, Generic, TypeVar

import msgspec
from msgspec import Struct

HEAD: Final = struct.Struct(">I")
"""Stands before each frame: its length in bytes."""
Ask = TypeVar("Ask")
Answer = TypeVar("Answer")


class Request(Struct, Generic[Ask], frozen=True):
    """Something asked."""

    id: int
    ask: Ask


class Reply(Struct, Generic[Answer], frozen=True):
    """The answer to the request with the same id."""

    id: int
    answer: Answer


class NonsenseError(ValueError):
    """What came is longer than any message."""


def framed(message: Request[Ask] | Reply[Answer]) -> bytes:
    """Return a message with its length before it."""
    body = msgspec.msgpack.encode(message)
    return HEAD.pack(len(body)) + body


def body_length(head: bytes, most_bytes: int) -> int:
    """Return how many bytes follow.

    Args:
        head: As long as `HEAD`.
        most_bytes: The longest message there is.

    Raises:
        NonsenseError: More than that are announced.
    """
    (length,) = HEAD.unpack(head)
    if length > most_bytes:
        raise NonsenseError(f"{length} bytes")
    return int(length)
