"""How processes of ours end."""

from __future__ import annotations

import asyncio
import signal

import pytest

from kiosk.lifelines import kill


async def test_a_process_is_killed_by_its_word() -> None:
    child = await asyncio.create_subprocess_exec("sleep", "60")
    kill(child)
    assert await child.wait() == -signal.SIGKILL
    kill(child)


async def test_the_loop_knows_every_child_that_is_killed_as_it_ends(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for turn in range(200):
        child = await asyncio.create_subprocess_exec("true")
        for _moment in range(turn * 60):
            pass  # The loop is busy, and hears of no end meanwhile.
        kill(child)
        assert await child.wait() in (0, -signal.SIGKILL)
    assert not caplog.records
