"""A kiosk that is killed in the middle of an assisted session starts empty."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.counter import calls, sessions
from kiosk.counter.calls_sealed import opened_call
from kiosk.counter.model import Call, Deed
from kiosk.records.opening import open_store
from kiosk.records.records import Records
from kiosk.sealing.key_folder import KeyFolder, key_folder_of
from kiosk.sealing.session_box import SessionKey
from kiosk.settings import Counter, Settings
from tests.cli.house import House
from tests.cli.terminal import Terminal
from tests.cli.test_endings import GIVEN, SURNAME, scan
from tests.tui.counters import WANG

HELPED = "Staff are helping you"


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    config = tmp_path / "kiosk.toml"
    config.write_text(f'[counter]\nfolder = "{tmp_path}/home/state"\n', "utf-8")
    return house


@pytest.fixture
def keys(house: House) -> KeyFolder:
    keys = key_folder_of(Counter(folder=house.folder / "home" / "state"))
    keys.prepare()
    return keys


@pytest.fixture
def desk(house: House, keys: KeyFolder) -> Iterator[Records]:
    store = open_store(Settings(), keys.path.parent)
    yield store
    store.close()


def kiosk(house: House) -> Terminal:
    config = str(house.folder / "kiosk.toml")
    return Terminal(house, "--config", config, "--lang", "en")


def the_call(desk: Records, terminal: Terminal) -> Call:
    """Call staff, and return the call when the desk has it."""
    desk.desk_seen("desk-1", datetime.now(UTC))
    terminal.touch_until("Call staff", "Your place: 1")
    [call] = desk.calls(["waiting"])
    return call


def accepted(desk: Records, keys: KeyFolder, call: Call) -> sessions.Line:
    """Take the call, and come into the session."""
    now = datetime.now(UTC)
    deed = Deed(actor="staff:wang", verb="call-accepted", at=now)
    taken = desk.change_call(calls.accepted(call, WANG, now), calls.OPEN, deed)
    body = opened_call(
        taken.sealed, desks=keys.desk_keys(), kiosks=keys.trusted_kiosks()
    )
    line = sessions.Line(call.id, SessionKey.from_bytes(body.session), "desk")
    line.say(sessions.Begin())
    line.exchange(desk)
    return line


@pytest.mark.real
def test_no_half_session_is_resumed_and_nothing_of_the_visitor_is_left(
    house: House, keys: KeyFolder, desk: Records
) -> None:
    with kiosk(house) as terminal:
        scan(terminal)
        call = the_call(desk, terminal)
        line = accepted(desk, keys, call)
        terminal.shows(HELPED)
        terminal.end(signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL
    line.exchange(desk)
    told = len(desk.messages(call.id, 0))

    with kiosk(house) as again:
        again.shows("What would you like to do?")
        line.say(sessions.Say("document"))
        line.exchange(desk)
        new = the_call(desk, again)
        assert new.id != call.id
        assert SURNAME not in again.seen
        assert HELPED not in again.seen
        again.end(signal.SIGTERM)
        again.ended()

    # Only what the desk itself has said since stands in the old session.
    since = desk.messages(call.id, 0)[told:]
    assert {each.sender for each in since} == {"desk"}
    kept = desk.call(call.id)
    assert kept is not None
    assert kept.state == "accepted"
    assert house.files_with(SURNAME, GIVEN) == []
