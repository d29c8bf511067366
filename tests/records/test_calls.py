from __future__ import annotations

from datetime import timedelta
from typing import get_args
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.counter.model import CallState
from kiosk.errors import ConflictError
from kiosk.records.records import Records
from tests.records.stores import NOW, a_call, deed

EVENING = NOW.replace(hour=15, minute=59, second=59)
"""One second before midnight in Shanghai."""
TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"))


def verbs(store: Records) -> list[str]:
    return [row.deed.verb for row in store.audit_rows()]


class TestCalls:
    def test_a_placed_call_is_found_as_it_was(self, store: Records) -> None:
        call = a_call()
        assert store.place_call(call, deed("call-placed", f"call:{call.id}")) == call
        assert store.call(call.id) == call
        assert verbs(store) == ["call-placed"]

    def test_there_is_no_call_that_nobody_placed(self, store: Records) -> None:
        assert store.call("0" * 32) is None
        assert store.calls(["waiting"]) == ()

    def test_placing_a_call_twice_is_one_call_and_one_row(self, store: Records) -> None:
        call = a_call()
        store.place_call(call, deed())
        taken = replace(call, state="accepted", staff="wang")
        changed = store.change_call(taken, ["waiting"], deed("call-accepted"))
        assert store.place_call(call, deed()) == changed
        assert verbs(store) == ["call-placed", "call-accepted"]

    def test_calls_come_oldest_first_and_only_in_these_states(
        self, store: Records
    ) -> None:
        later = a_call(1, at=NOW + timedelta(minutes=1))
        earlier = a_call(2)
        gone = a_call(3)
        for call in (later, earlier, gone):
            store.place_call(call, deed())
        store.change_call(replace(gone, state="withdrawn"), ["waiting"], deed())
        assert store.calls(["waiting"]) == (earlier, later)
        assert [call.id for call in store.calls(["withdrawn"])] == [gone.id]
        assert len(store.calls(get_args(CallState))) == 3
        assert store.calls([]) == ()

    def test_a_change_writes_state_staff_and_reason_only(self, store: Records) -> None:
        call = a_call()
        store.place_call(call, deed())
        later = NOW + timedelta(seconds=30)
        wanted = replace(
            call,
            state="accepted",
            changed_at=later,
            staff="wang",
            reason="speaks-ko",
            kiosk="elsewhere",
        )
        changed = store.change_call(wanted, ["waiting"], deed("call-accepted"))
        assert changed == replace(wanted, kiosk="K-01")
        assert store.call(call.id) == changed

    def test_a_change_without_a_time_has_the_time_of_the_deed(
        self, store: Records
    ) -> None:
        call = a_call()
        store.place_call(call, deed())
        later = NOW + timedelta(seconds=5)
        taken = replace(call, state="accepted")
        changed = store.change_call(taken, ["waiting"], deed(at=later))
        assert changed.changed_at == later

    def test_a_change_of_another_state_is_refused_and_leaves_no_row(
        self, store: Records
    ) -> None:
        call = a_call()
        store.place_call(call, deed())
        taken = replace(call, state="accepted", staff="wang")
        store.change_call(taken, ["waiting", "numbered"], deed("call-accepted"))
        with pytest.raises(ConflictError):
            store.change_call(
                replace(call, state="accepted", staff="li"),
                ["waiting", "numbered"],
                deed("call-accepted"),
            )
        kept = store.call(call.id)
        assert kept is not None
        assert kept.staff == "wang"
        assert verbs(store) == ["call-placed", "call-accepted"]

    def test_a_call_that_is_not_there_cannot_change(self, store: Records) -> None:
        with pytest.raises(ConflictError):
            store.change_call(a_call(), ["waiting"], deed())

    @pytest.mark.parametrize("state", ["declined", "withdrawn", "done"])
    def test_an_ended_call_loses_its_answers(
        self, store: Records, state: CallState
    ) -> None:
        call = a_call()
        store.place_call(call, deed())
        changed = store.change_call(replace(call, state=state), ["waiting"], deed())
        assert changed.sealed == b""
        assert store.call(call.id) == changed

    def test_old_calls_are_forgotten_with_one_row(self, store: Records) -> None:
        old, young = a_call(1), a_call(2, at=NOW + timedelta(days=7))
        for call in (old, young):
            store.place_call(call, deed())
        before = NOW + timedelta(days=1)
        assert store.forget_calls(before, deed("calls-forgotten")) == 1
        assert store.forget_calls(before, deed("calls-forgotten")) == 0
        assert store.calls(["waiting"]) == (young,)
        assert verbs(store).count("calls-forgotten") == 1

    @settings(
        max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(TEXTS, st.lists(TEXTS), st.binary())
    def test_any_text_and_any_bytes_come_back_as_they_were(
        self, store: Records, text: str, texts: list[str], sealed: bytes
    ) -> None:
        call = replace(
            a_call(), id=uuid4().hex, kiosk=text, services=tuple(texts), sealed=sealed
        )
        store.place_call(call, deed(subject=text))
        assert store.call(call.id) == call
        head = store.audit_head()
        assert head is not None
        assert head.deed.subject == text


class TestNumbers:
    def test_numbers_of_a_day_follow_each_other(self, store: Records) -> None:
        for number in range(1, 4):
            store.place_call(a_call(number), deed())
            numbered = replace(a_call(number), state="numbered")
            changed = store.change_call(numbered, ["waiting"], deed("call-numbered"))
            assert changed.number == number
            assert store.call(changed.id) == changed
        assert store.today_number(NOW.date()) == 3

    def test_a_day_begins_with_one_at_midnight_of_the_branch(
        self, store: Records
    ) -> None:
        for number, at in ((1, EVENING), (2, EVENING + timedelta(seconds=1))):
            store.place_call(a_call(number), deed(at=at))
            numbered = replace(a_call(number), state="numbered")
            assert store.change_call(numbered, ["waiting"], deed(at=at)).number == 1
        assert store.today_number(NOW.date()) == 1
        assert store.today_number(NOW.date() + timedelta(days=1)) == 1
        assert store.today_number(NOW.date() + timedelta(days=2)) == 0

    def test_a_call_keeps_its_number(self, store: Records) -> None:
        store.place_call(a_call(), deed())
        numbered = replace(a_call(), state="numbered")
        first = store.change_call(numbered, ["waiting"], deed())
        store.change_call(replace(first, state="accepted"), ["numbered"], deed())
        again = store.change_call(numbered, ["accepted"], deed())
        assert again.number == first.number == 1
        assert store.today_number(NOW.date()) == 1

    def test_a_refused_change_uses_no_number(self, store: Records) -> None:
        store.place_call(a_call(), deed())
        with pytest.raises(ConflictError):
            store.change_call(replace(a_call(), state="numbered"), ["done"], deed())
        assert store.today_number(NOW.date()) == 0
