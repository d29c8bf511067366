"""The process that makes codes and pages is killed, stopped, or ends with the visit."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.handout.press_room import PressRoom
from kiosk.handout.qr import QrCode
from kiosk.settings import Printing, Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.press import Press
from kiosk.tui.visitor.code_page import MOMENT, CodePage
from kiosk.tui.visitor.messages import CodeWanted
from tests.handout.test_press_room import NONSENSE, Watched, is_gone, running
from tests.tui.ends import at_guide, at_outcome, frame_of, settled, wording
from tests.tui.hands import Kiosk, app_of
from tests.tui.hands import settled as at_rest
from tests.tui.kiosks import PIN, Clock, at_home, languages, library
from tests.tui.seen_codes import seen_code

SIZE = (114, 32)
MOST_LOOKS = 1000
ROOT = Path(__file__).resolve().parents[2]


class SlowRoom(PressRoom):
    """Draws the large code only when the visitor was told that it takes a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.pilot: Kiosk | None = None
        self.read: list[str] = []

    async def first_code(self, texts: Sequence[str], largest: int) -> QrCode | None:
        looks = MOST_LOOKS if self.pilot is not None and not self.read else 0
        for _ in range(looks):
            await asyncio.sleep(0.01)
            assert self.pilot is not None
            self.read = shown(self.pilot)
            if self.read:
                break
        return await super().first_code(texts, largest)


def shown(pilot: Kiosk) -> list[str]:
    """The words of the page with the large code, while there is no code."""
    page = frame_of(pilot).page
    assert isinstance(page, CodePage)
    if page.panel.code is not None:
        return []
    words = (page.title_words, page.text_words, page.hint_words)
    return [pair.main for each in words if each.display for pair in each.pairs]


def kiosk(room: PressRoom, folder: Path | None = None) -> KioskApp:
    return KioskApp(
        Settings(staff_pin=PIN, printing=Printing(folder=folder)),
        languages(),
        library,
        clock=Clock(),
        press=Press(lambda: room),
    )


def printed(folder: Path) -> list[str]:
    return [path.suffix for path in folder.iterdir()]


def long_text(code: str) -> str:
    essentials = library().guide("pay-by-phone").essentials
    return wording(code).tell(essentials.long).text


@pytest.mark.parametrize("code", ["en", "ar"])
async def test_a_code_that_takes_long_is_waited_for_with_one_calm_sentence(
    code: str,
) -> None:
    room = SlowRoom()
    async with kiosk(room).run_test(size=SIZE) as pilot:
        await at_home(pilot, code)
        await at_guide(pilot, "pay-by-phone")
        room.pilot = pilot
        frame_of(pilot).page.post_message(CodeWanted())
        await settled(pilot)

        assert room.read == [wording(code).say(MOMENT)]
        assert seen_code(frame_of(pilot)) == long_text(code)
        page = frame_of(pilot).page
        assert isinstance(page, CodePage)
        assert not page.title_words.display


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
async def test_a_code_whose_process_is_lost_is_drawn_by_another(
    number: signal.Signals,
) -> None:
    room = Watched()
    async with kiosk(room).run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "pay-by-phone")
        pid = room.strike(number)
        frame_of(pilot).page.post_message(CodeWanted())
        await settled(pilot)

        assert seen_code(frame_of(pilot)) == long_text("en")
        assert is_gone(pid)


async def test_where_no_code_can_be_drawn_the_page_says_what_it_would() -> None:
    command = (sys.executable, "-c", NONSENSE["sends no message"])
    async with kiosk(PressRoom(command=command)).run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await at_guide(pilot, "pay-by-phone")
        frame_of(pilot).page.post_message(CodeWanted())
        await settled(pilot)

        assert shown(pilot)[:2] == [
            wording("en").say("Please take the printed page"),
            long_text("en"),
        ]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
async def test_a_page_whose_process_is_lost_comes_out_all_the_same(
    tmp_path: Path, number: signal.Signals
) -> None:
    room = Watched()
    async with kiosk(room, tmp_path).run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await at_outcome(pilot, "renew-passport", "ready")
        room.strike(number)
        frame_of(pilot).page.on_action("print")
        await settled(pilot)

        assert printed(tmp_path) == [".pdf"]


async def test_the_process_ends_with_the_visit_and_the_next_has_another(
    tmp_path: Path,
) -> None:
    pids = []
    room = PressRoom()
    async with kiosk(room, tmp_path).run_test(size=SIZE) as pilot:
        for _ in range(2):
            await at_home(pilot)
            await at_outcome(pilot, "renew-passport", "ready")
            pids.append(running(room.pid))
            app_of(pilot).erase()
            await at_rest(pilot)
            assert is_gone(pids[-1])
            assert room.pid is None
        await at_home(pilot)
        await at_outcome(pilot, "renew-passport", "ready")
        pids.append(running(room.pid))
    assert is_gone(pids[-1])
    assert len(set(pids)) == 3


async def test_it_is_warm_from_the_first_question_on_and_not_before() -> None:
    room = PressRoom()
    press = Press(lambda: room, warms=True)
    app = KioskApp(Settings(), languages(), library, clock=Clock(), press=press)
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        assert room.pid is None
        await frame_of(pilot).go(
            frame_of(pilot).journey.opened(
                (library().service("open-account"),), frame_of(pilot).context()
            )
        )
        await at_rest(pilot)
        pid = running(room.pid)
        app.erase()
        await at_rest(pilot)
        # It has read nothing of the visitor: it serves the next one.
        assert room.pid == pid


VISIT = """
import asyncio, json, sys
from tests.tui.ends import at_outcome, frame_of, settled
from tests.tui.kiosks import at_home, kiosk
from kiosk.tui.visitor.messages import CodeWanted

async def visit():
    async with kiosk(settings=SETTINGS).run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "zh")
        await at_outcome(pilot, "renew-passport", "ready")
        frame_of(pilot).page.on_action("print")
        await settled(pilot)
        frame_of(pilot).page.post_message(CodeWanted())
        await settled(pilot)
        assert frame_of(pilot).page.panel.code is not None
        print(json.dumps(sorted(sys.modules)))

from pathlib import Path
from kiosk.settings import Printing, Settings
SETTINGS = Settings(printing=Printing(folder=Path(sys.argv[1])))
asyncio.run(visit())
"""


def test_the_process_of_the_screens_never_loads_what_draws(tmp_path: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-c", VISIT, str(tmp_path)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = {name.split(".")[0] for name in json.loads(done.stdout)}
    assert printed(tmp_path) == [".pdf"]
    assert "kiosk" in loaded
    assert loaded & {"typst", "zxingcpp", "qrcode", "PIL"} == set()
