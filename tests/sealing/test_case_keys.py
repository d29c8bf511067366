"""The keys of cases: kept, destroyed for good, and bound to their case."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import SealError
from kiosk.sealing.case_days import HEAD, ROW_BYTES
from kiosk.sealing.case_keys import CaseKeys, case_keys_of, open_body, seal_body
from kiosk.sealing.secret import Secret
from kiosk.settings import Counter

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)
FILE = "2026-11-22.keys"
FIRST, SECOND, THIRD = ("1" * 32, "2" * 32, "3" * 32)


@pytest.fixture
def keys(tmp_path: Path) -> CaseKeys:
    return CaseKeys(tmp_path / "case-keys")


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_key_is_found_again_until_it_is_destroyed(keys: CaseKeys) -> None:
    first, second = keys.new(FIRST, DAY), keys.new(SECOND, DAY)

    again = CaseKeys(keys.folder)
    assert (again.key(FIRST), again.key(SECOND), again.key(THIRD)) == (
        *(first, second, None),
    )
    assert keys.destroy(FIRST)
    assert (again.key(FIRST), again.key(SECOND)) == (None, second)
    assert not keys.destroy(FIRST)


def test_a_case_that_has_a_key_keeps_it(keys: CaseKeys) -> None:
    first = keys.new(FIRST, DAY)

    assert keys.new(FIRST, DAY) == first
    assert keys.new(FIRST, date(2026, 11, 23)) == first
    assert keys.cases() == (FIRST,)


def test_each_key_is_new(keys: CaseKeys) -> None:
    drawn = {keys.new(f"{number:032x}", DAY) for number in range(200)}

    assert len(drawn) == 200
    assert {len(key) for key in drawn} == {32}
    assert len(keys.cases()) == 200


def test_a_destroyed_key_stands_in_no_file(keys: CaseKeys) -> None:
    drawn = {f"{number:032x}": keys.new(f"{number:032x}", DAY) for number in range(20)}
    for case in tuple(drawn)[::2]:
        keys.destroy(case)

    written = everything_in(keys.folder)
    for number, key in enumerate(drawn.values()):
        kept = number % 2 == 1
        # Kept keys are found: the search can see what it looks for.
        assert (bytes(key) in written) is kept
        assert key.hex().encode() not in written
        assert key[:8] in written or not kept


@pytest.mark.parametrize("others", [0, 1])
def test_the_blocks_that_held_a_destroyed_key_are_overwritten(
    keys: CaseKeys, others: int
) -> None:
    key = keys.new(FIRST, DAY)
    for number in range(others):
        keys.new(f"{number:032x}", DAY)
    # Whoever holds the old file open sees what the disk holds in its blocks.
    with (keys.folder / FILE).open("rb") as old:
        assert bytes(key) in old.read()
        keys.destroy(FIRST)
        old.seek(0)
        assert set(old.read()) == {0}


@pytest.mark.parametrize("name", [f".{FILE}.new", ".2026-11-20.keys.old"])
def test_what_a_crash_left_behind_is_overwritten_by_the_next_change(
    keys: CaseKeys, name: str
) -> None:
    first = keys.new(FIRST, DAY)
    left = keys.folder / name
    left.write_bytes(b"a key of somebody" * 10)

    with left.open("rb") as blocks:
        keys.new(SECOND, DAY)
        assert set(blocks.read()) == {0}
    assert not left.exists()
    assert keys.key(FIRST) == first


def test_the_last_key_of_a_day_takes_its_file_along(keys: CaseKeys) -> None:
    keys.new(FIRST, DAY)
    keys.destroy(FIRST)

    assert [path.name for path in keys.folder.iterdir()] == [".lock"]


def test_files_and_folder_are_their_owners_alone(keys: CaseKeys) -> None:
    keys.new(FIRST, DAY)
    keys.new(SECOND, DAY)
    keys.destroy(FIRST)

    assert keys.folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in keys.folder.iterdir()} == {0o600}


def test_a_missing_folder_is_not_taken_for_destroyed_keys(keys: CaseKeys) -> None:
    for deed in (keys.key, keys.destroy):
        with pytest.raises(SealError, match="no case keys") as caught:
            deed(FIRST)
        assert "backup" in caught.value.remedy
    assert keys.cases() == ()


@pytest.mark.parametrize("content", [b"", b"nonsense", HEAD[:-1], bytes(70)])
def test_a_damaged_file_is_told(keys: CaseKeys, content: bytes) -> None:
    keys.new(FIRST, DAY)
    (keys.folder / FILE).write_bytes(content)

    for deed in (keys.key, keys.destroy):
        with pytest.raises(SealError, match="is damaged") as caught:
            deed(FIRST)
        assert "backup" in caught.value.remedy


def test_one_damaged_key_does_not_cost_the_others(keys: CaseKeys) -> None:
    keys.new(FIRST, DAY)
    second = keys.new(SECOND, DAY)
    path = keys.folder / FILE
    content = bytearray(path.read_bytes())
    content[len(HEAD) + 20] ^= 1
    path.write_bytes(content)

    assert keys.key(SECOND) == second
    with pytest.raises(SealError, match=r"A key in .* is damaged"):
        keys.key(FIRST)
    assert keys.destroy(FIRST)
    assert (keys.key(FIRST), keys.key(SECOND)) == (None, second)


@pytest.mark.parametrize("left", range(1, ROW_BYTES))
def test_a_row_cut_off_by_a_power_failure_costs_nothing_else(
    keys: CaseKeys, left: int
) -> None:
    first = keys.new(FIRST, DAY)
    path = keys.folder / FILE
    with path.open("ab") as target:
        target.write(b"\x22" * left)

    assert keys.cases() == (FIRST,)
    second = keys.new(SECOND, DAY)
    assert (keys.key(FIRST), keys.key(SECOND)) == (first, second)
    assert path.stat().st_size == len(HEAD) + 2 * ROW_BYTES


@pytest.mark.parametrize("case", ["", "1" * 31, "1" * 34, "../../etc/passwd"])
def test_an_id_that_is_none_is_a_mistake_of_the_program(
    keys: CaseKeys, case: str
) -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        keys.new(case, DAY)
    assert not keys.folder.exists()


def test_the_folder_stands_where_the_settings_say(tmp_path: Path) -> None:
    assert case_keys_of(Counter(folder=tmp_path)).folder == tmp_path / "case-keys"


PARALLEL = """
import sys
from datetime import date
from pathlib import Path
from kiosk.sealing.case_keys import CaseKeys

keys, mine = CaseKeys(Path(sys.argv[1])), sys.argv[2]
sys.stdin.readline()
for number in range(25):
    case = f"{mine}{number:031x}"
    drawn = keys.new(case, date(2026, 11, 20 + number % 3))
    assert keys.key(case) == drawn
    if number % 2:
        assert keys.destroy(case)
        assert keys.key(case) is None
    shared = keys.new(f"{number:032x}", date(2026, 11, 22))
    print(shared.hex(), flush=True)
"""


def test_four_processes_at_once_lose_and_leave_nothing(keys: CaseKeys) -> None:
    workers = [
        subprocess.Popen(
            (sys.executable, "-c", PARALLEL, str(keys.folder), mine),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for mine in "abcd"
    ]
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    said = [worker.communicate()[0].split() for worker in workers]

    assert [worker.returncode for worker in workers] == [0] * 4
    # Whoever came first drew the key of a case they all wanted.
    assert said == [said[0]] * 4
    left = {f"{mine}{number:031x}" for mine in "abcd" for number in range(0, 25, 2)}
    assert set(keys.cases()) == left | {f"{number:032x}" for number in range(25)}
    assert len(keys.cases()) == len(left) + 25


KEY = Secret(b"k" * 32)


@given(st.binary(max_size=500))
def test_a_body_opens_with_its_key(plain: bytes) -> None:
    assert open_body(seal_body(plain, KEY, FIRST), KEY, FIRST) == plain


@pytest.mark.parametrize(
    ("key", "case", "part"),
    [
        (Secret(b"K" * 32), FIRST, "body"),
        (KEY, SECOND, "body"),
        (KEY, FIRST, "reason"),
        (KEY, FIRST + "b", "ody"),
    ],
)
def test_a_body_opens_nowhere_else(key: Secret, case: str, part: str) -> None:
    sealed = seal_body(b"KIM MINJUN", KEY, FIRST)

    with pytest.raises(SealError, match="changed, moved") as caught:
        open_body(sealed, key, case, part)
    assert caught.value.remedy


def test_every_bit_and_every_byte_of_a_body_counts() -> None:
    sealed = seal_body(os.urandom(100), KEY, FIRST)
    whole = int.from_bytes(sealed, "big")

    for bit in range(len(sealed) * 8):
        with pytest.raises(SealError):
            open_body((whole ^ (1 << bit)).to_bytes(len(sealed), "big"), KEY, FIRST)
    for length in range(len(sealed)):
        with pytest.raises(SealError):
            open_body(sealed[:length], KEY, FIRST)


def test_the_same_body_never_looks_the_same() -> None:
    assert len({seal_body(b"", KEY, FIRST) for _ in range(1_000)}) == 1_000
    assert b"KIM" not in seal_body(b"KIM MINJUN", KEY, FIRST)
