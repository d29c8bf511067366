"""The journal: fixed words and numbers, in a small file of the owner alone."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal import CODES, NUMBERS, Entry, Event, Journal, JsonLines, fault_of
from kiosk.journal_place import FILE, OLDER, JournalPlace, SmallFile, journal_of
from tests.journals import Kept

CANARY = "Kanarienvogel-qzxj"


def written(folder: Path) -> list[dict[str, object]]:
    text = (folder / FILE).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_tells_the_moment_the_event_and_its_facts(tmp_path: Path) -> None:
    journal = journal_of(JournalPlace(to="file"), tmp_path)

    journal.write(Event.WIPED, how="idle", visits=3)

    [line] = written(tmp_path / "journal")
    assert str(line.pop("at")).endswith("+00:00")
    assert line == {"event": "visit wiped", "how": "idle", "visits": 3}


@given(
    st.sampled_from(sorted({*CODES, *NUMBERS, "name"})),
    st.one_of(st.text(), st.integers(), st.booleans(), st.floats(), st.none()),
)
def test_nothing_but_numbers_and_known_codes_can_be_told(
    key: str, value: object
) -> None:
    kept, told = Kept(), ""
    try:
        kept.journal.write(Event.WIPED, **{key: value})  # type: ignore[arg-type]
    except ValueError as error:
        told = str(error)
    if (key in NUMBERS and type(value) is int) or value in CODES.get(key, ()):
        assert len(kept.lines) == 1
    else:
        assert told == f"the journal takes no such {key}"
        assert kept.lines == []


def test_of_a_fault_its_type_and_our_own_lines_are_told() -> None:
    try:
        Entry(Event.WIPED, {"name": CANARY})
    except ValueError as error:
        told = fault_of(error)

    assert told.fault == "ValueError"
    assert [frame.rpartition(":")[0] for frame in told.frames] == ["kiosk/journal.py"]


def test_a_type_of_a_strange_name_is_not_told() -> None:
    strange = type(CANARY, (Exception,), {})

    assert fault_of(strange()).fault == "unknown"


def test_what_a_library_logs_is_told_without_its_words() -> None:
    try:
        raise LookupError(CANARY)
    except LookupError as error:
        record = logging.LogRecord(
            "aiohttp.server",
            logging.ERROR,
            CANARY,
            1,
            f"%s {CANARY}",
            (CANARY,),
            (type(error), error, error.__traceback__),
        )

    line = json.loads(JsonLines().format(record))

    assert line["library"] == "aiohttp"
    assert line["fault"] == "LookupError"
    assert CANARY not in str(line)


def test_a_file_that_is_full_makes_room_and_stays_small(tmp_path: Path) -> None:
    journal = Journal(SmallFile(tmp_path, 1000))

    for number in range(100):
        journal.write(Event.WIPED, how="finish", visits=number)

    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert {path.name for path in tmp_path.iterdir()} == {FILE, OLDER}
    assert max(sizes) <= 1000
    assert written(tmp_path)[-1]["visits"] == 99


def test_only_the_owner_reads_the_file(tmp_path: Path) -> None:
    place = JournalPlace(to="file")
    journal = journal_of(place, tmp_path)
    journal.write(Event.STARTED, program="run")
    path = tmp_path / "journal" / FILE
    path.chmod(0o644)

    journal.write(Event.ENDED, status=0)

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / FILE).symlink_to(tmp_path / "elsewhere")

    Journal(SmallFile(tmp_path, 1000)).write(Event.STARTED)

    assert not (tmp_path / "elsewhere").exists()


def test_a_disk_that_takes_nothing_stops_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()

    Journal(SmallFile(tmp_path / "file" / "folder", 1000)).write(Event.STARTED)

    assert capsys.readouterr() == ("", "")


def test_where_the_kiosk_keeps_nothing_there_is_no_journal(tmp_path: Path) -> None:
    journal_of(JournalPlace(to="file"), tmp_path / "state").write(Event.STARTED)

    assert list(tmp_path.iterdir()) == []


def test_under_systemd_lines_go_to_standard_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNAL_STREAM", "8:12345")

    journal_of(JournalPlace(), tmp_path).write(Event.STARTED)

    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_set_wins_over_systemd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNAL_STREAM", "8:12345")

    journal_of(JournalPlace(to="file"), tmp_path).write(Event.STARTED)

    assert written(tmp_path / "journal")


FAULTS = f"""
import asyncio, gc, logging, sys, threading, warnings
from kiosk.journal import Journal
from kiosk.journal_place import ErrorStream

journal = Journal(ErrorStream())
journal.take_over("Stopped.")

class Bad:
    def __del__(self):
        held = {CANARY!r}
        raise KeyError(held)

def fail():
    held = {CANARY!r}
    raise ValueError(held)

async def lose():
    async def failing():
        fail()
    task = asyncio.create_task(failing())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()
    asyncio.get_running_loop().call_soon(fail)
    await asyncio.sleep(0)

Bad()
thread = threading.Thread(target=fail, name={CANARY!r})
thread.start()
thread.join()
asyncio.run(lose())
logging.getLogger("aiohttp.server").error("%s", {CANARY!r})
logging.getLogger("aiohttp.server").error("%s %s", {CANARY!r})
warnings.warn({CANARY!r})
fail()
"""


def test_no_fault_of_a_whole_program_tells_a_value() -> None:
    ran = subprocess.run(
        (sys.executable, "-c", FAULTS), check=False, capture_output=True, text=True
    )

    *told, sentence = ran.stderr.splitlines()
    lines = [json.loads(line) for line in told]
    assert sentence == "Stopped."
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert CANARY not in ran.stderr
    faults = [line.get("fault", "") for line in lines]
    assert faults == [
        "KeyError",
        "ValueError",
        "ValueError",
        "ValueError",
        "",
        "",
        "",
        "ValueError",
    ]
