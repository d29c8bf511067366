"""Nothing that was typed is in the process after the wipe."""

from __future__ import annotations

import time
from pathlib import Path

from textual.events import Paste

from kiosk.counter.residue import files_in, forms_of, found_in
from kiosk.handout.waiting_pages import WaitingPages
from kiosk.interview.model import Value
from kiosk.interview.visit import Visit
from kiosk.sealing.page_box import open_carried
from kiosk.settings import Printing, Settings
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.messages import Left
from kiosk.tui.visitor.pages.question import QuestionPage
from kiosk.tui.widgets.dock import Dock
from kiosk.tui.widgets.field import Field
from tests.conftest import IN_PROOF
from tests.tui.hands import (
    Kiosk,
    action,
    app_of,
    frame_of,
    page_of,
    settled,
    touch,
)
from tests.tui.kiosks import Clock, at_home, kiosk, library
from tests.tui.residue import CORES, SCRIPTS, canary, holders, holders_of
from tests.tui.test_grids import stand_on
from tests.tui.test_hostile_text import BOXES
from tests.tui.test_own_page import do, take_along
from tests.tui.test_own_page import settings as secured
from tests.tui.visits import full_visit

WORDS = ("purpose-other", "occupation", "birth-place", "china-address")
"""Answers that take any script."""


async def type_everywhere(pilot: Kiosk) -> int:
    """Put a word of every script into every box, and go on; return how many."""
    number = 0
    for step_id in BOXES:
        page = await stand_on(pilot, "open-account", step_id)
        for script in SCRIPTS:
            if page_of(pilot) is not page or not at(pilot, step_id):
                page = await stand_on(pilot, "open-account", step_id)
            field = next(each for each in page.query(Field) if each.region.area)
            field.hold("")
            field.post_message(Paste(canary(script, number)))
            await settled(pilot)
            page.on_action("continue")
            await settled(pilot)
            number += 1
    return number


def at(pilot: Kiosk, step_id: str) -> bool:
    page = page_of(pilot)
    step = page._step if isinstance(page, QuestionPage) else None
    return step is not None and step.id == step_id


async def answer_with(pilot: Kiosk, script: str) -> None:
    """Come to the end of a visit whose answers hold words of a script."""
    frame = frame_of(pilot)
    service = library().service("open-account")
    words = {step_id: canary(script, at) for at, step_id in enumerate(WORDS)}
    latin: dict[str, Value] = {
        "full-name": {"surname": canary("latin", 0)[:5], "given_names": "QQZ"},
        "passport-number": f"K{canary('digits', 1)[:7]}",
        "email": f"{canary('latin', 2)}@example.com",
        "home-address": canary("latin", 3),
    }
    answers: dict[str, Value] = {
        **full_visit("open-account", frame.context()),
        **words,
        **latin,
    }
    visit = Visit((service,), answers)
    assert visit.shown(frame.context()) is None
    for place in ("check", "outcome"):
        await frame.go(Journey(place, visit))
        await settled(pilot)
        for slot in ("second", "language", "call"):
            frame.post_message(Dock.Wanted(slot))
            await settled(pilot)
        await frame.go(Journey(place, visit))
        await settled(pilot)


async def forgotten(pilot: Kiosk) -> None:
    for _ in range(4):
        await settled(pilot)
    assert frame_of(pilot).untouched


def printed(folder: Path) -> list[Path]:
    return [*folder.iterdir()]


async def test_no_word_that_was_typed_is_left_in_the_process() -> None:
    assert holders() == []
    async with kiosk(Clock()).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        assert await type_everywhere(pilot) >= 40
        assert len(holders()) >= 40
        app_of(pilot).erase()
        await forgotten(pilot)
        found = holders()
    assert found == []


async def test_no_answer_of_a_visit_is_left_when_nobody_came_back() -> None:
    clock = Clock()
    async with kiosk(clock).run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ar")
        for script in SCRIPTS if IN_PROOF else ("arabic", "thai"):
            await answer_with(pilot, script)
        assert holders()
        clock.now += 120
        app_of(pilot).tick()
        clock.now += 30
        app_of(pilot).tick()
        await forgotten(pilot)
        found = holders()
    assert found == []


async def test_no_answer_is_left_after_a_page_was_printed(tmp_path: Path) -> None:
    settings = Settings(printing=Printing(folder=tmp_path))
    async with kiosk(Clock(), settings=settings).run_test(size=(80, 24)) as pilot:
        await at_home(pilot, "ko")
        await answer_with(pilot, "hangul")
        await touch(pilot, action(pilot, "print"))
        await touch(pilot, action(pilot, "finish"))
        await forgotten(pilot)
        found = holders()
    assert found == []
    assert [name.suffix for name in printed(tmp_path)] == [".pdf"]


def on_disk(folder: Path) -> list[Path]:
    """Files that hold a canary in any form a text may take."""
    needles = tuple(form for core in CORES.values() for form in forms_of(core))
    return [path for path in files_in([folder]) if found_in(path, needles)]


def carried(pilot: Kiosk, folder: Path) -> tuple[str, str]:
    """What a phone reads at the address of the code, and its key backwards."""
    address, _, key = frame_of(pilot).carrier.pages.own_address.partition("#")
    waiting = WaitingPages(folder, time.time).look(address.rpartition("/")[2])
    assert waiting is not None
    return open_carried(waiting.sealed, key).decode(), key[::-1]


async def test_no_answer_is_left_after_it_was_taken_along_on_a_phone(
    tmp_path: Path,
) -> None:
    folder, keys = tmp_path / "waiting", []
    app = kiosk(Clock(), settings=secured(tmp_path))
    async with app.run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "en")
        for script in SCRIPTS if IN_PROOF else ("arabic", "han"):
            await answer_with(pilot, script)
            await take_along(pilot)
            await do(pilot, "agree")
            await settled(pilot)
            page, key = carried(pilot, folder)
            # It really waits, with the answers in it, and nobody else reads them.
            assert canary(script, 0) in page
            del page
            assert on_disk(tmp_path) == []
            assert holders_of(key)
            keys.append(key)
            frame_of(pilot).post_message(Left())
            await settled(pilot)
        assert holders()
        app_of(pilot).erase()
        await forgotten(pilot)
        found, left = holders(), [one for key in keys for one in holders_of(key)]
    assert found == []
    assert left == []
    assert [*folder.iterdir()] == []
    assert on_disk(tmp_path) == []
