import subprocess
import sys

import pytest
from msgspec.structs import replace

from kiosk.errors import HandoutError
from kiosk.handout.model import Line
from kiosk.handout.worker import SingleFormat, render_apart
from kiosk.handout.writing import render
from tests.handout.samples import open_account

STAMP = 1_795_305_600


@pytest.mark.parametrize("format", ["pdf", "html", "text"])
async def test_a_worker_makes_the_same_bytes(format: SingleFormat) -> None:
    handout = open_account("ar")
    made = await render_apart(handout, format, paper="a5", timestamp=STAMP)
    assert (made,) == render(handout, format, paper="a5", timestamp=STAMP)


async def test_trouble_in_the_worker_is_told_here() -> None:
    handout = replace(open_account("en"), lead=Line("\U00013000"))
    with pytest.raises(HandoutError, match=r"U\+13000") as caught:
        await render_apart(handout, "pdf", timestamp=STAMP)
    assert caught.value.remedy


async def test_a_worker_that_takes_too_long_is_ended() -> None:
    with pytest.raises(HandoutError, match="too long"):
        await render_apart(
            open_account("en"), "pdf", timestamp=STAMP, timeout_seconds=0
        )


async def test_half_a_character_never_reaches_the_worker() -> None:
    handout = replace(open_account("en"), lead=Line("\ud800"))
    with pytest.raises(HandoutError, match="character"):
        await render_apart(handout, "text", timestamp=STAMP)


def test_what_is_no_request_ends_with_1_and_no_output() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk.handout.worker"],
        input=b"{}",
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"no request" in ended.stderr
