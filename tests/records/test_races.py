from __future__ import annotations

import pytest

from kiosk.counter.audit import START, hash_of
from kiosk.records.records import Records
from tests.records.racing import MOST_GUESSES, race
from tests.records.stores import NOW, Opener, a_call, deed


def programs(opener: Opener) -> dict[str, int]:
    """Eight programs on a file; on a server four with five threads each."""
    if opener.url:
        return {"programs": 4, "threads": 5}
    return {"programs": 8, "threads": 1}


def whole_chain(store: Records) -> list[str]:
    """Return the verbs of the log, which is checked to be one whole chain."""
    previous, verbs = START, []
    for place, row in enumerate(store.audit_rows(), 1):
        assert (row.sequence, row.previous) == (place, previous)
        assert row.hash == hash_of(row.sequence, row.deed, row.previous)
        previous = row.hash
        verbs.append(row.deed.verb)
    return verbs


@pytest.mark.real
class TestRaces:
    def test_of_a_thousand_redemptions_of_a_pass_exactly_one_wins(
        self, opener: Opener
    ) -> None:
        won = race(opener, "redeem", turns=1000, **programs(opener))
        assert sum(won) == 1
        store = opener.open()
        assert len(store.cases("open")) == 1
        assert len(whole_chain(store)) == 1

    def test_a_thousand_parallel_guesses_share_one_count(self, opener: Opener) -> None:
        won = race(opener, "guess", turns=1000, **programs(opener))
        assert sum(won) == MOST_GUESSES
        store = opener.open()
        assert store.tries("staff:wang").failures == MOST_GUESSES
        assert len(whole_chain(store)) == MOST_GUESSES

    def test_a_call_is_taken_by_one(self, opener: Opener) -> None:
        store = opener.open()
        store.place_call(a_call(), deed())
        assert sum(race(opener, "take", turns=100, **programs(opener))) == 1
        call = store.call(a_call().id)
        assert call is not None
        assert call.state == "accepted"
        assert call.staff.startswith("staff-")
        assert whole_chain(store) == ["call-placed", "call-accepted"]

    def test_a_call_placed_many_times_at_once_is_one(self, opener: Opener) -> None:
        assert sum(race(opener, "place", turns=100, **programs(opener))) == 100
        store = opener.open()
        assert store.calls(["waiting"]) == (a_call(),)
        assert whole_chain(store) == ["call-placed"]

    def test_numbers_have_neither_a_gap_nor_a_double(self, opener: Opener) -> None:
        store = opener.open()
        for each in range(1, 101):
            store.place_call(a_call(each), deed())
        assert sum(race(opener, "number", turns=200, **programs(opener))) == 100
        numbers = sorted(call.number for call in store.calls(["numbered"]))
        assert numbers == list(range(1, 101))
        assert store.today_number(NOW.date()) == 100
        assert len(whole_chain(store)) == 200

    def test_messages_sent_at_once_are_all_kept_in_one_order(
        self, opener: Opener
    ) -> None:
        race(opener, "say", turns=100, **programs(opener))
        messages = opener.open().messages("session", 0)
        assert [message.sequence for message in messages] == list(range(1, 101))
        assert len({message.body for message in messages}) == 100

    def test_rows_noted_at_once_stand_one_behind_the_other(
        self, opener: Opener
    ) -> None:
        race(opener, "note", turns=400, **programs(opener))
        store = opener.open()
        assert len(whole_chain(store)) == 400
        assert len({row.deed.subject for row in store.audit_rows()}) == 400
