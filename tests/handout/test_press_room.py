"""The process that makes a visit's handouts, as the kiosk meets it: lost, hung."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.apart.frames import Reply, framed
from kiosk.errors import HandoutError, LostPressError
from kiosk.handout.again import Drawable
from kiosk.handout.at_press import AtPress
from kiosk.handout.model import Line
from kiosk.handout.press_room import Patience, PressRoom
from kiosk.handout.press_words import Answer, Ask, Done
from kiosk.handout.qr import draw_unkept
from kiosk.handout.writing import render
from tests.cli.memory import copies
from tests.handout.samples import open_account

STAMP = 1_795_305_600
HURRIED = Patience(start=0.3, ask=0.3, page=0.3, pages=0.3)
WORD = "KANARIENVOGEL"
PATIENCE_SECONDS = 90
UNHURRIED = Patience(ask=PATIENCE_SECONDS, page=PATIENCE_SECONDS, pages=180)
"""A busy machine is slow, not wrong."""
SOON_SECONDS = 1.5


@asynccontextmanager
async def at_work(room: PressRoom) -> AsyncIterator[PressRoom]:
    try:
        yield room
    finally:
        await room.close()


class Watched(PressRoom):
    """Soon gives up a process that a test has stopped, but not the one after it."""

    def __init__(self) -> None:
        super().__init__(patience=UNHURRIED)
        self.stopped: int | None = None

    async def asked(self, ask: Ask, seconds: float | None = None) -> Answer:
        stopped = self.stopped is not None and self.pid == self.stopped
        return await super().asked(ask, SOON_SECONDS if stopped else seconds)

    def strike(self, number: signal.Signals) -> int:
        """Stop or kill the process; return which it was."""
        self.stopped = running(self.pid)
        os.kill(self.stopped, number)
        return self.stopped


@pytest.fixture
async def room() -> AsyncIterator[PressRoom]:
    async with at_work(PressRoom(patience=UNHURRIED)) as room:
        yield room


def is_gone(pid: int | None) -> bool:
    assert pid is not None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def running(pid: int | None) -> int:
    assert pid is not None
    return pid


def told_of(room: PressRoom, name: str) -> bytes:
    """What the system tells of the process."""
    return Path(f"/proc/{running(room.pid)}/{name}").read_bytes()


@pytest.mark.parametrize("language", ["en", "zh", "ko", "ar"])
async def test_it_makes_the_same_bytes_again_and_again(
    room: PressRoom, language: str
) -> None:
    handout = open_account(language)
    expected = render(handout, "pdf", paper="a5", timestamp=STAMP)
    for _ in range(2):
        made = await room.render(handout, "pdf", paper="a5", timestamp=STAMP)
        assert (made,) == expected


@pytest.mark.parametrize(("width", "roll"), [(58, "58mm"), (80, "80mm")])
async def test_a_page_at_press_is_the_page_of_a_process_of_its_own(
    room: PressRoom, width: int, roll: str
) -> None:
    page = Drawable(open_account("ko"), "a4", STAMP)
    drawn = AtPress(room, page)
    assert await drawn.pdf() == await page.pdf()
    assert await drawn.strip(width) == await page.strip(width)
    assert await drawn.pictures() == await page.pictures()


async def test_codes_are_those_that_are_drawn_here(room: PressRoom) -> None:
    texts = ("Bring: passport", "带上：护照")
    assert await room.codes(texts) == tuple(map(draw_unkept, texts))
    fitting = await room.first_code(("x" * 200, "y" * 80), 5)
    assert fitting == draw_unkept("y" * 80, level="L")
    assert await room.first_code(("x" * 200,), 5) is None


async def test_trouble_with_a_page_is_told_here_and_the_process_goes_on(
    room: PressRoom,
) -> None:
    handout = replace(open_account("en"), lead=Line("\U00013000"))
    with pytest.raises(HandoutError, match=r"U\+13000") as caught:
        await room.render(handout, "pdf", timestamp=STAMP)
    assert caught.value.remedy
    assert not isinstance(caught.value, LostPressError)
    pid = running(room.pid)
    with pytest.raises(HandoutError, match="does not fit"):
        await room.codes(("a" * 3000,))
    assert await room.codes(("a",))
    assert room.pid == pid


async def test_half_a_character_reaches_no_process(room: PressRoom) -> None:
    handout = replace(open_account("en"), lead=Line("\ud800"))
    with pytest.raises(HandoutError, match="character"):
        await room.render(handout, "text", timestamp=STAMP)
    assert await room.codes(("a",))


async def test_what_was_killed_while_it_works_makes_the_page_all_the_same(
    room: PressRoom,
) -> None:
    await room.codes(("a",))
    pid = running(room.pid)
    handout = open_account("ko")
    task = asyncio.create_task(room.render(handout, "pdf", timestamp=STAMP))
    for _ in range(5):
        await asyncio.sleep(0)
    os.kill(pid, signal.SIGKILL)
    assert (await task,) == render(handout, "pdf", timestamp=STAMP)
    assert room.pid not in {pid, None}


async def test_a_stopped_process_is_ended_and_a_fresh_one_draws_the_code() -> None:
    async with at_work(watched := Watched()) as room:
        await room.warm()
        pid = watched.strike(signal.SIGSTOP)
        assert await room.codes(("a",)) == (draw_unkept("a"),)
        assert is_gone(pid)


NONSENSE = {
    "floods": "import sys\nwhile 1: sys.stdout.buffer.write(b'x' * 65536)",
    "announces too much": "import sys; sys.stdout.buffer.write(b'\\xff' * 4);"
    "sys.stdout.flush(); sys.stdin.read()",
    "sends no message": "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\2hi');"
    "sys.stdout.flush(); sys.stdin.read()",
    "ends at once": "",
    "stops half way": "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\x09half')",
    "says nothing": "import sys; sys.stdin.read()",
    "answers something else": "import sys; sys.stdout.buffer.write("
    f"{framed(Reply(1, Done()))!r}); sys.stdout.flush(); sys.stdin.read()",
}


@pytest.mark.parametrize("program", NONSENSE.values(), ids=NONSENSE)
async def test_a_process_that_speaks_nonsense_is_asked_twice_and_given_up(
    program: str,
) -> None:
    command = (sys.executable, "-c", program)
    async with at_work(PressRoom(command=command, patience=HURRIED)) as room:
        with pytest.raises(LostPressError):
            await room.codes(("a",))
        assert room.pid is None


async def test_a_program_that_is_not_there_is_told() -> None:
    async with at_work(PressRoom(command=("/nowhere/python",))) as room:
        with pytest.raises(LostPressError, match="cannot be started"):
            await room.codes(("a",))


async def test_to_forget_ends_what_has_read_of_a_visitor(room: PressRoom) -> None:
    await room.warm()
    pid = running(room.pid)
    await room.forget()
    assert room.pid == pid  # it has read nothing
    handout = replace(open_account("en"), lead=Line(WORD))
    await room.render(handout, "pdf", timestamp=STAMP)
    assert copies(pid, WORD) > 0
    await room.forget()
    assert is_gone(pid)
    assert room.pid is None


async def test_to_forget_ends_what_is_at_work_and_begins_nothing_again(
    room: PressRoom,
) -> None:
    await room.warm()
    pid = running(room.pid)
    task = asyncio.create_task(
        room.jpegs(open_account("ko"), paper="a4", timestamp=STAMP)
    )
    for _ in range(5):
        await asyncio.sleep(0)
    await room.forget()
    assert is_gone(pid)
    with pytest.raises(LostPressError):
        await task
    assert room.pid is None


async def test_what_was_cancelled_does_not_answer_the_next(room: PressRoom) -> None:
    await room.codes(("a",))
    task = asyncio.create_task(room.codes(("b",)))
    for _ in range(5):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await room.codes(("c",)) == (draw_unkept("c"),)


KEEPER = """
import asyncio, sys
from kiosk.handout.press_room import PressRoom
async def main():
    room = PressRoom()
    await room.codes(("a",))
    print(room.pid, flush=True)
    await asyncio.sleep(600)
asyncio.run(main())
"""


@pytest.mark.real
def test_a_stopped_process_ends_with_a_kiosk_that_is_killed() -> None:
    with subprocess.Popen(
        (sys.executable, "-c", KEEPER), stdout=subprocess.PIPE, text=True
    ) as keeper:
        assert keeper.stdout is not None
        pid = int(keeper.stdout.readline())
        worker = os.pidfd_open(pid)
        # Stopped, it does not see its input end.
        os.kill(pid, signal.SIGSTOP)
        keeper.kill()
        keeper.wait()
        ended, _, _ = select.select([worker], [], [], PATIENCE_SECONDS)
        os.close(worker)
    assert ended


async def test_it_writes_no_file(room: PressRoom) -> None:
    await room.codes(("a",))
    limits = told_of(room, "limits").decode().splitlines()
    (line,) = (each for each in limits if "Max file size" in each)
    assert line.split()[3:5] == ["0", "0"]


async def test_nothing_of_a_visitor_stands_in_its_arguments_or_environment(
    room: PressRoom,
) -> None:
    handout = replace(open_account("en"), lead=Line(WORD))
    await room.render(handout, "pdf", timestamp=STAMP)
    for name in ("cmdline", "environ"):
        assert WORD.encode() not in told_of(room, name)
