"""What is read of a terminal, after anything that a scanner can type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from textual import events
from textual.message import Message

from kiosk.tui.terminal_input import TerminalInput

TOUCH = b"\x1b[<0;41;11M\x1b[<0;41;11m"
AFTER = b"x" * 40
"""Ends every sequence that was begun: none is as long."""


def touched(found: list[Message]) -> list[tuple[type[Message], int, int]]:
    return [
        (type(one), one.x, one.y) for one in found if isinstance(one, events.MouseEvent)
    ]


def read(*arrived: bytes) -> list[Message]:
    """Read bytes with a rest after each."""
    found: list[Message] = []
    terminal = TerminalInput(found.append)
    for some_bytes in arrived:
        terminal.read(some_bytes)
        terminal.rest()
    return found


WHOLE = [(events.MouseDown, 40, 10), (events.MouseUp, 40, 10)]


@pytest.mark.parametrize(
    "scanned",
    [
        b"\x1b[48;2;2;2;2t",
        b"\x1b[48;9999;9999;1;1t",
        b"\x1b[48;32;114;64;228t",
        b"\x1b[?2048;1$y",
        b"\x1b[?2048;2$y",
        b"\x1b[O",
        b"\x1b[I",
    ],
)
def test_what_a_window_says_of_itself_is_nothing_when_typed(scanned: bytes) -> None:
    assert read(scanned) == []
    assert touched(read(scanned, TOUCH)) == WHOLE


@pytest.mark.parametrize(
    "scanned",
    [
        b"\x1b[200~hello",
        b"\x1b[200~\x1b[200~",
        b"\x1b[201~\x1b[200~",
        b"\x1b[200~a\x1b[201~\x1b[200~b",
        b"\x1b[200~\xe4\xb8",
        b"\xe4",
    ],
)
def test_what_has_no_end_swallows_no_touch(scanned: bytes) -> None:
    assert touched(read(scanned, TOUCH)) == WHOLE


def test_a_paste_without_an_end_is_seen_in_pieces_too() -> None:
    for cut in range(1, 6):
        opening = b"\x1b[200~"
        found: list[Message] = []
        terminal = TerminalInput(found.append)
        for part in (opening[:cut], opening[cut:], b"abc"):
            terminal.read(part)
        terminal.rest()
        terminal.read(TOUCH)
        assert touched(found) == WHOLE, cut


def test_a_paste_that_ends_is_one() -> None:
    found = read(b"\x1b[200~abc\x1b[201~", b"d")
    assert [one.text for one in found if isinstance(one, events.Paste)] == ["abc"]
    assert [one.key for one in found if isinstance(one, events.Key)] == ["d"]


def test_a_slow_character_is_put_together() -> None:
    found: list[Message] = []
    terminal = TerminalInput(found.append)
    for byte in "中".encode():
        terminal.read(bytes((byte,)))
    assert [one.character for one in found if isinstance(one, events.Key)] == ["中"]


@given(some.lists(some.binary(max_size=80), max_size=4))
def test_after_any_bytes_a_touch_is_felt(scanned: list[bytes]) -> None:
    assert touched(read(*scanned, AFTER, TOUCH))[-2:] == WHOLE
