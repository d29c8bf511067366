import subprocess
import sys

from tests.conftest import IN_PROOF

HANDOUTS = 2000 if IN_PROOF else 120
MOST_MORE = 12 * 2**20
"""Bytes; a page kept from each handout would be five times as much in the proof."""


def test_many_handouts_in_all_languages_take_no_more_memory() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "tests.handout.many", str(HANDOUTS)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    warm, _end, most = map(int, made.stdout.split())
    assert warm > 0
    assert most - warm < MOST_MORE
