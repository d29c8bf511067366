"""A crash at any step loses no key and leaves no key that was destroyed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from kiosk.sealing.case_keys import CaseKeys
from tests.conftest import IN_PROOF
from tests.sealing.crashes import DAY, WORKS

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 200 if IN_PROOF else 20
CASES = 40

WORKER = """
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from random import Random
from kiosk.sealing.case_keys import CaseKeys

keys, draw = CaseKeys(Path(sys.argv[1])), Random(int(sys.argv[2]))
while True:
    case = f"{draw.randrange(int(sys.argv[3])):032x}"
    if draw.random() < 0.5:
        print("begin", case, flush=True)
        found = sha256(keys.new(case, date(2026, 11, draw.randint(20, 22)))).hexdigest()
        print("new", case, found, flush=True)
    else:
        print("begin", case, flush=True)
        keys.destroy(case)
        print("destroy", case, flush=True)
"""


@pytest.mark.parametrize("name", WORKS)
def test_a_crash_at_any_step_leaves_old_or_new(name: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        (sys.executable, "-m", "tests.sealing.crashes", name, tmp_path),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.stderr == ""
    # Fewer would mean that the steps are no longer seen.
    assert int(ran.stdout) >= 6


def told_until_killed(folder: Path, seed: int) -> list[list[str]]:
    """Return what a worker said until it was killed at a random moment."""
    worker = subprocess.Popen(
        (sys.executable, "-c", WORKER, str(folder), str(seed), str(CASES)),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with worker:
        assert worker.stdout is not None
        wanted = random.Random(seed).randint(1, 120)  # noqa: S311 - not for keys
        said = [worker.stdout.readline() for _ in range(wanted)]
        worker.send_signal(signal.SIGKILL)
        said += worker.stdout.readlines()
    return [line.split() for line in said if line.endswith("\n")]


def fingerprint(keys: CaseKeys, case: str) -> str | None:
    key = keys.key(case)
    return None if key is None else sha256(key).hexdigest()


def test_killed_at_random_moments_nothing_that_was_told_is_undone(
    tmp_path: Path,
) -> None:
    keys = CaseKeys(tmp_path)
    bystander = keys.new("f" * 32, DAY)
    expected: dict[str, str | None] = {}

    for seed in range(ROUNDS):
        begun = ""
        for deed, case, *rest in told_until_killed(tmp_path, seed):
            begun = case if deed == "begin" else ""
            if deed == "new":
                expected[case] = rest[0]
            elif deed == "destroy":
                expected[case] = None
        # Only the one that was begun and never told may have gone either way.
        if begun:
            expected[begun] = fingerprint(keys, begun)
        assert {case: fingerprint(keys, case) for case in expected} == expected
        assert keys.key("f" * 32) == bystander

    assert None in expected.values()
    assert set(expected.values()) != {None}
