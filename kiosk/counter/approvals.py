"""An exception is asked for by one person and decided by another: both sign."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from kiosk.counter.exception_forms import ExceptionForm, hash_of, parts
from kiosk.counter.model import Approval, Decision
from kiosk.errors import SealError
from kiosk.identity.cleaning import clean_text
from kiosk.interview.problems import mark
from kiosk.sealing.case_keys import open_body, seal_body

if TYPE_CHECKING:
    from kiosk.counter.sign_in import SignedIn

REASON_MOST: Final = 200
"""Characters of a reason. Our own bound."""
DECIDED_VERBS: Final[Mapping[Decision, str]] = {
    "approved": "approval-approved",
    "refused": "approval-refused",
}
ASKED_VERB: Final = "approval-asked"
VERBS: Final = (ASKED_VERB, *DECIDED_VERBS.values())
FORM_CHANGED: Final = mark("The form is not the one that was asked for.")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Verdict(NamedTuple):
    """What is decided, and why."""

    decision: Decision
    reason: str
    """As typed."""


def asked(
    form: ExceptionForm, case_id: str, *, by: SignedIn, case_key: bytes, now: datetime
) -> Approval:
    """Return an exception that is asked for, sealed and signed."""
    id_ = secrets.token_hex(16)
    bare = Approval(
        id=id_,
        case=case_id,
        form=seal_body(msgspec.msgpack.encode(form), case_key, case_id, f"form:{id_}"),
        form_hash=hash_of(form, id_.encode(), case_id.encode()),
        asked_by=by.staff.id,
        asked_at=now,
        asked_signature=b"",
    )
    return replace(bare, asked_signature=by.key.sign(asked_message(bare)))


def decided(
    approval: Approval,
    verdict: Verdict,
    *,
    by: SignedIn,
    case_key: bytes,
    now: datetime,
) -> Approval:
    """Return an exception that is decided, its reason sealed, signed by who decides."""
    said = clean_text(verdict.reason, limit=REASON_MOST).strip()
    part = f"reason:{approval.id}"
    bare = replace(
        approval,
        decision=verdict.decision,
        decided_by=by.staff.id,
        decided_at=now,
        reason=seal_body(said.encode(), case_key, approval.case, part),
    )
    return replace(bare, decided_signature=by.key.sign(decided_message(bare)))


def form_in(approval: Approval, case_key: bytes) -> ExceptionForm:
    """Return the form of an approval.

    Raises:
        SealError: It was changed, moved here from elsewhere, or is not the one that
            was asked for.
    """
    part = f"form:{approval.id}"
    plain = open_body(approval.form, case_key, approval.case, part)
    try:
        form = msgspec.msgpack.decode(plain, type=ExceptionForm)
    except msgspec.MsgspecError as error:
        raise SealError(FORM_CHANGED) from error
    bound = (approval.id.encode(), approval.case.encode())
    if hash_of(form, *bound) != approval.form_hash:
        raise SealError(FORM_CHANGED)
    return form


def reason_in(approval: Approval, case_key: bytes) -> str:
    """Return why it was decided so; empty: it is not decided, or no reason was given.

    Raises:
        SealError: It was changed, or moved here from elsewhere.
    """
    if not approval.reason:
        return ""
    part = f"reason:{approval.id}"
    return open_body(approval.reason, case_key, approval.case, part).decode()


def asked_message(approval: Approval) -> bytes:
    """Return what whoever asks signs: which approval of which case, and its form."""
    return parts((b"kiosk approval asked 1", *_request(approval)))


def decided_message(approval: Approval) -> bytes:
    """Return what whoever decides signs: the request, the decision and the reason."""
    return parts(
        (
            b"kiosk approval decided 1",
            *_request(approval),
            approval.asked_signature,
            (approval.decision or "").encode(),
            approval.decided_by.encode(),
            _moment(approval.decided_at),
            hashlib.sha256(approval.reason).digest(),
        )
    )


def subject_of(approval: Approval, *, decided: bool = False) -> str:
    """Return the subject of an audit row: the approval, and the hash of what it says.

    Args:
        approval: As it stands after the deed.
        decided: Of the decision; else of the request.
    """
    message = decided_message(approval) if decided else asked_message(approval)
    return f"approval:{approval.id}/{hashlib.sha256(message).hexdigest()}"


def _request(approval: Approval) -> tuple[bytes, ...]:
    return (
        approval.id.encode(),
        approval.case.encode(),
        approval.asked_by.encode(),
        _moment(approval.asked_at),
        approval.form_hash,
    )


def _moment(at: datetime | None) -> bytes:
    """Return a time in whole microseconds since 1970 UTC, as both databases keep it."""
    if at is None:
        return b""
    return str((at - _EPOCH) // timedelta(microseconds=1)).encode()
