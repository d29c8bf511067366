"""Frames between two processes of ours, and a process at its other end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.apart.frames import (
    HEAD,
    NonsenseError,
    Reply,
    Request,
    body_length,
    framed,
)

ROOT = Path(__file__).resolve().parents[2]
ECHO = """
import os, resource, sys
import msgspec
from kiosk.apart.frames import Request
from kiosk.apart.inside import serve, settle_in

def answer(ask):
    print("noise of a library")
    if ask == "write":
        try:
            with open(sys.argv[1], "w") as file:
                file.write("x")
        except OSError as error:
            return error.strerror
    return None if ask == "enough" else ask.upper()

answers = settle_in(writes_files=False)
sys.exit(serve(msgspec.msgpack.Decoder(Request[str]), answers, answer, most_bytes=99))
"""
REPLIES = msgspec.msgpack.Decoder(Reply[str])


def echo(sent: bytes, path: Path) -> tuple[int, list[str]]:
    """Send bytes to a process, and return its status and what it answered."""
    done = subprocess.run(
        (sys.executable, "-c", ECHO, str(path)),
        input=sent,
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    rest, said = done.stdout, []
    while rest:
        length = body_length(rest[: HEAD.size], 99)
        body, rest = rest[HEAD.size : HEAD.size + length], rest[HEAD.size + length :]
        said.append(REPLIES.decode(body).answer)
    return done.returncode, said


@given(st.text(max_size=200), st.integers(0, 2**40))
def test_what_is_framed_is_read_as_it_was(text: str, number: int) -> None:
    frame = framed(Request(number, text))
    length = body_length(frame[: HEAD.size], len(frame))
    read = msgspec.msgpack.Decoder(Request[str]).decode(frame[HEAD.size :])
    assert length == len(frame) - HEAD.size
    assert read == Request(number, text)


def test_more_than_any_message_has_is_nonsense() -> None:
    assert body_length(HEAD.pack(99), 99) == 99
    with pytest.raises(NonsenseError):
        body_length(HEAD.pack(100), 99)


def test_a_process_answers_in_order_until_its_input_ends(tmp_path: Path) -> None:
    sent = b"".join(framed(Request(at, word)) for at, word in enumerate(("a", "b")))
    assert echo(sent, tmp_path / "file") == (0, ["A", "B"])


def test_a_process_that_may_write_no_file_cannot(tmp_path: Path) -> None:
    status, said = echo(framed(Request(1, "write")), tmp_path / "file")
    assert (status, said) == (0, [os.strerror(27)])
    assert (tmp_path / "file").read_bytes() == b""


@pytest.mark.parametrize(
    "nonsense",
    [HEAD.pack(100), HEAD.pack(3) + b"\xff\xff\xff", framed(Request(1, "enough"))],
)
def test_a_process_ends_with_1_after_nonsense(nonsense: bytes, tmp_path: Path) -> None:
    sent = framed(Request(0, "a")) + nonsense + framed(Request(2, "b"))
    assert echo(sent, tmp_path / "file") == (1, ["A"])
