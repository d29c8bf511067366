"""A talk by ear: what staff say, and what the visitor says to staff in Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.counter import sessions
from tests.tui.counters import Counter, until
from tests.tui.hands import settled
from tests.tui.readers import Recorder, kiosk_of, listening
from tests.tui.talks import heard, joined, kiosk_talking, say_phrase, write

WRITTEN = "오늘 저녁에 축구를 봅니다"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = Counter(tmp_path)
    yield made
    made.close()


async def test_both_sides_of_a_talk_are_heard_but_not_what_was_written(
    counter: Counter,
) -> None:
    reader = Recorder()
    app = kiosk_talking(counter, reader=reader)
    async with app.run_test(size=(114, 32)) as pilot:
        await listening(pilot, "ko")
        helper = await joined(pilot, counter)
        helper.say(sessions.Say("hello"))
        await heard(pilot, 1)
        kiosk_of(pilot).tick()
        said = {each.text: each.language for each in reader.all}
        assert said["안녕하세요. 지금부터 도와드리겠습니다."] == "ko"
        assert "您好，我现在来帮您。" not in said

        await say_phrase(pilot, "greeting", "can-you-help")
        await until(pilot, lambda: helper.has_heard(sessions.Spoke))
        await settled(pilot)
        kiosk_of(pilot).tick()
        assert any(each.language == "zh" for each in reader.last)

        await write(pilot, WRITTEN)
        await until(pilot, lambda: helper.has_heard(sessions.Wrote))
        await settled(pilot)
        kiosk_of(pilot).tick()
        assert not any(WRITTEN in each.text for each in reader.all)
