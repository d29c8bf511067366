"""What the kiosk and the process that makes its handouts say to each other."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec import Struct

from kiosk.apart.frames import Request as Framed
from kiosk.handout.qr import QrCode
from kiosk.handout.wanted import JpegRequest, Request

MOST_BYTES: Final = 64 * 1024 * 1024
"""No message is longer: the JPEGs of a long page of A4 have a few million."""


class DrawFirst(Struct, frozen=True, tag=True):
    """Draw the first text whose code is small enough, at level L."""

    texts: tuple[str, ...]
    largest: int
    """Version, 0 to 40."""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<DrawFirst of {len(self.texts)}>"


class DrawAll(Struct, frozen=True, tag=True):
    """Draw each of these."""

    texts: tuple[str, ...]

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<DrawAll {len(self.texts)}>"


class Warm(Struct, frozen=True, tag=True):
    """Load what the first handout would wait for."""


class Drawn(Struct, frozen=True, tag=True):
    """Codes, each read back; none: none was small enough."""

    codes: tuple[QrCode, ...]


class Made(Struct, frozen=True, tag=True):
    """Files, one or one a page."""

    files: tuple[bytes, ...]


class Done(Struct, frozen=True, tag=True):
    """It was done, and there is nothing to tell."""


class Refused(Struct, frozen=True, tag=True):
    """It could not be done."""

    problem: str
    remedy: str


Ask = DrawFirst | DrawAll | Request | JpegRequest | Warm
Answer = Drawn | Made | Done | Refused
REQUESTS: Final = msgspec.msgpack.Decoder(Framed[Ask])
"""Reads what is asked."""
