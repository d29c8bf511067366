"""What each role may do at a desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from kiosk.counter.model import Role, Staff
from kiosk.interview.problems import mark

Right = Literal[
    "take-calls",
    "open-cases",
    "unmask",
    "print-forms",
    "ask-approval",
    "decide-approval",
    "unlock-staff",
    "enrol-desk",
    "see-all-cases",
]

_LOBBY: Final[frozenset[Right]] = frozenset({"take-calls", "open-cases"})
_TELLER: Final[frozenset[Right]] = _LOBBY | {"unmask", "print-forms", "ask-approval"}

RIGHTS: Final[Mapping[Role, frozenset[Right]]] = {
    "lobby": _LOBBY,
    "teller": _TELLER,
    "supervisor": _TELLER
    | {"decide-approval", "unlock-staff", "enrol-desk", "see-all-cases"},
}
ROLE_NAMES: Final[Mapping[Role, str]] = {
    "teller": mark("Teller"),
    "lobby": mark("Lobby"),
    "supervisor": mark("Supervisor"),
}


def may(staff: Staff | None, right: Right) -> bool:
    """Return whether a member of staff may do something; nobody may do nothing."""
    return staff is not None and not staff.disabled and right in RIGHTS[staff.role]
