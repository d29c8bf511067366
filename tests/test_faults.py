"""Faults at 50 places while a visitor's words are about: none of them gets out."""

from __future__ import annotations

import inspect
import logging
import sys
import tempfile
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.worker import WorkerFailed

from kiosk.counter.residue import files_in, found_in
from kiosk.interview.visit import Visit
from kiosk.journal import Journal
from kiosk.journal_place import FILE, SmallFile
from kiosk.settings import Printing, Settings
from kiosk.translation.interpreter import Interpreter
from kiosk.translation.phrasebook import Book
from kiosk.tui.app import KioskApp
from kiosk.tui.locked import STOPPED
from kiosk.tui.paper_tray import PaperTray
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.messages import EraseWanted
from tests.test_nothing_left_on_disk import ANY_SCRIPT, CANARIES, NEEDLES, answers_in
from tests.tui.counters import Counter
from tests.tui.hands import Kiosk, frame_of, page_of, settled
from tests.tui.kiosks import PIN, at_home, languages, library
from tests.tui.talks import fill_box, joined
from tests.tui.test_calls import call_staff

SCRIPT = "hangul"
WORDS = tuple(CANARIES.values())
SAID = f"{CANARIES[SCRIPT, ANY_SCRIPT[0]]} 은행에 갑니다"
PLACES = {
    "talk": (
        "kiosk.content.library:Library._read",
        "kiosk.interview.problems:mark",
        "kiosk.translation.guard.tape:tape_of",
        "kiosk.language.breaking:clusters",
        "kiosk.translation.folding:fold_sentence",
        "kiosk.translation.guard.figures:find_figures",
        "kiosk.translation.guard.secrets:holds_secret",
        "kiosk.translation.interpreter:Interpreter.interpret",
        "kiosk.translation.nearest:Neighbours.nearest",
        "kiosk.translation.phrase_index:PhraseIndex.match",
        "kiosk.tui.visitor.help_lead:HelpLead._utter",
        "kiosk.tui.visitor.pages.writing:WritingPage.show",
        "kiosk.tui.visitor.pages.writing:WritingPage.redraw",
        "kiosk.tui.visitor.talk.talk:Talk.write",
    ),
    "call": (
        "kiosk.counter.calling:Calling.look",
        "kiosk.records.database:Database.change",
        "kiosk.sealing.key_folder:KeyFolder.kiosk_key",
        "kiosk.sealing.suites:Standard.encrypt",
        "kiosk.tui.visitor.asking:asked",
        "kiosk.tui.visitor.helping:Helping.begin",
        "kiosk.tui.visitor.pages.call:CallPage.show",
        "kiosk.tui.visitor.places:show_over",
    ),
    "service": (
        "kiosk.content.answers:in_words",
        "kiosk.counter.packing:pack",
        "kiosk.counter.passes:PassMaker.make",
        "kiosk.counter.values:pack_value",
        "kiosk.handout.compose:of_visit",
        "kiosk.handout.notes:notes_of",
        "kiosk.interview.conditions:holds",
        "kiosk.interview.fields:accept",
        "kiosk.interview.path:path",
        "kiosk.interview.visit:Visit.shown",
        "kiosk.interview.path:_walk",
        "kiosk.language.formatting:Formatter.date",
        "kiosk.printing.folder:FolderDevice.submit",
        "kiosk.printing.queue:PrintQueue.add",
        "kiosk.sealing.boxes:seal",
        "kiosk.sealing.signatures:sign",
        "kiosk.tui.visitor.pages.outcome:OutcomePage.redraw",
        "kiosk.tui.paper_tray:PaperTray.print_handout",
        "kiosk.tui.visitor.carrying:Carrier.carry",
        "kiosk.tui.visitor.frame:FrameScreen.go",
        "kiosk.tui.visitor.pages.check:CheckPage.redraw",
        "kiosk.tui.visitor.pages.outcome:OutcomePage.show",
        "kiosk.tui.visitor.pages.outcome:OutcomePage.on_action",
        "kiosk.tui.visitor.supply:screen_voices",
    ),
    "wipe": (
        "kiosk.tui.paper_tray:PaperTray.drop_personal",
        "kiosk.tui.app:KioskApp._new_frame",
        "kiosk.tui.app:KioskApp._forget",
        "kiosk.tui.app:KioskApp._forgotten",
        "kiosk.tui.memories:forget_memories",
        "kiosk.tui.visitor.pages.welcome:WelcomePage.compose",
    ),
}
CASES = [(part, place) for part, places in PLACES.items() for place in places]


class Trouble(Exception):  # noqa: N818 - a fault that nobody expects
    """Carries what must not get out."""


@dataclass
class Fault:
    """Waits at a place until it is passed."""

    armed: bool = False
    reached: bool = False

    def strike(self) -> None:
        if not self.armed:
            return
        self.reached = True
        held = WORDS
        raise Trouble(*held)


@cache
def import_everything() -> None:
    """Import what is imported late: it would keep the name of a fault for ever."""
    for name in sorted({place.split(".")[1] for _part, place in CASES}):
        room = import_module(f"kiosk.{name}")
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            if not module.name.startswith("kiosk.translation.engine"):
                import_module(module.name)


def lay(fault: Fault, place: str, patch: pytest.MonkeyPatch) -> None:
    """Put a fault before a function, wherever its name is bound."""
    import_everything()
    name, _, path = place.partition(":")
    module = import_module(name)
    owner, _, last = path.rpartition(".")
    holder: Any = getattr(module, owner) if owner else module
    before = inspect.getattr_static(holder, last)

    def struck(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as it is given
        fault.strike()
        return before(*given, **named)

    async def struck_later(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        fault.strike()
        return await before(*given, **named)

    instead = struck_later if inspect.iscoroutinefunction(before) else struck
    if owner:
        patch.setattr(holder, last, instead)
        return
    for each in [*sys.modules.values()]:
        if getattr(each, "__name__", "").startswith(("kiosk.", "tests.")):
            for bound in [key for key, one in vars(each).items() if one is before]:
                patch.setattr(each, bound, instead)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """The journal of a kiosk that runs, with everything that it takes over."""
    root = logging.getLogger()
    handlers, level, loud = root.handlers[:], root.level, logging.raiseExceptions
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = Journal(SmallFile(tmp_path / "journal", 2**20))
    made.take_over(STOPPED)
    yield made
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    logging.captureWarnings(capture=False)
    logging.raiseExceptions = loud
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (tmp_path / "paper").mkdir()
    return tmp_path


@pytest.fixture
def counter(home: Path) -> Iterator[Counter]:
    made = Counter(home / "state")
    yield made
    made.close()


def kiosk(counter: Counter, home: Path, journal: Journal) -> KioskApp:
    settings = Settings(staff_pin=PIN, printing=Printing(folder=home / "paper"))
    app = KioskApp(
        settings,
        languages(),
        library,
        counter=counter.kiosk(),
        open_interpreter=lambda content: Interpreter(Book(content, languages()), None),
        tray=PaperTray(settings),
    )
    app.journal = journal
    return app


async def talk(pilot: Kiosk, counter: Counter, arm: Callable[[], None]) -> None:
    await joined(pilot, counter)
    arm()
    await frame_of(pilot).over("writing")
    await settled(pilot)
    await fill_box(pilot, SAID)
    page_of(pilot).on_action("send")
    await settled(pilot)


async def call(pilot: Kiosk, _counter: Counter, arm: Callable[[], None]) -> None:
    arm()
    await call_staff(pilot)


async def service(pilot: Kiosk, _counter: Counter, arm: Callable[[], None]) -> None:
    frame = frame_of(pilot)
    given = Visit((library().service("open-account"),), answers_in(SCRIPT))
    arm()
    for place in ("check", "outcome"):
        frame.call_later(given.shown, frame.context())
        frame.call_later(frame.go, Journey(place, given))
        await settled(pilot)
    frame.call_later(lambda: frame.page.on_action("print"))
    await settled(pilot)


async def wipe(pilot: Kiosk, counter: Counter, arm: Callable[[], None]) -> None:
    await service(pilot, counter, lambda: None)
    arm()


PARTS: dict[str, Callable[[Kiosk, Counter, Callable[[], None]], Awaitable[None]]] = {
    "talk": talk,
    "call": call,
    "service": service,
    "wipe": wipe,
}


async def passed(pilot: Kiosk, fault: Fault) -> None:
    """Wait for what runs beside the screens, too."""
    for _try in range(100):
        await settled(pilot)
        if fault.reached:
            return
        await pilot.pause(0.05)


async def visit(app: KioskApp, counter: Counter, part: str, fault: Fault) -> None:
    """Go through a part of a visit to its end, or to that of the kiosk."""
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot, "ko")
        try:
            await PARTS[part](pilot, counter, lambda: setattr(fault, "armed", True))
            if part != "wipe":
                await passed(pilot, fault)
            frame_of(pilot).post_message(EraseWanted(now=True))
            await passed(pilot, fault)
            await settled(pilot)
        except Exception:
            # Where the kiosk has ended there is nothing to touch any more.
            if not fault.reached:
                raise


def test_there_are_enough_places() -> None:
    assert len({place for _part, place in CASES}) >= 50
    assert len({place.split(".")[1] for _part, place in CASES}) >= 10


@pytest.mark.parametrize(("part", "place"), CASES, ids=[place for _, place in CASES])
async def test_a_fault_tells_nothing_of_the_visitor(
    part: str,
    place: str,
    home: Path,
    counter: Counter,
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    fault = Fault()
    app = kiosk(counter, home, journal)
    lay(fault, place, monkeypatch)
    with suppress(Trouble, WorkerFailed):
        await visit(app, counter, part, fault)

    assert fault.reached
    said = "".join(capfd.readouterr())
    assert not found(said.encode())
    assert "Traceback" not in said
    left = [path for path in files_in([home]) if path.parent.name != "paper"]
    assert [path for path in left if found_in(path, NEEDLES)] == []
    if app.return_code == 1:
        assert STOPPED.splitlines()[0] in said
        told = (home / "journal" / FILE).read_text("utf-8")
        assert '"event": "crashed"' in told
        assert '"fault": "' in told


def found(told: bytes) -> bool:
    return any(needle in told for needle in NEEDLES)
