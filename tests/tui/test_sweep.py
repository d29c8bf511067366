"""Every key, button and paste on every kind of page, in bursts; and what is left."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.counter import sessions
from kiosk.interview.visit import Visit
from kiosk.interview.worth import Appraisal, Worth
from kiosk.tui.widgets.dock import Dock
from kiosk.tui.widgets.field import Field
from tests.tui.counters import Counter, until
from tests.tui.ends import at_outcome
from tests.tui.hands import Kiosk, app_of, frame_of, key, page_of, settled, touch
from tests.tui.hostile import held_out
from tests.tui.kiosks import at_home, kiosk, screen_text
from tests.tui.readers import Recorder, aloud, listening
from tests.tui.talks import heard, joined, kiosk_talking, to_talk
from tests.tui.test_grids import places, stand_on
from tests.tui.test_help_here import help_here
from tests.tui.test_own_page import do, take_along
from tests.tui.test_own_page import settings as secured
from tests.tui.test_switching import HALVES, OPEN

QUESTIONS = {
    **{kind: (half.service, half.step) for kind, half in HALVES.items()},
    "slot": ("book-a-time", "visit-time"),
    "group": (OPEN, "tax-countries"),
}


class Swept:
    """The kinds of screens that were tried, and how much was sent to each."""

    def __init__(self) -> None:
        self.names: list[str] = []

    async def __call__(self, pilot: Kiosk, name: str) -> None:
        assert await held_out(pilot, name) >= 400
        self.names.append(name)


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stand in an empty folder, which is empty afterwards too."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    yield folder
    assert not any(files for _folder, _folders, files in os.walk(folder))


async def test_no_burst_of_input_leaves_any_page(nowhere: Path) -> None:
    swept = Swept()
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await swept(pilot, "welcome")
        await at_home(pilot)
        async for name in places(pilot):
            await swept(pilot, name)
    assert len(swept.names) >= 15


async def test_no_burst_of_input_leaves_any_kind_of_question(nowhere: Path) -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        for kind, (service_id, step_id) in QUESTIONS.items():
            page = await stand_on(pilot, service_id, step_id)
            assert await held_out(pilot, kind) >= 400
            fields = [each for each in page.query(Field) if each.region.area]
            if fields and page_of(pilot) is page:
                page = await stand_on(pilot, service_id, step_id)
                await touch(pilot, fields[0])
                assert await held_out(pilot, f"typing {kind}") >= 400


async def test_no_burst_of_input_leaves_the_talk(nowhere: Path, tmp_path: Path) -> None:
    counter, swept = Counter(tmp_path / "counter"), Swept()
    async with kiosk_talking(counter).run_test(size=(80, 24)) as pilot:
        await at_home(pilot, "ko")
        helper = await joined(pilot, counter)
        await to_talk(pilot)
        await swept(pilot, "talk")
        helper.say(sessions.Say("hello"))
        await heard(pilot, 1)
        await swept(pilot, "said")
        for name, asked in (("writing", "write"), ("phrases", "choose")):
            page_of(pilot).on_action(asked)
            await settled(pilot)
            assert page_of(pilot).id == name
            await swept(pilot, name)
            await frame_of(pilot).leave()
            await settled(pilot)
    counter.close()


async def test_no_burst_of_input_leaves_a_call_a_number_or_a_proposal(
    nowhere: Path, tmp_path: Path
) -> None:
    counter, swept = Counter(tmp_path / "counter"), Swept()
    async with kiosk_talking(counter).run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        page = await stand_on(pilot, "open-account", "stay")
        assert page._step is not None
        await frame_of(pilot).lay("proposal", page._step, "long")
        await settled(pilot)
        assert page_of(pilot).id == "proposal"
        await swept(pilot, "proposal")
        page_of(pilot).back()
        frame_of(pilot).post_message(Dock.Wanted("call"))
        await until(pilot, lambda: len(counter.all()) == 1)
        await swept(pilot, "call")
    counter.close()


async def test_no_burst_of_input_leaves_the_ends_of_a_visit(
    nowhere: Path, tmp_path: Path
) -> None:
    swept = Swept()
    async with kiosk(settings=secured(tmp_path)).run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "renew-passport", "ready")
        await swept(pilot, "outcome")
        await take_along(pilot)
        await swept(pilot, "own page")
        await do(pilot, "agree")
        assert frame_of(pilot).top == "own_code"
        await swept(pilot, "own code")


async def test_no_burst_of_input_leaves_a_screen_that_is_read_aloud(
    nowhere: Path,
) -> None:
    reader, swept = Recorder(), Swept()
    async with aloud(reader).run_test(size=(80, 24)) as pilot:
        await listening(pilot, "en")
        await swept(pilot, "home, read aloud")
        await stand_on(pilot, "open-account", "occupation")
        await swept(pilot, "question, read aloud")


async def test_no_burst_of_input_leaves_the_pane_of_staff(nowhere: Path) -> None:
    swept = Swept()
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await help_here(pilot)
        await swept(pilot, "pane")


def visits() -> set[int]:
    """The visits that are held by anything, and what was found of their answers."""
    kinds = (Visit, Appraisal, Worth)
    return {id(each) for each in gc.get_objects() if isinstance(each, kinds)}


async def test_after_the_wipe_no_page_or_visit_holds_an_answer() -> None:
    canary, before = "CANARYQ7", visits()
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await stand_on(pilot, "open-account", "occupation")
        assert visits() - before
        for sign in canary:
            pilot.app.post_message(key(sign))
        await settled(pilot)
        assert canary in screen_text(app_of(pilot))
        app_of(pilot).erase()
        for _turn in range(4):
            await pilot.pause()
        assert page_of(pilot).id == "welcome"
        assert canary not in screen_text(app_of(pilot))
        gc.collect()
        assert visits() <= before
