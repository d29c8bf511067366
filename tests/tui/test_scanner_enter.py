"""The Enter of a scanner ends a line, and neither confirms nor leaves out a scan."""

from __future__ import annotations

import pytest

from kiosk.tui.visitor.editors.typed import TypedEditor
from kiosk.tui.visitor.editors.zone import ZoneEditor
from kiosk.tui.visitor.pages.question import QuestionPage
from tests.tui.hands import Kiosk, app_of, page_of, press, settled, type_fast
from tests.tui.kiosks import at_home, kiosk
from tests.tui.test_grids import stand_on
from tests.tui.visits import SCAN


def scans(pilot: Kiosk) -> ZoneEditor:
    page = page_of(pilot)
    assert isinstance(page, QuestionPage)
    assert isinstance(page.editor, ZoneEditor), "the question of the scan is gone"
    return page.editor


async def test_the_last_enter_of_a_slow_scanner_does_not_confirm_the_document() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await stand_on(pilot, "renew-passport", "scan")
        await type_fast(pilot, SCAN.rstrip())
        assert scans(pilot).reading is not None
        await press(pilot, "enter", "enter")

        assert scans(pilot).reading is not None


async def test_an_enter_that_comes_alone_does_not_leave_the_scan_out() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await stand_on(pilot, "renew-passport", "scan")
        app_of(pilot).screen.set_focus(None)
        await press(pilot, "enter")
        await type_fast(pilot, SCAN)

        assert scans(pilot).reading is not None


async def test_keys_of_a_scanner_are_taken_whatever_was_touched_before() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await stand_on(pilot, "renew-passport", "scan")
        app_of(pilot).screen.set_focus(None)
        await settled(pilot)
        await type_fast(pilot, SCAN.replace("\n", ""))

        assert scans(pilot).reading is not None


async def test_two_enters_behind_an_unreadable_scan_do_not_leave_it_out() -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        await stand_on(pilot, "renew-passport", "scan")
        await type_fast(pilot, SCAN.replace("L898902C3", "L898902C4") + "\n\n")

        assert scans(pilot).query(".-wrong")


@pytest.mark.parametrize("led", ["\t", "\n"])
@pytest.mark.parametrize("slow", [False, True])
async def test_a_key_that_leads_on_does_not_skip_the_box_a_full_one_led_to(
    led: str, slow: bool
) -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        page = await stand_on(pilot, "open-account", "birth-date")
        assert isinstance(page, QuestionPage)
        assert isinstance(page.editor, TypedEditor)
        parts = ("12", led, "08", led, "1974")
        for some in parts if slow else ("".join(parts),):
            await type_fast(pilot, some)

        assert [field.text for field in page.editor.fields] == ["12", "08", "1974"]


@pytest.mark.parametrize("step", ["full-name", "birth-date"])
async def test_what_comes_behind_an_enter_stands_in_the_next_box(step: str) -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        page = await stand_on(pilot, "open-account", step)
        assert isinstance(page, QuestionPage)
        editor = page.editor
        assert isinstance(editor, TypedEditor)
        typed = ["1" if step == "birth-date" else "MIN"] * len(editor.fields)
        await type_fast(pilot, "\n".join(typed))

        assert [field.text for field in editor.fields] == typed
