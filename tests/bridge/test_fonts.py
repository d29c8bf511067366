"""The letters of the page: all that is said has one, and codes can be read."""

from __future__ import annotations

import fcntl
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Thread

import pytest
import zxingcpp
from PIL import Image

from kiosk.bridge.fonts import Fonts, _cut_missing, _parts, prepare
from kiosk.cli.serve import fonts_of
from kiosk.errors import BridgeError
from kiosk.handout.qr import draw
from kiosk.paths import find_places
from kiosk.settings import Settings
from tests.bridge.browsers import browsing
from tests.bridge.served import ROOT, children, serving, wait_for

QUIET = 4
ADDRESS = "https://bank.example/g/open-account/ko?visit=0123456789abcdef"


@cache
def fonts() -> Fonts:
    return fonts_of(Settings())


@cache
def signs(part: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    (file,) = (one for one in fonts().files if one.name.startswith(part))
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


def said() -> Iterator[tuple[Path, str]]:
    places = find_places()
    for path in (*places.locales.rglob("*.po"), *places.guides.rglob("*.yaml")):
        yield path, path.read_text("utf-8")
    languages = places.locales / "languages.toml"
    yield languages, languages.read_text("utf-8")


def test_all_that_is_said_has_a_letter() -> None:
    parts = ("latin", "marks-100", "thai", "first", "chinese", "korean", "japanese")
    there = frozenset().union(*map(signs, parts))
    missing = {
        sign: path.name
        for path, text in said()
        for sign in text
        if ord(sign) not in there and sign.isprintable()
    }
    # Arabic comes shaped: its letters stand among the presentation forms.
    assert not missing, missing


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("latin", "Nguyễn O‘zbekcha Ελλάδα Кыргызстан Ÿž€₫"),
        ("marks-100", "ﺍﻟﻌﺮﺑﻴﺔ←→↺☐✓●◆▲▼▀▄█▊▎₩₽"),
        ("marks-600", "ﺍﻟﻌﺮﺑﻴﺔ←→↺☐✓●◆▲▼"),
        ("thai", "ภาษาไทย"),
        ("chinese", "的一是不了，。《》"),
        ("korean", "가힣한국어뷁"),
        ("japanese", "ひらがなカタカナ円図"),
        ("rare", "䶮㐀龘"),
    ],
)
def test_each_part_has_what_it_is_for(part: str, text: str) -> None:
    assert {sign for sign in text if ord(sign) not in signs(part)} == set()


@pytest.mark.parametrize("part", ["marks-100", "marks-600"])
def test_no_arabic_letter_stands_outside_of_its_cell(part: str) -> None:
    from fontTools.ttLib import TTFont

    (file,) = (one for one in fonts().files if one.name.startswith(part))
    with TTFont(file) as font:
        em, glyphs, signs_ = font["head"].unitsPerEm, font["glyf"], font.getBestCmap()
        letters = {signs_[sign]: sign for sign in signs_ if sign >= 0xFB50}
        drawn = {sign: glyphs[name] for name, sign in letters.items()}
        assert len(drawn) > 190
        outside = {
            hex(sign): (one.xMin, one.yMin, one.yMax)
            for sign, one in drawn.items()
            if one.numberOfContours
            and (
                one.xMin < -0.026 * em or one.yMin < -0.26 * em or one.yMax > 0.92 * em
            )
        }
        # What joins does so where it did: at the right side of its cell.
        assert glyphs[signs_[0xFEBA]].xMax == pytest.approx(1233 + 20, abs=10)
    assert not outside


def test_what_the_first_screen_waits_for_is_small() -> None:
    sizes = {one.name.partition("-")[0]: one.stat().st_size for one in fonts().files}
    first = sizes["latin"] + 2 * sizes["marks"] + sizes["first"]
    assert first < 2_000_000
    assert first * 2 < sizes["rare"] + sizes["chinese"] + sizes["korean"]


def test_they_are_cut_once(tmp_path: Path) -> None:
    before = {one: one.stat().st_mtime_ns for one in fonts().files}
    again = fonts_of(Settings())
    assert {one: one.stat().st_mtime_ns for one in again.files} == before


def test_two_bridges_that_start_at_once_cut_them_once(tmp_path: Path) -> None:
    thai = next(part for part in _parts("") if part.name == "thai")
    folder = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    other = Thread(target=_cut_missing, args=((thai,), tmp_path))
    try:
        other.start()
        wait_for(lambda: waits_for_a_lock(tmp_path) or not other.is_alive())
        assert [*tmp_path.iterdir()] == []
        (tmp_path / f"{thai.file}.css").write_text("of the first", "utf-8")
    finally:
        os.close(folder)
        other.join()
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["of the first"]


def waits_for_a_lock(file: Path) -> bool:
    """Tell whether a process waits for it. Source: proc(5), locks."""
    waiting = (
        line.split()[6]
        for line in Path("/proc/locks").read_text("ascii").splitlines()
        if "->" in line
    )
    return any(one.endswith(f":{file.stat().st_ino}") for one in waiting)


def test_a_folder_that_cannot_be_written_is_told_with_a_remedy(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("", "utf-8")
    with pytest.raises(BridgeError) as told:
        prepare(taken / "fonts", "中")
    assert "fonts-dejavu-core" in told.value.remedy


def half_blocks(matrix: tuple[tuple[bool, ...], ...]) -> str:
    """Draw a code as the screens do: two modules in a cell, black on white."""
    side = len(matrix) + 2 * QUIET
    edge = (False,) * QUIET
    rows = [(False,) * side] * QUIET
    rows += [edge + tuple(row) + edge for row in matrix]
    rows += [(False,) * side] * (QUIET + side % 2)
    drawn = []
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        cells = (
            f"\x1b[38;2;{ink(one)};48;2;{ink(two)}m{' ' if one == two else '▀'}"
            for one, two in zip(upper, lower, strict=True)
        )
        drawn.append("".join(cells) + "\x1b[0m")
    return "\r\n".join(drawn)


def ink(dark: bool) -> str:
    return "0;0;0" if dark else "255;255;255"


async def test_a_code_on_the_screen_has_no_seams_and_can_be_read(
    tmp_path: Path,
) -> None:
    import json

    code = draw(ADDRESS)
    drawn = half_blocks(code.matrix)
    with serving(tmp_path) as served:
        async with browsing(served, tmp_path) as browser:
            await browser.open(lettered=True)
            for step in range(3):
                # The screen itself is held still: only the code is to be seen.
                await browser.tab.value("window.kioskScreen.wire.onmessage = null")
                await browser.tab.value(
                    f"window.kioskScreen.step = {step}, window.kioskScreen.fit()"
                )
                written = json.dumps("\x1b[0m\x1b[2J\x1b[H" + drawn)
                await browser.tab.value(
                    "new Promise((done) => "
                    f"window.kioskScreen.terminal.write({written}, done))"
                )
                await browser.tab.value("new Promise(requestAnimationFrame)")
                await browser.tab.value("new Promise(requestAnimationFrame)")
                picture = Image.open(io.BytesIO(await browser.screenshot())).convert(
                    "L"
                )
                found = zxingcpp.read_barcodes(picture, try_invert=False)
                assert [one.text for one in found] == [ADDRESS], step
                assert bar(picture, found[0], len(code.matrix)) == {0}, step


def bar(picture: Image.Image, found: zxingcpp.Barcode, modules: int) -> set[int]:
    """Return the tones of the left bar of a code, seven modules that must be one."""
    left, top = found.position.top_left.x, found.position.top_left.y
    # Cells are twice as high as wide, or a px less: modules are not quite square.
    high = (found.position.bottom_left.y - top) / modules
    side = (found.position.top_right.x - left) / modules
    column = range(top + 2, int(top + 7 * high) - 2)
    return {int(picture.getpixel((int(left + side / 2), row))) for row in column}  # type: ignore[arg-type]


def test_a_bridge_that_is_killed_takes_the_cutting_with_it(tmp_path: Path) -> None:
    told = f"from pathlib import Path; prepare(Path({str(tmp_path)!r}), 'a')"
    program = f"from kiosk.bridge.fonts import prepare; {told}"
    cutting = subprocess.Popen((sys.executable, "-c", program), cwd=ROOT)
    try:
        # As many as there are processors, and at least one.
        wait_for(lambda: children(cutting.pid))
        workers = children(cutting.pid)
    finally:
        cutting.kill()
        cutting.wait()
    wait_for(lambda: not any(map(words_of, workers)))


def words_of(pid: int) -> bytes:
    """Return how a process was started; one that has ended has no words."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
