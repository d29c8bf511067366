"""Short codes: easy to say, hard to try, and only where a database is shared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.counter.model import Case
from kiosk.counter.refusals import Refusal
from kiosk.counter.short_codes import (
    ALPHABET,
    hash_of,
    leave,
    new_code,
    read_code,
)
from kiosk.records.opening import open_store
from kiosk.sealing.keys import DeskKey
from kiosk.settings import Counter, Settings
from tests.counter.branch import Branch


@pytest.fixture
def branch(tmp_path: Path, postgresql_url: str) -> Iterator[Branch]:
    settings = Settings(counter=Counter(database=postgresql_url))
    branch = Branch(tmp_path, open_store(settings, tmp_path))
    yield branch
    branch.store.close()


def left(branch: Branch) -> str:
    desk = branch.keys.desk_public()
    code = leave(branch.made(), branch.store, desk, "kiosk:K-01")
    assert code is not None
    return code


def test_codes_have_letters_that_neither_look_nor_sound_alike() -> None:
    assert len(set(ALPHABET)) == 20
    assert not set("BDPOQI") & set(ALPHABET)
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(len(code) == 9 and code[4] == " " and read_code(code) for code in codes)


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("ACEF GHJK", "ACEFGHJK"),
        ("acef-ghjk\r\n", "ACEFGHJK"),
        ("ＡＣＥＦ\u3000ＧＨＪＫ", "ACEFGHJK"),
        ("ACEF GHJ", None),
        ("ACEF GHJB", None),
        ("", None),
        ("A" * 10_000, None),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str, letters: str | None) -> None:
    assert read_code(typed) == letters


def test_the_database_keeps_a_slow_hash_salted_by_the_branch() -> None:
    here, there = DeskKey.new().public, DeskKey.new().public

    assert hash_of("ACEFGHJK", here) == hash_of("ACEFGHJK", here)
    assert hash_of("ACEFGHJK", here) != hash_of("ACEFGHJK", there)
    assert hash_of("ACEFGHJK", here) != hash_of("ACEFGHJL", here)


def test_a_code_opens_its_pass_once(branch: Branch) -> None:
    code = left(branch)

    case = branch.counter().open_code(code.lower())

    assert isinstance(case, Case)
    assert branch.counter().open_code(code) == Refusal("used")


def test_five_wrong_codes_make_a_desk_wait_and_no_other_desk(branch: Branch) -> None:
    code = left(branch)
    counter = branch.counter()
    wrong = [counter.open_code(f"ACEF ACE{one}") for one in "ACEFG"]
    assert {one.why for one in wrong if isinstance(one, Refusal)} == {"wrong-code"}

    locked = counter.open_code(code)

    assert isinstance(locked, Refusal)
    assert locked.why == "too-many-codes"
    assert locked.until is not None
    assert isinstance(branch.counter(desk="desk-2").open_code(code), Case)
    branch.now = locked.until
    assert counter.open_code(code) == Refusal("used")


def test_the_right_code_forgives_wrong_ones(branch: Branch) -> None:
    counter = branch.counter()
    for _ in range(4):
        counter.open_code("no code")

    assert isinstance(counter.open_code(left(branch)), Case)
    assert branch.store.tries("code:desk-1").failures == 0


def test_an_expired_pass_is_no_longer_under_its_code(branch: Branch) -> None:
    code = left(branch)
    branch.later(hours=24)

    found = branch.counter().open_code(code)

    assert isinstance(found, Refusal)
    assert found.why == "wrong-code"


def test_no_code_is_given_where_no_desk_could_look(tmp_path: Path) -> None:
    alone = Branch(tmp_path)

    assert leave(alone.made(), alone.store, alone.keys.desk_public(), "kiosk:K") is None
    assert alone.log() == []
    alone.store.close()


def test_no_code_and_no_answer_stands_in_the_log(branch: Branch) -> None:
    code = left(branch)
    branch.counter().open_code(code)

    words = str(branch.log())
    assert code not in words
    assert code.replace(" ", "") not in words
    assert [verb for verb, _ in branch.log()] == [
        "pass-left",
        "code-tried",
        "code-tried",
        "pass-opened",
    ]
