"""A visitor who waits sees a number; the process that knew more is gone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.bridge.number import Number, number_in
from tests.bridge.browsers import browsing
from tests.bridge.served import serving, wait_for
from tests.records.stores import embedded_store

WELCOME = "Choose your language"
YOURS = "고객님의 번호는 1번입니다"


async def test_the_number_stands_in_a_fresh_process(tmp_path: Path) -> None:
    store = embedded_store(tmp_path / "counter")
    store.desk_seen("desk-1", datetime.now(UTC))
    with serving(tmp_path) as served:
        async with browsing(served, tmp_path) as browser:
            await browser.open()
            await browser.until_text(WELCOME)
            before = set(served.screens())
            await browser.tap_until("한국어", "처음부터")
            await browser.tap_until("직원 호출", "대기 순서: 1")
            await browser.tap_until("번호 받기", YOURS)
            (ended,) = [one for one in served.told() if one["event"] == "screen ended"]
            assert (ended["status"], ended["pid"] in before) == (20, True)
            wait_for(lambda: ended["pid"] not in served.screens())
            await browser.tap_until("끝내고 지우기", WELCOME)
            assert YOURS not in await browser.text()
    store.close()


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"number": 1},
        {"code": "ko"},
        {"number": 0, "code": "ko"},
        {"number": 100_000, "code": "ko"},
        {"number": True, "code": "ko"},
        {"number": "1", "code": "ko"},
        {"number": 1, "code": "E12345678"},
        {"number": 1, "code": ["ko"]},
    ],
)
def test_nothing_but_a_number_and_a_language_is_handed_on(
    told: dict[str, object],
) -> None:
    assert number_in(told) is None


def test_a_number_and_a_language_are_handed_on() -> None:
    assert number_in({"number": 7, "code": "zh", "more": 1}) == Number(7, "zh")
