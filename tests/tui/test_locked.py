"""What cannot be done at a kiosk, and the one way out."""

from __future__ import annotations

import string

import pytest
from textual import events

from kiosk.tui.visitor.lock import Lock
from tests.tui.kiosks import PIN, Clock, at_home, kiosk, opened

KEYS = (
    *(f"ctrl+{letter}" for letter in string.ascii_lowercase),
    *(f"f{number}" for number in range(1, 25)),
    *("escape", "ctrl+backslash", "ctrl+@", "super+c", "shift+f10", "home", "end"),
    *("pageup", "pagedown", "insert", "delete", "ctrl+insert", "shift+insert"),
)


@pytest.mark.parametrize("slot", ["", "language", "display", "call", "again"])
async def test_no_key_leaves_the_kiosk(slot: str) -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        if slot:
            await pilot.click(f"#{slot}")
        frame = app.frame
        await pilot.press(
            "tab", *(key for key in KEYS if key not in ("ctrl+i", "ctrl+m"))
        )
        await pilot.pause()

        assert app.is_running
        assert app.screen is frame
        assert app.clipboard == ""
        assert app.return_code is None


async def test_a_burst_of_keys_and_pastes_is_harmless() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for _ in range(5):
            await pilot.press(*"P<UTOERIKSSON<<ANNA[@click=app.quit]")
        app.post_message(events.Paste("[/]\x1b]0;x\x07" * 50))
        await pilot.pause()

        assert app.is_running


async def test_the_actions_of_the_toolkit_do_nothing() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for action in (
            "quit",
            "help_quit",
            "command_palette",
            "suspend_process",
            "show_help_panel",
            "screenshot",
        ):
            await app.run_action(f"app.{action}")
        app.copy_to_clipboard("M12345678")
        app.open_url("http://example.com/")
        await pilot.pause()

        assert app.is_running
        assert app.clipboard == ""
        assert app.screen is app.frame


async def test_staff_leave_with_five_touches_and_the_pin() -> None:
    app = kiosk()
    async with app.run_test(size=(114, 32)) as pilot:
        await opened(pilot)
        for _ in range(5):
            await pilot.click("#head", offset=(6, 1))
        await pilot.pause()
        assert app.frame.page.id == "leave"
        await pilot.press(*PIN, "enter")
        await pilot.pause()
        await pilot.pause()

    assert app.return_code == 0


async def test_slow_touches_of_the_name_lead_nowhere() -> None:
    clock = Clock()
    app = kiosk(clock)
    async with app.run_test(size=(114, 32)) as pilot:
        await opened(pilot)
        for _ in range(8):
            clock.now += 1
            await pilot.click("#head", offset=(6, 1))
        await pilot.pause()

        assert app.frame.page.id == "welcome"


async def test_a_wrong_pin_does_not_open() -> None:
    app = kiosk()
    async with app.run_test(size=(114, 32)) as pilot:
        await opened(pilot)
        await app.frame.over("leave")
        await pilot.press(*"1357", "enter")
        await pilot.pause()

        assert app.is_running
        assert app.return_code is None


def test_guessing_a_pin_becomes_slower_and_slower() -> None:
    clock = Clock()
    lock = Lock(PIN, clock)

    assert [lock.opens("0000") for _ in range(3)] == [False] * 3
    assert lock.wait_seconds == 30
    assert not lock.opens(PIN)
    clock.now += 30
    assert not lock.opens("1111")
    assert lock.wait_seconds == 60
    clock.now += 60
    assert lock.opens(PIN)


def test_without_a_pin_nothing_opens() -> None:
    assert not Lock("", Clock()).opens("")


async def test_a_crash_says_a_calm_sentence_and_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = kiosk()
    entered = "M12345678"

    def fail() -> None:
        held = entered
        raise ValueError(held)

    async def crash() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot)
            app.call_later(fail)
            await pilot.pause()

    with pytest.raises(ValueError, match=entered):
        await crash()

    told = "".join(capsys.readouterr())
    assert "This kiosk has stopped" in told
    assert entered not in told
    assert app.return_code == 1
