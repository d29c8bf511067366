"""Every service is finished with a keypad and what is heard, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.interview.model import Answers
from kiosk.settings import Printing, Settings
from tests.conftest import IN_PROOF
from tests.tui.ends import CODES, ways
from tests.tui.hands import Kiosk, action, app_of, frame_of, page_of, settled
from tests.tui.kiosks import PIN, library
from tests.tui.listeners import Listener, begin
from tests.tui.readers import Recorder, aloud
from tests.tui.visitors import answer_all, open_service
from tests.tui.visits import full_visit

IN_GATE = ("en", "ko")
TYPED = ("renew-passport", "complain", *(("open-account",) if IN_PROOF else ()))
"""Services with boxes to type in; the longest only when all is proved."""
SERVICES = tuple(service.id for service in library().services)
VISITS = [
    (service_id, code)
    for number, service_id in enumerate(SERVICES)
    for place, code in enumerate(CODES)
    if IN_PROOF or (code in IN_GATE and IN_GATE.index(code) == number % 2)
]


@pytest.mark.parametrize(("service_id", "code"), VISITS)
async def test_a_service_is_finished_by_ear(
    service_id: str, code: str, tmp_path: Path
) -> None:
    reader = Recorder()
    settings = Settings(staff_pin=PIN, printing=Printing(folder=tmp_path))
    async with aloud(reader, settings=settings).run_test(size=(80, 24)) as pilot:
        listener = Listener(reader)
        await begin(pilot, code)
        await open_service(pilot, listener, service_id)
        await answer_all(pilot, listener, answered(pilot, service_id))
        if page_of(pilot).id == "check":
            await listener.use(pilot, action(pilot, "handout"))
        await settled(pilot)
        assert page_of(pilot).id == "outcome"
        frame = frame_of(pilot)
        assert frame.journey.visit is not None
        ended = frame.journey.visit.path(frame.context()).ended[0].outcome
        assert frame.voice.wording.tell(ended.title).text in listener.heard
        await listener.use(pilot, action(pilot, "print"))
        await settled(pilot)
        app_of(pilot).tick()
        assert printed(tmp_path)
        assert frame.voice.say("Printed. Please take the page.") in listener.heard


def answered(pilot: Kiosk, service_id: str) -> Answers:
    """One way to an outcome, nothing of it scanned."""
    context = frame_of(pilot).context()
    if service_id in TYPED:
        return full_visit(service_id, context)
    found = [each for each in ways(service_id, context).values() if "scan" not in each]
    return (max if IN_PROOF else min)(found, key=len)


def printed(folder: Path) -> list[Path]:
    return list(folder.glob("*.pdf"))
