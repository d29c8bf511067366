from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import IN_PROOF
from tests.records.stores import Opener

ROOT = Path(__file__).resolve().parents[2]
KILLS = 200 if IN_PROOF else 20


@pytest.mark.real
class TestKills:
    def test_a_killed_writer_loses_and_doubles_nothing_it_was_told_is_kept(
        self, opener: Opener
    ) -> None:
        done = subprocess.run(
            (
                *(sys.executable, "-m", "tests.records.killing"),
                *(opener.url, opener.folder, str(KILLS), "20261102"),
            ),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert int(done.stdout) >= KILLS
