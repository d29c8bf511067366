"""A kiosk that many visitors came to holds no more than after the first of them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import IN_PROOF
from tests.holding import Held, trouble
from tests.soaking import WARM

VISITS = 2000 if IN_PROOF else 200
SERVED = 150 if IN_PROOF else 12
STEADY = Held(memory=50_000_000, files=8, threads=2, children=0)


def soaked(program: str, visits: int) -> str:
    """Run a program of visits to its end; return what it said."""
    done = subprocess.run(
        (sys.executable, "-m", program, str(visits)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.real
def test_two_hundred_visits_leave_a_kiosk_as_fifty_do() -> None:
    assert f"visit {VISITS}:" in soaked("tests.soaking", VISITS)


@pytest.mark.real
def test_visits_through_the_bridge_leave_all_that_lives_on_as_it_was() -> None:
    said = soaked("tests.soaking_served", SERVED)
    for lives in ("bridge", "pages"):
        assert f"visit {SERVED}: {lives} " in said


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
    assert trouble([STEADY] * WARM + [STEADY] * 20, WARM) == []
    assert trouble([STEADY] * WARM + [STEADY, grown, STEADY], WARM) == [name]
