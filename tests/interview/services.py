"""Small services that tests are written against."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from kiosk.content.reading import written_out
from kiosk.interview.context import Context
from kiosk.interview.model import AnyStep, Service

TODAY = date(2026, 11, 22)
CONTEXT = Context(TODAY, ("2026-11-23T09:00", "2026-11-23T10:00"))


def step(kind: str, id_: str = "it", **more: Any) -> AnyStep:  # noqa: ANN401
    """A step of a kind, with what every step needs."""
    plain = {"kind": kind, "id": id_, "key": 1, "title": "?"}
    if kind not in ("information", "consent"):
        plain |= {"label": "It", "personal": "no"}
    return msgspec.convert(written_out({**plain, **more}), AnyStep)  # type: ignore[no-any-return]


def choice(id_: str, *options: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """A choice as it stands in a source."""
    return {
        "kind": "choice",
        "id": id_,
        "key": abs(hash(id_)) % 10_000,
        "title": f"{id_}?",
        "label": id_,
        "personal": "no",
        "options": [{"id": option, "label": option} for option in options],
        **more,
    }


def outcome(id_: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """An outcome as it stands in a source."""
    return {"id": id_, "title": id_, **more}


def service(id_: str, *steps: dict[str, Any], **more: Any) -> Service:  # noqa: ANN401
    """A service of these steps, ending in "done"."""
    plain = {
        "kind": "service",
        "key": 1,
        "id": id_,
        "title": id_,
        "summary": id_,
        "essentials": {"long": "long", "short": "short"},
        "general": outcome("general"),
        "steps": list(steps),
        "outcomes": [outcome("done")],
        **more,
    }
    return msgspec.convert(written_out(plain), Service)
