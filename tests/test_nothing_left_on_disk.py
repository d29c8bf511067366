"""40 words of a visitor, from the kiosk to a case: none is readable on the disk."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import psycopg
import pytest

from kiosk.cli.run import counter_of
from kiosk.counter.accepting import Accepting
from kiosk.counter.case_file import CaseFile
from kiosk.counter.model import Case
from kiosk.counter.opening import Counter as Opening
from kiosk.counter.residue import files_in, forms_of, found_in
from kiosk.handout.waiting_pages import WaitingPages
from kiosk.interview.model import Value
from kiosk.interview.visit import Visit
from kiosk.paths import state_folder
from kiosk.phone_pages import FOLDER, Takeaway
from kiosk.records.opening import open_store
from kiosk.records.records import Records
from kiosk.sealing.case_keys import case_keys_of
from kiosk.sealing.key_folder import key_folder_of
from kiosk.sealing.page_box import open_carried
from kiosk.settings import Counter, Printing, Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.messages import EraseWanted
from tests.counter.cases import MINJI
from tests.postgresql import Server
from tests.tui.counters import WANG, until
from tests.tui.hands import Kiosk, frame_of, settled
from tests.tui.kiosks import Clock, at_home, languages, library
from tests.tui.test_calls import call_staff, says
from tests.tui.test_own_page import take_along

SCRIPTS = {
    "latin": "Kanarienvogel",
    "cyrillic": "Канарейка",
    "arabic": "الكناري",
    "han": "金丝雀鸟",
    "hangul": "카나리아새",
    "thai": "นกขมิ้น",
    "greek": "Καναρίνι",
    "kana": "カナリアどり",
}
ANY_SCRIPT = ("occupation", "birth-place", "china-address", "purpose-other")
LATIN = ("home-address", "email")
CANARIES = {
    (script, step): f"{SCRIPTS['latin'] if step in LATIN else word}-{number}{at}qzxj"
    for number, (script, word) in enumerate(SCRIPTS.items())
    for at, step in enumerate((*ANY_SCRIPT, *LATIN))
}
NEEDLES = tuple(form for word in CANARIES.values() for form in forms_of(word))


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    url = ""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql_url")
    return Settings(
        counter=Counter(folder=tmp_path / "state", database=url),
        printing=Printing(folder=tmp_path / "paper"),
        takeaway=Takeaway(
            enabled=True,
            address="https://10.20.0.5:8480",
            certificate=tmp_path / "a.pem",
            certificate_key=tmp_path / "a.key",
        ),
    )


@pytest.fixture
def home(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own: whatever a kiosk or desk writes is written in it.

    The server is started before, in a place of its own.
    """
    for name in ("HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (tmp_path / "paper").mkdir()
    return tmp_path


@pytest.fixture
def places(
    settings: Settings, home: Path, request: pytest.FixtureRequest
) -> list[Path]:
    """Everywhere something is written: the home, and the server's folder."""
    if not settings.counter.database:
        return [home]
    server: Server = request.getfixturevalue("postgresql")
    return [home, server.folder]


@pytest.fixture
def desk(settings: Settings, home: Path) -> Iterator[Records]:
    store = open_store(settings, home / "state")
    yield store
    store.close()


def answers_in(script: str) -> dict[str, Value]:
    words = {step: word for (one, step), word in CANARIES.items() if one == script}
    email = f"{words['email']}@example.com"
    return {**MINJI, **words, "email": email, "purpose": "other"}


async def visit(pilot: Kiosk, script: str, desk: Records) -> str:
    """Answer, call staff, print a page, and let one wait for the phone.

    Returns:
        The pass.
    """
    frame = frame_of(pilot)
    service, answers = library().service("open-account"), answers_in(script)
    given = Visit((service,), answers)
    assert given.shown(frame.context()) is None
    await frame.go(Journey("check", given))
    await settled(pilot)
    desk.desk_seen("desk-1", datetime.now(UTC))
    calls = len(desk.calls(["waiting"]))
    await call_staff(pilot)
    await until(pilot, lambda: len(desk.calls(["waiting"])) > calls)
    await call_staff(pilot)
    await frame.go(Journey("outcome", given))
    await settled(pilot)
    frame.page.on_action("print")
    await until(pilot, lambda: says(pilot, "Printed. Please take the page."))
    await take_along(pilot)
    frame.page.on_action("agree")
    await until(pilot, lambda: frame.top == "own_code")
    held = frame.carrier.held
    assert held is not None
    return held.made.text


def taken_away(home: Path) -> int:
    """Take the printed pages away; return how many there were."""
    pages = [*(home / "paper").iterdir()]
    for page in pages:
        page.unlink()
    return len(pages)


def waiting_pages(pilot: Kiosk, words: list[str]) -> list[Path]:
    """Files that wait for the visitor's phone, of which one holds all words."""
    start, _, key = frame_of(pilot).carrier.pages.own_address.partition("#")
    folder = state_folder() / FOLDER
    found = WaitingPages(folder, time.time).look(start.rpartition("/")[2])
    assert found is not None
    page = unescape(open_carried(found.sealed, key).decode())
    assert [word for word in words if word not in page] == []
    return [*folder.iterdir()]


def as_cases(
    settings: Settings, desk: Records, passed: str, words: list[str]
) -> list[Case]:
    """Open what the visitor carried and the call, and work on both."""
    own, now = settings.counter, datetime.now(UTC)
    keys, case_keys = key_folder_of(own), case_keys_of(own)
    opened = Opening(
        store=desk,
        keys=keys,
        case_keys=case_keys,
        library=library(),
        staff=WANG.id,
        desk=own.desk,
        keep_days=own.keep_days,
        clock=lambda: now,
    ).open_scan(passed)
    accepting = Accepting(
        store=desk,
        keys=keys,
        case_keys=case_keys,
        library=library(),
        staff=WANG,
        keep_days=own.keep_days,
        now=now,
    )
    cases = [accepting.accept(call) for call in desk.calls(["waiting", "numbered"])]
    assert isinstance(opened, Case)
    file = CaseFile(store=desk, case_keys=case_keys, staff=WANG, clock=lambda: now)
    for case in (opened, *cases):
        read = file.read(case.id)
        carried = str(read.body.answers.values())
        missing = [word for word in words if word not in carried]
        # The longest answers find no room in a pass; all of the others are there.
        assert case is not opened or len(missing) <= len(read.body.left_out)
        file.close(file.tick(read, "checked"))
    return [opened, *cases]


def holding(places: list[Path], needles: tuple[bytes, ...] = NEEDLES) -> list[str]:
    return [str(path) for path in files_in(places) if found_in(path, needles)]


def test_there_are_enough_canaries() -> None:
    assert len(set(CANARIES.values())) >= 40
    assert len(SCRIPTS) == 8


@pytest.mark.parametrize("coded", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_would_find_each_of_them(tmp_path: Path, coded: str) -> None:
    for number, word in enumerate(CANARIES.values()):
        (tmp_path / f"{number}").write_bytes(b"\0\xff" + word.encode(coded))

    assert len(holding([tmp_path])) == len(CANARIES)


async def test_no_word_of_a_visitor_is_left_on_the_disk(
    settings: Settings, home: Path, places: list[Path], desk: Records
) -> None:
    counter = counter_of(settings)
    app = KioskApp(settings, languages(), library, clock=Clock(), counter=counter)
    read: list[Case] = []
    async with app.run_test(size=(114, 40)) as pilot:
        for script in SCRIPTS:
            await at_home(pilot, "en")
            passed = await visit(pilot, script, desk)
            # It was really there: the page of paper that the visitor takes along.
            assert taken_away(home) == 1
            words = [CANARIES[script, step] for step in ANY_SCRIPT]
            read += as_cases(settings, desk, passed, words)
            pages = waiting_pages(pilot, words)
            assert holding([home]) == []
            frame_of(pilot).post_message(EraseWanted())
            await settled(pilot)
            assert holding([home]) == []
            assert [page for page in pages if page.exists()] == []
    counter.close()
    if settings.counter.database:
        with psycopg.connect(settings.counter.database, autocommit=True) as server:
            # What the server still holds in memory stands on its disk then.
            server.execute("CHECKPOINT")

    assert len(read) == 2 * len(SCRIPTS)
    assert holding(places) == []
    assert len([*files_in(places)]) > 3
