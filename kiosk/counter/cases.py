"""What a case says of a visitor, and how it is sealed with the case's own key."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from kiosk.counter.matters import Matter
from kiosk.errors import SealError
from kiosk.sealing.case_keys import open_body, seal_body


class Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything personal of a case."""

    language: str
    """The visitor's."""
    services: tuple[str, ...] = ()
    """Ids, in the order the visitor chose them."""
    answers: dict[str, Any] = {}
    """By question id, as `interview.model.Value` has them."""
    unknown: tuple[tuple[int, Any], ...] = ()
    """Number and value of each answer that this library has no question for."""
    left_out: tuple[str, ...] = ()
    """Ids of the questions whose answers found no room in the pass."""
    warnings: tuple[str, ...] = ()
    """Codes: those of `identity.reading.Caution`, and `other-version`."""
    ticked: tuple[str, ...] = ()
    """Ids of the checklist's lines that are done (`counter.case_view.Task`)."""

    matter: Matter | None = None
    """Of a complaint or an enquiry; None: nothing was written down."""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return "<Body>"


def sealed(body: Body, key: bytes, case_id: str) -> bytes:
    """Return a body for the database; it opens with this key and id alone."""
    return seal_body(msgspec.msgpack.encode(body), key, case_id)


def opened(content: bytes, key: bytes, case_id: str) -> Body:
    """Return what `sealed` put away.

    Raises:
        SealError: It was changed, is of another case, or of a newer version.
    """
    plain = open_body(content, key, case_id)
    try:
        return msgspec.msgpack.decode(plain, type=Body)
    except msgspec.MsgspecError as error:
        raise SealError(
            "This case was kept by another version.",
            remedy="Bring the desks to the same version.",
        ) from error
