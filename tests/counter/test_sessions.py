from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.counter.model import Message, Side
from kiosk.counter.sessions import (
    Begin,
    Confirmed,
    End,
    FromDesk,
    FromKiosk,
    GoTo,
    Left,
    Line,
    Propose,
    Refused,
    Say,
    Shown,
)
from kiosk.errors import SealError, StoreError
from kiosk.records.records import Records
from kiosk.sealing.session_box import SessionKey
from tests.records.stores import deed, embedded_store

WORDS = st.text(max_size=12)
FROM_DESK = st.one_of(
    st.just(Begin()),
    st.builds(GoTo, WORDS),
    st.builds(Say, WORDS),
    st.builds(Propose, WORDS, st.one_of(WORDS, st.booleans(), st.lists(WORDS))),
)
FROM_KIOSK = st.one_of(
    st.builds(Confirmed, WORDS),
    st.builds(Refused, WORDS),
    st.builds(
        Shown,
        place=WORDS,
        language=WORDS,
        answers=st.dictionaries(WORDS, st.one_of(WORDS, st.none(), st.booleans())),
    ),
)


class Mailbox:
    """The messages of a store in memory, which can fail when a test says so."""

    def __init__(self) -> None:
        self.kept: list[Message] = []
        self.fails = ""

    def send(self, session: str, sender: Side, body: bytes) -> Message:
        if self.fails == "before":
            raise StoreError("away")
        message = Message(
            session=session, sequence=len(self.kept) + 1, sender=sender, body=body
        )
        self.kept.append(message)
        if self.fails == "after":
            raise StoreError("away")
        return message

    def messages(self, session: str, after: int) -> tuple[Message, ...]:
        return tuple(self.kept[after:])


def pair() -> tuple[Line, Line, SessionKey]:
    key = SessionKey.new()
    return Line("s", key, "kiosk"), Line("s", key, "desk"), key


def swapped(line: Line, box: Any, *messages: FromDesk | FromKiosk) -> tuple[Any, ...]:  # noqa: ANN401 - a mailbox stands for a store
    for message in messages:
        line.say(message)
    return line.exchange(box)


@given(st.lists(FROM_DESK, max_size=6), st.lists(FROM_KIOSK, max_size=6))
def test_each_side_hears_the_other_once_and_in_order(
    of_desk: list[FromDesk], of_kiosk: list[FromKiosk]
) -> None:
    box = Mailbox()
    kiosk, desk, _key = pair()
    assert swapped(kiosk, box, *of_kiosk) == ()
    assert swapped(desk, box, *of_desk) == tuple(of_kiosk)
    assert swapped(kiosk, box) == tuple(of_desk)
    assert swapped(kiosk, box) == swapped(desk, box) == ()


@given(st.lists(st.sampled_from(["", "before", "after"]), min_size=1, max_size=8))
def test_whatever_fails_a_message_arrives_exactly_once(failures: list[str]) -> None:
    box = Mailbox()
    kiosk, desk, _key = pair()
    heard: list[Any] = []
    for number, failure in enumerate(failures):
        kiosk.say(Confirmed(str(number)))
        box.fails = failure
        try:
            kiosk.exchange(box)  # type: ignore[arg-type]
        except StoreError:
            assert failure
        box.fails = ""
        heard += swapped(desk, box)
    swapped(kiosk, box)
    heard += swapped(desk, box)
    assert [one.step for one in heard] == [str(n) for n in range(len(failures))]


def test_a_desk_that_joins_again_counts_on() -> None:
    box = Mailbox()
    kiosk, desk, key = pair()
    swapped(desk, box, Begin(), Say("hello"))
    swapped(kiosk, box, Confirmed("a"))
    again = Line("s", key, "desk")
    assert swapped(again, box, GoTo("b")) == (Confirmed("a"),)
    assert swapped(kiosk, box) == (GoTo("b"),)


@pytest.mark.parametrize("change", ["swap", "drop", "repeat", "forge", "alter"])
def test_a_mailbox_that_was_tampered_with_is_refused(change: str) -> None:
    box = Mailbox()
    kiosk, desk, _key = pair()
    swapped(desk, box, Begin(), Say("hello"), GoTo("x"))
    one, two, three = (message.body for message in box.kept)
    bodies = {
        "swap": (two, one, three),
        "drop": (one, three),
        "repeat": (one, two, one),
        "forge": (one, b"\x01" + bytes(60), two),
        "alter": (one, two[:-1] + bytes([two[-1] ^ 1]), three),
    }[change]
    box.kept = [
        Message(session="s", sequence=number, sender="desk", body=body)
        for number, body in enumerate(bodies, start=1)
    ]
    with pytest.raises(SealError):
        swapped(kiosk, box)


def test_a_key_of_another_session_opens_nothing() -> None:
    box = Mailbox()
    _kiosk, desk, _key = pair()
    swapped(desk, box, Begin())
    with pytest.raises(SealError):
        swapped(Line("s", SessionKey.new(), "kiosk"), box)


@pytest.mark.parametrize("last", [End(), Left()])
def test_the_last_word_ends_the_line(last: End | Left) -> None:
    box = Mailbox()
    kiosk, desk, _key = pair()
    speaker, hearer = (desk, kiosk) if isinstance(last, End) else (kiosk, desk)
    swapped(speaker, box, last)
    assert swapped(hearer, box) == (last,)
    assert hearer.over
    assert swapped(hearer, box, Confirmed("x")) == ()
    assert len(box.kept) == 1


@pytest.fixture
def store(tmp_path: Path) -> Any:  # noqa: ANN401 - a generator of one store
    made = embedded_store(tmp_path)
    yield made
    made.close()


def test_a_session_whose_messages_were_deleted_is_over(store: Records) -> None:
    kiosk, desk, _key = pair()
    swapped(desk, store, Begin())
    assert swapped(kiosk, store) == (Begin(),)
    store.end_session("s", deed("session-ended"))
    swapped(kiosk, store, Confirmed("x"))
    assert kiosk.over
    assert store.messages("s", 0) == ()


def test_nothing_that_is_said_can_be_read_in_the_database(
    store: Records, tmp_path: Path
) -> None:
    kiosk, _desk, _key = pair()
    shown = Shown(
        place="question", language="ko", step="name", answers={"name": "CANARYNAME"}
    )
    swapped(kiosk, store, shown, Confirmed("CANARYSTEP"))
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"CANARY" not in kept
    assert "CANARY" not in repr(shown)
