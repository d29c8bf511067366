"""The launchers fill a screen: of the compositor that is installed, and of X."""

from __future__ import annotations

import asyncio
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.chromium import chromium, pause
from tests.deploy.scratch import DEPLOY, needed
from tests.deploy.shown import (
    GREEN,
    SECONDS,
    account,
    missing,
    page,
    renderers,
    sandbox_words,
    started,
)

pytestmark = pytest.mark.real

WITHOUT_DEVICES = {
    "WLR_BACKENDS": "headless",
    "WLR_LIBINPUT_NO_DEVICES": "1",
    "WLR_RENDERER": "pixman",
    "XDG_SESSION_TYPE": "wayland",  # as the service says
}


@contextmanager
def open_folder() -> Iterator[Path]:
    """Give a folder that another user can reach, with the launchers in it."""
    with TemporaryDirectory(prefix="kiosk-screen-") as name:
        shutil.copytree(DEPLOY / "screen", Path(name) / "screen")
        yield Path(name)


async def test_the_browser_fills_the_screen_of_cage_inside_its_sandbox() -> None:
    needed("cage", "unshare")
    chromium()
    with open_folder() as folder:
        async with page() as seen:
            who = account(folder, seen.address)
            launcher = str(folder / "screen/kiosk-screen")
            words = ("cage", "--", launcher, *sandbox_words())
            environment = {**who.environment, **WITHOUT_DEVICES}
            async with started(*words, environment=environment, user=who.user):
                assert await seen.until_full() == ("1280x720", "1280x720")
                running = renderers(folder / "home/profile")

    assert set(seen.keys) == {"secret-key"}
    assert running
    if not sandbox_words():
        # A filter of system calls, no new rights, and process numbers of its own.
        assert {each["Seccomp"] for each in running} == {"2"}
        assert {each["NoNewPrivs"] for each in running} == {"1"}
        assert all(len(each["NSpid"].split()) > 1 for each in running)


@contextmanager
def display(size: str, folder: Path | None = None) -> Iterator[str]:
    """Run an X server without a screen, which is kept in a file; give its name."""
    needed("Xvfb")
    listened, told = os.pipe()
    kept = ("-fbdir", str(folder)) if folder else ()
    server = subprocess.Popen(
        (
            "Xvfb",
            "-displayfd",
            str(told),
            "-screen",
            "0",
            f"{size}x24",
            "-nolisten",
            "tcp",
            *kept,
        ),
        pass_fds=(told,),
        stderr=subprocess.DEVNULL,
    )
    os.close(told)
    try:
        with os.fdopen(listened) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.parametrize("size", ["1920x1080", "1080x1920"])
async def test_the_browser_fills_a_screen_of_x_lying_and_standing(size: str) -> None:
    chromium()
    with open_folder() as folder, display(size) as name:
        async with page() as seen:
            who = account(folder, seen.address)
            # No window manager is there to make it as large as the screen.
            placed = (
                "--window-position=0,0",
                f"--window-size={size.replace('x', ',')}",
            )
            environment = {**who.environment, "DISPLAY": name}
            async with started(
                folder / "screen/kiosk-screen",
                *placed,
                *sandbox_words(),
                environment=environment,
                user=who.user,
            ):
                found = await seen.until_full()
    assert found[1] == size
    assert missing(*found) <= 1


async def test_the_picture_of_cage_is_the_page_from_edge_to_edge() -> None:
    needed("cage")
    chromium()
    with open_folder() as folder, display("1024x768", folder) as name:
        async with page() as seen:
            who = account(folder, seen.address)
            words = ("cage", "--", str(folder / "screen/kiosk-screen"))
            environment = {**who.environment, **WITHOUT_DEVICES, "DISPLAY": name}
            environment |= {"WLR_BACKENDS": "x11"}
            async with (
                asyncio.timeout(SECONDS),
                started(
                    *words, *sandbox_words(), environment=environment, user=who.user
                ),
            ):
                while edges(folder / "Xvfb_screen0") != {GREEN}:
                    await pause()


def edges(picture: Path) -> set[tuple[int, int, int]]:
    """Return the colours along the four edges of a screen that is kept in a file.

    Source: XWDFile.h of X.Org, version 7; numbers are big-endian, points blue first.
    """
    told = picture.read_bytes()
    fields = struct.unpack(">25I", told[:100])
    wide, high, line = fields[4], fields[5], fields[12]
    points = told[fields[0] + 12 * fields[19] :]
    places = [(x, y) for x in range(wide) for y in (0, high - 1)]
    places += [(x, y) for y in range(high) for x in (0, wide - 1)]
    starts = (y * line + 4 * x for x, y in places)
    return {(points[at + 2], points[at + 1], points[at]) for at in starts}


async def test_a_terminal_fills_the_screen_of_cage_with_what_it_runs() -> None:
    needed("cage", "xterm", "Xwayland")
    with open_folder() as folder:
        who = account(folder, "")
        told, program = folder / "home/told", folder / "kiosk"
        program.write_text(
            f"#!/bin/sh\n"
            f"while sleep 0.1; do\n"
            f"    echo $(stty size) $KIOSK_FONT_SIZE $TEXTUAL_COLOR_SYSTEM $* >{told}\n"
            f"done\n"
        )
        program.chmod(0o755)
        launcher = str(folder / "screen/kiosk-terminal")
        words = ("cage", "--", launcher, "run", "--config", "mine")
        environment = {**who.environment, **WITHOUT_DEVICES, "KIOSK": str(program)}
        async with (
            asyncio.timeout(SECONDS),
            started(*words, environment=environment, user=who.user),
        ):
            while (found := said(told)) is None or int(found[1]) < 90:
                await pause()

    # 1280x720 points, and text of 16 points.
    assert int(found[0]) > 25
    assert found[2:] == ["16", "truecolor", "run", "--config", "mine"]


def said(told: Path) -> list[str] | None:
    """Return rows, columns and the rest; None: nothing yet."""
    words = told.read_text("utf-8").split() if told.exists() else []
    return words if len(words) > 2 else None
