"""The line that says what a long command is doing."""

from __future__ import annotations

from io import StringIO

from kiosk.cli.progress import CLEAR, Progress


class Screen(StringIO):
    """A terminal that someone watches."""

    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def after(seconds: float, stream: StringIO) -> str:
    clock = Clock()
    progress = Progress(stream, clock)
    clock.now += seconds
    progress.tell("open-account")
    progress.end()
    return stream.getvalue()


def test_short_work_says_nothing() -> None:
    assert after(0.9, Screen()) == ""


def test_long_work_says_what_it_does_and_takes_it_away() -> None:
    assert after(1.1, Screen()) == f"{CLEAR}... open-account{CLEAR}"


def test_nobody_is_told_where_nobody_watches() -> None:
    assert after(60, StringIO()) == ""
