"""A kiosk that many visitors came to holds no more than after the first fifty."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import IN_PROOF
from tests.soaking import WARM, Held, trouble

VISITS = 2000 if IN_PROOF else 200
STEADY = Held(memory=50_000_000, files=8, threads=2, children=0)


@pytest.mark.real
def test_two_hundred_visits_leave_a_kiosk_as_fifty_do() -> None:
    done = subprocess.run(
        (sys.executable, "-m", "tests.soaking", str(VISITS)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"visit {VISITS}:" in done.stdout


@pytest.mark.parametrize(
    ("grown", "name"),
    [
        (Held(55_000_000, 8, 2, 0), "memory"),
        (Held(50_000_000, 9, 2, 0), "files"),
        (Held(50_000_000, 8, 3, 0), "threads"),
        (Held(50_000_000, 8, 2, 1), "children"),
    ],
)
def test_whatever_grows_is_told(grown: Held, name: str) -> None:
    assert trouble([STEADY] * WARM + [STEADY] * 20) == []
    assert trouble([STEADY] * WARM + [STEADY, grown, STEADY]) == [name]
