"""The desk with the real machine: tiny models in a process of its own."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from kiosk.counter.sessions import Tell, Wrote
from kiosk.translation.engine.client import Hired
from tests.counter.people import Bank
from tests.translation.books import book
from tests.translation.engine.folders import tiny_folder
from tests.translation.engine.phrases import known_phrases
from tests.tui.desk.desks import hears, press, seen
from tests.tui.desk.talks import talk, write


def learned() -> tuple[tuple[str, str], ...]:
    """Chinese and Korean that the models know and the phrasebook does not."""
    return tuple(
        (chinese, korean)
        for _english, chinese, korean in known_phrases()
        if korean and book().match(chinese, "zh").prepared is None
    )


async def test_the_real_machine_translates_dies_and_comes_back(
    bank: Bank, tmp_path: Path
) -> None:
    first, second, *_rest = learned()
    machine = Hired(tiny_folder(tmp_path))
    async with talk(bank, machine) as (pilot, visitor):
        assert "只能使用短语" not in seen(pilot)
        await write(pilot, first[0])
        assert first[1] in seen(pilot)
        await press(pilot, "enter")
        visitor.look()
        assert visitor.heard[-1] == Tell(text=first[1], source=first[0], language="ko")

        assert machine.pid is not None
        os.kill(machine.pid, signal.SIGSTOP)
        visitor.say(Wrote("고양이가 의자 밑에서 잡니다", "ko"))
        visitor.look()
        os.kill(machine.pid, signal.SIGKILL)
        await hears(pilot, "session")
        assert "未翻译" in seen(pilot)
        await write(pilot, second[0])
        assert second[1] in seen(pilot)
    assert machine.pid is None
