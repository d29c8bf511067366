"""A message of a session is opened once, by the other side, in its turn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import SealError
from kiosk.sealing.session_box import SessionBox, SessionKey

KEY = SessionKey.new()


def sides(key: SessionKey = KEY, session: str = "s1") -> tuple[SessionBox, SessionBox]:
    return (
        SessionBox(key, session, me="kiosk", other="desk"),
        SessionBox(key, session, me="desk", other="kiosk"),
    )


@given(st.lists(st.tuples(st.booleans(), st.binary(max_size=60)), max_size=20))
def test_two_sides_understand_each_other(turns: list[tuple[bool, bytes]]) -> None:
    kiosk, desk = sides()

    for from_kiosk, body in turns:
        sender, receiver = (kiosk, desk) if from_kiosk else (desk, kiosk)
        assert receiver.open(sender.seal(body)) == body


def test_a_replayed_message_is_refused_and_the_next_one_is_not() -> None:
    kiosk, desk = sides()
    first, second = kiosk.seal(b"1"), kiosk.seal(b"2")
    desk.open(first)

    with pytest.raises(SealError, match="repeated"):
        desk.open(first)
    assert desk.open(second) == b"2"


def test_swapped_and_left_out_messages_are_refused() -> None:
    kiosk, desk = sides()
    first, second = kiosk.seal(b"1"), kiosk.seal(b"2")

    with pytest.raises(SealError, match="left out"):
        desk.open(second)
    assert (desk.open(first), desk.open(second)) == (b"1", b"2")


def test_a_message_does_not_come_back_as_the_other_sides_own() -> None:
    kiosk, _ = sides()

    with pytest.raises(SealError):
        kiosk.open(kiosk.seal(b"1"))


@pytest.mark.parametrize(
    ("session", "sender", "count"),
    [("s2", "kiosk", 1), ("s1", "desk", 1), ("s1", "kiosk", 2), ("s1k", "iosk", 1)],
)
def test_another_session_sender_or_count_is_refused(
    session: str, sender: str, count: int
) -> None:
    sealed = KEY.seal(b"1", "s1", "kiosk", 1)

    assert KEY.open(sealed, "s1", "kiosk", 1) == b"1"
    with pytest.raises(SealError):
        KEY.open(sealed, session, sender, count)


def test_another_key_and_every_flipped_bit_are_refused() -> None:
    sealed = KEY.seal(b"hello", "s1", "kiosk", 1)
    whole = int.from_bytes(sealed, "big")

    with pytest.raises(SealError):
        SessionKey.new().open(sealed, "s1", "kiosk", 1)
    for bit in range(len(sealed) * 8):
        flipped = (whole ^ (1 << bit)).to_bytes(len(sealed), "big")
        with pytest.raises(SealError):
            KEY.open(flipped, "s1", "kiosk", 1)
    for length in range(len(sealed)):
        with pytest.raises(SealError):
            KEY.open(sealed[:length], "s1", "kiosk", 1)


def test_a_side_that_joins_again_reads_its_own_messages_back() -> None:
    kiosk, desk = sides()
    sent = (kiosk.seal(b"1"), desk.seal(b"a"), kiosk.seal(b"2"))
    again, _ = sides()

    assert again.resume(sent[0]) == b"1"
    assert again.open(sent[1]) == b"a"
    assert again.resume(sent[2]) == b"2"
    desk.open(sent[0])
    desk.open(sent[2])
    assert desk.open(again.seal(b"3")) == b"3"


def test_the_same_message_never_looks_the_same() -> None:
    sealed = {KEY.seal(b"yes", "s1", "kiosk", 1) for _ in range(1_000)}

    assert len(sealed) == 1_000


def test_a_key_of_another_length_is_none() -> None:
    with pytest.raises(SealError, match="32 bytes"):
        SessionKey.from_bytes(bytes(16))
