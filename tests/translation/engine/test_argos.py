"""The adapter, held against both distributions of Argos."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.translation.engine.offline import BATCH_TOKENS, UNWANTED
from tools.upstream import TARGET

ROOT = Path(__file__).resolve().parents[3]
SEALED = [BATCH_TOKENS, 1, 1, "OPENNMT", "cpu"]


@pytest.mark.parametrize("distribution", ["lt", "upstream"])
def test_the_adapter_works_with_either_argos(tiny: Path, distribution: str) -> None:
    environment = dict(os.environ)
    if distribution == "upstream":
        if not (TARGET / "argostranslate").is_dir():
            pytest.skip("install it first: python -m tools.upstream")
        environment["PYTHONPATH"] = str(TARGET)
    done = subprocess.run(
        (sys.executable, "-m", "tests.translation.engine.argos_contract", str(tiny)),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["exact"] == {
        "translate-en_zh-1_0": [309, 309, True],
        "translate-zh_en-1_0": [309, 309, True],
        "translate-en_ko-1_0": [22, 22, True],
    }
    assert seen["refused"] == 3
    assert seen["settings"] == SEALED
    assert not set(seen["modules"]) & UNWANTED
    assert Path(seen["place"]).is_relative_to(TARGET) == (distribution == "upstream")
