"""The process that translates, as the kiosk meets it: lost, hung, busy, forgetful."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from kiosk.apart.frames import Reply, framed
from kiosk.errors import (
    BadModelError,
    LostWorkerError,
    MissingPairError,
    TranslationError,
    UnfitTextError,
)
from kiosk.translation.engine.client import Hired, Patience
from kiosk.translation.engine.frames import Done
from kiosk.translation.machine import MachineText
from tests.translation.engine.folders import tiny_folder
from tests.translation.engine.phrases import known_phrases

SIT = "请坐。"
SIT_IN_ENGLISH = "Please have a seat."
LONG = [english for english, _, _ in known_phrases()] * 4
"""Takes about a second."""
HURRIED = Patience(start=0.3, ask=0.3, character=0)


@asynccontextmanager
async def at_work(machine: Hired) -> AsyncIterator[Hired]:
    try:
        yield machine
    finally:
        await machine.close()


async def say_sit(machine: Hired) -> str:
    (made,) = await machine.translate([SIT], "zh", "en")
    return made.text


def is_gone(pid: int | None) -> bool:
    assert pid is not None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


async def until_at_rest(machine: Hired) -> None:
    """Let what was due begin, and wait for its end."""
    for _ in range(5):
        await asyncio.sleep(0)
    async with machine._turn:
        pass


async def busy(machine: Hired) -> asyncio.Task[tuple[MachineText, ...]]:
    """Start what takes long, and return once the process is at it."""
    await machine.pairs()
    task = asyncio.create_task(machine.translate(LONG, "en", "zh"))
    for _ in range(5):
        await asyncio.sleep(0)  # until it is asked, which takes no waiting
    return task


async def test_it_tells_its_pairs_with_those_through_english(hired: Hired) -> None:
    straight = {("en", "zh"), ("zh", "en"), ("en", "ko")}
    assert await hired.pairs() == straight | {("zh", "ko")}


async def test_a_pair_without_a_model_is_missing(hired: Hired) -> None:
    with pytest.raises(MissingPairError, match="from vi to zh") as caught:
        await hired.translate(["Xin chào"], "vi", "zh")
    assert caught.value.remedy
    assert await say_sit(hired) == SIT_IN_ENGLISH


async def test_no_models_folder_is_no_models(tmp_path: Path) -> None:
    async with at_work(Hired(tmp_path / "none")) as machine:
        assert await machine.pairs() == frozenset()
        with pytest.raises(MissingPairError):
            await say_sit(machine)


async def test_a_killed_process_is_lost_once(hired: Hired) -> None:
    task = await busy(hired)
    assert hired.pid is not None
    os.kill(hired.pid, signal.SIGKILL)
    with pytest.raises(LostWorkerError, match="ended by itself"):
        await task
    assert await say_sit(hired) == SIT_IN_ENGLISH


async def test_a_process_killed_while_idle_is_not_even_noticed(hired: Hired) -> None:
    await hired.pairs()
    apart = hired._apart
    assert apart is not None
    os.kill(apart.pid, signal.SIGKILL)
    await apart._child.wait()
    assert hired.pid is None
    assert await say_sit(hired) == SIT_IN_ENGLISH


async def test_a_hung_process_is_ended_and_lost_once(tiny: Path) -> None:
    async with at_work(Hired(tiny, patience=Patience(ask=3))) as machine:
        await machine.pairs()
        pid = machine.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        with pytest.raises(LostWorkerError, match="too long"):
            await say_sit(machine)
        assert is_gone(pid)
        assert await machine.pairs()
        assert machine.pid not in {pid, None}


NONSENSE = {
    "floods": "import sys\nwhile 1: sys.stdout.buffer.write(b'x' * 65536)",
    "announces too much": "import sys; sys.stdout.buffer.write(b'\\xff' * 4);"
    "sys.stdout.flush(); sys.stdin.read()",
    "sends no message": "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\2hi');"
    "sys.stdout.flush(); sys.stdin.read()",
    "ends at once": "",
    "stops half way": "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\x09half')",
    "says nothing": "import sys; sys.stdin.read()",
}


@pytest.mark.parametrize("program", NONSENSE.values(), ids=NONSENSE)
async def test_a_process_that_speaks_nonsense_is_lost(tiny: Path, program: str) -> None:
    command = (sys.executable, "-c", program)
    async with at_work(Hired(tiny, command=command, patience=HURRIED)) as machine:
        for _ in range(2):
            with pytest.raises(LostWorkerError):
                await machine.pairs()
            assert machine.pid is None


async def test_an_answer_to_something_else_is_no_answer(tiny: Path) -> None:
    frame = framed(Reply(99, Done()))
    program = (
        f"import sys; sys.stdout.buffer.write({frame!r});"
        "sys.stdout.flush(); sys.stdin.read()"
    )
    async with at_work(Hired(tiny, command=(sys.executable, "-c", program))) as machine:
        with pytest.raises(LostWorkerError, match="something else"):
            await machine.pairs()


async def test_a_program_that_is_not_there_is_lost(tiny: Path) -> None:
    async with at_work(Hired(tiny, command=("/nowhere/python",))) as machine:
        with pytest.raises(LostWorkerError, match="cannot be started"):
            await machine.pairs()


async def test_argos_that_is_not_installed_is_told_with_the_remedy(tiny: Path) -> None:
    program = (
        "import sys; sys.modules['argostranslate'] = None\n"
        "from kiosk.translation.engine.worker import main\nsys.exit(main())"
    )
    command = (sys.executable, "-c", program)
    async with at_work(Hired(tiny, command=command)) as machine:
        with pytest.raises(TranslationError, match="not installed") as caught:
            await say_sit(machine)
        assert "pip install 'kiosk[translate]'" in caught.value.remedy


async def test_many_at_once_start_one_process_and_load_each_model_once(
    hired: Hired,
) -> None:
    said = await asyncio.gather(*(say_sit(hired) for _ in range(12)))
    assert set(said) == {SIT_IN_ENGLISH}
    assert (await hired.standing()).loads == 1


async def test_what_was_cancelled_does_not_answer_the_next(hired: Hired) -> None:
    task = await busy(hired)
    pid = hired.pid
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await say_sit(hired) == SIT_IN_ENGLISH
    assert hired.pid == pid


async def test_models_are_unloaded_and_loaded_again_as_there_is_room(
    tiny: Path,
) -> None:
    async with at_work(Hired(tiny, pairs_kept=1)) as machine:
        for loads in range(1, 5, 2):
            assert await say_sit(machine) == SIT_IN_ENGLISH
            (made,) = await machine.translate([SIT_IN_ENGLISH], "en", "zh")
            assert made.text == SIT
            standing = await machine.standing()
            assert standing.loaded == ("translate-en_zh-1_0",)
            assert standing.loads == loads + 1


async def test_warmed_pairs_are_in_memory_before_they_are_asked_for(
    hired: Hired,
) -> None:
    await hired.warm([("zh", "ko"), ("vi", "zh")])
    warm = await hired.standing()
    assert warm.loaded == ("translate-zh_en-1_0", "translate-en_ko-1_0")
    await hired.translate([SIT], "zh", "ko")
    assert (await hired.standing()).loads == warm.loads


async def test_to_forget_ends_a_process_that_has_translated(hired: Hired) -> None:
    await hired.warm([("zh", "en")])
    unused = hired.pid
    await hired.forget()
    assert hired.pid == unused  # it has read nothing of a visitor
    await say_sit(hired)
    await hired.forget()
    assert is_gone(unused)
    assert (await hired.standing()).loaded == ("translate-zh_en-1_0",)


async def test_to_close_ends_what_is_under_way(hired: Hired) -> None:
    task = await busy(hired)
    waiting = asyncio.create_task(say_sit(hired))
    await asyncio.sleep(0)
    pid = hired.pid
    await hired.close()
    assert is_gone(pid)
    for lost in (task, waiting):
        with pytest.raises(LostWorkerError):
            await lost
    assert hired.pid is None


async def test_an_idle_process_goes_away(tiny: Path) -> None:
    async with at_work(Hired(tiny, patience=Patience(idle=0))) as machine:
        await machine.pairs()
        await until_at_rest(machine)
        assert machine.pid is None
        assert await say_sit(machine) == SIT_IN_ENGLISH


async def test_it_ends_by_itself_when_the_kiosk_does(tiny: Path) -> None:
    async with at_work(Hired(tiny)) as machine:
        await machine.pairs()
        apart = machine._apart
        assert apart is not None
        assert apart._child.stdin is not None
        apart._child.stdin.close()
        assert await apart._child.wait() == 0


async def test_what_has_no_words_is_unfit(hired: Hired) -> None:
    for text in ("", "  ", "5000", "。。。", "🙂🙂", "12:30 - 13:00"):
        with pytest.raises(UnfitTextError):
            await hired.translate([text], "zh", "en")


async def test_what_is_too_long_is_unfit(hired: Hired) -> None:
    for text in ("请坐。" * 200, "坐" * 400):
        with pytest.raises(UnfitTextError):
            await hired.translate([text], "zh", "en")


def spoil(path: Path, how: str) -> None:
    raw = bytearray(path.read_bytes())
    if how == "flipped":
        raw[len(raw) // 2] ^= 1
    else:
        del raw[len(raw) // 2 :]
    path.write_bytes(bytes(raw))


@pytest.mark.parametrize("how", ["flipped", "truncated"])
async def test_a_damaged_model_is_refused_and_the_rest_works(
    tmp_path: Path, how: str
) -> None:
    folder = tiny_folder(tmp_path)
    spoil(folder / "packages/translate-en_ko-1_0/model/model.bin", how)
    async with at_work(Hired(folder)) as machine:
        assert await machine.pairs() == {("en", "zh"), ("zh", "en")}
        for speaks, text in (("en", "Goodbye."), ("zh", SIT)):
            with pytest.raises(BadModelError, match="translate-en_ko-1_0"):
                await machine.translate([text], speaks, "ko")
        assert await say_sit(machine) == SIT_IN_ENGLISH


async def test_a_model_that_was_broken_when_it_came_is_refused(
    tmp_path: Path,
) -> None:
    folder = tiny_folder(
        tmp_path, spoil=lambda place: spoil(place / "model/model.bin", "truncated")
    )
    async with at_work(Hired(folder)) as machine:
        with pytest.raises(BadModelError, match="cannot be used"):
            await say_sit(machine)
        assert await machine.pairs()


async def test_models_that_come_and_go_are_noticed(tmp_path: Path) -> None:
    async with at_work(Hired(tiny_folder(tmp_path, "zh-en"))) as machine:
        assert await machine.pairs() == {("zh", "en")}
        tiny_folder(tmp_path)
        assert ("zh", "ko") in await machine.pairs()
        (tmp_path / "models.toml").unlink()
        assert await machine.pairs() == frozenset()


async def test_a_damaged_list_of_models_is_refused(tmp_path: Path) -> None:
    (tmp_path / "models.toml").write_text("model = 5", "utf-8")
    async with at_work(Hired(tmp_path)) as machine:
        with pytest.raises(BadModelError, match=r"models\.toml"):
            await machine.pairs()
