"""What a page may say, and what becomes of everything else."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.bridge.messages import (
    COLUMNS,
    MESSAGES_AT_ONCE,
    MOST_BYTES,
    NOTHING,
    ROWS,
    Rate,
    Size,
    clamped,
    understood,
)
from kiosk.tui.terminal_input import QUIET_SECONDS
from tests.bridge.connections import WELCOME, connected, reconnected
from tests.bridge.served import serving
from tests.cli.grid import Grid

JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
)


@given(JSON)
def test_anything_well_formed_is_taken_or_left(told: object) -> None:
    said = understood(json.dumps(told))
    assert said is None or isinstance(said.packet, bytes)


@given(some.text())
def test_what_is_no_list_ends_the_connection(text: str) -> None:
    said = understood(text)
    if said is not None:
        assert isinstance(json.loads(text), list)


@pytest.mark.parametrize(
    "told",
    [
        ["open_url", {"url": "http://evil.example"}],
        ["deliver_file_start", "key"],
        ["quit"],
        ["exit", None],
        ["text_size", 2],
        ["stdin", 7],
        ["stdin"],
        ["resize", {"width": "80", "height": True}],
        ["resize", [80, 24]],
        [["stdin"], "a"],
        ["ping", "x" * 33],
    ],
)
def test_what_is_not_known_is_left(told: list[object]) -> None:
    assert understood(json.dumps(told)) == NOTHING


@pytest.mark.parametrize(
    "text", ["", "x", "{}", "[]", "1", '["a", 1, 2]', "[" * 100_000]
)
def test_what_no_page_of_ours_says_is_refused(text: str) -> None:
    assert understood(text) is None


@given(some.integers(), some.integers())
def test_a_size_is_always_within_bounds(columns: int, rows: int) -> None:
    size = clamped(columns, rows)
    assert size is not None
    assert COLUMNS[0] <= size.columns <= COLUMNS[1]
    assert ROWS[0] <= size.rows <= ROWS[1]


def test_what_was_typed_goes_on_as_it_is() -> None:
    said = understood('["stdin", "é中\\ud83d"]')
    assert said is not None
    assert said.packet == b"D\x00\x00\x00\x05" + "é中".encode()


def test_a_scanner_and_a_finger_are_never_too_fast() -> None:
    now = 0.0
    rate = Rate(lambda: now)
    # A page of a passport at once, then ten minutes of dragging.
    assert all(rate.take() for _letter in range(MESSAGES_AT_ONCE))
    for _frame in range(60 * 600):
        now += 1 / 60
        assert rate.take()


def test_who_says_too_much_is_stopped() -> None:
    rate = Rate(lambda: 0.0)
    assert [rate.take() for _message in range(MESSAGES_AT_ONCE + 1)][-1] is False


async def test_a_bridge_bears_what_a_page_of_ours_never_sends(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        cookie = served.cookie()
        async with connected(served, cookie, "columns=99999&rows=99999") as page:
            await page.until(WELCOME)
            for told in (["exit"], ["quit"], ["open_url", {}], ["resize", "x"]):
                await page.say(*told)
            await page.say("resize", {"width": 10**9, "height": -4})
            await page.type(
                "\x1b[200~\x1b]52;c;AAAA\x07\x1b[999;999;999;999u\x00\x1b[201~"
            )
            await page.type("\x1b[<0;\x1b[1114112u\x1b[99999999999999999999u")
            await page.quiet()
            await page.say("stdin", "x" * MOST_BYTES)
            assert await page.closed() == 1009
        for _again in range(2):
            async with reconnected(served, cookie) as page:
                await page.wire.send_bytes(b"binary")
                assert page.told == []
                await page.closed()
        reasons = [line["reason"] for line in served.told() if "reason" in line]
        assert reasons.count("message") == 2


@pytest.mark.parametrize("scanned", ["\x1b[200~never ends", "\x1b[48;9;9;9;9t"])
async def test_a_touch_is_felt_after_what_a_terminal_says_of_itself(
    tmp_path: Path, scanned: str
) -> None:
    with serving(tmp_path) as served:
        async with connected(served, served.cookie()) as page:
            await page.until(WELCOME)
            await page.type(scanned)
            # A moment without a byte: a touch at once is part of what was begun.
            await asyncio.sleep(5 * QUIET_SECONDS)
            row, column = _cell_of("English", page.painted)
            for end in "Mm":
                await page.type(f"\x1b[<0;{column};{row}{end}")
            await page.until(b"What would you like to do?")


def _cell_of(words: str, painted: bytes) -> tuple[int, int]:
    grid = Grid()
    grid.write(painted.decode())
    found = grid.find(words)
    assert found is not None
    return found[1] + 1, found[0] + 2


async def test_a_flood_ends_the_visit_and_not_the_kiosk(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        cookie = served.cookie()
        async with connected(served, cookie) as page:
            await page.until(WELCOME)
            for _message in range(2 * MESSAGES_AT_ONCE):
                await page.say("focus")
            await page.closed()
        assert "rate" in [line.get("reason") for line in served.told()]
        async with reconnected(served, cookie) as page:
            assert WELCOME in page.painted


def test_sizes_have_a_default() -> None:
    assert Size() == Size(114, 32)
