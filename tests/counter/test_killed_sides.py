"""A kiosk and a desk that are killed while they work lose and double nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import IN_PROOF
from tests.records.conftest import opener as opener
from tests.records.stores import Opener

ROOT = Path(__file__).resolve().parents[2]
KILLS = 200 if IN_PROOF else 20


@pytest.mark.real
def test_nothing_a_kiosk_a_desk_or_a_visitor_was_told_is_lost_or_doubled(
    opener: Opener,
) -> None:
    done = subprocess.run(
        (
            *(sys.executable, "-m", "tests.counter.killing"),
            *(opener.url, opener.folder, str(KILLS), "20261122"),
        ),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    counted = json.loads(done.stdout)
    assert counted["calls"] >= KILLS // 2
    assert counted["passes"] >= KILLS // 2
    assert counted["cases"] >= KILLS // 2
    assert counted["approvals"] >= KILLS // 4
