"""What a kiosk tells staff: a call, and what is on the screen in a session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.counter.calling import Calling, new_id
from kiosk.counter.calls_sealed import CallBody, needs_of, packed_visit, sealed_call
from kiosk.counter.model import Call
from kiosk.counter.passes import carried
from kiosk.counter.sessions import Shown
from kiosk.sealing.session_box import SessionKey

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.counter.outbox import Outbox
    from kiosk.interview.path import Path
    from kiosk.sealing.key_folder import KeyFolder
    from kiosk.tui.visitor.frame import FrameScreen
    from kiosk.tui.visitor.tongues import Tongues


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A call as it was when the visitor touched. Sealed later, in a thread."""

    place: str
    """Where the kiosk stands, as staff know it."""
    language: str
    services: tuple[str, ...]
    step: str
    path: Path | None
    """None: nothing was chosen yet."""
    library: Library | None
    clock: Callable[[], datetime]

    def calling(self, keys: KeyFolder, outbox: Outbox) -> Calling:
        """Return the call, sealed and not yet placed.

        Raises:
            SealError: A key is missing or unsafe.
        """
        key = SessionKey.new()
        body = CallBody(bytes(key.raw), self._needs, self._visit)
        call = Call(
            id=new_id(),
            kiosk=self.place,
            language=self.language,
            services=self.services,
            step=self.step,
            placed_at=self.clock(),
            sealed=sealed_call(body, keys.desk_public(), keys.kiosk_key()),
        )
        return Calling(call, key, outbox, self.clock)

    @property
    def _needs(self) -> tuple[str, ...]:
        return needs_of(self.path) if self.path else ()

    @property
    def _visit(self) -> bytes:
        if self.path is None or self.library is None:
            return b""
        return packed_visit(
            self.path,
            services=self.services,
            language=self.language,
            library=self.library,
            now=self.clock(),
        )


def asked(frame: FrameScreen, tongues: Tongues, clock: Callable[[], datetime]) -> Asked:
    """Return the call of the visitor in front of this frame."""
    visit = frame.journey.visit
    return Asked(
        place=tongues.settings.branch.place,
        language=frame.voice.language.code,
        services=tuple(one.id for one in visit.services) if visit else (),
        step=_step(frame),
        path=visit.path(frame.context()) if visit else None,
        library=tongues.library,
        clock=clock,
    )


def shown_now(frame: FrameScreen) -> Shown:
    """Return what is on the screen; only the answers that count, and no scan."""
    journey = frame.journey
    visit = journey.visit
    return Shown(
        place=journey.place,
        language=frame.voice.language.code,
        services=tuple(one.id for one in visit.services) if visit else (),
        step=_step(frame),
        answers=carried(visit.path(frame.context())) if visit else {},
    )


def _step(frame: FrameScreen) -> str:
    visit = frame.journey.visit
    if visit is None or frame.journey.place != "question":
        return ""
    shown = visit.shown(frame.context())
    return shown.id if shown is not None else ""
