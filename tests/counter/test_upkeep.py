from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.counter.model import CallState, Deed
from kiosk.counter.retention import erase_case
from kiosk.counter.upkeep import Kept, keep_up, mark_log
from kiosk.counter.verifying import CUT_OFF, Fault, Verified, verify
from kiosk.errors import SealError
from kiosk.sealing.case_keys import CaseKeys
from kiosk.sealing.log_marks import LogMarks, log_marks_beside
from tests.counter.people import START, Bank, deed
from tests.records.stores import a_call, a_case

KEEP = timedelta(days=7)


@pytest.fixture
def keys(bank: Bank) -> CaseKeys:
    return CaseKeys(bank.folder / "case-keys")


@pytest.fixture
def marks(bank: Bank) -> LogMarks:
    return log_marks_beside(bank.keys)


def keep_case(bank: Bank, keys: CaseKeys, number: int, until: datetime) -> str:
    case = msgspec.structs.replace(a_case(number, at=START), erase_at=until)
    keys.new(case.id, START.date())
    bank.store.add_case(case, deed("case-opened"))
    return case.id


def kept_at(bank: Bank, keys: CaseKeys, now: datetime) -> Kept:
    def words(verb: str, subject: str) -> Deed:
        return Deed(actor="desk:desk-1", verb=verb, subject=subject, at=now)

    return keep_up(bank.store, keys, now=now, keep_days=KEEP.days, deed=words)


def verified(bank: Bank, marks: LogMarks, lost: int = 0) -> Verified | Fault:
    rows: Sequence[object] = [*bank.store.audit_rows()]
    known = {one.sequence: one.hash for one in marks.read()}
    return verify(rows[: len(rows) - lost], known)  # type: ignore[arg-type]


class TestKeepingUp:
    @pytest.mark.parametrize(
        ("late", "gone"), [(-1, False), (0, True), (3600, True)], ids=str
    )
    def test_a_case_goes_with_its_key_when_its_time_has_come(
        self, bank: Bank, keys: CaseKeys, late: int, gone: bool
    ) -> None:
        id_ = keep_case(bank, keys, 1, START + KEEP)
        other = keep_case(bank, keys, 2, START + 2 * KEEP)
        found = kept_at(bank, keys, START + KEEP + timedelta(seconds=late))

        assert found.erased == ((id_,) if gone else ())
        assert keys.cases() == ((other,) if gone else (id_, other))

    @pytest.mark.parametrize(
        ("late", "gone"), [(-1, 0), (0, 0), (1, 1)], ids=["early", "then", "late"]
    )
    def test_a_call_is_forgotten_after_the_same_time_whatever_its_state(
        self, bank: Bank, keys: CaseKeys, late: int, gone: int
    ) -> None:
        bank.store.place_call(a_call(1, at=START), deed("call-placed"))
        bank.store.place_call(a_call(2, at=START + KEEP), deed("call-placed"))
        found = kept_at(bank, keys, START + KEEP + timedelta(seconds=late))

        assert found.forgotten == gone
        left = [call.id for call in bank.store.calls(["waiting"])]
        assert left == [a_call(number).id for number in range(1 + gone, 3)]

    def test_what_is_taken_away_stands_in_the_log_and_nothing_else(
        self, bank: Bank, keys: CaseKeys
    ) -> None:
        keep_case(bank, keys, 1, START + KEEP)
        bank.store.place_call(a_call(1, at=START), deed("call-placed"))
        before = len(bank.verbs())
        for _round in range(3):
            kept_at(bank, keys, START + KEEP + timedelta(seconds=1))

        assert bank.verbs()[before:] == ["calls-forgotten", "case-erased"]

    def test_a_round_after_one_that_was_cut_short_finishes_it(
        self, bank: Bank, keys: CaseKeys
    ) -> None:
        id_ = keep_case(bank, keys, 1, START + KEEP)
        keep_case(bank, keys, 2, START + 2 * KEEP)
        keys.destroy(id_)

        assert kept_at(bank, keys, START + KEEP).erased == (id_,)
        assert bank.store.case(id_) is None

    def test_calls_go_even_when_the_keys_cannot_be_used(
        self, bank: Bank, tmp_path: Path
    ) -> None:
        lost = CaseKeys(tmp_path / "lost")
        keep_case(bank, CaseKeys(tmp_path / "there"), 1, START + KEEP)
        bank.store.place_call(a_call(1, at=START), deed("call-placed"))
        with pytest.raises(SealError):
            kept_at(bank, lost, START + KEEP + timedelta(seconds=1))

        assert bank.store.calls(["waiting"]) == ()
        assert bank.store.case(a_case(1).id) is not None


class TestCallOfACase:
    @pytest.mark.parametrize("state", ["accepted", "waiting", "numbered"])
    def test_the_answers_in_the_call_go_with_its_case(
        self, bank: Bank, keys: CaseKeys, state: CallState
    ) -> None:
        call = bank.store.place_call(a_call(1, at=START), deed("call-placed"))
        if state != "waiting":
            changed = msgspec.structs.replace(call, state=state)
            bank.store.change_call(changed, ("waiting",), deed("call-accepted"))
        id_ = keep_case(bank, keys, 1, START + KEEP)
        assert id_ == call.id
        erase_case(bank.store, keys, id_, deed("case-erased"))

        left = bank.store.call(id_)
        assert left is not None
        assert (left.state, left.sealed) == ("done", b"")
        assert bank.verbs()[-2:] == ["call-done", "case-erased"]

    def test_a_call_that_ended_stays_as_it_ended(
        self, bank: Bank, keys: CaseKeys
    ) -> None:
        call = bank.store.place_call(a_call(1, at=START), deed("call-placed"))
        gone = msgspec.structs.replace(call, state="withdrawn")
        bank.store.change_call(gone, ("waiting",), deed("call-withdrawn"))
        erase_case(
            bank.store,
            keys,
            keep_case(bank, keys, 1, START + KEEP),
            deed("case-erased"),
        )

        left = bank.store.call(call.id)
        assert left is not None
        assert left.state == "withdrawn"


class TestMarking:
    def test_an_end_that_was_marked_cannot_be_cut_off(
        self, bank: Bank, marks: LogMarks
    ) -> None:
        mark_log(bank.store, marks)
        rows = len(bank.verbs())
        assert verified(bank, marks) == Verified(rows, marks.read()[-1].hash)
        assert verified(bank, marks, lost=1) == Fault(rows, CUT_OFF)

    def test_the_same_end_is_marked_once(self, bank: Bank, marks: LogMarks) -> None:
        for _time in range(3):
            mark_log(bank.store, marks)
        assert len(marks.read()) == 1
        bank.store.note(deed("locked"))
        mark_log(bank.store, marks)
        assert len(marks.read()) == 2

    def test_marks_stand_outside_the_database_beside_the_keys(
        self, bank: Bank, marks: LogMarks
    ) -> None:
        mark_log(bank.store, marks)
        assert marks.path == bank.keys.path.parent / "log" / "log-marks"
        assert marks.path.stat().st_mode & 0o777 == 0o600

    def test_erasing_leaves_a_log_that_its_marks_still_fit(
        self, bank: Bank, keys: CaseKeys, marks: LogMarks
    ) -> None:
        id_ = keep_case(bank, keys, 1, START + KEEP)
        mark_log(bank.store, marks)
        erase_case(bank.store, keys, id_, deed("case-erased"))
        assert isinstance(verified(bank, marks), Verified)
