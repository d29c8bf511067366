from __future__ import annotations

from typing import Any

import pytest

from kiosk.counter.calling import Calling, News, new_id
from kiosk.counter.calls import accepted
from kiosk.counter.calls_sealed import CallBody, sealed_call
from kiosk.counter.model import Call
from kiosk.counter.outbox import Outbox
from kiosk.counter.sessions import (
    Begin,
    Confirmed,
    End,
    FromKiosk,
    GoTo,
    Propose,
    Refused,
    Say,
    Shown,
)
from kiosk.sealing.session_box import SessionKey
from kiosk.tui.visitor.tongues import Tongues
from tests.counter.people import Bank
from tests.tui.desk.desks import (
    GRIDS,
    calm,
    deed_of,
    desk,
    desk_of,
    faults,
    hears,
    press,
    seen,
    type_in,
    workplace,
)

ANSWERS = {"for-whom": "me", "paid": "no", "dictated": "no", "of-age": "yes"}
SERVICE = "open-account"
TYPED = {"help-for": "me", "of-age": "yes", "consent": True, "help-needs": ["sight"]}
"""A visitor who is asked for words: which language they need."""


class AtKiosk:
    """A visitor's kiosk that called, without its screens."""

    def __init__(self, bank: Bank, service: str = SERVICE) -> None:
        self._bank = bank
        bank.store.desk_seen("desk-1", bank.clock())
        key = SessionKey.new()
        body = CallBody(bytes(key.raw))
        call = Call(
            id=new_id(),
            kiosk="K-05",
            language="ko",
            services=(service,),
            placed_at=bank.clock(),
            sealed=sealed_call(body, bank.keys.desk_public(), bank.keys.kiosk_key()),
        )
        self.calling = Calling(call, key, Outbox(lambda: 0.0), bank.clock)
        self.heard: list[Any] = []
        self.look()

    def look(self) -> News:
        news = self.calling.look(lambda: self._bank.store)
        self.heard += news.heard
        return news

    def say(self, *messages: FromKiosk) -> None:
        self.look()
        for message in messages:
            self.calling.say(message)
        self.look()

    def accept(self, who: str = "wang") -> str:
        call, staff = self.calling.call, self._bank.member(who)
        taken = accepted(call, staff, self._bank.clock())
        self._bank.store.change_call(taken, ("waiting",), deed_of(call))
        self.look()
        return call.id


def shown(step: str = "consent", service: str = SERVICE) -> Shown:
    return Shown(
        place="question",
        language="ko",
        services=(service,),
        step=step,
        answers=ANSWERS if service == SERVICE else TYPED,
    )


def languages_of(bank: Bank) -> Tongues:
    return workplace(bank).tongues


@pytest.mark.parametrize("size", GRIDS)
async def test_staff_see_the_step_in_both_languages(
    bank: Bank, size: tuple[int, int]
) -> None:
    visitor = AtKiosk(bank)
    call = visitor.accept()
    async with desk(bank, "wang", english=False).run_test(size=size) as pilot:
        await calm(pilot)
        await desk_of(pilot).desk.go("assist", call)
        await calm(pilot)
        visitor.say(shown())
        assert any(isinstance(one, Begin) for one in visitor.heard)
        await hears(pilot, "session")
        assert "您正在帮助自助机前的客户" in seen(pilot)
        assert "▶" in seen(pilot)
        theirs = languages_of(bank).voice("ko").tell("Who will use the account?").main
        assert (theirs[:8] in seen(pilot)) is (size[0] > 100)
        assert faults(pilot) == []


async def test_staff_lead_say_and_propose(bank: Bank) -> None:
    visitor = AtKiosk(bank)
    call = visitor.accept()
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await desk_of(pilot).desk.go("assist", call)
        await calm(pilot)
        visitor.say(shown("for-whom"))
        await hears(pilot, "session")
        for key in ("t", "down", "enter", "down", "enter", "enter"):
            await press(pilot, key)
        visitor.look()
        assert visitor.heard[-1] == Say("hello")
        await press(pilot, "escape", "enter")
        visitor.look()
        assert visitor.heard[-1] == GoTo("for-whom")
        await press(pilot, "p", "down", "enter")
        visitor.look()
        assert visitor.heard[-1] == Propose("for-whom", "other")
        visitor.say(Confirmed("for-whom"))
        await hears(pilot, "session")
        assert "The visitor said yes." in seen(pilot)
        visitor.say(Refused("for-whom"))
        await hears(pilot, "session")
        assert "The visitor said no." in seen(pilot)
        await press(pilot, "e")
        assert "The session is over." in seen(pilot)
        visitor.look()
        assert visitor.calling.standing.state == "over"
        verbs = [row.deed.verb for row in bank.store.audit_rows()]
        assert verbs[-2:] == ["session-started", "session-ended"]
        assert bank.store.messages(call, 0) == ()


async def test_what_is_typed_is_proposed_only_if_it_can_be_an_answer(
    bank: Bank,
) -> None:
    visitor = AtKiosk(bank, "special-help")
    call = visitor.accept()
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await desk_of(pilot).desk.go("assist", call)
        await calm(pilot)
        visitor.say(shown("interpreter-language", "special-help"))
        await hears(pilot, "session")
        await press(pilot, "p")
        await type_in(pilot, "")
        visitor.look()
        assert not any(isinstance(one, Propose) for one in visitor.heard)
        await type_in(pilot, "Sign language")
        visitor.look()
        assert visitor.heard[-1] == Propose("interpreter-language", "Sign language")


async def test_a_desk_that_starts_again_goes_on_with_the_session(bank: Bank) -> None:
    visitor = AtKiosk(bank)
    call = visitor.accept()
    for _desk in range(2):
        async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
            await calm(pilot)
            await desk_of(pilot).desk.go("assist", call)
            await calm(pilot)
            visitor.say(shown("for-whom"))
            await hears(pilot, "session")
            assert "You are helping a visitor" in seen(pilot)
    started = [row for row in bank.store.audit_rows() if row.deed.verb[:7] == "session"]
    assert len(started) == 1
    assert not any(isinstance(one, End) for one in visitor.heard)


async def test_a_visitor_who_left_is_told(bank: Bank) -> None:
    visitor = AtKiosk(bank)
    call = visitor.accept()
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await desk_of(pilot).desk.go("assist", call)
        await calm(pilot)
        visitor.look()
        visitor.calling.withdraw()
        visitor.calling.farewell(bank.store)
        await hears(pilot, "session")
        assert "The visitor has left the kiosk." in seen(pilot)


async def test_a_visitor_with_a_number_is_at_no_kiosk(bank: Bank) -> None:
    visitor = AtKiosk(bank)
    visitor.calling.want_number()
    visitor.look()
    call = visitor.calling.call
    taken = accepted(call, bank.member("wang"), bank.clock())
    bank.store.change_call(taken, ("numbered",), deed_of(call))
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await desk_of(pilot).desk.go("assist", call.id)
        await calm(pilot)
        assert "No session: the visitor is not at a kiosk." in seen(pilot)
