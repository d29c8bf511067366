"""A pass becomes a case once; every other way it says one thing and leaks nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.counter.cases import opened
from kiosk.counter.model import Case
from kiosk.counter.opening import Held
from kiosk.counter.pass_text import codes_of, sealed_of, text_of
from kiosk.counter.passes import PassMaker
from kiosk.counter.refusals import MESSAGES, Refusal
from kiosk.interview.model import Value
from kiosk.sealing.key_folder import KeyFolder
from tests.counter.branch import KOREAN, Branch, library, way


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    branch = Branch(tmp_path)
    yield branch
    branch.store.close()


def test_a_pass_becomes_a_case_with_every_answer(branch: Branch) -> None:
    made = branch.made()
    branch.later(minutes=20)

    case = branch.counter().open_scan(f"]Q1{made.text}\r\n")

    assert isinstance(case, Case)
    assert branch.store.case(case.id) == case
    key = branch.case_keys.key(case.id)
    assert key is not None
    body = opened(case.body, key, case.id)
    assert body.answers == KOREAN
    assert (body.language, body.services) == ("ko", ("renew-passport",))
    assert (body.unknown, body.left_out, body.warnings) == ((), (), ())
    assert (case.owner, (case.erase_at - case.opened_at).days) == ("wang", 7)
    assert branch.log() == [("pass-opened", f"case:{case.id}")]


def test_a_pass_in_parts_is_opened_in_any_order(branch: Branch) -> None:
    made = branch.made()
    codes = codes_of(made.text, made.content.id, 9)
    counter = branch.counter()

    first = counter.open_scan(codes[1])
    assert isinstance(first, Held)
    assert first.missing == tuple(
        number for number in range(1, len(codes) + 1) if number != 2
    )
    rest = "".join(code for code in codes if code != codes[1])

    assert isinstance(counter.open_scan(rest, first.parts), Case)


def why(found: object) -> str:
    assert isinstance(found, Refusal)
    assert found.message == MESSAGES[found.why]
    return found.why


def test_a_pass_is_used_once(branch: Branch) -> None:
    made = branch.made()
    case = branch.counter().open_pass(made.text)
    assert isinstance(case, Case)

    assert why(branch.counter().open_pass(made.text)) == "used"
    assert branch.case_keys.cases() == (case.id,)
    assert branch.log()[1:] == [("pass-refused", f"used:{made.content.id.hex()}")]


def test_of_many_desks_at_once_exactly_one_opens_it(branch: Branch) -> None:
    made = branch.made()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(branch.counter().open_pass, [made.text] * 24))

    assert sum(isinstance(one, Case) for one in found) == 1
    assert {why(one) for one in found if not isinstance(one, Case)} == {"used"}
    assert len(branch.case_keys.cases()) == 1
    assert len(branch.log()) == 24


def test_a_pass_expires_to_the_second(branch: Branch) -> None:
    first, second = branch.made(hours=1), branch.made(hours=1)
    branch.later(minutes=59, seconds=59)
    assert isinstance(branch.counter().open_pass(first.text), Case)
    branch.later(seconds=1)

    assert why(branch.counter().open_pass(second.text)) == "expired"


def test_a_pass_of_a_kiosk_whose_clock_is_far_ahead_is_told(branch: Branch) -> None:
    made, soon = branch.made(), branch.made()
    branch.later(minutes=-10)
    assert isinstance(branch.counter().open_pass(soon.text), Case)
    branch.later(seconds=-1)

    assert why(branch.counter().open_pass(made.text)) == "future"


def test_a_pass_for_one_desk_is_opened_there_alone(branch: Branch) -> None:
    made = branch.made(desk="desk-2")

    assert why(branch.counter().open_pass(made.text)) == "other-desk"
    assert isinstance(branch.counter(desk="desk-2").open_pass(made.text), Case)


def test_another_branch_cannot_open_it(branch: Branch, tmp_path: Path) -> None:
    other = KeyFolder(tmp_path / "other")
    other.prepare()

    assert why(branch.counter(keys=other).open_pass(branch.made().text)) == "foreign"


def test_a_kiosk_nobody_trusts_is_told(branch: Branch, tmp_path: Path) -> None:
    strange = KeyFolder(tmp_path / "strange")
    strange.prepare()
    desk = branch.keys.overview().seals_to
    assert desk is not None
    strange.trust("desk.pub", (branch.keys.path / "desk.pub").read_bytes())
    own, branch.keys = branch.keys, strange
    made = branch.made()
    branch.keys = own

    assert why(branch.counter().open_pass(made.text)) == "unknown-kiosk"


def test_every_changed_byte_is_refused(branch: Branch) -> None:
    made = branch.made()
    found = set()
    for place in (*range(9), *range(9, len(made.sealed), 9)):
        changed = bytearray(made.sealed)
        changed[place] ^= 1
        found.add(why(branch.counter().open_pass(text_of(bytes(changed)))))

    assert found == {"unknown-suite", "foreign", "unknown-kiosk", "damaged"}
    assert branch.case_keys.cases() == ()
    assert {verb for verb, _ in branch.log()} == {"pass-refused"}


def test_a_pass_sealed_to_the_desks_previous_key_still_opens(branch: Branch) -> None:
    made = branch.made()
    branch.keys.new_desk(datetime.now(UTC))

    assert isinstance(branch.counter().open_pass(made.text), Case)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "empty"),
        ("6222020012345678", "no-pass"),
        ("KP1:726ABC", "cut-short"),
        ("看病1：七百", "input-method"),
    ],
)
def test_a_garbled_scan_says_how_and_leaves_a_row(
    branch: Branch, typed: str, told: str
) -> None:
    assert why(branch.counter().open_scan(typed)) == told
    assert branch.log() == [("pass-refused", f"{told}:-")]


def test_nothing_of_a_visitor_reaches_log_or_database(
    branch: Branch, tmp_path: Path
) -> None:
    made = branch.made()
    for _ in range(2):
        branch.counter().open_pass(made.text)
    branch.store.close()

    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"CANARY" not in kept
    assert "CANARY" not in repr(made)
    assert (sealed_of(made.text) or b"")[60:100] not in kept


def test_a_pass_of_a_complaint_opens_as_one_with_its_deadline(branch: Branch) -> None:
    branch.now = datetime(2026, 11, 2, 17, tzinfo=UTC)
    answers: dict[str, Value] = {
        "complaint-about": "service",
        "complaint-told": "no",
        "of-age": "yes",
        "consent": True,
        "complaint-facts": None,
        "complaint-wish": None,
    }
    maker = PassMaker.of(branch.keys, place="K-01", desk_name="", hours=24)
    made = maker.make(
        way(answers, "complain"),
        services=("complain",),
        language="ko",
        library=library(),
        now=branch.now,
    )

    case = replace(branch.counter(), zone="Asia/Shanghai").open_pass(made.text)

    assert isinstance(case, Case)
    assert (case.kind, case.owner, case.due) == (
        "complaint",
        "wang",
        date(2026, 11, 18),
    )
    assert (case.erase_at - branch.now).days > 15
