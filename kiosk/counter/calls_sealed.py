"""What a call says of a visitor: sealed to the desks, and gone when it ends."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import msgspec
from msgspec import Struct

from kiosk.content.library import Library
from kiosk.counter.packing import (
    ID_BYTES,
    PassContent,
    cautions_of,
    library_mark,
    pack,
)
from kiosk.counter.passes import carried
from kiosk.counter.unpacking import Unpacked, unpack
from kiosk.errors import SealError
from kiosk.interview.path import Path
from kiosk.sealing.boxes import open_box, seal
from kiosk.sealing.keys import DeskKey, DeskPublic, KioskKey, KioskPublic

NEEDS: Final = "help-needs"
"""The question of `special-help` whose answer staff see in the queue."""
_MARK: Final = b"call1"
"""Stands before the body: a pass is never taken for a call, nor a call for one."""


class CallBody(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Everything personal of a call."""

    session: bytes
    """32 random bytes: the key of the assisted session."""
    needs: tuple[str, ...] = ()
    """Ids of the special needs that were chosen."""
    visit: bytes = b""
    """Services and answers so far, packed as in a pass. Empty: nothing was chosen."""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return "<CallBody>"


def needs_of(path: Path) -> tuple[str, ...]:
    """Return the special needs among the answers that count."""
    found = path.answers.get(NEEDS)
    if isinstance(found, str) or not isinstance(found, Sequence):
        return ()
    return tuple(str(one) for one in found)


def packed_visit(
    path: Path,
    *,
    services: Sequence[str],
    language: str,
    library: Library,
    now: datetime,
) -> bytes:
    """Return services and answers of a visit that need not be finished."""
    chosen = [library.service(id_) for id_ in services]
    moment = now.astimezone(UTC).replace(microsecond=0)
    content = PassContent(
        id=secrets.token_bytes(ID_BYTES),
        services=tuple(services),
        answers=carried(path),
        language=language,
        place="",
        made_at=moment,
        expires_at=moment,
        library=library_mark(library),
        warnings=cautions_of(chosen, path.answers, now.date()),
    )
    return pack(content, chosen)


def sealed_call(body: CallBody, to: DeskPublic, by: KioskKey) -> bytes:
    """Return a body for `model.Call.sealed`.

    Raises:
        SealError: A key cannot be used.
    """
    return seal(_MARK + msgspec.msgpack.encode(body), to, by)


def opened_call(
    sealed: bytes, *, desks: Sequence[DeskKey], kiosks: Sequence[KioskPublic]
) -> CallBody:
    """Return what `sealed_call` put away.

    Raises:
        SealError: It is not opened (`BoxError`, with `why`), or cannot be read.
    """
    payload = open_box(sealed, desks, kiosks).payload
    try:
        if not payload.startswith(_MARK):
            raise ValueError("no call")
        return msgspec.msgpack.decode(payload[len(_MARK) :], type=CallBody)
    except (msgspec.MsgspecError, ValueError) as error:
        raise SealError(
            "This call was sealed by another version.",
            remedy="Bring kiosks and desks to the same version.",
        ) from error


def visit_of(body: CallBody, library: Library) -> Unpacked | None:
    """Return services and answers, in the words of this library; None: there are none.

    Raises:
        SealError: They cannot be read.
    """
    return unpack(body.visit, library) if body.visit else None
