"""A visitor calls while the server is away: one sentence, and one call in the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.cli.run import counter_of
from kiosk.errors import StoreError
from kiosk.records.opening import open_store
from kiosk.records.records import Records
from kiosk.settings import Counter, Settings
from kiosk.tui.app import KioskApp
from tests.postgresql import Server, new_server
from tests.tui.counters import until
from tests.tui.hands import frame_of
from tests.tui.kiosks import PIN, Clock, at_home, languages, library
from tests.tui.test_calls import answer, call_staff, open_service, says

DELAYED, FIRST = "직원에게 보내는 알림이", "대기 순서: 1"
"""What the visitor reads: "The message to staff is delayed", "Your place: 1"."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that this test may stop."""
    server = new_server()
    server.start()
    yield server
    server.remove()


def is_seen(desk: Records) -> bool:
    """Tell whether the desk is in the store: its first try may meet a dead line."""
    try:
        desk.desk_seen("desk-1", datetime.now(UTC))
    except StoreError:
        return False
    return True


@pytest.mark.real
@pytest.mark.parametrize(
    ("mode", "used"),
    [("fast", False), ("immediate", True)],
    ids=["before the first call", "while connected"],
)
async def test_a_call_in_an_outage_waits_and_reaches_the_desk_once(
    server: Server, tmp_path: Path, mode: str, *, used: bool
) -> None:
    own = Counter(folder=tmp_path / "state", database=server.url())
    settings = Settings(staff_pin=PIN, counter=own)
    desk = open_store(settings, tmp_path / "desk")
    desk.desk_seen("desk-1", datetime.now(UTC))
    counter = counter_of(settings)
    if used:
        counter.store()
    app = KioskApp(settings, languages(), library, clock=Clock(), counter=counter)
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await open_service(pilot, "special-help")
        server.stop(mode)
        await call_staff(pilot)
        await until(pilot, lambda: says(pilot, DELAYED))

        # The visit goes on meanwhile.
        await call_staff(pilot)
        await answer(pilot, help_for="me")
        visit = frame_of(pilot).journey.visit
        assert visit is not None
        assert visit.answers == {"help-for": "me"}

        server.start()
        await until(pilot, lambda: is_seen(desk))
        await until(pilot, lambda: len(desk.calls(["waiting"])) == 1)
        await call_staff(pilot)
        await until(pilot, lambda: says(pilot, FIRST))
    placed = [row for row in desk.audit_rows() if row.deed.verb == "call-placed"]
    assert len(placed) == 1
    desk.close()
    counter.close()
