"""Every page of the talk on every grid in every language: nothing cut."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kiosk.counter import sessions
from kiosk.tui.visitor.messages import TextWritten
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.text_box import TextBox
from tests.conftest import IN_PROOF
from tests.tui.counters import Counter, Helper
from tests.tui.ends import CODES
from tests.tui.grids import GRIDS, set_low
from tests.tui.hands import (
    Kiosk,
    action,
    app_of,
    frame_of,
    page_of,
    settled,
    strike,
    touch,
)
from tests.tui.kiosks import at_home, screen_text
from tests.tui.sights import faults
from tests.tui.talks import (
    choose_card,
    fill_box,
    heard,
    joined,
    kiosk_talking,
    to_talk,
)

EVERY = [(grid, code) for grid in GRIDS for code in CODES]
SOME = [(grid, CODES[place % len(CODES)]) for place, grid in enumerate(GRIDS, start=2)]
ALLOWED = "something ends in dots"
"""A phrase is chosen with blanks for what is still to be filled in."""


@pytest.mark.parametrize(("size", "code"), EVERY if IN_PROOF else SOME)
async def test_every_page_of_the_talk_can_be_read_and_used(
    tmp_path: Path, size: tuple[int, int], code: str
) -> None:
    counter = Counter(tmp_path)
    found: dict[str, list[str]] = {}
    async with kiosk_talking(counter).run_test(size=size) as pilot:
        await at_home(pilot, code)
        helper = await joined(pilot, counter)
        await set_low(pilot, GRIDS.index(size) % 2 == 1)
        async for name in states(pilot, helper):
            wrong = [one for one in faults(pilot) if one != ALLOWED]
            # The page under the talk lists services that not every language has.
            talks = page_of(pilot).id != "home"
            assert not talks or "‹EN›" not in screen_text(app_of(pilot)), name
            found[name] = wrong
    counter.close()
    assert {name: each for name, each in found.items() if each} == {}


async def states(pilot: Kiosk, helper: Helper) -> AsyncIterator[str]:
    yield "helped"
    await to_talk(pilot)
    yield "empty"
    helper.say(
        sessions.Say("hello"),
        sessions.Tell(text="", source="请稍等，我去问一下经理。", language="ko"),
        sessions.Say("document-until", {"date": "2030-02-03", "document": "passport"}),
    )
    await heard(pilot, 3)
    yield "said"
    frame = frame_of(pilot)
    frame.post_message(TextWritten("가" * 60))
    await heard(pilot, 4)
    yield "wrote"
    async for name in choosing(pilot):
        yield name
    async for name in writing(pilot):
        yield name


async def choosing(pilot: Kiosk) -> AsyncIterator[str]:
    await touch(pilot, action(pilot, "choose"))
    yield "situations"
    for phrase in ("number-is", "date-is", "time-is", "amount-is", "currency-is"):
        await choose_card(pilot, "language")
        yield f"phrases before {phrase}"
        await choose_card(pilot, phrase)
        yield phrase
        page_of(pilot).on_action("continue")
        await settled(pilot)
        yield f"{phrase} refused"
        fields = [each for each in page_of(pilot).query(Field) if each.region.area]
        if fields:
            await touch(pilot, fields[0])
            yield f"{phrase} typed"
            await strike(pilot, "done")
        page_of(pilot).back()
        page_of(pilot).back()
        await settled(pilot)
    await choose_card(pilot, "greeting")
    await choose_card(pilot, "can-you-help")
    yield "to send"
    await touch(pilot, action(pilot, "send"))
    assert page_of(pilot).id == "talk"


async def writing(pilot: Kiosk) -> AsyncIterator[str]:
    await touch(pilot, action(pilot, "write"))
    yield "to write"
    page_of(pilot).on_action("send")
    await settled(pilot)
    yield "nothing written"
    await touch(pilot, page_of(pilot).query_one(TextBox))
    yield "writing"
    await strike(pilot, "done")
    await fill_box(pilot, "the weather of the day, my good friend")
    await touch(pilot, action(pilot, "send"))
    yield "sent or asked"
