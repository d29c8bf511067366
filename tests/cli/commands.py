"""Runs commands in this process and reads what they printed."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: bytes
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever a command prints
        return json.loads(self.out)


@contextmanager
def given(standard_input: bytes) -> Iterator[None]:
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(standard_input), "utf-8")
    try:
        yield
    finally:
        sys.stdin = before


class Commands:
    """Runs `kiosk` with arguments."""

    def __init__(self, capture: pytest.CaptureFixture[bytes]) -> None:
        self._capture = capture

    def run(self, *arguments: str | Path, standard_input: bytes = b"") -> Ran:
        self._capture.readouterr()
        with given(standard_input):
            try:
                status = main([str(word) for word in arguments])
            except SystemExit as leaving:
                status = int(leaving.code or 0)
        out, err = self._capture.readouterr()
        return Ran(status, out, err.decode())

    def fails(self, *arguments: str | Path, standard_input: bytes = b"") -> Ran:
        """Run what must fail as expected trouble: a few lines, nothing else."""
        ran = self.run(*arguments, standard_input=standard_input)
        assert ran.status == 1
        assert ran.out == b""
        assert 1 <= len(ran.err.splitlines()) <= 4
        assert "Traceback" not in ran.err
        return ran

    def refuses(self, *arguments: str | Path) -> Ran:
        """Run what is wrong use."""
        ran = self.run(*arguments)
        assert ran.status == 2
        assert ran.out == b""
        assert ran.err.startswith("usage: kiosk")
        return ran
